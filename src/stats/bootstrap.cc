// The bootstrap over groups.
//
// Rows of one artist are alike, so drawing rows one by one would call a figure far more certain
// than it is. Whole groups are drawn instead, as many as there are, with replacement; a statistic
// sees a resample as weights on the rows it already holds, so that whatever must be sorted is
// sorted once. The interval runs between quantiles of the statistic over the resamples (percentile
// method). Every resample has a random stream of its own, made from the seed and its number, and
// writes to a place of its own: the threads have no say in the result.
#include "stats/bootstrap.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/parallel.h"
#include "base/random.h"
#include "stats/summary.h"

namespace crossfade::stats {
namespace {

void draw_groups(std::uint64_t seed, std::span<std::uint32_t> weights) {
  base::Random random(seed);
  std::ranges::fill(weights, 0U);
  const auto count = static_cast<std::uint32_t>(weights.size());
  for (std::uint32_t drawn = 0; drawn < count; ++drawn) ++weights[random.below(count)];
}

// Statistics of every resample, one row of `figures` numbers each.
std::vector<double> resample(std::size_t groups, std::size_t figures,
                             const GroupStatistics& statistics, const BootstrapOptions& options) {
  const auto resamples = static_cast<std::size_t>(options.resamples);
  std::vector<double> drawn(resamples * figures);
  const auto strands = std::min(resamples, static_cast<std::size_t>(std::max(1, options.threads)));
  base::parallel_for(strands, options.threads, [&](std::size_t strand) {
    std::vector<std::uint32_t> weights(groups);
    for (std::size_t i = strand; i < resamples; i += strands) {
      draw_groups(base::mix_seed(options.seed, i), weights);
      statistics(weights, std::span(drawn).subspan(i * figures, figures));
    }
  });
  return drawn;
}

void take_interval(std::span<const double> drawn, double coverage, Estimate& estimate) {
  const auto known = static_cast<std::size_t>(
      std::ranges::count_if(drawn, [](double value) { return !std::isnan(value); }));
  if (known == 0 || 2 * known < drawn.size()) return;
  estimate.low = quantile(drawn, (1 - coverage) / 2);
  estimate.high = quantile(drawn, (1 + coverage) / 2);
}

}  // namespace

GroupNumbers number_groups(std::span<const std::uint32_t> groups) {
  GroupNumbers numbers;
  if (groups.empty()) return numbers;
  numbers.number.reserve(groups.size());
  const std::size_t most = std::ranges::max(groups);
  if (most < 8 * groups.size()) {  // a table of all values costs less than a sort
    std::vector<std::uint32_t> number(most + 1);
    for (const std::uint32_t group : groups) number[group] = 1;
    for (std::uint32_t& each : number) {
      const bool is_there = each != 0;
      each = static_cast<std::uint32_t>(numbers.count);
      numbers.count += is_there ? 1 : 0;
    }
    for (const std::uint32_t group : groups) numbers.number.push_back(number[group]);
    return numbers;
  }
  std::vector<std::uint32_t> names(groups.begin(), groups.end());
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const std::uint32_t group : groups) {
    const auto found = std::ranges::lower_bound(names, group);
    numbers.number.push_back(static_cast<std::uint32_t>(found - names.begin()));
  }
  numbers.count = names.size();
  return numbers;
}

std::vector<Estimate> bootstrap_groups(std::size_t groups, std::size_t figures,
                                       const GroupStatistics& statistics,
                                       const BootstrapOptions& options) {
  CF_CHECK(options.resamples >= 0);
  CF_CHECK(options.coverage > 0 && options.coverage < 1);
  CF_CHECK(groups <= UINT32_MAX && figures > 0);
  std::vector<Estimate> estimates(figures);
  std::vector<double> values(figures);
  statistics(std::vector<std::uint32_t>(groups, 1), values);
  for (std::size_t f = 0; f < figures; ++f) estimates[f].value = values[f];
  if (groups < 2) return estimates;

  const std::vector<double> drawn = resample(groups, figures, statistics, options);
  std::vector<double> of_figure(drawn.size() / figures);
  for (std::size_t f = 0; f < figures; ++f) {
    if (std::isnan(values[f])) continue;
    for (std::size_t i = 0; i < of_figure.size(); ++i) of_figure[i] = drawn[i * figures + f];
    take_interval(of_figure, options.coverage, estimates[f]);
  }
  return estimates;
}

std::vector<Estimate> bootstrap_all(std::span<const std::uint32_t> groups, std::size_t figures,
                                    const WeightedStatistics& statistics,
                                    const BootstrapOptions& options) {
  const GroupNumbers numbers = number_groups(groups);
  const auto by_row = [&](std::span<const std::uint32_t> weights, std::span<double> values) {
    std::vector<double> row_weights(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) row_weights[i] = weights[numbers.number[i]];
    statistics(row_weights, values);
  };
  std::vector<Estimate> estimates = bootstrap_groups(numbers.count, figures, by_row, options);
  for (Estimate& estimate : estimates) estimate.n = groups.size();
  return estimates;
}

Estimate bootstrap(std::span<const std::uint32_t> groups, const WeightedStatistic& statistic,
                   const BootstrapOptions& options) {
  const auto single = [&](std::span<const double> weights, std::span<double> figures) {
    figures[0] = statistic(weights);
  };
  return bootstrap_all(groups, 1, single, options).front();
}

}  // namespace crossfade::stats
