#include "stats/stability_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.h"

namespace crossfade::stats {
namespace {

constexpr std::size_t kBins = 10;
constexpr double kHalfARow = 0.5;

}  // namespace

StabilityBins::StabilityBins(std::span<const float> reference) {
  std::vector<float> known;
  for (const float value : reference) {
    if (!std::isnan(value)) known.push_back(value);
  }
  if (known.empty()) return;
  std::ranges::sort(known);
  edges_.push_back(std::nextafter(known.front(), -std::numeric_limits<float>::infinity()));
  for (std::size_t bin = 1; bin < kBins; ++bin) {
    const float edge = known[bin * known.size() / kBins];
    if (edge != edges_.back()) edges_.push_back(edge);
  }
}

std::uint8_t StabilityBins::bin_of(float value) const {
  if (std::isnan(value)) return static_cast<std::uint8_t>(size() - 1);
  return static_cast<std::uint8_t>(std::ranges::lower_bound(edges_, value) - edges_.begin());
}

std::vector<double> StabilityBins::count(std::span<const float> values) const {
  std::vector<double> counts(size());
  for (const float value : values) ++counts[bin_of(value)];
  return counts;
}

double stability_index(std::span<const double> expected, std::span<const double> actual) {
  CF_CHECK(expected.size() == actual.size());
  const double expected_rows = std::accumulate(expected.begin(), expected.end(), 0.0);
  const double actual_rows = std::accumulate(actual.begin(), actual.end(), 0.0);
  if (expected_rows <= 0 || actual_rows <= 0) return std::numeric_limits<double>::quiet_NaN();
  const double added = kHalfARow * static_cast<double>(expected.size());
  double sum = 0;
  for (std::size_t bin = 0; bin < expected.size(); ++bin) {
    const double e = (expected[bin] + kHalfARow) / (expected_rows + added);
    const double a = (actual[bin] + kHalfARow) / (actual_rows + added);
    sum += (a - e) * std::log(a / e);
  }
  return sum;
}

}  // namespace crossfade::stats
