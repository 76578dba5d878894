#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::learn {

/// One node of a decision tree. A row goes left where its value <= threshold, or where the value is
/// missing (NaN) and `missing_left` says so. The left child stands right behind its parent.
struct TreeNode {
  float value = 0;                 ///< the threshold (may be infinite); in a leaf, the prediction
  std::uint32_t right = 0;         ///< places from here to the right child; 0 in a leaf
  std::uint16_t feature = 0;       ///< the column asked for; 0 in a leaf
  std::uint16_t missing_left = 0;  ///< 1: missing values go left

  bool is_leaf() const { return right == 0; }
  /// Whether a row with this value of `feature` goes left.
  bool goes_left(float given) const {
    return given <= value || (std::isnan(given) && missing_left != 0);
  }
};

/// A decision tree as a flat array of nodes in depth-first order, the root first.
struct Tree {
  /// Columns that a tree can tell apart.
  static constexpr std::size_t kMostColumns = 0x7fff;

  std::vector<TreeNode> nodes;
  /// One a node: the weight of the training rows that came through it.
  std::vector<float> covers;

  /// Appends an inner node, whose `right` and cover are still to be set; returns its index.
  std::size_t append_split(std::size_t column, float threshold, bool missing_left);
  void append_leaf(float value, float cover);
  /// To be called once, after the last leaf: an inner node's cover is the sum of its children's.
  void sum_covers();
};

}  // namespace crossfade::learn
