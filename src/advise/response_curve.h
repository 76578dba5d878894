#pragma once

#include <span>
#include <vector>

namespace crossfade::advise {

/// What spend on a platform brings a week: spend is carried over (geometric adstock, Broadbent
/// 1979), and what it brings saturates (Michaelis-Menten, the Hill function with slope 1; Jin,
/// Wang, Sun, Chan and Koehler 2017). Concave: the first money brings most. The S-shaped Hill
/// curves are left out: weekly figures can't tell them from this one.
struct ResponseCurve {
  double ceiling = 0;     ///< streams a week that no spend would pass; 0: spend brings nothing
  double half_spend = 1;  ///< spend a week, above 0, that brings half of the ceiling
  double carry_over = 0;  ///< share of a week's weight that stays for the next, 0 to below 1
};

/// Streams a week that `spend` brings, spent week after week; 0 at 0.
double expected_response(const ResponseCurve& curve, double spend);
/// Streams that the next unit of money brings at that spend: the slope of expected_response.
double marginal_return(const ResponseCurve& curve, double spend);

/// The weight of a week's and of earlier spend on that week: (1 - c) (s + c s_before + c^2 ...), so
/// that a constant spend is its own adstock. What was spent before the first week is not known: the
/// mean of the first four weeks stands for it.
std::vector<double> adstock(std::span<const double> spend, double carry_over);

}  // namespace crossfade::advise
