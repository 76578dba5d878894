#pragma once

#include <span>

#include "stats/clustered.h"

namespace crossfade::stats {

// Treated rows (treatment 1) against the others (0), one value a row. Weights are not negative.

/// How far a variable's mean differs between the two, in units of its spread: the weighted means'
/// difference over the root of the mean of both unweighted variances (Austin 2009; above .1 counts
/// as unbalanced). Missing values (NaN) are left out. NaN where a side has no weight, or where the
/// sides differ and neither varies.
double standardised_difference(std::span<const double> values, std::span<const double> treatment,
                               std::span<const double> weights);

/// The difference of the weighted means; missing values (NaN) are left out. NaN where a side has no
/// weight.
RowInfluence weighted_difference(std::span<const double> values, std::span<const double> treatment,
                                 std::span<const double> weights);

/// ln of the ratio of the means; NaN where a side has no rows or no positive mean. All finite.
RowInfluence log_ratio_of_means(std::span<const double> values, std::span<const double> treatment);

}  // namespace crossfade::stats
