#include "server/group_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "base/error.h"
#include "server/board.h"
#include "server/board_caches.h"
#include "table/csv_writer.h"

namespace crossfade::server {
namespace {

using catalogue::Catalogue;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view kName = "name";

struct Figure {
  std::string_view id;
  double GroupFigures::*value;
};
constexpr std::array kFigures = {
    Figure{"tracks", &GroupFigures::tracks},
    Figure{"recordings", &GroupFigures::recordings},
    Figure{"streams", &GroupFigures::streams},
    Figure{"median_streams", &GroupFigures::median_streams},
    Figure{"best_streams", &GroupFigures::best_streams},
    Figure{"streams_known", &GroupFigures::streams_known},
    Figure{"hits", &GroupFigures::hits},
    Figure{"music_videos", &GroupFigures::music_videos},
    Figure{"views", &GroupFigures::views},
    Figure{"likes", &GroupFigures::likes},
    Figure{"comments", &GroupFigures::comments},
    Figure{"engagement", &GroupFigures::engagement},
    Figure{"streams_per_view", &GroupFigures::streams_per_view},
};

std::string grouping_name(Grouping grouping) {
  constexpr std::array kNames = {"artists", "videos", "channels"};
  return kNames[static_cast<std::size_t>(grouping)];
}

const Figure& find_figure(const std::string& column) {
  const auto found = std::ranges::find(kFigures, column, &Figure::id);
  if (found == kFigures.end()) {
    throw base::Error(base::ErrorKind::kUsage, "the table has no column \"" + column + "\"");
  }
  return *found;
}

// Which groups' names have all words of `text`.
std::vector<char> groups_named(const Board& board, const RowGroups& groups,
                               const std::string& text) {
  const SearchWords query = search_words(text);
  std::vector<char> named(groups.size(), query.words.empty() ? 1 : 0);
  if (query.words.empty()) return named;
  const std::vector<std::uint8_t> words = board.texts.words_of_names(query);
  const auto all = static_cast<std::uint8_t>((1U << query.words.size()) - 1);
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    const catalogue::NameId name = groups.name(group);
    named[group] = name != catalogue::kNoName && words[name] == all ? 1 : 0;
  }
  return named;
}

GroupTable make_table(const Board& board, const GroupQuery& query, const Selection& selection) {
  const RowGroups& groups = groups_of(board, query.grouping);
  const std::vector<char> named = groups_named(board, groups, query.text);
  std::vector<std::uint32_t> place(groups.size());  // first how many rows, then where they go
  for (const std::uint32_t row : selection.rows) {
    const std::uint32_t group = groups.of_row(row);
    if (group != RowGroups::kNoGroup && named[group] != 0) ++place[group];
  }
  GroupTable table;
  std::uint32_t total = 0;
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    if (place[group] == 0) continue;
    table.groups.push_back(group);
    table.starts.push_back(total);
    total += std::exchange(place[group], total);
  }
  table.starts.push_back(total);
  table.rows.resize(total);
  for (const std::uint32_t row : selection.rows) {
    const std::uint32_t group = groups.of_row(row);
    if (group != RowGroups::kNoGroup && named[group] != 0) table.rows[place[group]++] = row;
  }
  return table;
}

// Tracks of one video all carry the video's own counts.
double total_of(const std::vector<double>& column, std::span<const std::uint32_t> rows,
                bool is_shared) {
  double total = kNaN;
  for (const std::uint32_t row : rows) {
    const double value = column[row];
    if (std::isnan(value)) continue;
    if (is_shared) return value;
    total = std::isnan(total) ? value : total + value;
  }
  return total;
}

// Of the counts `above` those whose sum stands above the line: both sums over the rows that have
// all of them.
double ratio_of_sums(std::span<const std::vector<double>* const> above,
                     const std::vector<double>& below, std::span<const std::uint32_t> rows) {
  double numerator = 0;
  double denominator = 0;
  for (const std::uint32_t row : rows) {
    double value = 0;
    for (const std::vector<double>* column : above) value += (*column)[row];
    if (std::isnan(value) || std::isnan(below[row])) continue;
    numerator += value;
    denominator += below[row];
  }
  return denominator > 0 ? numerator / denominator : kNaN;
}

void set_median(const Catalogue& catalogue, std::span<const std::uint32_t> rows,
                GroupFigures& figures) {
  std::vector<double> known;
  for (const std::uint32_t row : rows) {
    if (!std::isnan(catalogue.streams[row])) known.push_back(catalogue.streams[row]);
  }
  figures.streams_known = static_cast<double>(known.size());
  figures.median_streams = figures.best_streams = kNaN;
  if (known.empty()) return;
  figures.best_streams = *std::ranges::max_element(known);
  const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
  std::nth_element(known.begin(), middle, known.end());
  figures.median_streams =
      known.size() % 2 == 1 ? *middle : (*std::max_element(known.begin(), middle) + *middle) / 2;
}

std::size_t count_recordings(const Board& board, std::span<const std::uint32_t> rows) {
  std::vector<std::uint32_t> recordings;
  for (const std::uint32_t row : rows) recordings.push_back(board.owners.recording[row]);
  std::ranges::sort(recordings);
  return static_cast<std::size_t>(std::ranges::unique(recordings).begin() - recordings.begin());
}

