#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "learn/binned_matrix.h"

namespace crossfade::learn {

/// One row in a column's sorted list: its place among the rows of the list (bits 0-15), its bin
/// (16-23), its weight (24-31) and its weighted coarse target (32-63, signed).
using ListEntry = std::uint64_t;

constexpr ListEntry make_entry(std::size_t place, std::uint8_t bin, std::uint32_t weight,
                               std::int32_t weighted) {
  return (ListEntry{static_cast<std::uint32_t>(weighted)} << 32) | (ListEntry{weight} << 24) |
         (ListEntry{bin} << 16) | place;
}
constexpr std::size_t entry_place(ListEntry entry) { return entry & 0xffff; }
constexpr std::uint8_t entry_bin(ListEntry entry) { return static_cast<std::uint8_t>(entry >> 16); }
/// Weight and weighted target as FixedTarget::pack() has them.
constexpr std::int64_t entry_packed(ListEntry entry, int weight_bits) {
  const std::int64_t weighted = static_cast<std::int64_t>(entry) >> 32;
  return (weighted << weight_bits) + static_cast<std::int64_t>((entry >> 24) & 0xff);
}

/// The lists of one node: column c's are the `count` entries from first + c * stride on. A kernel
/// may read kPadding entries behind them, and leaves them as they were when it returns.
struct NodeLists {
  static constexpr std::size_t kPadding = 16;

  ListEntry* first;
  std::size_t stride;
  std::size_t count;
};

/// The totals of a node and the rule its children must keep, while its splits are weighed.
struct NodeTotals {
  std::int64_t packed;  ///< as FixedTarget::pack() has it
  int weight_bits;
  std::uint32_t min_leaf;  ///< the least weight of a child, at least 1
};

/// The best split found so far. A later one replaces it only where its gain is greater.
struct BestSplit {
  /// (sum left * weight - sum * weight left)^2 / (weight left * weight right): what the split takes
  /// off the squared error, up to a factor that is the same for all splits of a node. 0: none
  /// found.
  double gain = 0;
  std::uint32_t column = 0;
  std::uint32_t last = 0;  ///< the last bin, or the last place in the column's
                           ///< list, that goes left
  bool missing_left = false;
};

/// One bit for each place of a list: whether that row goes left.
struct SideBits {
  static constexpr std::size_t kMost = 512;

  alignas(64) std::uint64_t words[kMost / 64];

  void clear() {
    for (std::uint64_t& word : words) word = 0;
  }
  void set(std::size_t place) { words[place / 64] |= std::uint64_t{1} << (place % 64); }
  bool operator[](std::size_t place) const { return (words[place / 64] >> (place % 64) & 1) != 0; }
};

/// Which children of a node live on in its lists, the others being leaves.
enum class Keep { kBoth, kLeft, kRight };

/// The inner loops of tree growing, in variants that give the same bytes.
struct TreeKernels {
  /// Weighs all boundaries between bins in the lists of these columns. Missing values (the last
  /// bin) are tried on the right at every boundary of the column, then on the left.
  void (*search_lists)(const NodeLists& lists, std::span<const std::uint32_t> columns,
                       const NodeTotals& totals, BestSplit& best);
  /// The same from histograms: column c's packed sums by bin are the BinnedMatrix::kBins from cells
  /// + c * kBins on.
  void (*search_cells)(const std::int64_t* cells, std::span<const std::uint32_t> columns,
                       const NodeTotals& totals, BestSplit& best);
  /// Splits `columns` lists, keeping their order: the left child's entries come to the front, the
  /// right one's behind them; or one child's alone to the front (what is behind is then undefined).
  /// `spare` has lists.count + kPadding places.
  void (*split_lists)(const NodeLists& lists, std::size_t columns, const SideBits& left, Keep keep,
                      ListEntry* spare);
};

/// Plain C++.
const TreeKernels& portable_kernels();
/// The fastest that this processor runs.
const TreeKernels& fastest_kernels();

}  // namespace crossfade::learn
