#include "evaluate/cross_validation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "evaluate/metrics.h"

namespace crossfade::evaluate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// rows x columns of normal numbers.
learn::FeatureMatrix normal_matrix(std::size_t rows, std::size_t columns) {
  base::Random random(17);
  learn::FeatureMatrix matrix(rows, columns);
  for (std::size_t c = 0; c < columns; ++c) {
    for (float& value : matrix.column(c)) value = static_cast<float>(random.normal());
  }
  return matrix;
}

FoldPlan striped_plan(std::size_t rows, int folds) {
  FoldPlan plan{std::vector<int>(rows), folds};
  for (std::size_t i = 0; i < rows; ++i) plan.fold[i] = static_cast<int>(i) % folds;
  return plan;
}

// 3 x column 0 - column 1, whatever the training rows say.
std::vector<double> weighted_columns(const learn::FeatureMatrix& features) {
  std::vector<double> predicted(features.rows());
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    predicted[i] = 3.0 * features.column(0)[i] - features.column(1)[i];
  }
  return predicted;
}

Predictor known_model(const learn::FeatureMatrix&, std::span<const double>, int) {
  return weighted_columns;
}

const std::vector<ColumnGroup> kEach = {{"0", {0}}, {"1", {1}}, {"2", {2}}};

TEST_CASE("every row is predicted by a model that never saw its fold") {
  learn::FeatureMatrix features(6, 1);
  for (std::size_t i = 0; i < 6; ++i) features.column(0)[i] = static_cast<float>(i);
  const std::vector<double> target = {1, 2, 4, 8, 16, 32};
  const FoldPlan plan{{0, 1, 0, 2, 1, FoldPlan::kLeftOut}, 3};
  std::vector<int> folds;
  const Learner sum_of_targets = [&](const learn::FeatureMatrix& training,
                                     std::span<const double> values, int fold) -> Predictor {
    folds.push_back(fold);
    REQUIRE(training.rows() == values.size());
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      CHECK(values[i] == std::exp2(training.column(0)[i]));  // rows and targets stay together
      total += values[i];
    }
    return [total](const learn::FeatureMatrix& test) {
      std::vector<double> predicted;
      for (const float value : test.column(0)) predicted.push_back(100 * value + total);
      return predicted;
    };
  };
  const OutOfFold result = cross_validate(features, target, plan, sum_of_targets);
  CHECK(folds == std::vector<int>{0, 1, 2});
  CHECK(result.models.size() == 3);
  // Sums without fold 0: 2 + 8 + 16; without fold 1: 1 + 4 + 8; without fold 2: 1 + 2 + 4 + 16.
  CHECK(std::vector<double>(result.prediction.begin(), result.prediction.begin() + 5) ==
        std::vector<double>{26, 113, 226, 323, 413});
  CHECK(std::isnan(result.prediction[5]));
}

TEST_CASE("rows of a fold beyond the count train and are not tested") {
  const learn::FeatureMatrix features = normal_matrix(4, 2);
  const FoldPlan plan{{0, 1, 1, 0}, 1};
  const OutOfFold result =
      cross_validate(features, std::vector<double>{1, 2, 3, 4}, plan, known_model);
  CHECK(result.models.size() == 1);
  CHECK_FALSE(std::isnan(result.prediction[0]));
  CHECK(std::isnan(result.prediction[1]));
}

TEST_CASE("a fold that leaves nothing to train on is refused") {
  const learn::FeatureMatrix features = normal_matrix(3, 2);
  const FoldPlan plan{{0, 0, 0}, 2};
  try {
    cross_validate(features, std::vector<double>{1, 2, 3}, plan, known_model);
    FAIL("a model was trained on no rows");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    CHECK(error.sentence().find("fold 1 of 2") != std::string::npos);
  }
}

