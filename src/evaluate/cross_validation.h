#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "evaluate/fold_plan.h"
#include "learn/feature_matrix.h"
#include "stats/estimate.h"

namespace crossfade::evaluate {

/// A model, as far as evaluation needs to know: features in, one number a row out.
using Predictor = std::function<std::vector<double>(const learn::FeatureMatrix& features)>;
/// Fits a Predictor on training rows; called once a fold.
using Learner = std::function<Predictor(const learn::FeatureMatrix& features,
                                        std::span<const double> target, int fold)>;

/// What cross-validation left behind: one prediction a row, made by a model that never saw the
/// row's fold (NaN for rows left out), and the models, one a fold.
struct OutOfFold {
  std::vector<double> prediction;
  std::vector<Predictor> models;
};

/// Fits and predicts fold by fold, `threads` folds at a time (the learner must bear it);
/// `features`, `target` and `plan` have the same rows. Throws base::Error (kInputRefused) where a
/// fold leaves no row to train on.
OutOfFold cross_validate(const learn::FeatureMatrix& features, std::span<const double> target,
                         const FoldPlan& plan, const Learner& learner, int threads = 1);

/// A set of columns that are shuffled together: one feature, or a family of them.
struct ColumnGroup {
  std::string name;
  std::vector<std::size_t> columns;
};

/// How columns are shuffled.
struct ImportanceOptions {
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same figures; the models must bear it
};
/// How good predictions are, higher is better; NaN where it cannot be said. Called from several
/// threads at once.
using Score =
    std::function<double(std::span<const double> truth, std::span<const double> predicted)>;

/// How much worse (of `score`, higher is better) the fold models do when a group's columns are
/// shuffled among the test rows: permutation importance (Breiman 2001; Fisher, Rudin and Dominici
/// 2019). value = mean over folds; low and high = the spread over folds (mean -+ 2 standard
/// errors); n = test rows. One estimate a group. Rows whose target or prediction is NaN do not
/// judge. A fold whose score is NaN is left out; without two folds there is no spread.
std::vector<stats::Estimate> permutation_importance(const learn::FeatureMatrix& features,
                                                    std::span<const double> target,
                                                    const FoldPlan& plan, const OutOfFold& fitted,
                                                    const std::vector<ColumnGroup>& groups,
                                                    const Score& score,
                                                    const ImportanceOptions& options);

/// Several models in one, where one's answer goes into the other's: one answer a model and row.
using JointPredictor =
    std::function<std::vector<std::vector<double>>(const learn::FeatureMatrix& features)>;

/// What one of them is judged by: as the target, OutOfFold::prediction and score above.
struct JointTarget {
  std::span<const double> truth;
  std::span<const double> prediction;
  Score score;
};

/// The same for several targets, from one look at the shuffled rows: models[fold] gives one answer
/// a target. One estimate a target and group, as permutation_importance() would give each alone on
/// the rows whose targets and predictions are all known.
std::vector<std::vector<stats::Estimate>> joint_permutation_importance(
    const learn::FeatureMatrix& features, std::span<const JointTarget> targets,
    const FoldPlan& plan, std::span<const JointPredictor> models,
    const std::vector<ColumnGroup>& groups, const ImportanceOptions& options);

}  // namespace crossfade::evaluate
