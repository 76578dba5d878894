#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "base/random.h"
#include "stats/group_correlation.h"
#include "stats/group_lift.h"
#include "stats/group_sums.h"
#include "stats/multiplicity.h"
#include "stats/summary.h"

namespace crossfade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Pairs of 60 groups of 1 to 9 rows, whose level moves both.
struct Sample {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<std::uint32_t> groups;
};

Sample draw_sample(std::uint64_t seed) {
  base::Random random(seed);
  Sample sample;
  for (std::uint32_t group = 0; group < 60; ++group) {
    const double level = random.normal();
    for (std::uint32_t row = 0; row <= random.below(9); ++row) {
      sample.x.push_back(50 + level + random.normal());
      sample.y.push_back(-9 + 2 * level + random.normal());
      sample.groups.push_back(7000 - 3 * group);
    }
  }
  return sample;
}

TEST_CASE("sums by group give the figures and intervals that rows give") {
  const Sample sample = draw_sample(1);
  GroupSums sums(sample.groups, 2);
  for (std::size_t i = 0; i < sample.x.size(); ++i) {
    const double terms[] = {1, sample.x[i]};
    sums.add(i, terms);
  }
  const auto mean_of = [](std::span<const double> totals, std::span<double> figures) {
    figures[0] = totals[1] / totals[0];
  };
  const Estimate fast = sums.estimate(1, mean_of, {.seed = 5}).front();
  const auto by_rows = [&](std::span<const double> weights) {
    return std::inner_product(weights.begin(), weights.end(), sample.x.begin(), 0.0) /
           std::accumulate(weights.begin(), weights.end(), 0.0);
  };
  const Estimate slow = bootstrap(sample.groups, by_rows, {.seed = 5});
  CHECK(fast.value == doctest::Approx(slow.value).epsilon(1e-12));
  CHECK(fast.low == doctest::Approx(slow.low).epsilon(1e-12));
  CHECK(fast.high == doctest::Approx(slow.high).epsilon(1e-12));
  CHECK(fast.n == sample.x.size());
}

TEST_CASE("a lift is a ratio of means less one, of logarithms that of geometric means") {
  const std::vector<double> value = {6, 2, 4, kNaN, 2};
  const std::vector<char> in_part = {1, 1, 0, 1, 0};
  const std::vector<std::uint32_t> group = {0, 1, 2, 3, 4};
  const PartedRows rows{value, in_part, group};
  const Estimate plain = lift(rows, Scale::kPlain, {});
  CHECK(plain.value == doctest::Approx(4.0 / 3 - 1));
  CHECK(plain.n == 4);
  CHECK(plain.low < plain.value);
  CHECK(lift(rows, Scale::kLogarithmic, {}).value == doctest::Approx(std::exp(1.0) - 1));
  const std::vector<char> all(5, 1);
  CHECK(std::isnan(lift({value, all, group}, Scale::kPlain, {}).value));
}

TEST_CASE("a clustered z is that of Welch where every row is a group") {
  base::Random random(3);
  std::vector<double> value;
  std::vector<char> in_part;
  std::vector<std::uint32_t> group;
  for (std::uint32_t i = 0; i < 400; ++i) {
    in_part.push_back(i % 4 == 0 ? 1 : 0);
    value.push_back(random.normal() * (1 + in_part.back()) + 0.3 * in_part.back());
    group.push_back(i);
  }
  std::vector<double> part;
  std::vector<double> others;
  for (std::size_t i = 0; i < 400; ++i) (in_part[i] != 0 ? part : others).push_back(value[i]);
  const double error = std::sqrt(std::pow(standard_deviation(part), 2) / 100 +
                                 std::pow(standard_deviation(others), 2) / 300);
  const double z = clustered_z({value, in_part, group});
  CHECK(z == doctest::Approx((mean(part) - mean(others)) / error).epsilon(0.002));

  // Each row ten times over says no more than once.
  std::vector<double> repeated;
  std::vector<char> repeated_part;
  std::vector<std::uint32_t> repeated_group;
  for (std::size_t i = 0; i < 400; ++i) {
    repeated.insert(repeated.end(), 10, value[i]);
    repeated_part.insert(repeated_part.end(), 10, in_part[i]);
    repeated_group.insert(repeated_group.end(), 10, group[i]);
  }
  CHECK(clustered_z({repeated, repeated_part, repeated_group}) == doctest::Approx(z).epsilon(1e-9));
  CHECK(std::isnan(clustered_z({value, std::vector<char>(400, 0), group})));
}

