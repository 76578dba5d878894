#include "server/track_profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "insight/platform_gap.h"
#include "report/json_parts.h"
#include "server/group_table.h"
#include "server/item_order.h"
#include "server/selection_kpis.h"
#include "server/track_columns.h"

namespace crossfade::server {
namespace {

using table::Json;

constexpr std::size_t kListedTracks = 100;

// Members of a row and the columns that they come from.
struct Member {
  std::string_view name;
  std::string_view column;
};
constexpr auto kMembers = std::to_array<Member>({
    {"id", "track_id"},
    {"artist", "artist"},
    {"artist_id", "artist_id"},
    {"track", "track"},
    {"album", "album"},
    {"album_type", "album_type"},
    {"release_date", "release_date"},
    {"streams", "streams"},
    {"views", "views"},
    {"likes", "likes"},
    {"comments", "comments"},
    {"engagement", "engagement"},
    {"licensed", "licensed"},
    {"official_video", "official_video"},
    {"video_kind", "video_kind"},
    {"title", "title"},
    {"channel", "channel"},
    {"duration_ms", "duration_ms"},
    {"tempo_bpm", "tempo_bpm"},
    {"key", "key"},
    {"danceability", "danceability"},
    {"energy", "energy"},
    {"loudness_db", "loudness_db"},
    {"speechiness", "speechiness"},
    {"acousticness", "acousticness"},
    {"instrumentalness", "instrumentalness"},
    {"liveness", "liveness"},
    {"valence", "valence"},
    {"expected_streams", "streams_expected_c"},
    {"expected_low", "streams_low_c"},
    {"expected_high", "streams_high_c"},
    {"hit_probability", "hit_probability_c"},
});

// Null where the latest study has no such model, or there is none.
Json cell_of(const Board& board, std::string_view column, std::uint32_t row) {
  const auto found = std::ranges::find(board.columns, column, &TrackColumn::id);
  return found == board.columns.end() ? Json() : json_cell(board, *found, row);
}

Json json_date(base::Date day) { return day.known() ? Json(base::to_string(day)) : Json(); }

Json json_name(const Board& board, catalogue::NameId name) {
  return name == catalogue::kNoName ? Json() : Json(board.catalogue().text(name));
}

Json json_hit(const registry::PredictionColumn& model, std::uint32_t row, double streams,
              double threshold) {
  const bool is_known = !std::isnan(streams) && !std::isnan(threshold);
  return std::move(Json::object()
                       .set("target", model.target)
                       .set("scenario", model.scenario)
                       .set("predicted", double{model.value[row]})
                       .set("low", nullptr)
                       .set("high", nullptr)
                       .set("truth", is_known ? Json(streams > threshold ? 1.0 : 0.0) : Json()));
}

Json json_count_prediction(const registry::PredictionColumn& model, std::uint32_t row,
                           double truth) {
  const auto end = [row](const std::vector<float>& ends) {
    return json_number(ends.empty() ? std::nan("") : std::expm1(double{ends[row]}));
  };
  return std::move(Json::object()
                       .set("target", model.target)
                       .set("scenario", model.scenario)
                       .set("predicted", json_number(std::expm1(double{model.value[row]})))
                       .set("low", end(model.low))
                       .set("high", end(model.high))
                       .set("truth", json_number(truth)));
}

// The counts that the latest study was judged by: those of its own snapshot. NaN where it had none.
warehouse::TrackCounts judged_counts(const Board& board, std::uint32_t row,
                                     std::span<const warehouse::DatedCounts> history) {
  const catalogue::Catalogue& c = board.catalogue();
  if (board.study->is_current) return {.streams = c.streams[row], .views = c.views[row]};
  const auto then =
      std::ranges::find(history, board.study->entry.snapshot, &warehouse::DatedCounts::snapshot);
  if (then != history.end()) return then->counts;
  return {.streams = std::nan(""), .views = std::nan("")};
}

Json json_predictions(const Board& board, std::uint32_t row,
                      std::span<const warehouse::DatedCounts> history) {
  Json predictions = Json::array();
  if (!board.study) return predictions;
  const warehouse::TrackCounts truth = judged_counts(board, row, history);
  for (const registry::PredictionColumn& model : board.study->predictions) {
    if (std::isnan(model.value[row])) continue;
    const double count = model.target == "log_views" ? truth.views : truth.streams;
    predictions.push(model.target == "hit" ? json_hit(model, row, count, board.study->hit_threshold)
                                           : json_count_prediction(model, row, count));
  }
  return predictions;
}

Json json_history(std::span<const warehouse::DatedCounts> history) {
  Json moments = Json::array();
  for (const warehouse::DatedCounts& each : history) {
    moments.push(Json::object()
                     .set("snapshot", each.snapshot)
                     .set("as_of", json_date(each.as_of))
                     .set("streams", json_number(each.counts.streams))
                     .set("views", json_number(each.counts.views))
                     .set("likes", json_number(each.counts.likes))
                     .set("comments", json_number(each.counts.comments)));
  }
  return moments;
}

Json json_nearest(const Board& board, std::uint32_t row) {
  const catalogue::Catalogue& c = board.catalogue();
  Json nearest = Json::array();
  for (const score::Neighbour& each :
       board.neighbours().nearest(score::sound_of(c, row), c.ids.recording[row])) {
    nearest.push(Json::object()
                     .set("artist", each.artist)
                     .set("track", each.track)
                     .set("id", identity_text(each.track_identity))
                     .set("streams", json_number(each.streams))
                     .set("distance", each.distance));
  }
  return nearest;
}

// By falling streams, unknown ones last.
Json json_rows(const Board& board, std::span<const std::uint32_t> rows) {
  std::vector<double> streams;
  for (const std::uint32_t row : rows) streams.push_back(board.catalogue().streams[row]);
  ItemOrder order = sort_items(rows, streams, true);
  order.resize(std::min(order.size(), kListedTracks));
  Json list = Json::array();
  for (const std::uint32_t row : order) list.push(json_track_row(board, row));
  return list;
}

Json json_same_recording(const Board& board, std::uint32_t row) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t other = 0; other < board.size(); ++other) {
    const bool is_same = board.owners.recording[other] == board.owners.recording[row];
    if (is_same && other != row) rows.push_back(other);
  }
  return json_rows(board, rows);
}

