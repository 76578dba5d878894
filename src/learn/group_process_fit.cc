// The kernel of the largest likelihood.
//
// Variances and lengths are positive and of unknown size, so the minimiser walks over their
// logarithms; the mean is measured in standard deviations of the values. The start splits the
// values' variance evenly: half to the noise, half to the group, the labels and the blocks alike,
// with the typical distance within groups as the length of a block.
#include <algorithm>
#include <cmath>

#include "learn/box_minimum.h"
#include "learn/group_process.h"
#include "learn/process_likelihood.h"
#include "stats/summary.h"

namespace crossfade::learn {
namespace {

constexpr double kLeastVariance = 1e-6;  // of the values' variance
constexpr double kMostVariance = 100;
constexpr double kLengthRange = 30;  // times the typical distance, either way
constexpr double kMostMean = 10;     // standard deviations away from the values' mean

// Calls `visit(kernel's number, its slope)` for all numbers that are fitted as logarithms, always
// in the same order.
template <typename Kernel, typename Other, typename Visit>
void for_each_scale(Kernel& kernel, Other& other, const Visit& visit) {
  visit(kernel.group_variance, other.group_variance);
  visit(kernel.noise_variance, other.noise_variance);
  for (std::size_t l = 0; l < kernel.label_variances.size(); ++l) {
    visit(kernel.label_variances[l], other.label_variances[l]);
  }
  for (std::size_t b = 0; b < kernel.block_variances.size(); ++b) {
    visit(kernel.block_variances[b], other.block_variances[b]);
  }
  for (std::size_t b = 0; b < kernel.block_lengths.size(); ++b) {
    visit(kernel.block_lengths[b], other.block_lengths[b]);
  }
}

ProcessKernel starting_kernel(const ProcessPoints& points, const ProcessLikelihood& likelihood,
                              double mean, double variance) {
  const auto sources = static_cast<double>(1 + points.labels.size() + points.blocks.size());
  ProcessKernel kernel;
  kernel.mean = mean;
  kernel.noise_variance = variance / 2;
  kernel.group_variance = variance / 2 / sources;
  kernel.label_variances.assign(points.labels.size(), kernel.group_variance);
  kernel.block_variances.assign(points.blocks.size(), kernel.group_variance);
  for (std::size_t b = 0; b < points.blocks.size(); ++b) {
    const double distance = likelihood.typical_distance(b);
    // Without any distance no length is better than another.
    kernel.block_lengths.push_back(distance > 0 ? distance : 1);
  }
  return kernel;
}

Box make_box(const ProcessKernel& start, double variance) {
  Box box{.start = {0}, .low = {-kMostMean}, .high = {kMostMean}};
  for_each_scale(start, start, [&](const double& scale, const double&) {
    box.start.push_back(std::log(scale));
    box.low.push_back(std::log(kLeastVariance * variance));
    box.high.push_back(std::log(kMostVariance * variance));
  });
  const std::size_t lengths = box.start.size() - start.block_lengths.size();
  for (std::size_t i = lengths; i < box.start.size(); ++i) {
    box.low[i] = box.start[i] - std::log(kLengthRange);
    box.high[i] = box.start[i] + std::log(kLengthRange);
  }
  return box;
}

}  // namespace

ProcessKernel fit_kernel(const ProcessPoints& points, const ProcessFitOptions& options) {
  const ProcessLikelihood likelihood(points, options.threads);
  const double deviation = stats::standard_deviation(likelihood.values());
  if (!(deviation > 0)) {
    ProcessKernel flat;
    if (likelihood.size() > 0) flat.mean = stats::mean(likelihood.values());
    flat.label_variances.assign(points.labels.size(), 0);
    flat.block_variances.assign(points.blocks.size(), 0);
    flat.block_lengths.assign(points.blocks.size(), 1);
    return flat;
  }
  const double mean = stats::mean(likelihood.values());
  const double variance = deviation * deviation;
  const ProcessKernel start = starting_kernel(points, likelihood, mean, variance);
  const auto kernel_at = [&](std::span<const double> at) {
    ProcessKernel kernel = start;
    kernel.mean = mean + at[0] * deviation;
    std::size_t next = 1;
    for_each_scale(kernel, kernel, [&](double& scale, double&) { scale = std::exp(at[next++]); });
    return kernel;
  };
  const SmoothFunction function = [&](std::span<const double> at, std::span<double> gradient) {
    const ProcessKernel kernel = kernel_at(at);
    ProcessKernel slopes;
    const double value = likelihood.evaluate(kernel, slopes);
    gradient[0] = slopes.mean * deviation;
    std::size_t next = 1;
    for_each_scale(kernel, slopes,
                   [&](double scale, double slope) { gradient[next++] = slope * scale; });
    return value;
  };
  BoxMinimumOptions search;
  search.most_steps = options.most_steps;
  return kernel_at(minimise_in_box(function, make_box(start, variance), search).at);
}

}  // namespace crossfade::learn
