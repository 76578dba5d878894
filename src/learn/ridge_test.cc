#include "learn/ridge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/random.h"
#include "base/test_record.h"

namespace crossfade::learn {
namespace {

using base::record_of;

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

struct Problem {
  FeatureMatrix features;
  std::vector<double> target;
};

// Columns of very different units; the target leans on the first two.
Problem make_problem(std::size_t rows, std::size_t columns, std::uint64_t seed, double noise = 1) {
  Problem problem{FeatureMatrix(rows, columns), {}};
  base::Random random(seed);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      problem.features.column(c)[r] =
          static_cast<float>(random.normal() * std::pow(10, static_cast<double>(c % 4)) + 5);
    }
    problem.target.push_back(3 + .5 * problem.features.column(0)[r] -
                             .07 * problem.features.column(1 % columns)[r] +
                             noise * random.normal());
  }
  return problem;
}

std::vector<double> predict(const RidgeModel& model, const FeatureMatrix& features) {
  std::vector<double> predicted(features.rows());
  model.predict(features, predicted);
  return predicted;
}

RidgeModel read_record(const std::string& bytes) {
  base::ByteReader in(bytes, "ridge.bin");
  RidgeModel model = RidgeModel::read(in);
  CHECK(in.at_end());
  return model;
}

// Gauss and Jordan on the normal equations of (1, columns in units of their deviation).
std::vector<double> naive_predictions(const Problem& problem, double penalty) {
  const std::size_t n = problem.target.size();
  const std::size_t p = problem.features.columns();
  std::vector<std::vector<double>> rows(n, std::vector<double>(p + 1, 1));
  for (std::size_t c = 0; c < p; ++c) {
    double mean = 0;
    double square = 0;
    for (const float value : problem.features.column(c)) mean += value / static_cast<double>(n);
    for (const float value : problem.features.column(c)) {
      square += (value - mean) * (value - mean) / static_cast<double>(n);
    }
    for (std::size_t r = 0; r < n; ++r) {
      rows[r][c + 1] = (problem.features.column(c)[r] - mean) / std::sqrt(square);
    }
  }
  std::vector<std::vector<double>> system(p + 1, std::vector<double>(p + 2));
  for (std::size_t i = 0; i <= p; ++i) {
    for (std::size_t r = 0; r < n; ++r) {
      for (std::size_t j = 0; j <= p; ++j) system[i][j] += rows[r][i] * rows[r][j];
      system[i][p + 1] += rows[r][i] * problem.target[r];
    }
    if (i > 0) system[i][i] += penalty * static_cast<double>(n);
  }
  for (std::size_t i = 0; i <= p; ++i) {
    for (std::size_t k = 0; k <= p; ++k) {
      if (k == i) continue;
      const double factor = system[k][i] / system[i][i];
      for (std::size_t j = i; j <= p + 1; ++j) system[k][j] -= factor * system[i][j];
    }
  }
  std::vector<double> predicted(n);
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t i = 0; i <= p; ++i) {
      predicted[r] += rows[r][i] * system[i][p + 1] / system[i][i];
    }
  }
  return predicted;
}

double mean_squared_error(std::span<const double> truth, std::span<const double> predicted) {
  double sum = 0;
  for (std::size_t r = 0; r < truth.size(); ++r) {
    sum += (truth[r] - predicted[r]) * (truth[r] - predicted[r]);
  }
  return sum / static_cast<double>(truth.size());
}

TEST_CASE("ridge regression agrees with the normal equations, with a penalty and without") {
  const Problem problem = make_problem(200, 9, 1);
  for (const double penalty : {0.0, .01, 3.0}) {
    const RidgeModel model = fit_ridge(problem.features, problem.target, {penalty});
    const std::vector<double> predicted = predict(model, problem.features);
    const std::vector<double> naive = naive_predictions(problem, penalty);
    for (std::size_t r = 0; r < 200; ++r) CHECK(predicted[r] == doctest::Approx(naive[r]));
    CHECK(model.penalty() == penalty);
  }
}

TEST_CASE("a penalty left open is held low for a clear target and high for noise") {
  const Problem clear = make_problem(300, 30, 2, .01);
  CHECK(fit_ridge(clear.features, clear.target, {}).penalty() < 1e-4);

  Problem noise = make_problem(60, 30, 3);
  base::Random random(4);
  for (double& value : noise.target) value = random.normal();
  const RidgeModel held = fit_ridge(noise.features, noise.target, {});
  const RidgeModel plain = fit_ridge(noise.features, noise.target, {0.0});
  CHECK(held.penalty() > .3);
  const Problem fresh = make_problem(500, 30, 5);
  const std::vector<double> zero(500);
  CHECK(mean_squared_error(zero, predict(held, fresh.features)) <
        .3 * mean_squared_error(zero, predict(plain, fresh.features)));
}