bool is_text(const Json* json, std::string_view text) {
  const auto* value = json == nullptr ? nullptr : std::get_if<std::string>(&json->value());
  return value != nullptr && *value == text;
}

// The study lists the tracks that lie farthest above their band on a platform; this one by its
// names, since rows of the study's snapshot may be others by now.
Json json_gaps(const Board& board, std::uint32_t row) {
  const catalogue::Catalogue& c = board.catalogue();
  Json gaps = Json::array();
  const Json* findings = board.study ? board.study->report.find("findings") : nullptr;
  const Json* platforms = findings == nullptr ? nullptr : findings->find("platform_gaps");
  if (platforms == nullptr) return gaps;
  for (const Json& platform : std::get<Json::Array>(platforms->value())) {
    for (const Json& track : std::get<Json::Array>(platform.find("tracks")->value())) {
      if (!is_text(track.find("artist"), c.text(c.artist[row])) ||
          !is_text(track.find("track"), c.text(c.track[row]))) {
        continue;
      }
      Json gap = Json::object().set("platform", *platform.find("platform"));
      for (const char* name : {"count", "expected", "low", "high", "ratio"}) {
        gap.set(name, *track.find(name));
      }
      gaps.push(std::move(gap));
    }
  }
  return gaps;
}

Json json_resampled(const Board& board, std::span<const std::uint32_t> rows, Json json) {
  const SelectionKpis kpis = take_selection_kpis(board, rows);
  return std::move(
      json.set("kpis", report::json_kpis(kpis.kpis)).set("resamples", kpis.kpis.resamples));
}

}  // namespace

std::optional<std::uint32_t> find_track(const Board& board, std::uint64_t identity) {
  const auto group = board.tracks.find(identity);
  if (!group) return std::nullopt;
  return board.tracks.rows_of(*group).front();
}

Json json_track_row(const Board& board, std::uint32_t row) {
  Json json = Json::object().set("row", std::uint64_t{row});
  for (const Member& member : kMembers) json.set(member.name, cell_of(board, member.column, row));
  return json;
}

Json json_artist_row(const Board& board, std::uint32_t group, std::span<const std::uint32_t> rows) {
  const GroupFigures figures = figures_of(board, Grouping::kArtist, rows);
  Json json = Json::object()
                  .set("id", identity_text(board.artists.identity(group)))
                  .set("name", json_name(board, board.artists.name(group)));
  for (const char* name : {"tracks", "streams", "median_streams", "best_streams", "views",
                           "engagement", "hits", "music_videos"}) {
    json.set(name, json_number(figure_of(figures, name)));
  }
  return json;
}

Json json_video_row(const Board& board, std::uint32_t group, std::span<const std::uint32_t> rows) {
  const GroupFigures figures = figures_of(board, Grouping::kVideo, rows);
  const std::uint32_t first = rows.front();
  Json json = Json::object().set("id", identity_text(board.videos.identity(group)));
  constexpr std::array<Member, 10> kOfFirst = {{{"title", "title"},
                                                {"channel", "channel"},
                                                {"kind", "video_kind"},
                                                {"url", "video_url"},
                                                {"licensed", "licensed"},
                                                {"official", "official_video"},
                                                {"artist", "artist"},
                                                {"artist_id", "artist_id"},
                                                {"track", "track"},
                                                {"track_id", "track_id"}}};
  for (const Member& member : kOfFirst) json.set(member.name, cell_of(board, member.column, first));
  for (const char* name : {"views", "likes", "comments", "engagement", "tracks", "streams"}) {
    json.set(name, json_number(figure_of(figures, name)));
  }
  return json;
}

Json json_track(const Board& board, std::uint32_t row,
                std::span<const warehouse::DatedCounts> history) {
  std::vector<std::uint32_t> others;
  for (const std::uint32_t other : board.artists.rows_of(board.artists.of_row(row))) {
    if (other != row) others.push_back(other);
  }
  return std::move(Json::object()
                       .set("track", json_track_row(board, row))
                       .set("isrc", cell_of(board, "isrc", row))
                       .set("spotify_uri", cell_of(board, "spotify_uri", row))
                       .set("video_url", cell_of(board, "video_url", row))
                       .set("video_id", cell_of(board, "video_id", row))
                       .set("history", json_history(history))
                       .set("out_of_fold", json_predictions(board, row, history))
                       .set("nearest", json_nearest(board, row))
                       .set("others", json_rows(board, others))
                       .set("also_under", json_same_recording(board, row))
                       .set("gaps", json_gaps(board, row)));
}

Json json_artist(const Board& board, std::uint32_t group) {
  const std::span<const std::uint32_t> rows = board.artists.rows_of(group);
  return std::move(
      json_resampled(board, rows, Json::object().set("artist", json_artist_row(board, group, rows)))
          .set("tracks", json_rows(board, rows)));
}

Json json_video(const Board& board, std::uint32_t group) {
  const std::span<const std::uint32_t> rows = board.videos.rows_of(group);
  return std::move(Json::object()
                       .set("video", json_video_row(board, group, rows))
                       .set("tracks", json_rows(board, rows)));
}

}  // namespace crossfade::server