ItemOrder make_order(const GroupList& list) {
  const Board& board = *list.board;
  const RowGroups& groups = groups_of(board, list.query.grouping);
  std::vector<std::uint32_t> places;
  std::vector<double> keys;
  if (list.query.sort.column == kName) {
    std::vector<catalogue::NameId> names;
    for (std::uint32_t group = 0; group < groups.size(); ++group) {
      names.push_back(groups.name(group));
    }
    const auto ranks = rank_names(board, grouping_name(list.query.grouping), names);
    for (const std::uint32_t group : list.table->groups) {
      keys.push_back(rank_key(board, *ranks, groups.name(group)));
    }
  } else {
    const Figure& figure = find_figure(list.query.sort.column);
    for (std::size_t i = 0; i < list.table->groups.size(); ++i) {
      keys.push_back(figures_of(board, list.query.grouping, list.table->rows_of(i)).*figure.value);
    }
  }
  for (std::uint32_t i = 0; i < keys.size(); ++i) places.push_back(i);
  return sort_items(places, keys, list.query.sort.descending);
}

KeyOf key_of(const GroupList& list) {
  return [&list](std::uint32_t place) {
    const Board& board = *list.board;
    if (list.query.sort.column == kName) {
      const RowGroups& groups = groups_of(board, list.query.grouping);
      return SortKey{kNaN, sort_text(board, groups.name(list.table->groups[place]))};
    }
    const Figure& figure = find_figure(list.query.sort.column);
    return SortKey{figures_of(board, list.query.grouping, list.table->rows_of(place)).*figure.value,
                   {}};
  };
}

}  // namespace

const RowGroups& groups_of(const Board& board, Grouping grouping) {
  switch (grouping) {
    case Grouping::kVideo:
      return board.videos;
    case Grouping::kChannel:
      return board.channels;
    default:
      return board.artists;
  }
}

GroupFigures figures_of(const Board& board, Grouping grouping,
                        std::span<const std::uint32_t> rows) {
  const Catalogue& c = board.catalogue();
  const bool is_video = grouping == Grouping::kVideo;
  const std::array<const std::vector<double>*, 2> engaged = {&c.likes, &c.comments};
  const std::array<const std::vector<double>*, 1> streams = {&c.streams};
  GroupFigures figures;
  figures.tracks = static_cast<double>(rows.size());
  figures.recordings = static_cast<double>(count_recordings(board, rows));
  figures.streams = total_of(c.streams, rows, false);
  figures.views = total_of(c.views, rows, is_video);
  figures.likes = total_of(c.likes, rows, is_video);
  figures.comments = total_of(c.comments, rows, is_video);
  figures.engagement = ratio_of_sums(engaged, c.views, rows);
  figures.streams_per_view = ratio_of_sums(streams, c.views, rows);
  for (const std::uint32_t row : rows) {
    if (c.streams[row] > board.hit_threshold) ++figures.hits;
    if (board.video_kind[row] == features::VideoKind::kMusicVideo) ++figures.music_videos;
  }
  set_median(c, rows, figures);
  return figures;
}

GroupList open_group_list(const Board& board, const GroupQuery& query) {
  if (query.sort.column != kName) find_figure(query.sort.column);
  const auto selection = select_tracks(board, query.filter);
  const std::string key =
      grouping_name(query.grouping) + ' ' + search_words(query.text).whole + '\n' + selection->key;
  GroupList list{&board, query, nullptr, nullptr};
  list.table =
      board.caches->group_tables.get(key, [&] { return make_table(board, query, *selection); });
  list.order = board.caches->orders.get(
      query.sort.column + (query.sort.descending ? " down " : " up ") + key,
      [&] { return make_order(list); });
  return list;
}

TablePart window(const GroupList& list, std::size_t first, std::size_t count) {
  return cut_order(*list.order, first, count, list.query.sort, key_of(list));
}

TablePart page(const GroupList& list, std::string_view cursor, std::size_t count) {
  const std::size_t first =
      cursor.empty() ? 0 : place_behind(cursor, list.query.sort, *list.order, key_of(list));
  return window(list, first, count);
}

double figure_of(const GroupFigures& figures, const std::string& id) {
  return figures.*find_figure(id).value;
}

std::string groups_csv(const GroupList& list) {
  const Board& board = *list.board;
  const RowGroups& groups = groups_of(board, list.query.grouping);
  table::CsvWriter csv;
  csv.cell("id").cell(kName);
  for (const Figure& figure : kFigures) csv.cell(figure.id);
  csv.end_row();
  for (const std::uint32_t place : *list.order) {
    const std::uint32_t group = list.table->groups[place];
    csv.integer(groups.identity(group)).cell(board.catalogue().text(groups.name(group)));
    const GroupFigures figures = figures_of(board, list.query.grouping, list.table->rows_of(place));
    for (const Figure& figure : kFigures) write_number(figures.*figure.value, csv);
    csv.end_row();
  }
  return csv.text();
}

}  // namespace crossfade::server
