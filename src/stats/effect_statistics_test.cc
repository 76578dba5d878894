#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "stats/clustered.h"
#include "stats/multiplicity.h"
#include "stats/sensitivity.h"
#include "stats/student_t.h"
#include "stats/two_sample.h"
#include "stats/within_groups.h"

namespace crossfade::stats {
namespace {

using doctest::Approx;

const double kMissing = std::nan("");

TEST_CASE("Student's quantiles are those of the tables") {
  CHECK(student_quantile(0.975, 1) == Approx(12.7062047362).epsilon(1e-10));
  CHECK(student_quantile(0.975, 10) == Approx(2.2281388520).epsilon(1e-10));
  CHECK(student_quantile(0.025, 10) == Approx(-2.2281388520).epsilon(1e-10));
  CHECK(student_quantile(0.995, 30) == Approx(2.7499957).epsilon(1e-6));
  CHECK(student_quantile(0.975, 1e7) == Approx(1.9599639845).epsilon(1e-6));
  CHECK(student_quantile(0.5, 3) == Approx(0.0));
}

TEST_CASE("Student's cdf and p-values fit together and to the Cauchy distribution at one degree") {
  for (const double t : {-40.0, -1.0, 0.0, 0.3, 2.0, 500.0}) {
    CHECK(student_cdf(t, 1) == Approx(0.5 + std::atan(t) / M_PI).epsilon(1e-11));
    CHECK(two_sided_p(t, 7) == Approx(2 * student_cdf(-std::abs(t), 7)).epsilon(1e-12));
  }
  CHECK(std::isnan(two_sided_p(kMissing, 5)));
  CHECK(two_sided_p(INFINITY, 5) == 0);
}

TEST_CASE(
    "a mean of independent rows has the textbook's error, whole clusters that of their sums") {
  const std::vector<double> values = {1, 5, 2, 8, 4, 4};
  const double mean = 4;
  RowInfluence figure{mean, {}, values.size()};
  for (const double value : values) figure.influence.push_back(value - mean);
  const std::vector<std::uint32_t> alone = {0, 1, 2, 3, 4, 5};
  // Rows that are at the mean themselves have no influence, and are not counted among the clusters.
  CHECK(clustered_error(figure, alone).error == Approx(std::sqrt(30.0 * 4 / 3) / 6));
  CHECK(clustered_error(figure, alone).degrees == 3);
  const std::vector<std::uint32_t> pairs = {0, 0, 1, 1, 2, 2};
  // Sums of influences: -2, 2, 0.
  CHECK(clustered_error(figure, pairs).error == Approx(std::sqrt(8.0 * 2 / 1) / 6));
  const Estimate interval = clustered_interval(figure, alone);
  CHECK(interval.value == 4);
  CHECK(interval.n == 6);
  CHECK(interval.high - 4 == Approx(student_quantile(0.975, 3) * std::sqrt(40.0) / 6));
  CHECK(4 - interval.low == Approx(interval.high - 4));
}

TEST_CASE("where a few clusters make most of an error it counts as less certain") {
  RowInfluence even{0, {}, 40};
  RowInfluence uneven{0, {}, 40};
  std::vector<std::uint32_t> cluster;
  for (std::uint32_t i = 0; i < 40; ++i) {
    cluster.push_back(i);
    even.influence.push_back(i % 2 == 0 ? 1 : -1);
    uneven.influence.push_back((i < 2 ? 20 : 1) * even.influence.back());
  }
  CHECK(clustered_error(even, cluster).degrees == 39);
  // 2 (sum of squares)^2 / (sum of fourths - (sum of squares)^2 / clusters)
  const double squares = 2 * 400 + 38;
  const double fourths = 2 * 160000 + 38;
  CHECK(clustered_error(uneven, cluster).degrees ==
        Approx(2 * squares * squares / (fourths - squares * squares / 40)));
  CHECK(clustered_error(uneven, cluster).degrees < 6);
}

TEST_CASE("one cluster has no error, and what cannot be taken has no interval") {
  const RowInfluence figure{1, {0.5, -0.5}, 2};
  CHECK(std::isnan(clustered_error(figure, std::vector<std::uint32_t>{3, 3}).error));
  CHECK(std::isnan(clustered_interval(figure, std::vector<std::uint32_t>{3, 3}).low));
  const std::vector<std::uint32_t> two = {0, 1};
  CHECK(std::isnan(clustered_interval({}, two).value));
  CHECK(std::isnan(clustered_p({}, two)));
  CHECK(std::isnan(difference(figure, {}).value));
}

TEST_CASE("two figures of the same rows differ by less than chance would have them apart") {
  const RowInfluence a{1.0, {1, -1, 2, -2}, 4};
  const RowInfluence b{0.9, {1, -1, 2, -2}, 4};
  const RowInfluence gap = difference(a, b);
  CHECK(gap.value == Approx(0.1));
  for (const double influence : gap.influence) CHECK(influence == 0);
}

TEST_CASE("Holm's adjusted p-values are those of R's p.adjust") {
  const std::vector<double> adjusted =
      holm_adjusted(std::vector<double>{0.01, 0.04, kMissing, 0.03, 0.005});
  CHECK(adjusted[0] == Approx(0.03));
  CHECK(adjusted[1] == Approx(0.06));
  CHECK(std::isnan(adjusted[2]));
  CHECK(adjusted[3] == Approx(0.06));
  CHECK(adjusted[4] == Approx(0.02));
  CHECK(holm_adjusted(std::vector<double>{0.9, 0.8})[0] == 1);
  const std::vector<double> close = holm_adjusted(std::vector<double>{0.03, 0.02});
  CHECK(close[0] == close[1]);  // never below that of a smaller p
}

TEST_CASE("E-values are those of VanderWeele and Ding's paper") {
  CHECK(e_value(3.9) == Approx(7.26).epsilon(0.001));
  CHECK(e_value(1 / 3.9) == Approx(e_value(3.9)));
  CHECK(e_value(1) == 1);
  CHECK(risk_ratio_of_difference(0.5, 1) == Approx(std::exp(0.455)));
  CHECK(std::isnan(risk_ratio_of_difference(0.5, 0)));
}

TEST_CASE("the robustness value is that of Cinelli and Hazlett's example") {
  // Darfur: t = 4.18 with 783 degrees of freedom gives 13.9 %.
  const double partial_r2 = 4.18 * 4.18 / (4.18 * 4.18 + 783);
  CHECK(robustness_value(std::sqrt(partial_r2)) == Approx(0.139).epsilon(0.003));
  CHECK(robustness_value(-0.3) == robustness_value(0.3));
  CHECK(robustness_value(0) == 0);
  // A fifth of the effect goes with a weaker confounder: f = q |r| / sqrt(1 - r2), the same formula.
  CHECK(robustness_value(0.3, 0.2) == Approx(robustness_value(0.0627)).epsilon(0.01));
  CHECK(robustness_value(1) == 1);
}

TEST_CASE("a slope within groups is that of a regression with a constant for each") {
  // Groups of level 10 and -5; within them y = 3 x - 2 z exactly.
  const std::vector<std::uint32_t> group = {0, 0, 0, 1, 1, 1, 2};
  const std::vector<double> x = {1, 2, 4, 3, 5, 9, 7};
  const std::vector<double> z = {2, 1, 1, 0, 4, 2, 1};
  std::vector<double> y;
  for (std::size_t i = 0; i < x.size(); ++i) {
    y.push_back(3 * x[i] - 2 * z[i] + (group[i] == 0 ? 10 : -5));
  }
  const std::vector<std::vector<double>> both = {x, z};
  const RowInfluence fit = within_slope(y, both, group);
  CHECK(fit.value == Approx(3));
  CHECK(fit.n == 6);
  for (const double influence : fit.influence) CHECK(std::abs(influence) < 1e-9);
  // Without z the slope is that of the centred columns.
  double xx = 0;
  double xy = 0;
  const std::vector<double> x_means = group_means(x, group);
  const std::vector<double> y_means = group_means(y, group);
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - x_means[i]) * (x[i] - x_means[i]);
    xy += (x[i] - x_means[i]) * (y[i] - y_means[i]);
  }
  CHECK(within_slope(y, {&both[0], 1}, group).value == Approx(xy / xx));
}

