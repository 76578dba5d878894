#pragma once

#include <cstdint>
#include <span>

#include "stats/bootstrap.h"
#include "stats/estimate.h"

namespace crossfade::stats {

/// Pearson's correlation of grouped pairs, three ways; intervals resample groups. NaN below 3
/// pairs or without spread.
struct GroupCorrelations {
  Estimate pooled;   ///< of all rows
  Estimate within;   ///< each group's mean taken out; n: rows of groups with two pairs or more
  Estimate between;  ///< of the groups' means, each group once; n: groups
};

/// Rows where either is NaN are left out. Spans of equal length.
GroupCorrelations group_correlations(std::span<const double> x, std::span<const double> y,
                                     std::span<const std::uint32_t> groups,
                                     const BootstrapOptions& options);

/// The correlation of the rows of a part (`in_part` 1) less that of the others; both share each
/// resample of groups. Rows where x or y is NaN are left out.
Estimate correlation_difference(std::span<const double> x, std::span<const double> y,
                                std::span<const char> in_part,
                                std::span<const std::uint32_t> groups,
                                const BootstrapOptions& options);

/// What is left of the correlation of x and y at equal `given`: that of the residuals of both after
/// a straight line in `given` (Yule 1907). Rows where any is NaN are left out.
Estimate partial_correlation(std::span<const double> x, std::span<const double> y,
                             std::span<const double> given, std::span<const std::uint32_t> groups,
                             const BootstrapOptions& options);

}  // namespace crossfade::stats
