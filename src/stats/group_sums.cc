#include "stats/group_sums.h"

#include "base/check.h"

namespace crossfade::stats {

GroupSums::GroupSums(std::span<const std::uint32_t> groups, std::size_t sums)
    : numbers_(number_groups(groups)), width_(sums), sums_(numbers_.count * sums) {}

void GroupSums::add(std::size_t row, std::span<const double> terms) {
  CF_CHECK(terms.size() == width_);
  const std::span<double> sums = of(numbers_.number[row]);
  for (std::size_t k = 0; k < width_; ++k) sums[k] += terms[k];
  ++rows_;
}

std::vector<Estimate> GroupSums::estimate(std::size_t figures, const Statistics& statistics,
                                          const BootstrapOptions& options) const {
  const auto weighted = [&](std::span<const std::uint32_t> weights, std::span<double> values) {
    std::vector<double> totals(width_);
    for (std::size_t group = 0; group < weights.size(); ++group) {
      if (weights[group] == 0) continue;
      const std::span<const double> sums = of(group);
      for (std::size_t k = 0; k < width_; ++k) totals[k] += weights[group] * sums[k];
    }
    statistics(totals, values);
  };
  std::vector<Estimate> estimates = bootstrap_groups(numbers_.count, figures, weighted, options);
  for (Estimate& estimate : estimates) estimate.n = rows_;
  return estimates;
}

}  // namespace crossfade::stats
