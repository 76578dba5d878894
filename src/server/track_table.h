#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/item_order.h"
#include "server/track_filter.h"

namespace crossfade::server {

/// Columns by which a table of tracks may be sorted beside its own: "row", the order of import, and
/// "match", how well the filter's text fits (exact, prefix, elsewhere; then by falling streams).
inline constexpr std::string_view kSortByRow = "row";
inline constexpr std::string_view kSortByMatch = "match";

/// The tracks of a filter in an order. Its board must outlive it.
struct TrackTable {
  const Board* board = nullptr;
  TableSort sort;
  std::shared_ptr<const Selection> selection;
  std::shared_ptr<const ItemOrder> order;

  std::size_t size() const { return order->size(); }
};

/// Sorts once: the tables asked for lately are at hand, so that scrolling costs nothing. Throws
/// base::Error (kUsage) for a column that is none or cannot be sorted by.
TrackTable open_track_table(const Board& board, const TrackFilter& filter, const TableSort& sort);

/// At most `count` rows from place `first` on; none behind the end.
TablePart window(const TrackTable& table, std::size_t first, std::size_t count);
/// The rows behind a cursor; from the first where it is empty.
TablePart page(const TrackTable& table, std::string_view cursor, std::size_t count);

/// A CSV file of these rows in this order, a header of ids first, to `sink` in pieces of about a
/// megabyte. Texts that a spreadsheet would run are made harmless. Throws base::Error (kUsage) for an unknown
/// id; no ids: all columns.
void write_csv(const Board& board, std::span<const std::uint32_t> rows,
               std::span<const std::string> columns,
               const std::function<void(std::string_view)>& sink);

}  // namespace crossfade::server
