#include "evaluate/cross_combine.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "evaluate/metrics.h"

namespace crossfade::evaluate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
using Columns = std::vector<std::vector<double>>;

double sigmoid(double odds) { return 1 / (1 + std::exp(-odds)); }

// p = sigmoid(offset + slope x odds), by Newton's method (Platt 1999, without his priors).
Combiner fit_logistic(Answers answers, std::span<const double> truth, int) {
  double offset = 0;
  double slope = 0;
  for (int step = 0; step < 25; ++step) {
    double g[2] = {};
    double h[3] = {};
    for (std::size_t i = 0; i < truth.size(); ++i) {
      const double x = answers[0][i];
      const double p = sigmoid(offset + slope * x);
      g[0] += truth[i] - p;
      g[1] += (truth[i] - p) * x;
      h[0] += p * (1 - p);
      h[1] += p * (1 - p) * x;
      h[2] += p * (1 - p) * x * x;
    }
    const double determinant = h[0] * h[2] - h[1] * h[1];
    offset += (h[2] * g[0] - h[1] * g[1]) / determinant;
    slope += (h[0] * g[1] - h[1] * g[0]) / determinant;
  }
  return [=](Answers rows) {
    std::vector<double> probability;
    for (const double x : rows[0]) probability.push_back(sigmoid(offset + slope * x));
    return probability;
  };
}

// The weight of the first of two models, the other has the rest, by least squares.
Combiner fit_weight(Answers answers, std::span<const double> truth, int) {
  double along = 0;
  double length = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const double difference = answers[0][i] - answers[1][i];
    along += (truth[i] - answers[1][i]) * difference;
    length += difference * difference;
  }
  return [weight = along / length](Answers rows) {
    std::vector<double> value;
    for (std::size_t i = 0; i < rows[0].size(); ++i) {
      value.push_back(weight * rows[0][i] + (1 - weight) * rows[1][i]);
    }
    return value;
  };
}

FoldPlan striped_plan(std::size_t rows, int folds) {
  FoldPlan plan{std::vector<int>(rows), folds};
  for (std::size_t i = 0; i < rows; ++i) plan.fold[i] = static_cast<int>(i) % folds;
  return plan;
}

TEST_CASE("each fold is combined by what the other folds say") {
  const Columns answers = {{1, 2, 3, 4, 5}, {10, 20, 30, 40, 50}};
  const std::vector<double> truth = {100, 200, 300, 400, 500};
  const FoldPlan plan{{0, 1, 2, 0, FoldPlan::kLeftOut}, 3};
  // Adds the sum of the truths it was fitted on to the sum of a row's answers.
  const CombinerLearner learner = [](Answers known, std::span<const double> values, int) {
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      CHECK(values[i] == 100 * known[0][i]);  // answers and truth stay together
      total += values[i];
    }
    return [total](Answers rows) {
      std::vector<double> sums;
      for (std::size_t i = 0; i < rows[0].size(); ++i) {
        sums.push_back(total + rows[0][i] + rows[1][i]);
      }
      return sums;
    };
  };
  const std::vector<double> combined = cross_combine(answers, truth, plan, learner);
  CHECK(combined[0] == 500 + 11);
  CHECK(combined[1] == 800 + 22);
  CHECK(combined[2] == 700 + 33);
  CHECK(combined[3] == 500 + 44);
  CHECK(std::isnan(combined[4]));
}

TEST_CASE("rows without an answer or a truth fit nothing; without an answer they get none") {
  const Columns answers = {{1, kNaN, 3, 4}, {1, 2, 3, 4}};
  const std::vector<double> truth = {1, 2, kNaN, 4};
  std::vector<std::size_t> fitted;
  const CombinerLearner learner = [&](Answers known, std::span<const double>, int) {
    fitted.push_back(known[0].size());
    return [](Answers rows) { return rows[0]; };
  };
  const std::vector<double> combined = cross_combine(answers, truth, striped_plan(4, 2), learner);
  CHECK(fitted == std::vector<std::size_t>{1, 1});  // row 3; row 0
  CHECK(combined[0] == 1);
  CHECK(std::isnan(combined[1]));
  CHECK(combined[2] == 3);
}

TEST_CASE("a fold that leaves nothing to fit on is refused") {
  const Columns answers = {{1, 2}};
  CHECK_THROWS_AS(
      cross_combine(answers, std::vector<double>{1, kNaN}, striped_plan(2, 2), fit_logistic),
      base::Error);
}

TEST_CASE("calibrated across folds, boastful odds become probabilities that hold") {
  base::Random random(12);
  Columns odds(1);
  std::vector<double> truth;
  std::vector<double> boasted;
  for (int i = 0; i < 6000; ++i) {
    const double honest = -1.5 + 1.5 * random.normal();
    truth.push_back(random.uniform() < sigmoid(honest) ? 1 : 0);
    odds[0].push_back(2.5 * honest + 1);
    boasted.push_back(sigmoid(odds[0].back()));
  }
  const std::vector<double> calibrated =
      cross_combine(odds, truth, striped_plan(6000, 5), fit_logistic);
  const std::vector<std::uint32_t> groups(6000, 0);
  CHECK(classification_figures(truth, boasted, groups, {}).ece.value > 0.05);
  CHECK(classification_figures(truth, calibrated, groups, {}).ece.value < 0.015);
}

TEST_CASE("a stack across folds beats each of its models") {
  base::Random random(13);
  Columns answers(2);
  std::vector<double> truth;
  for (int i = 0; i < 2000; ++i) {
    truth.push_back(random.normal());
    answers[0].push_back(truth.back() + random.normal());
    answers[1].push_back(truth.back() + 1.5 * random.normal());
  }
  const std::vector<double> stacked =
      cross_combine(answers, truth, striped_plan(2000, 5), fit_weight);
  CHECK(r2(truth, stacked) > r2(truth, answers[0]) + 0.1);
  CHECK(r2(truth, stacked) > r2(truth, answers[1]) + 0.1);
}

}  // namespace
}  // namespace crossfade::evaluate
