// Correlations from sums.
//
// A correlation is a function of the sums of x, y, x^2, y^2 and xy. Each group keeps its own,
// around the mean of all rows (sums of squares of raw values would lose the digits that a
// correlation is made of), so a resample of groups adds up a few numbers a group. Within groups the
// sums are taken around the group's own mean, which no weight changes; between groups each group is
// one pair, its means.
#include "stats/group_correlation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "stats/group_sums.h"
#include "stats/summary.h"

namespace crossfade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Places of the moments of one pair among a group's sums.
enum Moment : std::size_t { kN, kX, kY, kXX, kYY, kXY, kMoments };
// What is left of the spread of raw numbers where a constant was rounded.
constexpr double kRounding = 1e-12;

using Moments = std::array<double, kMoments>;

Moments moments_of(double x, double y) { return {1, x, y, x * x, y * y, x * y}; }

double correlation_of(std::span<const double> m) {
  if (m[kN] < 3) return kNaN;
  const double xx = m[kXX] - m[kX] * m[kX] / m[kN];
  const double yy = m[kYY] - m[kY] * m[kY] / m[kN];
  if (!(xx > kRounding * m[kXX]) || !(yy > kRounding * m[kYY])) return kNaN;
  const double xy = m[kXY] - m[kX] * m[kY] / m[kN];
  return std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
}

std::vector<double> centred(std::span<const double> values, std::span<const char> known) {
  std::vector<double> centred(values.begin(), values.end());
  for (std::size_t i = 0; i < centred.size(); ++i) {
    if (known[i] == 0) centred[i] = kNaN;
  }
  const double centre = mean(centred);
  for (double& value : centred) value -= centre;
  return centred;
}

std::vector<char> known_rows(std::initializer_list<std::span<const double>> columns) {
  std::vector<char> known(columns.begin()->size(), 1);
  for (const std::span<const double> column : columns) {
    CF_CHECK(column.size() == known.size());
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (std::isnan(column[i])) known[i] = 0;
    }
  }
  return known;
}

// A group of equal values has no spread, only what rounding left of it.
double without_rounding(double squares, double of) {
  return squares > kRounding * of ? squares : 0;
}

// Adds to each group's pooled moments those within it and those of its means.
void add_within_and_between(GroupSums& sums) {
  for (std::size_t group = 0; group < sums.group_count(); ++group) {
    const std::span<double> all = sums.of(group);
    const double n = all[kN];
    if (n == 0) continue;
    std::ranges::copy(moments_of(all[kX] / n, all[kY] / n), all.subspan(2 * kMoments).begin());
    if (n < 2) continue;
    const std::span<double> within = all.subspan(kMoments);
    within[kN] = n;
    within[kXX] = without_rounding(all[kXX] - all[kX] * all[kX] / n, all[kXX]);
    within[kYY] = without_rounding(all[kYY] - all[kY] * all[kY] / n, all[kYY]);
    within[kXY] = all[kXY] - all[kX] * all[kY] / n;
  }
}

double partial_of(double xy, double xz, double yz) {
  const double rest = (1 - xz * xz) * (1 - yz * yz);
  return rest > kRounding ? std::clamp((xy - xz * yz) / std::sqrt(rest), -1.0, 1.0) : kNaN;
}

}  // namespace

GroupCorrelations group_correlations(std::span<const double> x, std::span<const double> y,
                                     std::span<const std::uint32_t> groups,
                                     const BootstrapOptions& options) {
  const std::vector<char> known = known_rows({x, y});
  CF_CHECK(groups.size() == known.size());
  const std::vector<double> dx = centred(x, known);
  const std::vector<double> dy = centred(y, known);
  GroupSums sums(groups, 3 * kMoments);
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == 0) continue;
    std::array<double, 3 * kMoments> terms{};
    std::ranges::copy(moments_of(dx[i], dy[i]), terms.begin());
    sums.add(i, terms);
  }
  add_within_and_between(sums);
  GroupCorrelations result;
  const auto statistics = [](std::span<const double> totals, std::span<double> figures) {
    for (std::size_t k = 0; k < 3; ++k) {
      figures[k] = correlation_of(totals.subspan(k * kMoments, kMoments));
    }
  };
  const std::vector<Estimate> taken = sums.estimate(3, statistics, options);
  result = {taken[0], taken[1], taken[2]};
  result.within.n = result.between.n = 0;
  for (std::size_t group = 0; group < sums.group_count(); ++group) {
    result.within.n += static_cast<std::size_t>(sums.of(group)[kMoments + kN]);
    result.between.n += static_cast<std::size_t>(sums.of(group)[2 * kMoments + kN]);
  }
  return result;
}

Estimate correlation_difference(std::span<const double> x, std::span<const double> y,
                                std::span<const char> in_part,
                                std::span<const std::uint32_t> groups,
                                const BootstrapOptions& options) {
  const std::vector<char> known = known_rows({x, y});
  CF_CHECK(groups.size() == known.size() && in_part.size() == known.size());
  const std::vector<double> dx = centred(x, known);
  const std::vector<double> dy = centred(y, known);
  GroupSums sums(groups, 2 * kMoments);
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == 0) continue;
    std::array<double, 2 * kMoments> terms{};
    const std::span<double> side =
        std::span(terms).subspan(in_part[i] != 0 ? std::size_t{0} : std::size_t{kMoments});
    std::ranges::copy(moments_of(dx[i], dy[i]), side.begin());
    sums.add(i, terms);
  }
  const auto statistic = [](std::span<const double> totals, std::span<double> figures) {
    figures[0] = correlation_of(totals.first(kMoments)) - correlation_of(totals.subspan(kMoments));
  };
  return sums.estimate(1, statistic, options).front();
}

Estimate partial_correlation(std::span<const double> x, std::span<const double> y,
                             std::span<const double> given, std::span<const std::uint32_t> groups,
                             const BootstrapOptions& options) {
  const std::vector<char> known = known_rows({x, y, given});
  CF_CHECK(groups.size() == known.size());
  const std::vector<double> dx = centred(x, known);
  const std::vector<double> dy = centred(y, known);
  const std::vector<double> dz = centred(given, known);
  GroupSums sums(groups, 3 * kMoments);
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == 0) continue;
    std::array<double, 3 * kMoments> terms{};
    std::ranges::copy(moments_of(dx[i], dy[i]), terms.begin());
    std::ranges::copy(moments_of(dx[i], dz[i]), terms.begin() + kMoments);
    std::ranges::copy(moments_of(dy[i], dz[i]), terms.begin() + 2 * kMoments);
    sums.add(i, terms);
  }
  const auto statistic = [](std::span<const double> totals, std::span<double> figures) {
    figures[0] = partial_of(correlation_of(totals.first(kMoments)),
                            correlation_of(totals.subspan(kMoments, kMoments)),
                            correlation_of(totals.subspan(2 * kMoments)));
  };
  return sums.estimate(1, statistic, options).front();
}

}  // namespace crossfade::stats