TEST_CASE("shuffling costs what a column carries: twice its variance over the target's") {
  const learn::FeatureMatrix features = normal_matrix(4000, 3);
  const std::vector<double> target = weighted_columns(features);
  const FoldPlan plan = striped_plan(4000, 4);
  const OutOfFold fitted = cross_validate(features, target, plan, known_model);
  const std::vector<stats::Estimate> losses =
      permutation_importance(features, target, plan, fitted, kEach, r2, {});
  REQUIRE(losses.size() == 3);
  CHECK(losses[0].value == doctest::Approx(2 * 9.0 / 10).epsilon(0.1));
  CHECK(losses[1].value == doctest::Approx(2 * 1.0 / 10).epsilon(0.1));
  CHECK(losses[2].value == 0);  // the model does not read it
  CHECK(losses[0].n == 4000);
  CHECK(losses[0].low < losses[0].value);
  CHECK(losses[0].high > losses[0].value);
  CHECK(losses[2].low == 0);
}

TEST_CASE("columns of one group are shuffled together") {
  // The model reads the difference of two equal columns: in step they cancel, apart they do not.
  learn::FeatureMatrix features = normal_matrix(500, 2);
  std::ranges::copy(features.column(0), features.column(1).begin());
  const Learner learner = [](const learn::FeatureMatrix&, std::span<const double>, int) {
    return [](const learn::FeatureMatrix& rows) {
      std::vector<double> predicted(rows.rows());
      for (std::size_t i = 0; i < predicted.size(); ++i) {
        predicted[i] = rows.column(0)[i] - rows.column(1)[i];
      }
      return predicted;
    };
  };
  std::vector<double> target(500);
  for (std::size_t i = 0; i < 500; ++i) target[i] = static_cast<double>(i % 3);
  const FoldPlan plan = striped_plan(500, 5);
  const OutOfFold fitted = cross_validate(features, target, plan, learner);
  const std::vector<stats::Estimate> losses = permutation_importance(
      features, target, plan, fitted, {{"both", {0, 1}}, {"one", {0}}}, r2, {});
  CHECK(losses[0].value == 0);
  CHECK(losses[1].value > 0.5);
}

TEST_CASE("importance is the mean over folds, -+ 2 standard errors") {
  // Scores by fold: the model answers its fold's number, unless column 0 was moved: then 0.
  learn::FeatureMatrix features(90, 1);
  for (std::size_t i = 0; i < 90; ++i) features.column(0)[i] = static_cast<float>(i);
  const Learner learner = [](const learn::FeatureMatrix&, std::span<const double>, int fold) {
    return [fold](const learn::FeatureMatrix& rows) {
      const auto column = rows.column(0);
      const bool untouched = std::ranges::is_sorted(column);
      return std::vector<double>(rows.rows(), untouched ? fold + 1 : 0);
    };
  };
  const Score first = [](std::span<const double>, std::span<const double> predicted) {
    return predicted[0];
  };
  const std::vector<double> target(90, 1.0);
  const FoldPlan plan = striped_plan(90, 3);
  const OutOfFold fitted = cross_validate(features, target, plan, learner);
  const stats::Estimate loss =
      permutation_importance(features, target, plan, fitted, {{"0", {0}}}, first, {}).front();
  CHECK(loss.value == doctest::Approx(2));  // 1, 2, 3: standard error 1 / sqrt(3)
  CHECK(loss.low == doctest::Approx(2 - 2 / std::sqrt(3.0)));
  CHECK(loss.high == doctest::Approx(2 + 2 / std::sqrt(3.0)));
}

TEST_CASE("importance is the same for any number of threads and follows the seed") {
  const learn::FeatureMatrix features = normal_matrix(400, 3);
  const std::vector<double> target = weighted_columns(features);
  const FoldPlan plan = striped_plan(400, 4);
  const OutOfFold fitted = cross_validate(features, target, plan, known_model);
  const auto losses = [&](std::uint64_t seed, int threads) {
    std::vector<double> values;
    for (const stats::Estimate& loss : permutation_importance(
             features, target, plan, fitted, kEach, r2, {.seed = seed, .threads = threads})) {
      values.push_back(loss.value);
      values.push_back(loss.high);
    }
    return values;
  };
  CHECK(losses(1, 1) == losses(1, 2));
  CHECK(losses(1, 1) == losses(1, 5));
  CHECK(losses(1, 1) != losses(2, 1));
}

