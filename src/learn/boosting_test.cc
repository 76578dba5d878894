#include "learn/boosting.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "base/test_record.h"
#include "learn/calibration.h"

namespace crossfade::learn {
namespace {

using base::record_of;

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

struct Problem {
  FeatureMatrix features;
  std::vector<double> target;
};

// Four columns, the last one noise; the second is missing in one row of ten, which lowers the
// target.
Problem make_problem(std::size_t rows, std::uint64_t seed) {
  base::Random random(seed);
  Problem problem{FeatureMatrix(rows, 4), std::vector<double>(rows)};
  for (std::size_t r = 0; r < rows; ++r) {
    double x[4];
    for (std::size_t c = 0; c < 4; ++c) {
      x[c] = std::floor(random.uniform() * 40) / 40;
      problem.features.column(c)[r] = static_cast<float>(x[c]);
    }
    const bool missing = random.uniform() < .1;
    if (missing) problem.features.column(1)[r] = kMissing;
    problem.target[r] =
        std::sin(6 * x[0]) + (missing ? -1 : x[1]) + (x[2] > .5 ? 1 : 0) + .1 * random.normal();
  }
  return problem;
}

std::vector<double> predict(const TreeEnsemble& model, const FeatureMatrix& features) {
  std::vector<double> out(features.rows());
  model.predict(features, out);
  return out;
}

double mean_square(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum / static_cast<double>(a.size());
}

BoostingOptions whole(int trees, int leaves) {
  BoostingOptions options;
  options.trees = trees;
  options.leaves = leaves;
  options.row_share = 1;
  options.column_share = 1;
  options.min_leaf_rows = 5;
  options.rate = 0.3;
  options.l2 = 1;
  return options;
}

// One stump after the other, each found by trying every value of every column: what boosting with
// two leaves does, by definition, where nothing is missing.
std::vector<double> naive_stumps(const Problem& problem, const BoostingOptions& options) {
  const std::size_t rows = problem.target.size();
  std::vector<double> score(rows,
                            std::accumulate(problem.target.begin(), problem.target.end(), 0.0) /
                                static_cast<double>(rows));
  for (int t = 0; t < options.trees; ++t) {
    double best = -1;
    std::vector<double> step(rows);
    for (std::size_t c = 0; c < problem.features.columns(); ++c) {
      const std::span<const float> column = problem.features.column(c);
      for (const float cut : std::vector<float>(column.begin(), column.end())) {
        double sum[2] = {0, 0};
        double count[2] = {0, 0};
        for (std::size_t r = 0; r < rows; ++r) {
          sum[column[r] > cut] += problem.target[r] - score[r];
          ++count[column[r] > cut];
        }
        if (std::min(count[0], count[1]) < options.min_leaf_rows) continue;
        const double gain =
            sum[0] * sum[0] / (count[0] + options.l2) + sum[1] * sum[1] / (count[1] + options.l2);
        if (gain <= best) continue;
        best = gain;
        for (std::size_t r = 0; r < rows; ++r) {
          const int side = column[r] > cut;
          step[r] = options.rate * sum[side] / (count[side] + options.l2);
        }
      }
    }
    for (std::size_t r = 0; r < rows; ++r) score[r] += step[r];
  }
  return score;
}

// The problem's columns behind so many of chance, nothing missing.
Problem behind_noise(const Problem& problem, std::size_t columns) {
  Problem wide{FeatureMatrix(problem.features.rows(), columns + problem.features.columns()),
               problem.target};
  base::Random random(9);
  for (std::size_t c = 0; c < wide.features.columns(); ++c) {
    for (std::size_t r = 0; r < wide.features.rows(); ++r) {
      const float value = c < columns ? static_cast<float>(random.uniform())
                                      : problem.features.column(c - columns)[r];
      wide.features.column(c)[r] = std::isnan(value) ? 2 : value;
    }
  }
  return wide;
}

TEST_CASE("boosted stumps are those that trying every value finds") {
  Problem problem;
  SUBCASE("few columns") { problem = behind_noise(make_problem(300, 1), 0); }
  SUBCASE("many columns") { problem = behind_noise(make_problem(300, 1), 33); }
  const BoostingOptions options = whole(12, 2);
  const TreeEnsemble model =
      fit_boosting(BinnedMatrix(problem.features, 1), problem.target, options);
  const std::vector<double> expected = naive_stumps(problem, options);
  const std::vector<double> predicted = predict(model, problem.features);
  for (std::size_t r = 0; r < expected.size(); ++r) {
    CHECK(predicted[r] == doctest::Approx(expected[r]).epsilon(1e-4));
  }
}

TEST_CASE("boosting comes close to the noise on rows it has not seen") {
  const Problem problem = make_problem(4000, 2);
  const Problem fresh = make_problem(1000, 3);
  BoostingOptions options;
  options.column_share = .5;
  const TreeEnsemble model =
      fit_boosting(BinnedMatrix(problem.features, 1), problem.target, options);
  CHECK(mean_square(predict(model, fresh.features), fresh.target) < .02);  // noise: .01
}

TEST_CASE("a missing value goes to the side it was learnt on") {
  const Problem problem = make_problem(3000, 4);
  const TreeEnsemble model =
      fit_boosting(BinnedMatrix(problem.features, 1), problem.target, whole(60, 8));
  const double known = model.predict_row(std::vector<float>{.5f, .5f, .2f, .5f});
  const double missing = model.predict_row(std::vector<float>{.5f, kMissing, .2f, .5f});
  CHECK(known - missing == doctest::Approx(1.5).epsilon(.1));
}

TEST_CASE("a logistic model's log-odds are those of the hits") {
  base::Random random(5);
  FeatureMatrix features(6000, 2);
  std::vector<double> hit(6000);
  for (std::size_t r = 0; r < hit.size(); ++r) {
    const bool loud = random.uniform() < .5;
    features.column(0)[r] = loud ? 1.f : 0.f;
    features.column(1)[r] = static_cast<float>(random.uniform());
    hit[r] = random.uniform() < (loud ? .6 : .1) ? 1 : 0;
  }
  BoostingOptions options = whole(40, 2);
  options.loss = Loss::kLogistic;
  const TreeEnsemble model = fit_boosting(BinnedMatrix(features, 1), hit, options);
  CHECK(sigmoid(model.predict_row(std::vector<float>{1.f, .5f})) ==
        doctest::Approx(.6).epsilon(.06));
  CHECK(sigmoid(model.predict_row(std::vector<float>{0.f, .5f})) ==
        doctest::Approx(.1).epsilon(.2));
}

TEST_CASE("all hits or none still give finite log-odds") {
  const Problem problem = make_problem(100, 6);
  for (const double all : {0.0, 1.0}) {
    BoostingOptions options = whole(10, 4);
    options.loss = Loss::kLogistic;
    const TreeEnsemble model =
        fit_boosting(BinnedMatrix(problem.features, 1), std::vector<double>(100, all), options);
    CHECK(std::isfinite(predict(model, problem.features)[0]));
  }
}

TEST_CASE("the same seed gives the same bytes and another seed others") {
  const Problem problem = make_problem(1000, 7);
  const BinnedMatrix binned(problem.features, 1);
  const BinnedMatrix binned_by_two(problem.features, 2);
  BoostingOptions options;
  options.trees = 30;
  const std::string first = record_of(fit_boosting(binned, problem.target, options));
  CHECK(record_of(fit_boosting(binned_by_two, problem.target, options)) == first);
  options.seed = 2;
  CHECK(record_of(fit_boosting(binned, problem.target, options)) != first);
}

TEST_CASE("boosting stops when held-out rows no longer gain") {
  Problem problem = make_problem(600, 8);
  base::Random random(9);
  for (double& value : problem.target) value += 3 * random.normal();
  std::vector<std::size_t> held_out(200);
  std::iota(held_out.begin(), held_out.end(), std::size_t{400});
  BoostingOptions options = whole(300, 20);
  options.patience = 10;
  const TreeEnsemble model =
      fit_boosting(BinnedMatrix(problem.features, 1), problem.target, options, held_out);
  CHECK(model.tree_count() < 100);
  // What is held out is not learnt from: other values there, fewer or more trees, but the same
  // first.
  for (const std::size_t row : held_out) problem.target[row] = 1000;
  const TreeEnsemble other =
      fit_boosting(BinnedMatrix(problem.features, 1), problem.target, options, held_out);
  CHECK(other.offset() == model.offset());
  CHECK(other.trees()[0].nodes[0].value == model.trees()[0].nodes[0].value);
}

TEST_CASE("what is held out leaves no trace in the model") {
  Problem problem = make_problem(600, 8);
  const std::vector<std::size_t> held_out = {3, 100, 101, 599};
  const BinnedMatrix binned(problem.features, 1);
  const std::string first = record_of(fit_boosting(binned, problem.target, whole(30, 8), held_out));
  for (const std::size_t row : held_out) problem.target[row] = -1e6;
  CHECK(record_of(fit_boosting(binned, problem.target, whole(30, 8), held_out)) == first);
  CHECK(record_of(fit_boosting(binned, problem.target, whole(30, 8))) != first);
}

TEST_CASE("a constant target and a single row give the mean") {
  const Problem problem = make_problem(60, 10);
  const TreeEnsemble constant =
      fit_boosting(BinnedMatrix(problem.features, 1), std::vector<double>(60, 2.5), whole(5, 4));
  CHECK(predict(constant, problem.features)[7] == doctest::Approx(2.5));
  FeatureMatrix one(1, 1);
  const TreeEnsemble single =
      fit_boosting(BinnedMatrix(one, 1), std::vector<double>{4}, BoostingOptions{});
  CHECK(predict(single, one)[0] == doctest::Approx(4));
  CHECK_THROWS_AS(fit_boosting(BinnedMatrix(FeatureMatrix(0, 3), 1), {}, {}), base::Error);
}

TEST_CASE("covers count the rows that were drawn") {
  const Problem problem = make_problem(1000, 11);
  BoostingOptions options;
  options.trees = 3;
  const TreeEnsemble model =
      fit_boosting(BinnedMatrix(problem.features, 1), problem.target, options);
  for (const Tree& tree : model.trees()) {
    CHECK(tree.covers[0] == 700);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
      if (tree.nodes[i].is_leaf()) CHECK(tree.covers[i] >= 20);
    }
  }
}

}  // namespace
}  // namespace crossfade::learn
