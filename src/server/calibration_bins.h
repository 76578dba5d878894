#pragma once

#include <cstddef>
#include <vector>

#include "score/outcome_model.h"
#include "stats/estimate.h"

namespace crossfade::server {

/// A bin of a reliability diagram.
struct CalibrationBin {
  double probability = 0;  ///< mean foretold
  stats::Estimate hits;    ///< share that were hits; 95 % interval, artists as clusters
};

inline constexpr std::size_t kCalibrationBins = 15;

/// What was foretold of hits, out of fold, beside what came, in bins of equal mass by rising
/// probability (DeGroot and Fienberg 1983); fewer bins where there are fewer rows.
std::vector<CalibrationBin> calibration_bins(const score::HitTrial& trial);

}  // namespace crossfade::server
