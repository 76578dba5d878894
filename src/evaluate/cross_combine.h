#pragma once

#include <functional>
#include <span>
#include <vector>

#include "evaluate/fold_plan.h"

namespace crossfade::evaluate {

/// Out-of-fold answers of several models to the same question: model x row, equal lengths; NaN
/// where a row was left out.
using Answers = std::span<const std::vector<double>>;
/// Makes one number a row of the models' answers: a stack (several models) or a calibration (one).
using Combiner = std::function<std::vector<double>(Answers answers)>;
/// Fits a Combiner on rows where all is known; called once a fold.
using CombinerLearner =
    std::function<Combiner(Answers answers, std::span<const double> truth, int fold)>;

/// Combines each fold's answers by what was fitted on the other folds' (stacked generalisation,
/// Wolpert 1992; cross-fitted calibration), so that the figures taken from the result are of rows
/// that fitted neither the models nor the combiner. Rows that are left out or have an answer of NaN
/// are NaN; they and rows without truth fit nothing. Throws base::Error (kInputRefused) where a
/// fold leaves no row to fit on.
std::vector<double> cross_combine(Answers answers, std::span<const double> truth,
                                  const FoldPlan& plan, const CombinerLearner& learner);

}  // namespace crossfade::evaluate
