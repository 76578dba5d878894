#include "server/track_table.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "server/board.h"
#include "server/board_caches.h"

namespace crossfade::server {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kPieceBytes = 1 << 20;
// A match and a count in one number, both whole: counts reach 1e15 < 2^50, matches 3, so that the
// sum stays below 2^53.
constexpr double kLargestCount = 1125899906842624;  // 2^50

double match_key(const TrackTable& table, std::size_t place) {
  const Selection& selection = *table.selection;
  if (selection.match.empty()) return 0;
  const double streams = table.board->catalogue().streams[selection.rows[place]];
  const double known = std::isnan(streams) ? 0 : std::min(std::floor(streams) + 1, kLargestCount);
  return static_cast<double>(selection.match[place]) * 2 * kLargestCount + kLargestCount - known;
}

bool is_sortable(const TrackColumn& column) { return column.kind != CellKind::kIdentity; }

// The column to sort by; null for those that are none of the table's.
const TrackColumn* sort_column(const Board& board, const std::string& id) {
  if (id == kSortByRow || id == kSortByMatch) return nullptr;
  const TrackColumn& column = find_column(board, id);
  if (!is_sortable(column)) {
    throw base::Error(base::ErrorKind::kUsage, "tracks cannot be sorted by \"" + id + "\"");
  }
  return &column;
}

std::vector<catalogue::NameId> names_of(const Board& board, const TrackColumn& column) {
  std::vector<catalogue::NameId> names;
  names.reserve(board.size());
  for (std::uint32_t row = 0; row < board.size(); ++row) names.push_back(column.name(board, row));
  return names;
}

ItemOrder make_order(const TrackTable& table, const TrackColumn* column) {
  const Board& board = *table.board;
  const std::vector<std::uint32_t>& rows = table.selection->rows;
  std::vector<double> keys;
  keys.reserve(rows.size());
  if (column == nullptr) {
    const bool by_match = table.sort.column == kSortByMatch;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      keys.push_back(by_match ? match_key(table, i) : rows[i]);
    }
  } else if (column->kind == CellKind::kName) {
    const auto ranks = rank_names(board, column->id, names_of(board, *column));
    for (const std::uint32_t row : rows) {
      keys.push_back(rank_key(board, *ranks, column->name(board, row)));
    }
  } else {
    for (const std::uint32_t row : rows) keys.push_back(column->number(board, row));
  }
  return sort_items(rows, keys, table.sort.descending);
}

KeyOf key_of(const TrackTable& table) {
  const Board& board = *table.board;
  const TrackColumn* const column = sort_column(board, table.sort.column);
  if (column == nullptr && table.sort.column == kSortByRow) {
    return [](std::uint32_t row) { return SortKey{static_cast<double>(row), {}}; };
  }
  if (column == nullptr) {
    return [&table](std::uint32_t row) {
      const std::vector<std::uint32_t>& rows = table.selection->rows;
      const auto place = std::ranges::lower_bound(rows, row) - rows.begin();
      return SortKey{match_key(table, static_cast<std::size_t>(place)), {}};
    };
  }
  if (column->kind == CellKind::kName) {
    return [&board, column](std::uint32_t row) {
      return SortKey{kNaN, sort_text(board, column->name(board, row))};
    };
  }
  return [&board, column](std::uint32_t row) { return SortKey{column->number(board, row), {}}; };
}

std::vector<const TrackColumn*> chosen(const Board& board, std::span<const std::string> ids) {
  std::vector<const TrackColumn*> columns;
  for (const std::string& id : ids) columns.push_back(&find_column(board, id));
  if (!ids.empty()) return columns;
  for (const TrackColumn& column : board.columns) columns.push_back(&column);
  return columns;
}

}  // namespace

TrackTable open_track_table(const Board& board, const TrackFilter& filter, const TableSort& sort) {
  const TrackColumn* const column = sort_column(board, sort.column);
  TrackTable table{&board, sort, select_tracks(board, filter), nullptr};
  const std::string key =
      "tracks " + sort.column + (sort.descending ? " down " : " up ") + table.selection->key;
  table.order = board.caches->orders.get(key, [&] { return make_order(table, column); });
  return table;
}

TablePart window(const TrackTable& table, std::size_t first, std::size_t count) {
  return cut_order(*table.order, first, count, table.sort, key_of(table));
}

TablePart page(const TrackTable& table, std::string_view cursor, std::size_t count) {
  if (cursor.empty()) return window(table, 0, count);
  return window(table, place_behind(cursor, table.sort, *table.order, key_of(table)), count);
}

void write_csv(const Board& board, std::span<const std::uint32_t> rows,
               std::span<const std::string> columns,
               const std::function<void(std::string_view)>& sink) {
  const std::vector<const TrackColumn*> written = chosen(board, columns);
  table::CsvWriter csv;
  for (const TrackColumn* column : written) csv.cell(column->id);
  csv.end_row();
  for (const std::uint32_t row : rows) {
    for (const TrackColumn* column : written) write_cell(board, *column, row, csv);
    csv.end_row();
    if (csv.text().size() < kPieceBytes) continue;
    sink(csv.text());
    csv.clear();
  }
  sink(csv.text());
}

}  // namespace crossfade::server
