#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/array.h"
#include "base/bytes.h"
#include "learn/feature_matrix.h"
#include "learn/tree.h"

namespace crossfade::learn {

/// Trees laid out for predicting: the sums of their leaves' values, fast. Eight bytes a node,
/// twelve where columns or trees are too large for it. Immutable; any number of threads may use it.
class PackedTrees {
 public:
  /// A node. `slot` is kLanes times the place of the column it asks for, and where missing values
  /// go, among a row's keys; the left child is `child` places from the root, the right one behind
  /// it. A leaf has slot 0, its value as key and itself as child.
  template <typename Index>
  struct Node {
    std::uint32_t key;
    Index slot;
    Index child;

    bool is_leaf() const { return slot == 0; }
    float leaf_value() const { return std::bit_cast<float>(key); }
    std::size_t column() const { return (slot / kLanes - 1) / 2; }
    /// `keys` are keys_of() a row.
    bool goes_left(const std::uint32_t* keys) const { return key >= keys[slot / kLanes]; }
  };
  struct Root {
    std::size_t first;  ///< the place of the root, from which its nodes count their children
    std::size_t nodes;
    std::size_t depth;
  };

  PackedTrees() = default;
  /// Every column that the trees ask for is below `columns`.
  PackedTrees(std::span<const Tree> trees, std::size_t columns);

  /// For each row of `features` the values of the leaves it falls into, added in the order of the
  /// trees; `out` has features.rows() places, and NaN is missing.
  void sum(const FeatureMatrix& features, std::span<double> out, int threads) const;
  /// The same for one row, a float a column.
  double sum_row(std::span<const float> row) const;

  std::size_t columns() const { return columns_; }
  std::span<const Root> roots() const { return roots_; }
  /// visit(nodes), whichever their kind: all trees' nodes, where the roots say.
  template <typename Visit>
  decltype(auto) visit(const Visit& visit) const {
    return wide_.empty() ? visit(narrow_.span()) : visit(wide_.span());
  }
  /// What nodes compare: two keys a column behind one that is below all.
  static std::vector<std::uint32_t> keys_of(std::span<const float> row);
  /// The trees as they were packed; without covers, and a threshold of -0 is 0.
  std::vector<Tree> unpacked() const;

  void write(base::ByteWriter& out) const;
  /// Nodes stay where the reader's bytes are, if they have an owner. Throws base::Error
  /// (kInputRefused) where the nodes are no trees over `columns` columns, at least one, or a value
  /// is not a number: no index in the record is trusted.
  static PackedTrees read(base::ByteReader& in, std::size_t columns);

 private:
  static constexpr std::size_t kLanes = 8;  // rows that are walked at once
  using NarrowNode = Node<std::uint16_t>;
  using WideNode = Node<std::uint32_t>;

  template <typename Index>
  void pack(const Tree& tree, std::vector<Node<Index>>& nodes);
  template <typename Index>
  bool find_roots(std::span<const std::uint32_t> sizes, std::span<const Node<Index>> nodes);
  template <typename Index>
  void sum_groups(std::span<const Node<Index>> nodes, std::span<const std::uint32_t> keys,
                  std::span<double> sums) const;
  template <typename Index>
  double sum_row(std::span<const Node<Index>> nodes, std::span<const float> row) const;

  std::size_t columns_ = 0;
  std::vector<Root> roots_;
  base::Array<NarrowNode> narrow_;  // all trees' nodes, where they are small enough,
  base::Array<WideNode> wide_;      // else here
};

}  // namespace crossfade::learn
