#include "evaluate/cross_validation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "stats/summary.h"

namespace crossfade::evaluate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<double> values_at(std::span<const double> values, std::span<const std::size_t> rows) {
  std::vector<double> selected;
  selected.reserve(rows.size());
  for (const std::size_t row : rows) selected.push_back(values[row]);
  return selected;
}

// The rows that judge one fold's models, and how well these do on them untouched.
struct FoldTest {
  learn::FeatureMatrix features;
  std::vector<std::vector<double>> truth;  // by target
  std::vector<double> score;               // by target
};

FoldTest make_fold_test(const learn::FeatureMatrix& features, std::span<const JointTarget> targets,
                        std::vector<std::size_t> rows) {
  std::erase_if(rows, [&](std::size_t row) {
    return std::ranges::any_of(targets, [row](const JointTarget& target) {
      return std::isnan(target.truth[row]) || std::isnan(target.prediction[row]);
    });
  });
  FoldTest test;
  if (rows.empty()) return test;
  test.features = features.select_rows(rows);
  for (const JointTarget& target : targets) {
    test.truth.push_back(values_at(target.truth, rows));
    test.score.push_back(target.score(test.truth.back(), values_at(target.prediction, rows)));
  }
  return test;
}

std::vector<std::size_t> shuffled_order(std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  base::Random random(seed);
  for (std::size_t i = count; i-- > 1;) {
    std::swap(order[i], order[random.below(static_cast<std::uint32_t>(i + 1))]);
  }
  return order;
}

// Answers for the fold's rows with the group's columns in another order, all of them in the same
// one. `working` equals the fold's features before and after: only these columns are written.
std::vector<std::vector<double>> predict_shuffled(const FoldTest& test, const ColumnGroup& group,
                                                  const JointPredictor& model, std::uint64_t seed,
                                                  learn::FeatureMatrix& working) {
  const std::vector<std::size_t> order = shuffled_order(working.rows(), seed);
  for (const std::size_t c : group.columns) {
    const std::span<const float> from = test.features.column(c);
    const std::span<float> to = working.column(c);
    for (std::size_t i = 0; i < order.size(); ++i) to[i] = from[order[i]];
  }
  std::vector<std::vector<double>> predicted = model(std::as_const(working));
  for (const std::size_t c : group.columns) {
    std::ranges::copy(test.features.column(c), working.column(c).begin());
  }
  return predicted;
}

// Mean over folds, -+ 2 standard errors of it. Folds without a score (NaN) are left out.
stats::Estimate over_folds(std::span<const double> losses, std::size_t rows) {
  stats::Estimate estimate{.value = stats::mean(losses), .n = rows};
  const auto known = std::ranges::count_if(losses, [](double loss) { return !std::isnan(loss); });
  if (known < 2) return estimate;
  // standard_deviation() divides by n; a standard error wants n - 1.
  const double error =
      stats::standard_deviation(losses) / std::sqrt(static_cast<double>(known - 1));
  estimate.low = estimate.value - 2 * error;
  estimate.high = estimate.value + 2 * error;
  return estimate;
}

}  // namespace

OutOfFold cross_validate(const learn::FeatureMatrix& features, std::span<const double> target,
                         const FoldPlan& plan, const Learner& learner, int threads) {
  CF_CHECK(features.rows() == target.size() && target.size() == plan.fold.size());
  const auto folds = static_cast<std::size_t>(plan.folds);
  OutOfFold result;
  result.prediction.assign(target.size(), kNaN);
  result.models.resize(folds);
  base::parallel_for(folds, threads, [&](std::size_t f) {
    const auto fold = static_cast<int>(f);
    const std::vector<std::size_t> training = plan.training_rows(fold);
    if (training.empty()) {
      throw base::Error(base::ErrorKind::kInputRefused,
                        "no rows are left to train on when fold " + std::to_string(fold + 1) +
                            " of " + std::to_string(plan.folds) + " is tested",
                        {}, "add rows, or ask for fewer folds");
    }
    result.models[f] = learner(features.select_rows(training), values_at(target, training), fold);
    const std::vector<std::size_t> test = plan.test_rows(fold);
    if (test.empty()) return;
    const std::vector<double> predicted = result.models[f](features.select_rows(test));
    CF_CHECK(predicted.size() == test.size());
    for (std::size_t i = 0; i < test.size(); ++i) result.prediction[test[i]] = predicted[i];
  });
  return result;
}

std::vector<stats::Estimate> permutation_importance(const learn::FeatureMatrix& features,
                                                    std::span<const double> target,
                                                    const FoldPlan& plan, const OutOfFold& fitted,
                                                    const std::vector<ColumnGroup>& groups,
                                                    const Score& score,
                                                    const ImportanceOptions& options) {
  const JointTarget only{target, fitted.prediction, score};
  std::vector<JointPredictor> models;
  for (const Predictor& model : fitted.models) {
    models.push_back([&model](const learn::FeatureMatrix& rows) {
      return std::vector<std::vector<double>>{model(rows)};
    });
  }
  return joint_permutation_importance(features, {&only, 1}, plan, models, groups, options).front();
}

std::vector<std::vector<stats::Estimate>> joint_permutation_importance(
    const learn::FeatureMatrix& features, std::span<const JointTarget> targets,
    const FoldPlan& plan, std::span<const JointPredictor> models,
    const std::vector<ColumnGroup>& groups, const ImportanceOptions& options) {
  CF_CHECK(features.rows() == plan.fold.size());
  for (const JointTarget& target : targets) {
    CF_CHECK(target.truth.size() == features.rows());
    CF_CHECK(target.prediction.size() == features.rows());
  }
  const auto folds = static_cast<std::size_t>(plan.folds);
  CF_CHECK(models.size() == folds);
  std::vector<FoldTest> tests;
  std::size_t rows = 0;
  for (int fold = 0; fold < plan.folds; ++fold) {
    tests.push_back(make_fold_test(features, targets, plan.test_rows(fold)));
    rows += tests.back().features.rows();
  }

  // A strand takes every so many-th group of one fold with one working copy of the fold's rows.
  // Each shuffle has a seed of its own, so the number of strands is of no consequence.
  const auto strands =
      std::min(groups.size(), static_cast<std::size_t>(std::max(1, options.threads)));
  const std::size_t scores = groups.size() * folds;
  std::vector<double> losses(targets.size() * scores, kNaN);
  base::parallel_for(folds * strands, options.threads, [&](std::size_t task) {
    const std::size_t fold = task / strands;
    const FoldTest& test = tests[fold];
    if (test.features.rows() == 0) return;
    learn::FeatureMatrix working = test.features;
    for (std::size_t g = task % strands; g < groups.size(); g += strands) {
      const std::uint64_t seed = base::mix_seed(base::mix_seed(options.seed, g), fold);
      const std::vector<std::vector<double>> predicted =
          predict_shuffled(test, groups[g], models[fold], seed, working);
      CF_CHECK(predicted.size() == targets.size());
      for (std::size_t t = 0; t < targets.size(); ++t) {
        CF_CHECK(predicted[t].size() == test.truth[t].size());
        losses[t * scores + g * folds + fold] =
            test.score[t] - targets[t].score(test.truth[t], predicted[t]);
      }
    }
  });

  std::vector<std::vector<stats::Estimate>> estimates(targets.size());
  for (std::size_t t = 0; t < targets.size(); ++t) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
      estimates[t].push_back(
          over_folds(std::span(losses).subspan(t * scores + g * folds, folds), rows));
    }
  }
  return estimates;
}

}  // namespace crossfade::evaluate
