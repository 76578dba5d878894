#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/clustered.h"

namespace crossfade::stats {

// Rows in groups, numbered from 0: `group[i]` is row i's. Values are finite, spans of equal length.

/// The mean of each row's group, the row itself included.
std::vector<double> group_means(std::span<const double> values,
                                std::span<const std::uint32_t> group);

/// The slope of the first of `regressors` (one column or more) in a least squares regression of
/// `outcome` on them with a constant of its own for every group (fixed effects); n: rows of groups
/// in which it varies. NaN where it varies in none or follows from the others.
RowInfluence within_slope(std::span<const double> outcome,
                          std::span<const std::vector<double>> regressors,
                          std::span<const std::uint32_t> group);

}  // namespace crossfade::stats