TEST_CASE("columns that combine to others share the weight, without a penalty too") {
  const Problem problem = make_problem(150, 3, 6);
  Problem doubled{FeatureMatrix(150, 6), problem.target};
  for (std::size_t r = 0; r < 150; ++r) {
    for (std::size_t c = 0; c < 3; ++c) {
      doubled.features.column(c)[r] = problem.features.column(c)[r];
      doubled.features.column(c + 3)[r] = 2 * problem.features.column(c)[r];
    }
  }
  const RidgeModel single = fit_ridge(problem.features, problem.target, {0.0});
  const RidgeModel both = fit_ridge(doubled.features, doubled.target, {0.0});
  const std::vector<double> expected = predict(single, problem.features);
  const std::vector<double> predicted = predict(both, doubled.features);
  for (std::size_t r = 0; r < 150; ++r) CHECK(predicted[r] == doctest::Approx(expected[r]));
  CHECK(both.slopes()[0] == doctest::Approx(single.slopes()[0] / 2));
  CHECK(both.slopes()[3] == doctest::Approx(single.slopes()[0] / 4));
}

TEST_CASE("a missing or infinite value counts as the column's mean") {
  Problem problem = make_problem(100, 3, 7);
  problem.features.column(1)[4] = kMissing;
  const RidgeModel model = fit_ridge(problem.features, problem.target, {});
  double mean = 0;
  for (std::size_t r = 0; r < 100; ++r) {
    if (r != 4) mean += problem.features.column(1)[r] / 99;
  }
  const double filled = model.predict_row(std::vector<float>{1, static_cast<float>(mean), 2});
  CHECK(model.predict_row(std::vector<float>{1, kMissing, 2}) == doctest::Approx(filled));
  CHECK(model.predict_row(std::vector<float>{1, std::numeric_limits<float>::infinity(), 2}) ==
        model.predict_row(std::vector<float>{1, kMissing, 2}));
  CHECK(model.predict_row(std::vector<float>{1, 9, 2}) != doctest::Approx(filled));
}

TEST_CASE("constant and wholly missing columns have no weight") {
  Problem problem = make_problem(80, 4, 8);
  std::ranges::fill(problem.features.column(2), .1F);
  std::ranges::fill(problem.features.column(3), kMissing);
  const RidgeModel model = fit_ridge(problem.features, problem.target, {0.0});
  CHECK(model.slopes()[2] == 0);
  CHECK(model.slopes()[3] == 0);
  CHECK(model.slopes()[0] == doctest::Approx(.5).epsilon(.5));
}

TEST_CASE("without columns, or with one row, the mean is predicted") {
  const RidgeModel mean = fit_ridge(FeatureMatrix(3, 0), std::vector<double>{1, 2, 6}, {});
  CHECK(predict(mean, FeatureMatrix(2, 0)) == std::vector<double>{3, 3});
  const Problem one = make_problem(1, 3, 9);
  CHECK(predict(fit_ridge(one.features, one.target, {}), one.features) == one.target);
}

TEST_CASE("a linear model refuses to learn from nothing") {
  CHECK_THROWS_AS(fit_ridge(FeatureMatrix(0, 3), {}, {}), base::Error);
}

TEST_CASE("more columns than rows are fitted") {
  const Problem problem = make_problem(20, 50, 10);
  const RidgeModel plain = fit_ridge(problem.features, problem.target, {0.0});
  CHECK(mean_squared_error(problem.target, predict(plain, problem.features)) < 1e-12);
  CHECK(fit_ridge(problem.features, problem.target, {}).penalty() > 0);
}

TEST_CASE("one row is predicted to the same bytes as a matrix, and so by a saved model") {
  const Problem problem = make_problem(50, 7, 11);
  const RidgeModel model = fit_ridge(problem.features, problem.target, {});
  const std::vector<double> batch = predict(model, problem.features);
  std::vector<float> row(7);
  for (std::size_t r = 0; r < 50; ++r) {
    for (std::size_t c = 0; c < 7; ++c) row[c] = problem.features.column(c)[r];
    CHECK(model.predict_row(row) == batch[r]);
  }
  const RidgeModel read = read_record(record_of(model));
  CHECK(predict(read, problem.features) == batch);
  CHECK(read.penalty() == model.penalty());
}

TEST_CASE("a linear model's record that is cut off or not finite is refused") {
  const Problem problem = make_problem(20, 2, 12);
  const std::string bytes = record_of(fit_ridge(problem.features, problem.target, {}));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_THROWS_AS(read_record(bytes.substr(0, size)), base::Error);
  }
  std::string altered = bytes;
  altered.replace(altered.size() - 8, 8, 8, '\xff');
  CHECK_THROWS_AS(read_record(altered), base::Error);
}

}  // namespace
}  // namespace crossfade::learn
