#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "catalogue/quality_rows.h"
#include "report/messages.h"
#include "server/answers.h"
#include "server/application.h"
#include "server/group_table.h"
#include "server/overview.h"
#include "server/request_body.h"
#include "server/search.h"
#include "server/selection_kpis.h"
#include "server/track_profile.h"
#include "server/track_query.h"
#include "server/track_table.h"
#include "table/json.h"
#include "warehouse/history.h"
#include "warehouse/snapshot_reader.h"

// What the snapshot itself says: figures, tables and pages of tracks, artists and videos.

namespace crossfade::server {
namespace {

using table::Json;

const Board& board_of(const Call& call) { return *call.material.board; }

// An answer that begins with where it comes from.
Reply reply_with(const Call& call, Json json) {
  Json answer = Json::object().set("origin", json_origin(call.material));
  for (auto& [name, value] : std::get<Json::Object>(json.value())) answer.set(name, value);
  return json_reply(answer);
}

std::uint64_t identity_part(const Call& call) {
  const std::optional<std::uint64_t> identity = parse_identity(call.parts[0]);
  if (!identity) throw base::Error(base::ErrorKind::kNotFound, "there is none of this id");
  return *identity;
}

std::uint32_t track_part(const Call& call) {
  const auto row = find_track(board_of(call), identity_part(call));
  if (!row) throw base::Error(base::ErrorKind::kNotFound, "no track of the snapshot has this id");
  return *row;
}

std::uint32_t group_part(const Call& call, const RowGroups& groups) {
  const auto group = groups.find(identity_part(call));
  if (!group) throw base::Error(base::ErrorKind::kNotFound, "the snapshot has none of this id");
  return *group;
}

// Names of the API for columns of the table of tracks that are called otherwise there.
std::string track_column(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNames = {{
      {"expected_streams", "streams_expected_c"},
      {"expected_low", "streams_low_c"},
      {"expected_high", "streams_high_c"},
      {"hit_probability", "hit_probability_c"},
  }};
  const auto* found =
      std::ranges::find(kNames, name, &std::pair<std::string_view, std::string_view>::first);
  return found == kNames.end() ? name : std::string(found->second);
}

Json json_page(const TablePart& part, Json rows) {
  return std::move(Json::object()
                       .set("total", std::uint64_t{part.total})
                       .set("first", std::uint64_t{part.first})
                       .set("next", part.next.empty() ? Json() : Json(part.next))
                       .set("rows", std::move(rows)));
}

TrackTable track_table(const Call& call, const PageQuery& query) {
  TableSort sort = query.sort;
  sort.column = track_column(sort.column);
  return open_track_table(board_of(call), track_filter(call.request), sort);
}

GroupList group_list(const Call& call, Grouping grouping, const PageQuery& query) {
  TableSort sort = query.sort;
  if (grouping == Grouping::kVideo && sort.column == "title") sort.column = "name";
  return open_group_list(
      board_of(call), {.grouping = grouping, .filter = track_filter(call.request), .sort = sort});
}

Reply answer_groups(const Call& call, Grouping grouping, std::string_view sort) {
  refuse_unknown_beside_filter(call.request, {"sort", "order", "limit", "cursor", "first"});
  const PageQuery query = page_query(call.request, sort);
  const GroupList list = group_list(call, grouping, query);
  const TablePart part = query.cursor.empty() ? window(list, query.first, query.limit)
                                              : page(list, query.cursor, query.limit);
  Json rows = Json::array();
  for (const std::uint32_t place : part.items) {
    const std::uint32_t group = list.table->groups[place];
    rows.push(grouping == Grouping::kVideo
                  ? json_video_row(board_of(call), group, list.table->rows_of(place))
                  : json_artist_row(board_of(call), group, list.table->rows_of(place)));
  }
  return reply_with(call, json_page(part, std::move(rows)));
}

// What another snapshot than the latest counted of the board's tracks.
EarlierCounts counts_of(const Call& call, std::int64_t snapshot) {
  const Board& board = board_of(call);
  const auto entry = std::ranges::find(board.snapshots, snapshot, &warehouse::SnapshotEntry::id);
  if (entry == board.snapshots.end() || snapshot == board.snapshot) {
    throw base::Error(base::ErrorKind::kUsage,
                      "`since` names no snapshot besides the one that is shown", {},
                      "/api/v1/imports lists them");
  }
  return call.application.store().read([&](store::Store& store) {
    return read_earlier_counts(store, *entry, board.tracks, board.size());
  });
}

// With a byte order mark: without it Excel takes Korean for another encoding.
Reply csv_reply(std::string csv, const char* name) {
  return file_reply(name, "\xEF\xBB\xBF" + std::move(csv));
}

Reply answer_groups_csv(const Call& call, Grouping grouping, std::string_view sort,
                        const char* name) {
  refuse_unknown_beside_filter(call.request, {"sort", "order"});
  return csv_reply(groups_csv(group_list(call, grouping, page_query(call.request, sort))), name);
}

// The counts of several tracks together, snapshot by snapshot, the latest last.
Json json_summed_history(const Call& call, std::span<const std::uint32_t> rows) {
  std::unordered_set<std::uint64_t> tracks;
  for (const std::uint32_t row : rows) tracks.insert(board_of(call).catalogue().ids.track[row]);
  Json moments = Json::array();
  const auto& snapshots = board_of(call).snapshots;
  for (auto snapshot = snapshots.rbegin(); snapshot != snapshots.rend(); ++snapshot) {
    std::array<double, 4> sums;
    sums.fill(std::numeric_limits<double>::quiet_NaN());
    call.application.store().read([&](store::Store& store) {
      warehouse::visit_counts(store, snapshot->id, [&](const warehouse::TrackCounts& counts) {
        if (!tracks.contains(counts.track)) return;
        const std::array<double, 4> values = {counts.streams, counts.views, counts.likes,
                                              counts.comments};
        for (std::size_t i = 0; i < sums.size(); ++i) {
          if (!std::isnan(values[i]))
            sums[i] = std::isnan(sums[i]) ? values[i] : sums[i] + values[i];
        }
      });
    });
    moments.push(
        Json::object()
            .set("snapshot", snapshot->id)
            .set("as_of", snapshot->as_of.known() ? Json(base::to_string(snapshot->as_of)) : Json())
            .set("streams", json_number(sums[0]))
            .set("views", json_number(sums[1]))
            .set("likes", json_number(sums[2]))
            .set("comments", json_number(sums[3])));
  }
  return moments;
}

Json json_issue(const catalogue::ImportIssue& issue,
                const std::vector<catalogue::ImportedFile>& files) {
  const text::Bilingual words = report::say::kIssueKinds[static_cast<std::size_t>(issue.kind)];
  return std::move(
      Json::object()
          .set("file", issue.file < files.size() ? Json(files[issue.file].name) : Json())
          .set("record", issue.record)
          .set("line", issue.line)
          .set("column", issue.column.empty() ? Json() : Json(issue.column))
          .set("kind", catalogue::issue_kind_name(issue.kind))
          .set("words", Json::object().set("en", words.english).set("ko", words.korean))
          .set("cell", issue.cell));
}

Json json_files(const std::vector<catalogue::ImportedFile>& files) {
  Json list = Json::array();
  for (const catalogue::ImportedFile& file : files) {
    list.push(Json::object()
                  .set("name", file.name)
                  .set("digest", file.digest)
                  .set("records", file.records)
                  .set("tracks", file.tracks));
  }
  return list;
}

// What the rule or the complaint says; a rule's words are the quality report's.
text::Bilingual words_of(const Board& board, const catalogue::FaultyRow& entry) {
  for (const catalogue::RuleResult& rule : board.quality().rules) {
    if (rule.id == entry.rule) return rule.sentence;
  }
  for (std::size_t kind = 0; kind < std::size(report::say::kIssueKinds); ++kind) {
    if (catalogue::issue_kind_name(static_cast<catalogue::IssueKind>(kind)) == entry.rule) {
      return report::say::kIssueKinds[kind];
    }
  }
  return {entry.rule, entry.rule};
}

Json json_faulty_row(const Board& board, const catalogue::FaultyRow& entry) {
  const catalogue::Catalogue& c = board.catalogue();
  const text::Bilingual words = words_of(board, entry);
  Json json = Json::object();
  json.set("row", entry.row ? Json(std::uint64_t{*entry.row}) : Json());
  json.set("file", entry.place ? Json(board.import.files[entry.place->file].name) : Json());
  json.set("record", entry.place ? Json(std::uint64_t{entry.place->record}) : Json());
  json.set("line", entry.line ? Json(std::uint64_t{*entry.line}) : Json());
  json.set("artist", entry.row ? Json(c.text(c.artist[*entry.row])) : Json());
  json.set("track", entry.row ? Json(c.text(c.track[*entry.row])) : Json());
  json.set("track_id", entry.row ? Json(identity_text(c.ids.track[*entry.row])) : Json());
  json.set("rule", entry.rule).set("part", catalogue::quality_part_name(entry.part));
  json.set("sentence", Json::object().set("en", words.english).set("ko", words.korean));
  json.set("column", entry.column.empty() ? Json() : Json(entry.column));
  return std::move(json.set("value", entry.value));
}

}  // namespace

Reply answer_kpis(const Call& call) {
  refuse_unknown_beside_filter(call.request, {"since"});
  const Board& board = board_of(call);
  const auto selection = select_tracks(board, track_filter(call.request));
  const std::optional<std::size_t> since = count_parameter(call.request, "since");
  if (!since) return reply_with(call, json_kpis(board, *kpis_of(board, *selection)));
  const EarlierCounts earlier = counts_of(call, static_cast<std::int64_t>(*since));
  return reply_with(call, json_kpis(board, kpis_since(board, *selection, earlier)));
}

Reply answer_overview(const Call& call) {
  refuse_unknown_beside_filter(call.request, {});
  return reply_with(call, json_overview(board_of(call), track_filter(call.request)));
}

Reply answer_scatter(const Call& call) {
  refuse_unknown_beside_filter(call.request, {});
  const auto selection = select_tracks(board_of(call), track_filter(call.request));
  return reply_with(call, json_scatter(board_of(call), *selection));
}

Reply answer_tracks(const Call& call) {
  refuse_unknown_beside_filter(call.request, {"sort", "order", "limit", "cursor", "first"});
  const PageQuery query = page_query(call.request, "streams");
  const TrackTable table = track_table(call, query);
  const TablePart part = query.cursor.empty() ? window(table, query.first, query.limit)
                                              : page(table, query.cursor, query.limit);
  Json rows = Json::array();
  for (const std::uint32_t row : part.items) rows.push(json_track_row(board_of(call), row));
  return reply_with(call, json_page(part, std::move(rows)));
}

Reply answer_tracks_csv(const Call& call) {
  refuse_unknown_beside_filter(call.request, {"sort", "order"});
  const TrackTable table = track_table(call, page_query(call.request, "streams"));
  std::string csv;
  write_csv(board_of(call), *table.order, {}, [&csv](std::string_view piece) { csv += piece; });
  return csv_reply(std::move(csv), "tracks.csv");
}

Reply answer_artists(const Call& call) { return answer_groups(call, Grouping::kArtist, "streams"); }
Reply answer_videos(const Call& call) { return answer_groups(call, Grouping::kVideo, "views"); }

Reply answer_artists_csv(const Call& call) {
  return answer_groups_csv(call, Grouping::kArtist, "streams", "artists.csv");
}
Reply answer_videos_csv(const Call& call) {
  return answer_groups_csv(call, Grouping::kVideo, "views", "videos.csv");
}

Reply answer_track(const Call& call) {
  const std::uint32_t row = track_part(call);
  const std::uint64_t identity = board_of(call).catalogue().ids.track[row];
  const std::vector<warehouse::DatedCounts> history = call.application.store().read(
      [&](store::Store& store) { return warehouse::read_history(store, identity); });
  return reply_with(call, json_track(board_of(call), row, history));
}

Reply answer_artist(const Call& call) {
  const Board& board = board_of(call);
  const std::uint32_t group = group_part(call, board.artists);
  Json json = json_artist(board, group);
  json.set("history", json_summed_history(call, board.artists.rows_of(group)));
  return reply_with(call, std::move(json));
}

Reply answer_video(const Call& call) {
  const Board& board = board_of(call);
  const std::uint32_t group = group_part(call, board.videos);
  Json json = json_video(board, group);
  json.set("history", json_summed_history(call, board.videos.rows_of(group).first(1)));
  return reply_with(call, std::move(json));
}

Reply answer_search(const Call& call) {
  refuse_unknown(call.request, {"q"});
  const std::optional<std::string_view> words = call.request.parameter("q");
  if (!words) {
    throw base::Error(base::ErrorKind::kUsage, "nothing is searched for", {}, "add ?q=");
  }
  return json_reply(json_search(board_of(call), search_text(*words)));
}

Reply answer_imports(const Call& call) {
  Json imports = Json::array();
  call.application.store().read([&](store::Store& store) {
    for (const warehouse::SnapshotEntry& entry : board_of(call).snapshots) {
      imports.push(
          Json::object()
              .set("snapshot", entry.id)
              .set("as_of", entry.as_of.known() ? Json(base::to_string(entry.as_of)) : Json())
              .set("files", json_files(warehouse::read_files(store, entry.id)))
              .set("tracks", std::uint64_t{entry.tracks})
              .set("issues", std::uint64_t{entry.issues}));
    }
  });
  return json_reply(Json::object().set("imports", std::move(imports)));
}

Reply answer_import_issues(const Call& call) {
  refuse_unknown(call.request, {"limit", "cursor", "first"});
  const std::int64_t snapshot = number_of(call.parts[0]);
  const PageQuery query = page_query(call.request, "line");
  const auto& snapshots = board_of(call).snapshots;
  const auto entry = std::ranges::find(snapshots, snapshot, &warehouse::SnapshotEntry::id);
  if (entry == snapshots.end()) {
    throw base::Error(base::ErrorKind::kNotFound, "there is no import of this number");
  }
  const std::size_t first = count_parameter(call.request, "cursor").value_or(query.first);
  Json rows = Json::array();
  call.application.store().read([&](store::Store& store) {
    const auto files = warehouse::read_files(store, snapshot);
    for (const catalogue::ImportIssue& issue :
         warehouse::read_issues(store, snapshot, first, query.limit)) {
      rows.push(json_issue(issue, files));
    }
  });
  const bool more = first + query.limit < entry->issues;
  return reply_with(call, json_page({.first = first,
                                     .total = entry->issues,
                                     .next = more ? std::to_string(first + query.limit) : ""},
                                    std::move(rows)));
}

Reply answer_quality_rows(const Call& call) {
  const Board& board = board_of(call);
  refuse_unknown(call.request, {"rule", "limit", "cursor", "first"});
  const PageQuery query = page_query(call.request, "rule");
  const std::optional<std::string_view> rule = call.request.parameter("rule");
  const std::size_t first = count_parameter(call.request, "cursor").value_or(query.first);
  Json rows = Json::array();
  std::size_t total = 0;
  if (board.size() > 0) {
    const catalogue::FaultyRows faulty(board.quality(), board.import);
    for (std::size_t i = 0; i < faulty.size(); ++i) {
      const catalogue::FaultyRow entry = faulty.at(i);
      if (rule && entry.rule != *rule) continue;
      const std::size_t place = total++;
      if (place < first || place >= first + query.limit) continue;
      rows.push(json_faulty_row(board, entry));
    }
  }
  return reply_with(
      call,
      json_page({.first = first,
                 .total = total,
                 .next = first + query.limit < total ? std::to_string(first + query.limit) : ""},
                std::move(rows)));
}

}  // namespace crossfade::server
