#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "evaluate/fold_plan.h"
#include "stats/bootstrap.h"
#include "stats/estimate.h"

namespace crossfade::evaluate {

/// Where a row's band lies: from prediction + scale x low to prediction + scale x high, `scale`
/// being the modelled size of that row's error (error_scale.h). Where every scale is 1 the ends are
/// in the target's unit and all bands are equally wide.
struct ResidualBand {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// Rows to shape or judge a band: predictions (and scales) come from models that never saw their
/// row. Spans of equal length; rows where any of the three is NaN are skipped.
struct BandRows {
  std::span<const double> truth;
  std::span<const double> prediction;
  std::span<const double> scale = {};  ///< above 0, in the target's unit; empty is 1 throughout
};

/// The band that holds a new row with probability `coverage`, an equal share missing on either
/// side: conformal quantiles of (truth - prediction) / scale (Papadopoulos, Gammerman and Vovk
/// 2008; Lei, G'Sell, Rinaldo, Tibshirani and Wasserman 2018), taken over all folds together, so
/// cross-conformal (Vovk 2015). With too few rows to promise the coverage (below 19 for 90 %) both
/// ends are infinite.
ResidualBand fit_band(const BandRows& rows, double coverage);

/// How a band does on a third of the rows.
struct BandThird {
  double coverage = std::numeric_limits<double>::quiet_NaN();
  double mean_width = std::numeric_limits<double>::quiet_NaN();
};

/// How a band does on rows that did not shape it.
struct BandCheck {
  stats::Estimate coverage;  ///< share of rows inside; the interval resamples groups
  double mean_width = std::numeric_limits<double>::quiet_NaN();  ///< the target's unit
  /// The rows of small, middle and large scale: where the scale tells who can be predicted well,
  /// each third is covered as promised. NaN where all scales are equal or fewer than 3 rows judge.
  std::array<BandThird, 3> by_scale;
};

/// Judges fit_band() across folds: each fold's rows against the band of all other folds. Rows left
/// out or skipped do not judge; NaN where no row is left. `groups[i]` is what is resampled for the
/// interval (the artist).
BandCheck check_band(const BandRows& rows, const FoldPlan& plan, double coverage,
                     std::span<const std::uint32_t> groups, const stats::BootstrapOptions& options);

}  // namespace crossfade::evaluate
