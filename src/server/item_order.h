#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/name_pool.h"

namespace crossfade::server {

struct Board;

/// How a table is sorted: by one of its columns, missing cells last either way, equal ones in the
/// order of import.
struct TableSort {
  std::string column;
  bool descending = false;
};

/// What an item (a row, a group) is sorted by: a number (NaN is missing) or a text (empty is).
struct SortKey {
  double number;
  std::string_view text;
};
using KeyOf = std::function<SortKey(std::uint32_t item)>;

/// Items in the order of a table.
using ItemOrder = std::vector<std::uint32_t>;

/// Sorts items, given ascending, by the key that stands beside each; NaN last.
ItemOrder sort_items(std::span<const std::uint32_t> items, std::span<const double> keys,
                     bool descending);

/// The text by which a name is sorted: as it is searched, or as it stands where it is not; its
/// first 256 bytes.
std::string_view sort_text(const Board& board, catalogue::NameId name);

/// The place of each of these names among them all by sort_text(), by NameId; equal texts share
/// one. `column` names the list: the ranks of those asked for lately are at hand.
std::shared_ptr<const std::vector<std::uint32_t>> rank_names(
    const Board& board, const std::string& column, std::span<const catalogue::NameId> names);
/// A rank as a key of sort_items(): NaN where there is no text.
double rank_key(const Board& board, const std::vector<std::uint32_t>& ranks,
                catalogue::NameId name);

/// Where a page of a table ended, for the next to go on: an opaque text for addresses. Holds the
/// last item with its key, so that it finds its place even where the board is another by then.
std::string write_cursor(const TableSort& sort, const SortKey& key, std::uint32_t item);
/// The place in `order` behind a cursor. Throws base::Error (kUsage) for a text that is no cursor
/// of a table sorted this way.
std::size_t place_behind(std::string_view cursor, const TableSort& sort, const ItemOrder& order,
                         const KeyOf& key_of);

/// A part of a table.
struct TablePart {
  std::size_t first = 0;  ///< place of its first item in the table
  std::size_t total = 0;  ///< items of the table
  std::vector<std::uint32_t> items = {};
  std::string next = {};  ///< cursor of the part behind it; empty at the end
};

/// At most `count` items of an order from place `first` on; none behind the end.
TablePart cut_order(const ItemOrder& order, std::size_t first, std::size_t count,
                    const TableSort& sort, const KeyOf& key_of);

}  // namespace crossfade::server
