#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/estimate.h"

namespace crossfade::evaluate {

/// A bin of a reliability diagram.
struct CalibrationBin {
  double predicted = 0;  ///< mean foretold
  /// Mean of what came (of hits: their share); 95 % interval, artists as clusters, no wider than
  /// what came of all rows.
  stats::Estimate truth;
};

inline constexpr std::size_t kCalibrationBins = 15;

/// What was foretold out of fold beside what came, in bins of equal mass by rising prediction
/// (DeGroot and Fienberg 1983); fewer bins where there are fewer rows. One entry a row, all finite;
/// `artist[i]` names row i's cluster.
std::vector<CalibrationBin> calibration_bins(std::span<const double> predicted,
                                             std::span<const double> truth,
                                             std::span<const std::uint32_t> artist);

}  // namespace crossfade::evaluate
