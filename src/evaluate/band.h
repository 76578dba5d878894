#pragma once

#include <cstddef>
#include <limits>
#include <span>

#include "evaluate/fold_plan.h"

namespace crossfade::evaluate {

/// What to add to a prediction to get the ends of its band, in the target's unit.
struct ResidualBand {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// The band that holds a new row with probability `coverage`, an equal share missing on either
/// side: conformal quantiles of the residuals (truth - prediction) of predictions that never saw
/// their row (Lei, G'Sell, Rinaldo, Tibshirani and Wasserman 2018). Rows where either is NaN are
/// skipped. With too few rows to promise the coverage (below 19 for 90 %) both ends are infinite.
ResidualBand fit_band(std::span<const double> truth, std::span<const double> prediction,
                      double coverage);

/// How a band does on rows that did not shape it.
struct BandCheck {
  double coverage = std::numeric_limits<double>::quiet_NaN();    ///< share of rows inside
  double mean_width = std::numeric_limits<double>::quiet_NaN();  ///< over rows, the target's unit
  std::size_t n = 0;                                             ///< rows judged
};

/// Judges fit_band() across folds: each fold's rows against the band of all other folds' residuals,
/// pooled. Rows left out, or where either is NaN, are skipped; NaN where no row is left.
BandCheck check_band(std::span<const double> truth, std::span<const double> prediction,
                     const FoldPlan& plan, double coverage);

}  // namespace crossfade::evaluate
