#include "learn/extra_trees.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "base/test_record.h"

namespace crossfade::learn {
namespace {

using base::record_of;

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

ExtraTreesOptions few(int trees) {
  ExtraTreesOptions options;
  options.trees = trees;
  options.column_share = 1;
  options.min_leaf_rows = 1;
  return options;
}

std::vector<double> predict(const TreeEnsemble& model, const FeatureMatrix& features) {
  std::vector<double> out(features.rows());
  model.predict(features, out);
  return out;
}

// Two columns that matter, one that is missing in every fifth row, one constant.
struct Problem {
  explicit Problem(std::size_t rows, std::uint64_t seed) : features(rows, 4), target(rows) {
    base::Random random(seed);
    for (std::size_t r = 0; r < rows; ++r) {
      const double x = random.uniform();
      const double y = random.uniform();
      features.column(0)[r] = static_cast<float>(x);
      features.column(1)[r] = static_cast<float>(y);
      features.column(2)[r] = r % 5 == 0 ? kMissing : static_cast<float>(random.uniform());
      features.column(3)[r] = 7;
      target[r] = 3 * x + (y > .5 ? 1 : 0) - (r % 5 == 0 ? 2 : 0);
    }
  }
  FeatureMatrix features;
  std::vector<double> target;
};

TEST_CASE("extra trees grown to the end return what they were given") {
  const Problem problem(300, 1);
  const TreeEnsemble model =
      fit_extra_trees(BinnedMatrix(problem.features, 1), problem.target, few(3));
  const std::vector<double> predicted = predict(model, problem.features);
  // Rows of one bin cannot be told apart; there are 300 rows for 255 bins.
  int exact = 0;
  for (std::size_t r = 0; r < predicted.size(); ++r) {
    exact += std::abs(predicted[r] - problem.target[r]) < 1e-5 ? 1 : 0;
  }
  CHECK(exact > 290);
}

TEST_CASE("extra trees foresee rows they have not seen, missing values among them") {
  const Problem problem(3000, 2);
  const Problem fresh(500, 3);
  ExtraTreesOptions options = few(60);
  options.min_leaf_rows = 3;
  const std::vector<double> predicted = predict(
      fit_extra_trees(BinnedMatrix(problem.features, 1), problem.target, options), fresh.features);
  double error = 0;
  for (std::size_t r = 0; r < predicted.size(); ++r) {
    error += (predicted[r] - fresh.target[r]) * (predicted[r] - fresh.target[r]);
  }
  CHECK(error / 500 < .02);
}

TEST_CASE("a threshold falls anywhere between a node's least and largest value") {
  // One column of 0 .. 199: the first cut of many trees has the mean and spread of a uniform draw.
  FeatureMatrix features(200, 1);
  std::vector<double> target(200);
  for (std::size_t r = 0; r < 200; ++r) {
    features.column(0)[r] = static_cast<float>(r);
    target[r] = static_cast<double>(r);
  }
  ExtraTreesOptions options = few(400);
  options.max_depth = 1;
  const TreeEnsemble model = fit_extra_trees(BinnedMatrix(features, 1), target, options);
  double sum = 0;
  double squares = 0;
  for (const Tree& tree : model.trees()) {
    const double cut = tree.nodes[0].value;
    CHECK(cut > 0);
    CHECK(cut < 199);
    sum += cut;
    squares += cut * cut;
  }
  CHECK(sum / 400 == doctest::Approx(99.5).epsilon(.1));
  CHECK(std::sqrt(squares / 400 - sum * sum / 160000) == doctest::Approx(57.4).epsilon(.1));
}

TEST_CASE("no leaf has fewer rows than asked for, and covers add up") {
  const Problem problem(500, 4);
  ExtraTreesOptions options = few(5);
  options.min_leaf_rows = 7;
  const TreeEnsemble model =
      fit_extra_trees(BinnedMatrix(problem.features, 1), problem.target, options);
  for (const Tree& tree : model.trees()) {
    CHECK(tree.covers[0] == 500);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
      if (tree.nodes[i].is_leaf()) CHECK(tree.covers[i] >= 7);
    }
  }
}

TEST_CASE("a column that only tells missing from known still splits") {
  FeatureMatrix features(40, 2);
  std::vector<double> target(40);
  for (std::size_t r = 0; r < 40; ++r) {
    features.column(0)[r] = r % 2 == 0 ? kMissing : 3.f;
    features.column(1)[r] = 1;
    target[r] = r % 2 == 0 ? 5 : 1;
  }
  const TreeEnsemble model = fit_extra_trees(BinnedMatrix(features, 1), target, few(4));
  CHECK(model.predict_row(std::vector<float>{kMissing, 1}) == doctest::Approx(5));
  CHECK(model.predict_row(std::vector<float>{3, 1}) == doctest::Approx(1));
}

TEST_CASE("the same seed gives the same trees and another seed others") {
  const Problem problem(400, 5);
  const BinnedMatrix binned(problem.features, 1);
  ExtraTreesOptions options = few(5);
  options.column_share = .5;
  const std::string first = record_of(fit_extra_trees(binned, problem.target, options));
  CHECK(record_of(fit_extra_trees(binned, problem.target, options)) == first);
  options.seed = 2;
  CHECK(record_of(fit_extra_trees(binned, problem.target, options)) != first);
}

TEST_CASE("nothing to tell rows apart leaves the mean, no rows are refused") {
  FeatureMatrix features(10, 1);
  std::vector<double> target(10, 1.0);
  target[0] = 2;
  const TreeEnsemble model = fit_extra_trees(BinnedMatrix(features, 1), target, few(2));
  CHECK(model.predict_row(std::vector<float>{0}) == doctest::Approx(1.1));
  CHECK_THROWS_AS(fit_extra_trees(BinnedMatrix(FeatureMatrix(0, 1), 1), {}, few(1)), base::Error);
}

}  // namespace
}  // namespace crossfade::learn