TEST_CASE("rows without target or prediction do not judge, and folds without a score are skipped") {
  const learn::FeatureMatrix features = normal_matrix(300, 3);
  std::vector<double> target = weighted_columns(features);
  FoldPlan plan = striped_plan(300, 3);
  OutOfFold fitted = cross_validate(features, target, plan, known_model);
  target[0] = kNaN;
  fitted.prediction[1] = kNaN;
  plan.fold[2] = FoldPlan::kLeftOut;
  CHECK(permutation_importance(features, target, plan, fitted, kEach, r2, {})[0].n == 297);
  // Fold 2's truth becomes constant: no R2 there, and the other two still speak.
  for (std::size_t i = 2; i < 300; i += 3) target[i] = 1;
  const stats::Estimate loss =
      permutation_importance(features, target, plan, fitted, kEach, r2, {})[0];
  CHECK(loss.value > 1);
  CHECK(loss.low > 0.5);
  // No fold has a score: nothing can be said.
  target.assign(300, 1.0);
  CHECK(std::isnan(permutation_importance(features, target, plan, fitted, kEach, r2, {})[0].value));
}

TEST_CASE("models judged together lose what each loses alone") {
  const learn::FeatureMatrix features = normal_matrix(300, 3);
  const std::vector<double> target = weighted_columns(features);
  std::vector<double> positive;
  for (const double value : target) positive.push_back(value > 0 ? 1 : 0);
  const FoldPlan plan = striped_plan(300, 3);
  const Learner reads_one = [](const learn::FeatureMatrix&, std::span<const double>, int) {
    return [](const learn::FeatureMatrix& rows) {
      return std::vector<double>(rows.column(0).begin(), rows.column(0).end());
    };
  };
  const OutOfFold sums = cross_validate(features, target, plan, known_model);
  const OutOfFold odds = cross_validate(features, positive, plan, reads_one);
  std::vector<JointPredictor> both;
  for (std::size_t fold = 0; fold < 3; ++fold) {
    both.push_back([&, fold](const learn::FeatureMatrix& rows) {
      return std::vector<std::vector<double>>{sums.models[fold](rows), odds.models[fold](rows)};
    });
  }
  const std::vector<JointTarget> targets{{target, sums.prediction, r2},
                                         {positive, odds.prediction, auc}};
  const auto together =
      joint_permutation_importance(features, targets, plan, both, kEach, {.threads = 2});
  const auto same = [](const stats::Estimate& a, const stats::Estimate& b) {
    return a.value == b.value && a.low == b.low && a.high == b.high && a.n == b.n;
  };
  CHECK(std::ranges::equal(
      together[0], permutation_importance(features, target, plan, sums, kEach, r2, {}), same));
  CHECK(std::ranges::equal(
      together[1], permutation_importance(features, positive, plan, odds, kEach, auc, {}), same));
  CHECK(together[1][0].value > 0);
  // A row that either cannot judge judges neither.
  positive[0] = kNaN;
  const auto without =
      joint_permutation_importance(features, targets, plan, both, kEach, {.threads = 2});
  CHECK(without[0][0].n == 299);
}

TEST_CASE("no groups, or a fold without rows, are no trouble") {
  const learn::FeatureMatrix features = normal_matrix(40, 3);
  const std::vector<double> target = weighted_columns(features);
  FoldPlan plan = striped_plan(40, 2);
  plan.folds = 3;
  const OutOfFold fitted = cross_validate(features, target, plan, known_model);
  CHECK(permutation_importance(features, target, plan, fitted, {}, r2, {}).empty());
  const std::vector<stats::Estimate> losses =
      permutation_importance(features, target, plan, fitted, kEach, r2, {.threads = 4});
  CHECK(losses[0].value > 1);
  CHECK(losses[0].n == 40);
}

}  // namespace
}  // namespace crossfade::evaluate
