#include "stats/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"

namespace crossfade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// A running sum and what rounding took from it (Neumaier 1974).
class CompensatedSum {
 public:
  void add(double value) {
    const double next = total_ + value;
    // An infinite sum has no rounding to make good; inf - inf would turn it into NaN.
    if (std::isfinite(next)) {
      lost_ +=
          std::abs(total_) >= std::abs(value) ? (total_ - next) + value : (value - next) + total_;
    }
    total_ = next;
  }
  double total() const { return total_ + lost_; }

 private:
  double total_ = 0;
  double lost_ = 0;
};

std::vector<double> known_values(std::span<const double> values) {
  std::vector<double> known;
  known.reserve(values.size());
  for (const double value : values) {
    if (!std::isnan(value)) known.push_back(value);
  }
  return known;
}

struct Pairs {
  std::vector<double> x;
  std::vector<double> y;
};

Pairs known_pairs(std::span<const double> x, std::span<const double> y) {
  CF_CHECK(x.size() == y.size());
  Pairs pairs;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    pairs.x.push_back(x[i]);
    pairs.y.push_back(y[i]);
  }
  return pairs;
}

// Compared as values: around a rounded mean a constant would seem to vary.
bool is_constant(const std::vector<double>& values) {
  const auto [low, high] = std::ranges::minmax(values);
  return low == high;
}

double correlation_of(const Pairs& pairs) {
  const auto& [x, y] = pairs;
  if (x.size() < 3 || is_constant(x) || is_constant(y)) return kNaN;
  const double mean_x = mean(x);
  const double mean_y = mean(y);
  CompensatedSum xx;
  CompensatedSum yy;
  CompensatedSum xy;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double dx = x[i] - mean_x;
    const double dy = y[i] - mean_y;
    xx.add(dx * dx);
    yy.add(dy * dy);
    xy.add(dx * dy);
  }
  return std::clamp(xy.total() / (std::sqrt(xx.total()) * std::sqrt(yy.total())), -1.0, 1.0);
}

}  // namespace

double sum(std::span<const double> values) {
  CompensatedSum total;
  bool any = false;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    total.add(value);
    any = true;
  }
  return any ? total.total() : kNaN;
}

double mean(std::span<const double> values) {
  const auto known = std::ranges::count_if(values, [](double value) { return !std::isnan(value); });
  return sum(values) / static_cast<double>(known);
}

double standard_deviation(std::span<const double> values) {
  const double centre = mean(values);
  std::vector<double> squares;
  squares.reserve(values.size());
  for (const double value : values) squares.push_back((value - centre) * (value - centre));
  return std::sqrt(mean(squares));
}

double quantile(std::span<const double> values, double share) {
  CF_CHECK(share >= 0 && share <= 1);
  std::vector<double> known = known_values(values);
  if (known.empty()) return kNaN;
  const double position = share * static_cast<double>(known.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const double part = position - static_cast<double>(below);
  const auto at = known.begin() + static_cast<std::ptrdiff_t>(below);
  std::nth_element(known.begin(), at, known.end());
  const double low = *at;
  if (part == 0) return low;
  const double high = *std::min_element(at + 1, known.end());
  return low == high ? low : low + part * (high - low);
}

double median(std::span<const double> values) { return quantile(values, 0.5); }

double median_absolute_deviation(std::span<const double> values) {
  constexpr double kNormalScale = 1.4826;
  const double centre = median(values);
  std::vector<double> distances;
  distances.reserve(values.size());
  for (const double value : values) distances.push_back(std::abs(value - centre));
  return kNormalScale * median(distances);
}

std::vector<double> average_ranks(std::span<const double> values) {
  std::vector<std::size_t> order;
  order.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) order.push_back(i);
  }
  std::ranges::sort(order, {}, [values](std::size_t i) { return values[i]; });
  std::vector<double> ranks(values.size(), kNaN);
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double shared = static_cast<double>(first + 1 + end) / 2;
    for (std::size_t i = first; i < end; ++i) ranks[order[i]] = shared;
    first = end;
  }
  return ranks;
}

double correlation(std::span<const double> x, std::span<const double> y) {
  return correlation_of(known_pairs(x, y));
}

double rank_correlation(std::span<const double> x, std::span<const double> y) {
  Pairs pairs = known_pairs(x, y);
  pairs.x = average_ranks(pairs.x);
  pairs.y = average_ranks(pairs.y);
  return correlation_of(pairs);
}

}  // namespace crossfade::stats