TEST_CASE("correlations from sums of groups are those of the rows and of the groups' means") {
  const Sample sample = draw_sample(2);
  const GroupCorrelations all = group_correlations(sample.x, sample.y, sample.groups, {});
  CHECK(all.pooled.value == doctest::Approx(correlation(sample.x, sample.y)).epsilon(1e-12));
  CHECK(all.pooled.n == sample.x.size());

  std::vector<double> means_x;
  std::vector<double> means_y;
  std::vector<double> inner_x;
  std::vector<double> inner_y;
  for (std::size_t first = 0; first < sample.x.size();) {
    std::size_t end = first;
    while (end < sample.x.size() && sample.groups[end] == sample.groups[first]) ++end;
    const double mean_x = mean(std::span(sample.x).subspan(first, end - first));
    const double mean_y = mean(std::span(sample.y).subspan(first, end - first));
    means_x.push_back(mean_x);
    means_y.push_back(mean_y);
    for (std::size_t i = first; i < end && end - first > 1; ++i) {
      inner_x.push_back(sample.x[i] - mean_x);
      inner_y.push_back(sample.y[i] - mean_y);
    }
    first = end;
  }
  CHECK(all.between.value == doctest::Approx(correlation(means_x, means_y)).epsilon(1e-12));
  CHECK(all.between.n == 60);
  CHECK(all.within.value == doctest::Approx(correlation(inner_x, inner_y)).epsilon(1e-12));
  CHECK(all.within.n == inner_x.size());
  CHECK(all.within.high < all.between.low);
}

TEST_CASE("a difference of correlations is that of the part and of the others") {
  const Sample sample = draw_sample(6);
  std::vector<char> in_part;
  std::vector<double> x[2];
  std::vector<double> y[2];
  for (std::size_t i = 0; i < sample.x.size(); ++i) {
    const std::size_t side = i % 3 == 0 ? 1 : 0;
    in_part.push_back(static_cast<char>(side));
    x[side].push_back(sample.x[i]);
    y[side].push_back(sample.y[i]);
  }
  const Estimate difference =
      correlation_difference(sample.x, sample.y, in_part, sample.groups, {});
  CHECK(difference.value ==
        doctest::Approx(correlation(x[1], y[1]) - correlation(x[0], y[0])).epsilon(1e-9));
  CHECK(difference.low < difference.high);
}

TEST_CASE("what does not vary within groups has no correlation there") {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<std::uint32_t> groups;
  for (std::uint32_t i = 0; i < 60; ++i) {
    x.push_back(0.1 * (i / 3));
    y.push_back(std::sin(i));
    groups.push_back(i / 3);
  }
  const GroupCorrelations all = group_correlations(x, y, groups, {});
  CHECK(std::isnan(all.within.value));
  CHECK_FALSE(std::isnan(all.between.value));
}

TEST_CASE("a partial correlation is that of the residuals, and leaves rows with a gap out") {
  base::Random random(8);
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> given;
  std::vector<std::uint32_t> groups;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    given.push_back(100 + 3 * random.normal());
    const double shared = random.normal();
    x.push_back(-2 * given.back() + shared + random.normal());
    y.push_back(given.back() + shared + random.normal());
    groups.push_back(i);
  }
  x[5] = kNaN;
  const Estimate partial = partial_correlation(x, y, given, groups, {});
  CHECK(partial.n == 2999);
  CHECK(partial.value == doctest::Approx(0.5).epsilon(0.1));
  CHECK(partial.low < 0.5);
  CHECK(partial.high > 0.5);
  CHECK(correlation(x, y) < -0.8);
  CHECK(std::isnan(partial_correlation(given, y, given, groups, {}).value));
}

TEST_CASE("a two-sided p takes both tails") {
  CHECK(two_sided_p(1.959964) == doctest::Approx(0.05).epsilon(1e-5));
  CHECK(two_sided_p(-1.959964) == two_sided_p(1.959964));
}

}  // namespace
}  // namespace crossfade::stats
