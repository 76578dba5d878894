#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace crossfade::learn {

/// One node of a decision tree. A row goes left where its value <= threshold, or where the value is
/// missing (NaN) and `missing_left` says so. The left child stands right behind its parent.
struct TreeNode {
  float value = 0;                 ///< the threshold (may be infinite); in a leaf, the prediction
  std::uint32_t right = 0;         ///< places from here to the right child; 0 in a leaf
  std::uint16_t feature = 0;       ///< the column asked for; 0 in a leaf
  std::uint16_t missing_left = 0;  ///< 1: missing values go left

  bool is_leaf() const { return right == 0; }
  /// Places from here to the child that `given`, this row's value of `feature`, leads to; 0 in a
  /// leaf. Without a branch on the value, so that many rows or trees can be walked at once.
  std::uint32_t step(float given) const {
    const auto missing = static_cast<std::uint32_t>(std::isnan(given));
    const std::uint32_t left =
        static_cast<std::uint32_t>(given <= value) | (missing & missing_left);
    const auto to_left = static_cast<std::uint32_t>(right != 0);
    return right + ((to_left - right) & (0 - left));
  }
};

/// A decision tree as a flat array of nodes in depth-first order, the root first.
struct Tree {
  /// Columns that a tree can tell apart.
  static constexpr std::size_t kMostColumns = 0x7fff;

  std::vector<TreeNode> nodes;

  /// Six bytes a node: the order alone says which are a node's children.
  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) where the nodes are no tree, a column is not there or a
  /// value is not a number.
  static Tree read(base::ByteReader& in, std::size_t columns);
};

/// Walks from roots to leaves, many at once: lane i starts at `at[i]` with the floats of `rows[i]`
/// and ends with `at[i]` on its leaf. Both spans have the same size.
void descend(std::span<const TreeNode*> at, std::span<const float* const> rows);

}  // namespace crossfade::learn
