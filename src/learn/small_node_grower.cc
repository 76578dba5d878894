// Small nodes. Every column has the node's rows in a list sorted by bin; a row's entry carries its
// weight and weighted target, so that a search reads one stretch of memory per column and a node of
// m rows costs m steps a column, whatever the number of bins. On the way down lists are only split,
// keeping their order; a child that is a leaf is read off the list it was split by, and its rows
// are dropped from all others.
#include "learn/small_node_grower.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace crossfade::learn {

SmallNodeGrower::SmallNodeGrower(const GrowthData& data, const GrowthOptions& options,
                                 ColumnDraw& draw)
    : data_(data),
      options_(options),
      draw_(draw),
      codes_(data.features.columns() * kMostRows),
      unsorted_(kMostRows),
      lists_(data.features.columns() * kStride),
      spare_(kStride) {
  rows_.reserve(kMostRows);
}

void SmallNodeGrower::grow(Tree& tree, std::span<const std::uint32_t> rows,
                           std::span<const std::uint32_t> weights, int depth) {
  CF_CHECK(rows.size() <= kMostRows);
  rows_.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = rows[i];
    const std::uint32_t weight = weights[row];
    const std::int32_t coarse = data_.target.coarse(row);
    rows_.push_back({weight * data_.target.fine(row), coarse});
    unsorted_[i] = make_entry(i, 0, weight, static_cast<std::int32_t>(weight) * coarse);
  }
  fill_lists(rows);
  grow_node(tree, describe({list(0), rows.size()}, {}, depth));
}

// Counting sort of the rows by bin, a column at a time; rows of one bin stay in order.
void SmallNodeGrower::fill_lists(std::span<const std::uint32_t> rows) {
  const std::size_t columns = data_.features.columns();
  // The rows lie far apart in the matrix: their codes are brought together once.
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy_n(data_.codes.row(rows[i]), columns, codes_.data() + i * columns);
  }
  for (std::size_t c = 0; c < columns; ++c) {
    const std::uint8_t* codes = codes_.data() + c;
    std::array<std::uint16_t, BinnedMatrix::kBins> start{};
    for (std::size_t i = 0; i < rows.size(); ++i) ++start[codes[i * columns]];
    std::uint16_t sum = 0;
    for (std::uint16_t& place : start) {
      const std::uint16_t count = place;
      place = sum;
      sum = static_cast<std::uint16_t>(sum + count);
    }
    ListEntry* entries = list(c);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::uint8_t bin = codes[i * columns];
      entries[start[bin]++] = unsorted_[i] | make_entry(0, bin, 0, 0);
    }
  }
}

// The node of these entries (two stretches of one list), as far as it is known before its place is.
SmallNodeGrower::Node SmallNodeGrower::describe(std::span<const ListEntry> entries,
                                                std::span<const ListEntry> more, int depth) {
  Node node{0, entries.size() + more.size(), 0, 0, depth, true};
  const int weight_bits = data_.target.weight_bits();
  const std::int32_t first = rows_[entry_place((entries.empty() ? more : entries)[0])].coarse;
  bool is_pure = true;
  for (const std::span<const ListEntry> part : {entries, more}) {
    for (const ListEntry entry : part) {
      const Row& row = rows_[entry_place(entry)];
      node.packed += entry_packed(entry, weight_bits);
      node.fine_sum += row.weighted_fine;
      is_pure &= row.coarse == first;
    }
  }
  node.is_final = is_pure || depth >= options_.max_depth ||
                  data_.target.weight_of(node.packed) < 2 * std::int64_t{options_.min_leaf_weight};
  return node;
}

BestSplit SmallNodeGrower::search(const Node& node) {
  if (node.count == 2 && draw_.tries_all()) return search_pair(node);
  const NodeTotals totals{node.packed, data_.target.weight_bits(), options_.min_leaf_weight};
  const NodeLists lists{lists_.data() + node.begin, kStride, node.count};
  BestSplit best;
  draw_.for_each(
      [&](std::span<const std::uint32_t> columns) {
        options_.kernels->search_lists(lists, columns, totals, best);
      },
      [&] { return best.gain > 0; });
  return best;
}

// Two rows: every column that tells them apart splits equally well, so the first one is taken.
BestSplit SmallNodeGrower::search_pair(const Node& node) {
  BestSplit best;
  draw_.for_each(
      [&](std::span<const std::uint32_t> columns) {
        for (const std::uint32_t column : columns) {
          const ListEntry* pair = list(column) + node.begin;
          if (entry_bin(pair[0]) == entry_bin(pair[1])) continue;
          const NodeTotals totals{node.packed, data_.target.weight_bits(),
                                  options_.min_leaf_weight};
          options_.kernels->search_lists({lists_.data() + node.begin, kStride, 2}, {&column, 1},
                                         totals, best);
          return;
        }
      },
      [&] { return true; });
  return best;
}

void SmallNodeGrower::grow_node(Tree& tree, const Node& node) {
  const BestSplit split = node.is_final ? BestSplit{} : search(node);
  if (split.gain > 0) return split_node(tree, node, split);
  const std::int64_t weight = data_.target.weight_of(node.packed);
  tree.append_leaf(data_.target.mean(node.fine_sum, weight), static_cast<float>(weight));
}

void SmallNodeGrower::split_node(Tree& tree, const Node& node, const BestSplit& split) {
  const std::span<const ListEntry> all(list(split.column) + node.begin, node.count);
  std::size_t known = node.count;
  while (entry_bin(all[known - 1]) == BinnedMatrix::kMissing) --known;
  const std::size_t middle = split.last + 1U;
  const std::span<const ListEntry> missing = all.subspan(known);
  const bool takes_missing = split.missing_left;
  Node left =
      describe(all.first(middle), takes_missing ? missing : missing.first(0), node.depth + 1);
  Node right = describe(all.subspan(middle, (takes_missing ? known : node.count) - middle), {},
                        node.depth + 1);
  const std::int64_t left_weight = data_.target.weight_of(left.packed);
  const std::int64_t right_weight = data_.target.weight_of(right.packed);
  const bool missing_left = missing.empty() ? left_weight > right_weight : takes_missing;
  const std::size_t parent =
      append_split(tree, data_.features, split.column,
                   {entry_bin(all[middle - 1]), entry_bin(all[middle]), missing_left});
  place_children(node, left, right, all.first(middle), takes_missing ? missing : missing.first(0));
  grow_node(tree, left);
  tree.nodes[parent].right = static_cast<std::uint32_t>(tree.nodes.size() - parent);
  grow_node(tree, right);
}

// Splits the lists for the children that go on; of leaves, all is known already.
void SmallNodeGrower::place_children(const Node& node, Node& left, Node& right,
                                     std::span<const ListEntry> left_entries,
                                     std::span<const ListEntry> missing) {
  if (left.is_final && right.is_final) return;
  left_.clear();
  for (const ListEntry entry : left_entries) left_.set(entry_place(entry));
  for (const ListEntry entry : missing) left_.set(entry_place(entry));
  const Keep keep = right.is_final ? Keep::kLeft : left.is_final ? Keep::kRight : Keep::kBoth;
  left.begin = node.begin;
  right.begin = keep == Keep::kBoth ? node.begin + left.count : node.begin;
  options_.kernels->split_lists({lists_.data() + node.begin, kStride, node.count},
                                data_.features.columns(), left_, keep, spare_.data());
}

}  // namespace crossfade::learn
