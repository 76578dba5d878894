// Splitting a budget over concave curves.
//
// At the best split every platform that is at neither limit has the same slope (marginal return):
// else money would be moved from the flatter to the steeper curve. So the split is known once that
// slope is: each platform takes spend until its own has fallen to it, as water fills a vessel of
// columns to one level. The lower the slope, the more is spent in all; bisection, by ratio since
// slopes span decades, finds the one at which the budget is spent. A mean of concave curves is
// concave, so nothing changes where the curves themselves are uncertain and the mean over what they
// could be is to be raised.
#include "advise/water_filling.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace crossfade::advise {
namespace {

constexpr int kHalvings = 60;

class Vessel {
 public:
  Vessel(CurveScenarios scenarios, std::span<const SpendLimits> limits, double budget)
      : scenarios_(scenarios), limits_(limits.begin(), limits.end()) {
    for (SpendLimits& limit : limits_) {
      CF_CHECK(limit.least >= 0 && limit.least <= limit.most && limit.least <= budget);
      limit.most = std::min(limit.most, budget);
    }
  }

  double slope(std::size_t p, double spend) const {
    double sum = 0;
    for (const auto& curves : scenarios_) sum += marginal_return(curves[p], spend);
    return sum / static_cast<double>(scenarios_.size());
  }

  // What each platform takes until its slope has fallen to `level`, above 0.
  std::vector<double> fill(double level) const {
    std::vector<double> spend;
    for (std::size_t p = 0; p < limits_.size(); ++p) spend.push_back(fill(p, level));
    return spend;
  }

  // The slopes between which every platform goes from its least to its most; those without any
  // apart. {0, 0} where none has one.
  std::pair<double, double> levels() const {
    double low = 0;
    double high = 0;
    for (std::size_t p = 0; p < limits_.size(); ++p) {
      const double least = slope(p, limits_[p].most);
      if (!(least > 0)) continue;
      low = low > 0 ? std::min(low, least) : least;
      high = std::max(high, slope(p, limits_[p].least));
    }
    return {low, high};
  }

  std::vector<double> least() const {
    std::vector<double> spend;
    for (const SpendLimits& limit : limits_) spend.push_back(limit.least);
    return spend;
  }

 private:
  double fill(std::size_t p, double level) const {
    double low = limits_[p].least;
    double high = limits_[p].most;
    if (slope(p, low) <= level) return low;
    if (slope(p, high) >= level) return high;
    for (int i = 0; i < kHalvings; ++i) {
      const double middle = low + (high - low) / 2;
      (slope(p, middle) > level ? low : high) = middle;
    }
    return low;
  }

  CurveScenarios scenarios_;
  std::vector<SpendLimits> limits_;
};

double sum_of(std::span<const double> spend) {
  double sum = 0;
  for (const double part : spend) sum += part;
  return sum;
}

}  // namespace

std::vector<double> fill_budget(CurveScenarios scenarios, std::span<const SpendLimits> limits,
                                double budget) {
  CF_CHECK(!scenarios.empty() && scenarios.front().size() == limits.size());
  const Vessel vessel(scenarios, limits, budget);
  auto [low, high] = vessel.levels();
  if (low <= 0) return vessel.least();
  std::vector<double> over = vessel.fill(low);
  if (sum_of(over) <= budget) return over;
  std::vector<double> under = vessel.fill(high);
  for (int i = 0; i < kHalvings && low < high; ++i) {
    const double level = std::sqrt(low) * std::sqrt(high);
    std::vector<double> spend = vessel.fill(level);
    const bool spends_more = sum_of(spend) > budget;
    (spends_more ? low : high) = level;
    (spends_more ? over : under) = std::move(spend);
  }
  // The last crumbs: between two splits that hardly differ the budget lies on the line.
  const double span = sum_of(over) - sum_of(under);
  const double part = span > 0 ? (budget - sum_of(under)) / span : 0;
  for (std::size_t p = 0; p < under.size(); ++p) under[p] += part * (over[p] - under[p]);
  return under;
}

}  // namespace crossfade::advise
