#include "learn/contributions.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <vector>

#include "learn/boosting.h"
#include "learn/forest.h"
#include "learn/test_trees.h"

namespace crossfade::learn {
namespace {

// What is expected below `at` of a row of which only the columns in the bits of `known` are known.
double expectation(const Tree& tree, std::size_t at, std::span<const float> row,
                   std::uint32_t known) {
  const TreeNode& node = tree.nodes[at];
  if (node.is_leaf()) return node.value;
  const std::size_t left = at + 1;
  const std::size_t right = at + node.right;
  if ((known >> node.feature & 1) != 0) {
    return expectation(tree, node.goes_left(row[node.feature]) ? left : right, row, known);
  }
  const double both = static_cast<double>(tree.covers[left]) + tree.covers[right];
  const double share = both > 0 ? tree.covers[left] / both : .5;
  return share * expectation(tree, left, row, known) +
         (1 - share) * expectation(tree, right, row, known);
}

// By the definition of Shapley values: over all sets of columns.
std::vector<double> naive_contributions(const Tree& tree, std::span<const float> row) {
  const std::size_t columns = row.size();
  std::vector<double> values(columns);
  for (std::uint32_t known = 0; known < 1U << columns; ++known) {
    const double size = std::popcount(known);
    for (std::size_t c = 0; c < columns; ++c) {
      if ((known >> c & 1) != 0) continue;
      const double weight = std::tgamma(size + 1) *
                            std::tgamma(static_cast<double>(columns) - size) /
                            std::tgamma(static_cast<double>(columns) + 1);
      values[c] +=
          weight * (expectation(tree, 0, row, known | 1U << c) - expectation(tree, 0, row, known));
    }
  }
  return values;
}

std::vector<double> contributions_of(const TreeEnsemble& model, std::span<const float> row,
                                     double weight = 1) {
  std::vector<double> values(row.size());
  Contributions(model).add(row, weight, values);
  return values;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

// A path of `depth` nodes, each of another column and halving the cover; its end is worth 1, all
// else 0. Rows of zeros go the whole way, a one leaves it.
Tree make_chain(std::size_t depth) {
  Tree tree;
  for (std::size_t i = 0; i < depth; ++i) {
    const std::size_t node = tree.append_split(i, .5f, false);
    tree.nodes[node].right = static_cast<std::uint32_t>(2 * (depth - i));
  }
  tree.append_leaf(1, 1);
  for (std::size_t i = 0; i < depth; ++i) tree.append_leaf(0, std::ldexp(1.f, static_cast<int>(i)));
  tree.sum_covers();
  return tree;
}

TEST_CASE("contributions are the Shapley values of all sets of columns") {
  base::Random random(1);
  for (int round = 0; round < 200; ++round) {
    TestTreeShape shape;
    shape.columns = 1 + random.below(9);  // few for the depth: paths ask for columns again
    shape.depth = random.below(9);
    shape.empty_share = round % 4 == 0 ? .5 : 0;
    const TreeEnsemble model(shape.columns, {make_test_tree(shape, random)}, 0, 1);
    CHECK(Contributions(model).expected_value() ==
          doctest::Approx(expectation(model.trees()[0], 0, {}, 0)).epsilon(1e-12));
    std::vector<float> row(shape.columns);
    for (float& value : row) value = test_value(random);
    const std::vector<double> expected = naive_contributions(model.trees()[0], row);
    const std::vector<double> actual = contributions_of(model, row);
    for (std::size_t c = 0; c < row.size(); ++c) {
      CHECK(std::abs(actual[c] - expected[c]) < 1e-12);
    }
  }
}

TEST_CASE("contributions and the expected value add up to what grown models predict") {
  base::Random random(2);
  FeatureMatrix features(800, 12);
  std::vector<double> target(features.rows());
  for (std::size_t c = 0; c < features.columns(); ++c) {
    for (std::size_t r = 0; r < features.rows(); ++r) {
      const double value = random.normal();
      const bool missing = random.uniform() < .1;
      features.column(c)[r] = missing ? std::nanf("") : static_cast<float>(value);
      target[r] += value * static_cast<double>(c % 4);
    }
  }
  ForestOptions forest;
  forest.trees = 20;
  forest.max_depth = 32;
  BoostingOptions boosting;
  boosting.trees = 30;
  for (const TreeEnsemble& model : {fit_forest(features, target, forest),
                                    fit_boosting(BinnedMatrix(features, 1), target, boosting)}) {
    const Contributions contributions(model);
    std::vector<float> row(features.columns());
    for (std::size_t r = 0; r < 50; ++r) {
      for (std::size_t c = 0; c < row.size(); ++c) row[c] = features.column(c)[r];
      std::vector<double> values(row.size());
      contributions.add(row, 1, values);
      CHECK(std::abs(contributions.expected_value() + sum_of(values) - model.predict_row(row)) <
            1e-9);
    }
  }
}

TEST_CASE("columns that decide together share alike, down to the smallest part of a deep path") {
  for (const std::size_t depth : {1, 4, 5, 16, 31, 32, 63}) {
    const TreeEnsemble model(depth, {make_chain(depth)}, 0, 1);
    const double expected = std::ldexp(1., -static_cast<int>(depth));
    CHECK(Contributions(model).expected_value() == expected);
    const auto count = static_cast<double>(depth);
    for (const double value : contributions_of(model, std::vector<float>(depth, 0))) {
      CHECK(value == doctest::Approx((1 - expected) / count).epsilon(1e-12));
    }
    for (const double value : contributions_of(model, std::vector<float>(depth, 1))) {
      CHECK(value == doctest::Approx(-expected / count).epsilon(depth <= 32 ? 1e-12 : 1e-9));
    }
  }
}

TEST_CASE("a column asked for again on a path counts once") {
  // Column 0 cut at 0 and again at 1; what lies between is worth 4 to a quarter of the cover.
  Tree tree;
  tree.append_split(0, 0, false);
  tree.nodes[0].right = 2;
  tree.append_leaf(0, 2);
  tree.append_split(0, 1, true);
  tree.nodes[2].right = 2;
  tree.append_leaf(4, 1);
  tree.append_leaf(0, 1);
  tree.sum_covers();
  const TreeEnsemble model(2, {tree}, 0, 1);
  CHECK(Contributions(model).expected_value() == 1);
  const auto of = [&](float value) {
    return contributions_of(model, std::vector<float>{value, 7});
  };
  CHECK(of(.5f)[0] == doctest::Approx(3));
  CHECK(of(2)[0] == doctest::Approx(-1));
  CHECK(of(-1)[0] == doctest::Approx(-1));
  CHECK(of(std::nanf(""))[0] == doctest::Approx(3));
  CHECK(of(.5f)[1] == 0);
}

TEST_CASE("a tree of nothing but a leaf moves no column") {
  Tree tree;
  tree.append_leaf(3, 5);
  const TreeEnsemble model(2, {tree, tree}, 10, .5);
  CHECK(Contributions(model).expected_value() == 13);
  CHECK(contributions_of(model, std::vector<float>{1, 2}) == std::vector<double>{0, 0});
}

TEST_CASE("weights and factors multiply, and contributions add to what is there") {
  base::Random random(3);
  const TestTreeShape shape;
  const Tree tree = make_test_tree(shape, random);
  const std::vector<float> row{-1, 0, 1, 2};
  const std::vector<double> plain = contributions_of(TreeEnsemble(4, {tree}, 0, 1), row);
  const TreeEnsemble model(4, {tree, tree}, 7, .25);
  std::vector<double> values(4, 100);
  Contributions(model).add(row, 3, values);
  for (std::size_t c = 0; c < row.size(); ++c) {
    CHECK(values[c] == doctest::Approx(100 + 1.5 * plain[c]).epsilon(1e-12));
  }
}

TEST_CASE("one very long branch is walked without recursion") {
  constexpr std::size_t kDepth = 50000;
  Tree tree;
  for (std::size_t i = 0; i < kDepth; ++i) {
    const std::size_t node = tree.append_split(i % 2, static_cast<float>(kDepth - i), false);
    tree.nodes[node].right = static_cast<std::uint32_t>(2 * (kDepth - i));
  }
  for (std::size_t i = 0; i <= kDepth; ++i) tree.append_leaf(static_cast<float>(i), 1);
  tree.sum_covers();
  const TreeEnsemble model(2, {tree}, 0, 1);
  const std::vector<float> row{kDepth / 2, kDepth / 3};
  const double sum = sum_of(contributions_of(model, row));
  CHECK(Contributions(model).expected_value() + sum ==
        doctest::Approx(model.predict_row(row)).epsilon(1e-9));
}

}  // namespace
}  // namespace crossfade::learn
