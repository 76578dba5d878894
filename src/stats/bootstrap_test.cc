#include "stats/bootstrap.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "base/random.h"
#include "stats/summary.h"

namespace crossfade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
  double total = 0;
  double weight = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    total += weights[i] * values[i];
    weight += weights[i];
  }
  return total / weight;
}

WeightedStatistic mean_of(std::span<const double> values) {
  return [values](std::span<const double> weights) { return weighted_mean(values, weights); };
}

std::vector<double> normal_values(std::size_t count) {
  base::Random random(11);
  std::vector<double> values(count);
  for (double& value : values) value = random.normal();
  return values;
}

std::vector<std::uint32_t> own_groups(std::size_t count) {
  std::vector<std::uint32_t> groups(count);
  std::iota(groups.begin(), groups.end(), 0U);
  return groups;
}

TEST_CASE("the interval of a mean is about 1.96 standard errors either side") {
  const std::vector<double> values = normal_values(2000);
  const Estimate estimate =
      bootstrap(own_groups(2000), mean_of(values), {.resamples = 4000, .seed = 3});
  const double error = standard_deviation(values) / std::sqrt(2000.0);
  CHECK(estimate.value == doctest::Approx(mean(values)).epsilon(1e-12));
  CHECK(estimate.n == 2000);
  CHECK(estimate.low == doctest::Approx(estimate.value - 1.96 * error).epsilon(0.2));
  CHECK((estimate.high - estimate.low) / (2 * 1.96 * error) == doctest::Approx(1).epsilon(0.06));
}

TEST_CASE("rows of one group are drawn together, which widens the interval") {
  // Ten equal rows a group: the interval must be that of the 100 groups, not of 1,000 rows.
  const std::vector<double> of_group = normal_values(100);
  std::vector<double> values;
  std::vector<std::uint32_t> groups;
  for (std::uint32_t g = 0; g < 100; ++g) {
    values.insert(values.end(), 10, of_group[g]);
    groups.insert(groups.end(), 10, g);
  }
  const Estimate rows = bootstrap(groups, mean_of(values), {.seed = 5});
  const Estimate alone = bootstrap(own_groups(100), mean_of(of_group), {.seed = 5});
  CHECK(rows.low == doctest::Approx(alone.low).epsilon(1e-12));
  CHECK(rows.high == doctest::Approx(alone.high).epsilon(1e-12));
  const auto whole = [&](std::span<const double> weights) {
    double drawn = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      CHECK(weights[i] == weights[i - i % 10]);
      drawn += weights[i];
    }
    return drawn;
  };
  const Estimate drawn = bootstrap(groups, whole, {.resamples = 20});
  CHECK(drawn.low == 1000);
  CHECK(drawn.high == 1000);
}

TEST_CASE("the interval is the same for any number of threads") {
  const std::vector<double> values = normal_values(300);
  const Estimate one = bootstrap(own_groups(300), mean_of(values), {.seed = 9, .threads = 1});
  for (const int threads : {2, 3, 7}) {
    const Estimate many =
        bootstrap(own_groups(300), mean_of(values), {.seed = 9, .threads = threads});
    CHECK(many.low == one.low);
    CHECK(many.high == one.high);
  }
  CHECK(bootstrap(own_groups(300), mean_of(values), {.seed = 10}).low != one.low);
}

TEST_CASE("the order of the rows changes no draw") {
  const std::vector<double> values = {1, 2, 4, 8, 16, 32};
  const std::vector<std::uint32_t> groups = {70, 5, 5, 900, 70, 1};
  const std::vector<double> turned(values.rbegin(), values.rend());
  const std::vector<std::uint32_t> turned_groups(groups.rbegin(), groups.rend());
  const Estimate one = bootstrap(groups, mean_of(values), {});
  const Estimate other = bootstrap(turned_groups, mean_of(turned), {});
  CHECK(one.low == other.low);
  CHECK(one.high == other.high);
}

TEST_CASE("several figures of one drawing are those taken one by one") {
  const std::vector<double> values = normal_values(200);
  const auto both = [&](std::span<const double> weights, std::span<double> figures) {
    figures[0] = weighted_mean(values, weights);
    figures[1] = -3 * figures[0];
  };
  const std::vector<Estimate> pair = bootstrap_all(own_groups(200), 2, both, {});
  const Estimate alone = bootstrap(own_groups(200), mean_of(values), {});
  CHECK(pair[0].low == alone.low);
  CHECK(pair[0].high == alone.high);
  CHECK(pair[1].low == doctest::Approx(-3 * alone.high).epsilon(1e-12));
  CHECK(pair[1].n == 200);
}

TEST_CASE("groups drawn by number get the draws of their rows") {
  const std::vector<double> values = normal_values(50);
  const auto by_group = [&](std::span<const std::uint32_t> weights, std::span<double> figures) {
    figures[0] = weighted_mean(values, std::vector<double>(weights.begin(), weights.end()));
  };
  const Estimate groups = bootstrap_groups(50, 1, by_group, {}).front();
  const Estimate rows = bootstrap(own_groups(50), mean_of(values), {});
  CHECK(groups.low == rows.low);
  CHECK(groups.high == rows.high);
  CHECK(groups.n == 0);
}

TEST_CASE("without two groups, or with most resamples undefined, there is no interval") {
  const std::vector<double> values = {1, 2, 3};
  const Estimate single = bootstrap(std::vector<std::uint32_t>{4, 4, 4}, mean_of(values), {});
  CHECK(single.value == 2);
  CHECK(std::isnan(single.low));
  CHECK(std::isnan(single.high));
  // Defined on all rows, but only where every row was drawn: 2 of 9 resamples of three groups.
  const auto rarely = [](std::span<const double> weights) {
    for (const double weight : weights) {
      if (weight == 0) return kNaN;
    }
    return 1.0;
  };
  const Estimate rare = bootstrap(own_groups(3), rarely, {});
  CHECK(rare.value == 1);
  CHECK(std::isnan(rare.low));
  const Estimate none = bootstrap({}, mean_of({}), {});
  CHECK(std::isnan(none.value));
  CHECK(none.n == 0);
}

TEST_CASE("a few undefined resamples are left out") {
  // NaN only where row 0 was never drawn: (9/10)^10, about 35 % of resamples.
  const auto statistic = [](std::span<const double> weights) {
    return weights[0] == 0 ? kNaN : weights[0];
  };
  const Estimate estimate = bootstrap(own_groups(10), statistic, {});
  CHECK(estimate.low == 1);
  CHECK(estimate.high >= 2);
}

TEST_CASE("a wider coverage gives a wider interval") {
  const std::vector<double> values = normal_values(100);
  const Estimate narrow = bootstrap(own_groups(100), mean_of(values), {.coverage = 0.5});
  const Estimate wide = bootstrap(own_groups(100), mean_of(values), {.coverage = 0.99});
  CHECK(wide.low < narrow.low);
  CHECK(wide.high > narrow.high);
}

TEST_CASE("groups are numbered by their value, few or far apart") {
  for (const std::uint32_t step : {1U, 100'000'000U}) {
    const std::vector<std::uint32_t> groups = {9 * step, 2 * step, 9 * step, 0, 7 * step};
    const GroupNumbers numbers = number_groups(groups);
    CHECK(numbers.number == std::vector<std::uint32_t>{3, 1, 3, 0, 2});
    CHECK(numbers.count == 4);
  }
  CHECK(number_groups({}).count == 0);
}

}  // namespace
}  // namespace crossfade::stats
