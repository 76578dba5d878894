#pragma once

#include <span>
#include <vector>

#include "evaluate/cross_validation.h"
#include "evaluate/fold_plan.h"
#include "learn/feature_matrix.h"

namespace crossfade::evaluate {

/// How large an error is to be expected, by row and by models that never saw the row's fold.
struct ErrorScale {
  std::vector<double> scale;  ///< the target's unit, above 0; NaN for rows left out
  double floor = 0;           ///< the least scale, for new rows too
};

/// What a model of the scale is fitted to, here and on all rows for good: the sizes of the
/// residuals. NaN stays NaN.
std::vector<double> error_sizes(std::span<const double> residuals);

/// Fits `learner` to the sizes of the residuals (truth - out-of-fold prediction) fold by fold and
/// predicts the scale of the rows left aside. Scales below 0.3 of their median are raised to that,
/// so that no band collapses where a model happens to promise no error; where that median is 0
/// (half the rows are predicted exactly), the floor is 1. Rows whose residual is NaN take no part.
/// Throws as cross_validate() does.
ErrorScale cross_fit_scale(const learn::FeatureMatrix& features, std::span<const double> residuals,
                           const FoldPlan& plan, const Learner& learner, int threads = 1);

/// A modelled size as a scale for scaled_band.h: no less than `floor`.
double scale_of(double expected_size, double floor);

}  // namespace crossfade::evaluate
