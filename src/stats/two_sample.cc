#include "stats/two_sample.h"

#include <cmath>
#include <limits>

#include "base/check.h"

namespace crossfade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::size_t side_of(double treatment) { return treatment > 0.5 ? 1 : 0; }

// What one side's rows add up to, around `origin`.
struct Side {
  double rows = 0;
  double sum = 0;
  double squares = 0;
  double weight = 0;
  double weighted = 0;

  double variance() const {
    const double mean = sum / rows;
    return rows > 1 ? std::fmax(0, squares - rows * mean * mean) / (rows - 1) : 0;
  }
  double mean() const { return weight > 0 ? weighted / weight : kNaN; }
};

struct Sides {
  Side of[2];
  // A value of the variable's own, so that a large mean does not take the digits of a small spread.
  double origin = kNaN;
};

Sides sum_sides(std::span<const double> values, std::span<const double> treatment,
                std::span<const double> weights) {
  CF_CHECK(values.size() == treatment.size() && values.size() == weights.size());
  Sides sides;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    if (std::isnan(sides.origin)) sides.origin = values[i];
    const double value = values[i] - sides.origin;
    Side& side = sides.of[side_of(treatment[i])];
    side.rows += 1;
    side.sum += value;
    side.squares += value * value;
    side.weight += weights[i];
    side.weighted += weights[i] * value;
  }
  return sides;
}

}  // namespace

double standardised_difference(std::span<const double> values, std::span<const double> treatment,
                               std::span<const double> weights) {
  const Sides sides = sum_sides(values, treatment, weights);
  const double gap = sides.of[1].mean() - sides.of[0].mean();
  if (gap == 0 || std::isnan(gap)) return gap;
  const double spread = std::sqrt((sides.of[0].variance() + sides.of[1].variance()) / 2);
  return spread > 0 ? gap / spread : kNaN;
}

RowInfluence weighted_difference(std::span<const double> values, std::span<const double> treatment,
                                 std::span<const double> weights) {
  const Sides sides = sum_sides(values, treatment, weights);
  RowInfluence result;
  result.value = sides.of[1].mean() - sides.of[0].mean();
  if (std::isnan(result.value)) return result;
  const auto rows = static_cast<double>(values.size());
  result.influence.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    const std::size_t s = side_of(treatment[i]);
    const Side& side = sides.of[s];
    const double rest = values[i] - sides.origin - side.mean();
    result.influence[i] = rows * weights[i] / side.weight * (s == 1 ? rest : -rest);
    ++result.n;
  }
  return result;
}

RowInfluence log_ratio_of_means(std::span<const double> values, std::span<const double> treatment) {
  CF_CHECK(values.size() == treatment.size());
  double rows[2] = {};
  double sum[2] = {};
  for (std::size_t i = 0; i < values.size(); ++i) {
    rows[side_of(treatment[i])] += 1;
    sum[side_of(treatment[i])] += values[i];
  }
  RowInfluence result;
  if (!(sum[0] > 0) || !(sum[1] > 0)) return result;
  result.value = std::log(sum[1] / rows[1]) - std::log(sum[0] / rows[0]);
  result.n = values.size();
  result.influence.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t s = side_of(treatment[i]);
    const double rest = static_cast<double>(values.size()) * (values[i] / sum[s] - 1 / rows[s]);
    result.influence[i] = s == 1 ? rest : -rest;
  }
  return result;
}

}  // namespace crossfade::stats
