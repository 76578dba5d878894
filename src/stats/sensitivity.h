#pragma once

namespace crossfade::stats {

/// How strong an unmeasured confounder would have to be to explain an effect away: it would have to
/// multiply both the chance of the treatment and the outcome by this much (VanderWeele and Ding
/// 2017). `risk_ratio` > 0; a ratio below 1 is turned round. NaN gives NaN.
double e_value(double risk_ratio);

/// The risk ratio that stands for a difference of `effect` in an outcome whose (residual) standard
/// deviation is `spread`: exp(.91 effect / spread) (VanderWeele 2017). NaN without a spread.
double risk_ratio_of_difference(double effect, double spread);

/// The share of what is left of the treatment's variance, and of the outcome's, that an unmeasured
/// confounder would have to explain to take `reduction` of the effect away: all of it with 1
/// (Cinelli and Hazlett 2020, robustness value for q = reduction). `partial_correlation` is that of
/// treatment and outcome once the measured confounders are taken out of both, -1 to 1. NaN gives
/// NaN.
double robustness_value(double partial_correlation, double reduction = 1);

}  // namespace crossfade::stats