TEST_CASE("a slope without spread inside any group, or that others make up, is not known") {
  const std::vector<std::uint32_t> group = {0, 0, 1, 1};
  const std::vector<double> y = {1, 2, 3, 4};
  const std::vector<double> constant = {1, 1, 5, 5};
  CHECK(std::isnan(within_slope(y, {&constant, 1}, group).value));
  const std::vector<std::vector<double>> same = {{1, 2, 3, 5}, {2, 4, 6, 10}};
  CHECK(std::isnan(within_slope(y, same, group).value));
}

TEST_CASE("the spread of a clustered slope over samples is what its error says") {
  double squares = 0;
  double errors = 0;
  constexpr int kSamples = 300;
  for (int s = 0; s < kSamples; ++s) {
    base::Random random(base::mix_seed(5, static_cast<std::uint64_t>(s)));
    std::vector<std::uint32_t> group;
    std::vector<double> x;
    std::vector<double> y;
    for (std::uint32_t g = 0; g < 60; ++g) {
      const double level = 3 * random.normal();
      const double slope = random.normal();  // errors of a group hang together through it
      for (int i = 0; i < 5; ++i) {
        group.push_back(g);
        x.push_back(random.normal());
        y.push_back(level + slope * x.back() + random.normal());
      }
    }
    const RowInfluence fit = within_slope(y, {&x, 1}, group);
    squares += fit.value * fit.value;
    errors += clustered_error(fit, group).error;
  }
  CHECK(errors / kSamples == Approx(std::sqrt(squares / kSamples)).epsilon(0.1));
}

