#include "learn/packed_trees.h"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include "learn/test_trees.h"

namespace crossfade::learn {
namespace {

FeatureMatrix random_rows(std::size_t rows, std::size_t columns, base::Random& random) {
  FeatureMatrix features(rows, columns);
  for (std::size_t c = 0; c < columns; ++c) {
    for (float& value : features.column(c)) value = test_value(random);
  }
  return features;
}

std::vector<float> row_of(const FeatureMatrix& features, std::size_t r) {
  std::vector<float> row;
  for (std::size_t c = 0; c < features.columns(); ++c) row.push_back(features.column(c)[r]);
  return row;
}

// Rows one by one through trees one by one.
std::vector<double> naive_sums(const std::vector<Tree>& trees, const FeatureMatrix& features) {
  std::vector<double> sums(features.rows());
  for (std::size_t r = 0; r < features.rows(); ++r) {
    const std::vector<float> row = row_of(features, r);
    for (const Tree& tree : trees) sums[r] += test_leaf(tree, row);
  }
  return sums;
}

// By all ways of asking.
void check_sums(const std::vector<Tree>& trees, const FeatureMatrix& features) {
  const PackedTrees packed(trees, features.columns());
  const std::vector<double> expected = naive_sums(trees, features);
  for (const int threads : {1, 2, 5}) {
    std::vector<double> sums(features.rows(), 99);
    packed.sum(features, sums, threads);
    CHECK(sums == expected);
  }
  std::vector<double> singles;
  for (std::size_t r = 0; r < features.rows(); ++r) {
    singles.push_back(packed.sum_row(row_of(features, r)));
  }
  CHECK(singles == expected);
}

TEST_CASE("packed trees add what a walk through each tree finds, to the last bit") {
  base::Random random(1);
  for (const std::size_t depth : {1, 3, 8, 12}) {
    for (const std::size_t count : {1, 2, 15, 16, 37}) {
      TestTreeShape shape;
      shape.depth = depth;
      std::vector<Tree> trees;
      while (trees.size() < count) trees.push_back(make_test_tree(shape, random));
      for (const std::size_t rows : {0, 1, 3, 4, 8, 61}) {
        check_sums(trees, random_rows(rows, shape.columns, random));
      }
    }
  }
}

TEST_CASE("many rows through trees larger than a block agree too") {
  base::Random random(2);
  TestTreeShape shape;
  shape.columns = 9;
  shape.depth = 13;
  shape.leaf_share = .02;
  std::vector<Tree> trees;
  while (trees.size() < 5) trees.push_back(make_test_tree(shape, random));
  CHECK(trees[0].nodes.size() > 2000);
  check_sums(trees, random_rows(9001, shape.columns, random));
}

TEST_CASE("columns and nodes beyond sixteen bits agree too") {
  base::Random random(3);
  TestTreeShape shape;
  shape.columns = Tree::kMostColumns;
  check_sums({make_test_tree(shape, random)}, random_rows(9, shape.columns, random));
  shape.columns = 3;
  shape.depth = 17;
  shape.leaf_share = .01;
  const std::vector<Tree> trees{make_test_tree(shape, random)};
  CHECK(trees[0].nodes.size() > 0x10000);
  check_sums(trees, random_rows(100, shape.columns, random));
}

TEST_CASE("trees of nothing but a leaf answer its value") {
  Tree tree;
  tree.append_leaf(-2.5f, 1);
  base::Random random(4);
  check_sums({tree, tree}, random_rows(11, 2, random));
}

TEST_CASE("thresholds may be infinite") {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  base::Random random(5);
  for (const float threshold : {-kInfinity, kInfinity}) {
    for (const bool missing_left : {false, true}) {
      Tree tree;
      tree.append_split(0, threshold, missing_left);
      tree.nodes[0].right = 2;
      tree.append_leaf(1, 1);
      tree.append_leaf(2, 1);
      check_sums({tree}, random_rows(50, 1, random));
    }
  }
}

}  // namespace
}  // namespace crossfade::learn
