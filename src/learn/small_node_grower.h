#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/column_draw.h"
#include "learn/tree_grower.h"
#include "learn/tree_kernels.h"

namespace crossfade::learn {

/// Grows the subtree below a node of few rows, from lists sorted by bin. Used again and again.
class SmallNodeGrower {
 public:
  /// Above this a histogram's cells are mostly occupied and the lists no longer fit the caches.
  static constexpr std::size_t kMostRows = 256;
  static_assert(kMostRows <= SideBits::kMost);

  SmallNodeGrower(const GrowthData& data, const GrowthOptions& options, ColumnDraw& draw);

  /// Appends to `tree` the subtree for these rows, drawn as often as `weights` says by row.
  void grow(Tree& tree, std::span<const std::uint32_t> rows, std::span<const std::uint32_t> weights,
            int depth);

 private:
  // A node: its entries in every list, and their sums.
  struct Node {
    std::size_t begin;
    std::size_t count;
    std::int64_t packed;    // as FixedTarget::pack() has it
    std::int64_t fine_sum;  // of weight times FixedTarget::fine()
    int depth;
    bool is_final;  // a leaf, whatever its columns say
  };

  ListEntry* list(std::size_t column) { return lists_.data() + column * kStride; }
  void fill_lists(std::span<const std::uint32_t> rows);
  Node describe(std::span<const ListEntry> entries, std::span<const ListEntry> more, int depth);
  BestSplit search(const Node& node);
  BestSplit search_pair(const Node& node);
  void grow_node(Tree& tree, const Node& node);
  void split_node(Tree& tree, const Node& node, const BestSplit& split);
  void place_children(const Node& node, Node& left, Node& right,
                      std::span<const ListEntry> left_entries, std::span<const ListEntry> missing);

  static constexpr std::size_t kStride = kMostRows + NodeLists::kPadding;

  // What the lists' places stand for.
  struct Row {
    std::int64_t weighted_fine;
    std::int32_t coarse;
  };

  const GrowthData& data_;
  const GrowthOptions& options_;
  ColumnDraw& draw_;
  std::vector<Row> rows_;
  std::vector<std::uint8_t> codes_;  // rows x columns
  std::vector<ListEntry> unsorted_;
  std::vector<ListEntry> lists_;
  std::vector<ListEntry> spare_;
  SideBits left_;
};

}  // namespace crossfade::learn
