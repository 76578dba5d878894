#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "stats/estimate.h"

namespace crossfade::stats {

/// How intervals are taken.
struct BootstrapOptions {
  int resamples = 400;     ///< raise for published figures; 400 gives ends within a few per cent
  double coverage = 0.95;  ///< share of the resamples inside the interval
  std::uint64_t seed = 1;  ///< the same seed draws the same groups for every statistic
  int threads = 1;         ///< any number gives the same interval
};

/// A statistic of weighted rows: `weights[i]` is how often row i was drawn (0, 1, 2, ...). Called
/// from several threads at once where the options say so.
using WeightedStatistic = std::function<double(std::span<const double> weights)>;

/// Several statistics of the same weighted rows, written to `figures`.
using WeightedStatistics =
    std::function<void(std::span<const double> weights, std::span<double> figures)>;

/// Several statistics of weighted groups: `weights[g]` is how often group g was drawn. For what can
/// be summed by group beforehand, so that a resample touches no row.
using GroupStatistics =
    std::function<void(std::span<const std::uint32_t> weights, std::span<double> figures)>;

/// Groups numbered 0 to count - 1 in the order of their values, not of first sight: the order of the
/// rows changes no draw.
struct GroupNumbers {
  std::vector<std::uint32_t> number;  ///< one a row
  std::size_t count = 0;
};
GroupNumbers number_groups(std::span<const std::uint32_t> groups);

/// The statistic on the rows as they are, with a percentile interval from resampling whole groups
/// (rows of one artist stay together): Efron 1979, Davison and Hinkley 1997, section 3.8.
/// `groups[i]` is row i's group, any numbers; the order of the rows changes no draw. Resamples that
/// give NaN are left out; below two groups, or when more than half are NaN, or where the statistic
/// itself is NaN, there is no interval. n is the number of rows.
Estimate bootstrap(std::span<const std::uint32_t> groups, const WeightedStatistic& statistic,
                   const BootstrapOptions& options);

/// The same for `figures` statistics at the price of one drawing.
std::vector<Estimate> bootstrap_all(std::span<const std::uint32_t> groups, std::size_t figures,
                                    const WeightedStatistics& statistics,
                                    const BootstrapOptions& options);

/// The same draws for groups numbered 0 to groups - 1. n is left 0: only the caller knows the rows.
std::vector<Estimate> bootstrap_groups(std::size_t groups, std::size_t figures,
                                       const GroupStatistics& statistics,
                                       const BootstrapOptions& options);

}  // namespace crossfade::stats
