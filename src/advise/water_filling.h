#pragma once

#include <span>
#include <vector>

#include "advise/response_curve.h"

namespace crossfade::advise {

/// What a platform must and may be given a week: 0 <= least <= most.
struct SpendLimits {
  double least = 0;
  double most = 0;  ///< infinity: no limit
};

/// The curves that the platforms could have, one a platform: `scenarios[i][p]`.
using CurveScenarios = std::span<const std::vector<ResponseCurve>>;

/// The spend on each platform, within its limits, that brings most on average over the scenarios;
/// sums to `budget` within rounding, and no other split brings a 1e-6th more. What no curve rewards
/// (all that do are at their most) is left unspent. The sum of the least must not exceed `budget`.
std::vector<double> fill_budget(CurveScenarios scenarios, std::span<const SpendLimits> limits,
                                double budget);

}  // namespace crossfade::advise
