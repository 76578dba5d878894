#include "learn/packed_trees.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/test_record.h"
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

bool is_same(const Tree& a, const Tree& b) {
  const auto same_node = [](const TreeNode& x, const TreeNode& y) {
    return x.value == y.value && x.right == y.right && x.feature == y.feature &&
           x.missing_left == y.missing_left;
  };
  return std::ranges::equal(a.nodes, b.nodes, same_node);
}

TEST_CASE("trees come out of a record and unpacked as they were, narrow or wide") {
  base::Random random(6);
  for (const std::size_t columns : {std::size_t{4}, Tree::kMostColumns}) {
    TestTreeShape shape;
    shape.columns = columns;
    std::vector<Tree> trees;
    while (trees.size() < 20) trees.push_back(make_test_tree(shape, random));
    const PackedTrees packed(trees, columns);
    base::ByteWriter out;
    packed.write(out);
    base::ByteReader in(out.bytes(), "trees.bin");
    const PackedTrees read = PackedTrees::read(in, columns);
    CHECK(in.at_end());
    CHECK(std::ranges::equal(read.unpacked(), trees, is_same));
    CHECK(base::record_of(read) == out.bytes());
    const FeatureMatrix rows = random_rows(9, columns, random);
    std::vector<double> sums(rows.rows());
    read.sum(rows, sums, 1);
    CHECK(sums == naive_sums(trees, rows));
  }
}

TEST_CASE("nodes that are no trees are refused") {
  Tree tree;  // a column asked for twice, three leaves
  tree.append_split(1, 0, false);
  tree.nodes[0].right = 4;
  tree.append_split(0, 1, true);
  tree.nodes[1].right = 2;
  for (const float value : {1.F, 2.F, 3.F}) tree.append_leaf(value, 1);
  const std::string bytes = base::record_of(PackedTrees(std::vector<Tree>{tree}, 2));
  const auto is_refused = [&bytes](std::size_t node, std::size_t at, auto value) {
    std::string altered = bytes;
    std::memcpy(altered.data() + base::kArrayAlignment + 8 * node + at, &value, sizeof value);
    base::ByteReader in(altered, "trees.bin");
    try {
      PackedTrees::read(in, 2);
    } catch (const base::Error&) {
      return true;
    }
    return false;
  };
  const auto index = [](int value) { return static_cast<std::uint16_t>(value); };
  CHECK_FALSE(is_refused(1, 0, 0x80000001U));  // another threshold
  CHECK(is_refused(1, 0, 0xffffffffU));        // none
  CHECK(is_refused(1, 4, index(9)));           // between slots
  CHECK(is_refused(1, 4, index(8 * 5)));       // a column that is not there
  CHECK(is_refused(1, 6, index(0)));           // its own child
  CHECK(is_refused(1, 6, index(3)));           // children of another
  CHECK(is_refused(2, 6, index(5)));           // beyond the end
  CHECK(is_refused(3, 0, 0x7f800000U));        // an infinite leaf
  CHECK(is_refused(3, 6, index(1)));           // a leaf that leads elsewhere
  CHECK(is_refused(0, 0, 1U));                 // something before the root
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
