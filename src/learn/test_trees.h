#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <vector>

#include "base/random.h"
#include "learn/tree.h"

namespace crossfade::learn {

/// What a random tree for tests is like.
struct TestTreeShape {
  std::size_t columns = 4;
  std::size_t depth = 6;   ///< at most
  double leaf_share = .2;  ///< of the nodes above that depth
  double empty_share = 0;  ///< of the leaves without a cover
};

/// Appends a random tree to `tree`; thresholds are few, so that rows hit them.
inline void grow_test_tree(const TestTreeShape& shape, std::size_t depth, base::Random& random,
                           Tree& tree) {
  if (depth == shape.depth || (depth > 0 && random.uniform() < shape.leaf_share)) {
    const bool empty = random.uniform() < shape.empty_share;
    tree.append_leaf(static_cast<float>(random.normal()),
                     empty ? 0 : static_cast<float>(1 + random.below(9)));
    return;
  }
  const auto columns = static_cast<std::uint32_t>(shape.columns);
  const float threshold = static_cast<float>(random.below(5)) - 2;
  const std::size_t node = tree.append_split(
      random.below(columns), threshold == 0 ? -0.f : threshold, random.uniform() < .5);
  grow_test_tree(shape, depth + 1, random, tree);
  tree.nodes[node].right = static_cast<std::uint32_t>(tree.nodes.size() - node);
  grow_test_tree(shape, depth + 1, random, tree);
}

inline Tree make_test_tree(const TestTreeShape& shape, base::Random& random) {
  Tree tree;
  grow_test_tree(shape, 0, random, tree);
  tree.sum_covers();
  return tree;
}

/// Half-way and whole numbers around the thresholds, zeros of both signs, infinities, missing.
inline float test_value(base::Random& random) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
  constexpr float kValues[] = {-kInfinity, -3, -2, -1.5f,     -1,       -0.f,     0,
                               .5f,        1,  2,  kInfinity, kMissing, -kMissing};
  return kValues[random.below(std::size(kValues))];
}

/// The value of the leaf that a row falls into, by the definition of a tree.
inline float test_leaf(const Tree& tree, std::span<const float> row) {
  std::size_t at = 0;
  while (!tree.nodes[at].is_leaf()) {
    const TreeNode& node = tree.nodes[at];
    at += node.goes_left(row[node.feature]) ? 1 : node.right;
  }
  return tree.nodes[at].value;
}

}  // namespace crossfade::learn
