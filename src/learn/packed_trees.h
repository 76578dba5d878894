#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/feature_matrix.h"
#include "learn/tree.h"

namespace crossfade::learn {

/// Trees laid out for predicting: the sums of their leaves' values, fast. Immutable; any number of
/// threads may use it.
class PackedTrees {
 public:
  PackedTrees() = default;
  /// Every column that the trees ask for is below `columns`.
  PackedTrees(std::span<const Tree> trees, std::size_t columns);

  /// For each row of `features` the values of the leaves it falls into, added in the order of the
  /// trees; `out` has features.rows() places, and NaN is missing.
  void sum(const FeatureMatrix& features, std::span<double> out, int threads) const;
  /// The same for one row, a float a column.
  double sum_row(std::span<const float> row) const;

 private:
  /// In a leaf, `key` is the value and `child` the leaf itself.
  template <typename Index>
  struct Node {
    std::uint32_t key;
    Index slot;
    Index child;
  };
  using NarrowNode = Node<std::uint16_t>;
  using WideNode = Node<std::uint32_t>;
  struct Root {
    std::size_t first;  ///< the place its nodes count from
    std::size_t nodes;
    std::size_t depth;
  };

  template <typename Index>
  void pack(const Tree& tree, std::vector<Node<Index>>& nodes);
  template <typename Index>
  void sum_groups(const std::vector<Node<Index>>& nodes, std::span<const std::uint32_t> keys,
                  std::span<double> sums) const;
  template <typename Index>
  double sum_row(const std::vector<Node<Index>>& nodes, std::span<const float> row) const;

  std::size_t columns_ = 0;
  std::vector<Root> roots_;
  std::vector<NarrowNode> narrow_;  ///< all trees' nodes, where they are small enough,
  std::vector<WideNode> wide_;      ///< else here
};

}  // namespace crossfade::learn
