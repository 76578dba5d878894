#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "stats/bootstrap.h"
#include "stats/estimate.h"

namespace crossfade::stats {

/// Sums over the rows of each group. Whatever is a function of sums (means, ratios, correlations)
/// is resampled from them by a pass over groups, and no row is touched again.
class GroupSums {
 public:
  /// Statistics of the sums over all groups, written to `figures`.
  using Statistics = std::function<void(std::span<const double> totals, std::span<double> figures)>;

  /// `groups[i]` is row i's group, any numbers; each keeps `sums` sums, 0 at first.
  GroupSums(std::span<const std::uint32_t> groups, std::size_t sums);

  /// Adds the terms of a row, one a sum, to its group's sums.
  void add(std::size_t row, std::span<const double> terms);
  std::size_t group_count() const { return numbers_.count; }
  std::span<double> of(std::size_t group) { return {&sums_[group * width_], width_}; }
  std::span<const double> of(std::size_t group) const { return {&sums_[group * width_], width_}; }

  /// One estimate a figure, with intervals by bootstrap_groups(); n is the number of rows added.
  std::vector<Estimate> estimate(std::size_t figures, const Statistics& statistics,
                                 const BootstrapOptions& options) const;

 private:
  GroupNumbers numbers_;
  std::size_t width_;
  std::vector<double> sums_;  // group by group
  std::size_t rows_ = 0;
};

}  // namespace crossfade::stats
