// The kernel of the largest likelihood.
//
// Variances and lengths are positive and of unknown size, so the minimiser walks over their
// logarithms; the mean is measured in standard deviations of the values. The start splits the
// values' variance evenly: half to the noise, half to the group, the labels and the blocks alike.
// The likelihood has hollows in which a block counts for nothing, because its length was wrong when
// its variance shrank; so several lengths are tried, shares of the typical distance within groups:
// from each a few steps are taken, and from where the likelihood is largest the others.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/check.h"
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
constexpr int kFirstSteps = 6;
// In log likelihood a point, by unit of a scale's logarithm: far below what the values can tell.
constexpr double kTolerance = 1e-5;
constexpr double kStartingLengths[] = {1, 3, .3, .1};  // times the typical distance

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

// Mean and size of the values, and what is far in each block.
struct Measures {
  double mean;
  double deviation;
  std::vector<double> distances;
};

Measures measure(const ProcessLikelihood& likelihood, std::size_t blocks) {
  Measures measures{
      stats::mean(likelihood.values()), stats::standard_deviation(likelihood.values()), {}};
  for (std::size_t b = 0; b < blocks; ++b) {
    const double distance = likelihood.typical_distance(b);
    // Without any distance no length is better than another.
    measures.distances.push_back(distance > 0 ? distance : 1);
  }
  return measures;
}

ProcessKernel starting_kernel(const Measures& measures, std::size_t labels, double length) {
  const double half = measures.deviation * measures.deviation / 2;
  ProcessKernel kernel;
  kernel.mean = measures.mean;
  kernel.noise_variance = half;
  kernel.group_variance = half / static_cast<double>(1 + labels + measures.distances.size());
  kernel.label_variances.assign(labels, kernel.group_variance);
  for (const double distance : measures.distances) {
    kernel.block_variances.push_back(kernel.group_variance);
    kernel.block_lengths.push_back(length * distance);
  }
  return kernel;
}

Box make_box(const ProcessKernel& start, const Measures& measures) {
  Box box{.start = {(start.mean - measures.mean) / measures.deviation},
          .low = {-kMostMean},
          .high = {kMostMean}};
  const double variance = measures.deviation * measures.deviation;
  for_each_scale(start, start, [&](double scale, double) {
    box.start.push_back(std::log(scale));
    box.low.push_back(std::log(kLeastVariance * variance));
    box.high.push_back(std::log(kMostVariance * variance));
  });
  const std::size_t lengths = box.start.size() - start.block_lengths.size();
  for (std::size_t b = 0; b < measures.distances.size(); ++b) {
    box.low[lengths + b] = std::log(measures.distances[b] / kLengthRange);
    box.high[lengths + b] = std::log(measures.distances[b] * kLengthRange);
  }
  for (std::size_t i = 0; i < box.start.size(); ++i) {
    box.start[i] = std::clamp(box.start[i], box.low[i], box.high[i]);
  }
  return box;
}

// The likelihood over the minimiser's parameters: the mean, then the scales' logarithms.
class LogFunction {
 public:
  LogFunction(const ProcessLikelihood& likelihood, const Measures& measures, ProcessKernel shape)
      : likelihood_(likelihood), measures_(measures), shape_(std::move(shape)) {}

  ProcessKernel kernel_at(std::span<const double> at) const {
    ProcessKernel kernel = shape_;
    kernel.mean = measures_.mean + at[0] * measures_.deviation;
    std::size_t next = 1;
    for_each_scale(kernel, kernel, [&](double& scale, double&) { scale = std::exp(at[next++]); });
    return kernel;
  }

  double operator()(std::span<const double> at, std::span<double> gradient) const {
    const ProcessKernel kernel = kernel_at(at);
    ProcessKernel slopes;
    const double value = likelihood_.evaluate(kernel, slopes);
    gradient[0] = slopes.mean * measures_.deviation;
    std::size_t next = 1;
    for_each_scale(kernel, slopes,
                   [&](double scale, double slope) { gradient[next++] = slope * scale; });
    return value;
  }

 private:
  const ProcessLikelihood& likelihood_;
  const Measures& measures_;
  ProcessKernel shape_;
};

// What values without any spread say: their mean.
ProcessKernel flat_kernel(double mean, std::size_t labels, std::size_t blocks) {
  ProcessKernel flat;
  flat.mean = mean;
  flat.label_variances.assign(labels, 0);
  flat.block_variances.assign(blocks, 0);
  flat.block_lengths.assign(blocks, 1);
  return flat;
}

}  // namespace

ProcessKernel fit_kernel(const ProcessPoints& points, const ProcessFitOptions& options) {
  const ProcessLikelihood likelihood(points, options.threads);
  const std::size_t labels = points.labels.size();
  const std::size_t blocks = points.blocks.size();
  const Measures measures = measure(likelihood, blocks);
  if (!(measures.deviation > 0)) {
    return flat_kernel(likelihood.size() > 0 ? measures.mean : 0, labels, blocks);
  }
  std::vector<ProcessKernel> starts;
  if (options.start) {
    CF_CHECK(options.start->label_variances.size() == labels);
    CF_CHECK(options.start->block_variances.size() == blocks);
    CF_CHECK(options.start->block_lengths.size() == blocks);
    starts.push_back(*options.start);
  } else {
    for (const double length : kStartingLengths) {
      starts.push_back(starting_kernel(measures, labels, length));
      if (blocks == 0) break;
    }
  }
  const LogFunction function(likelihood, measures, starts.front());
  BoxMinimumOptions search;
  search.tolerance = kTolerance;
  search.most_steps = starts.size() > 1 ? std::min(kFirstSteps, options.most_steps) : 0;
  Box box;
  double least = std::numeric_limits<double>::infinity();
  for (const ProcessKernel& start : starts) {
    Box other = make_box(start, measures);
    const BoxMinimum reached = minimise_in_box(function, other, search);
    if (!box.start.empty() && !(reached.value < least)) continue;
    least = reached.value;
    box = std::move(other);
    box.start = reached.at;
  }
  search.most_steps = options.most_steps;
  return function.kernel_at(minimise_in_box(function, box, search).at);
}

}  // namespace crossfade::learn