TEST_CASE("a difference of means is in units of both sides' spread, missing values aside") {
  const std::vector<double> values = {1, 3, kMissing, 5, 9};
  const std::vector<double> treatment = {1, 1, 1, 0, 0};
  const std::vector<double> alike(5, 1);
  // Means 2 and 7, variances 2 and 8.
  CHECK(standardised_difference(values, treatment, alike) == Approx(-5 / std::sqrt(5.0)));
  CHECK(weighted_difference(values, treatment, alike).value == Approx(-5));
  CHECK(weighted_difference(values, treatment, alike).n == 4);
  const std::vector<double> uneven = {3, 1, 9, 1, 0};
  CHECK(weighted_difference(values, treatment, uneven).value == Approx(1.5 - 5));
  CHECK(std::isnan(standardised_difference(values, std::vector<double>(5, 1), alike)));
  const std::vector<double> split = {2, 2, 2, 3, 3};
  CHECK(std::isnan(standardised_difference(split, treatment, alike)));
  CHECK(standardised_difference(std::vector<double>(5, 4), treatment, alike) == 0);
}

TEST_CASE("the log of a ratio of means has the error of its parts") {
  const std::vector<double> values = {2, 4, 1, 3, 2};
  const std::vector<double> treatment = {1, 1, 0, 0, 0};
  const RowInfluence ratio = log_ratio_of_means(values, treatment);
  CHECK(ratio.value == Approx(std::log(1.5)));
  // Moving one value a little moves the figure by its influence's slope: 1 / (rows x mean).
  std::vector<double> moved = values;
  moved[0] += 1e-6;
  CHECK((log_ratio_of_means(moved, treatment).value - ratio.value) / 1e-6 ==
        Approx(1 / 6.0).epsilon(1e-5));
  CHECK(ratio.influence[0] - ratio.influence[1] == Approx(5 * (2.0 - 4.0) / 6));
  double sum = 0;
  for (const double influence : ratio.influence) sum += influence;
  CHECK(sum == Approx(0).epsilon(1e-12));
  CHECK(std::isnan(log_ratio_of_means(values, std::vector<double>(5, 0)).value));
}

}  // namespace
}  // namespace crossfade::stats
