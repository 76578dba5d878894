#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "advise/response_curve.h"
#include "advise/spend_history.h"
#include "stats/estimate.h"

namespace crossfade::advise {

/// How curves are fitted.
struct ResponseOptions {
  double value_a_view = 0;  ///< of a view, in streams
  int resamples = 200;  ///< raise for published figures; below 100 the ends of intervals are rough
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same curves
};

/// The curves of a history's platforms, in its order, and how far they can be trusted.
struct ResponseFit {
  std::vector<ResponseCurve> curves;
  std::vector<std::vector<ResponseCurve>> resamples;  ///< the same on resampled residuals
  double baseline_first = 0;  ///< streams without promotion, in the first week; seasons aside
  double baseline_last = 0;   ///< and in the last one
  bool seasonal = false;      ///< a yearly wave is part of the baseline
  std::size_t weeks = 0;      ///< with a known outcome: those fitted to
  double spread = 0;  ///< standard deviation of the residuals as a share of the mean outcome
  /// What the curves foretell of the last fifth of the weeks beyond the baseline alone, both fitted
  /// to the weeks before: 1 - squared error / squared error of the baseline. Negative: they do
  /// worse. 95 % interval from moving blocks of those weeks, n of them.
  stats::Estimate skill;
};

/// Fits the curves of all platforms jointly (response_search.h) and again to resampled weeks:
/// moving blocks of the residuals on the fitted outcome (Kuensch 1989), scaled up for the numbers
/// fitted. For histories without obstacles to the curves (spend_obstacles.h).
ResponseFit fit_responses(const SpendHistory& history, const ResponseOptions& options = {});

/// The places of the weeks whose outcome is known.
std::vector<std::size_t> known_weeks(std::span<const double> outcome);

/// Week-to-week spread of an outcome about its straight line, as a share of its mean; NaN below
/// eight known weeks or where the mean is 0.
double relative_spread(std::span<const double> outcome);

}  // namespace crossfade::advise
