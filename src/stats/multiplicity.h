#pragma once

#include <span>
#include <vector>

namespace crossfade::stats {

/// The p value of a standard normal statistic, both tails; NaN for NaN.
double two_sided_p(double z);

/// p values for several tests at once (Holm 1979): calling significant what is at or below a level
/// calls any true null significant with at most that probability, however the tests hang together.
/// One a test; what could not be tested (NaN) stays NaN and is not counted, as in R's p.adjust.
std::vector<double> holm_adjusted(std::span<const double> p);

}  // namespace crossfade::stats
