#include "stats/summary.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace crossfade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

const std::vector<double> kX = {3.5, -1, 4, 1.25, -9, 2.5, 6, 5, 3.5, 1};
const std::vector<double> kY = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8.5};

doctest::Approx close_to(double value) { return doctest::Approx(value).epsilon(1e-13); }

TEST_CASE("a sum keeps what rounding would lose") {
  CHECK(sum(std::vector<double>{1, 1e100, 1, -1e100}) == 2);
  CHECK(mean(std::vector<double>{1, 1e100, 1, -1e100}) == 0.5);
}

TEST_CASE("an infinite value makes an infinite sum, not NaN") {
  CHECK(sum(std::vector<double>{1, kInfinity, 2}) == kInfinity);
}

TEST_CASE("missing values are skipped, and nothing left gives NaN") {
  const std::vector<double> holes = {kNaN, 2, kNaN, 4};
  CHECK(sum(holes) == 6);
  CHECK(mean(holes) == 3);
  CHECK(standard_deviation(holes) == 1);
  CHECK(quantile(holes, 0.25) == 2.5);
  CHECK(median(holes) == 3);
  CHECK(median_absolute_deviation(holes) == close_to(1.4826));
  for (const std::vector<double>& none : {std::vector<double>{}, std::vector<double>{kNaN}}) {
    CHECK(std::isnan(sum(none)));
    CHECK(std::isnan(mean(none)));
    CHECK(std::isnan(standard_deviation(none)));
    CHECK(std::isnan(quantile(none, 0.5)));
    CHECK(std::isnan(median_absolute_deviation(none)));
  }
}

TEST_CASE("mean and population standard deviation agree with numpy") {
  CHECK(mean(kX) == close_to(1.675));                            // kX.mean()
  CHECK(standard_deviation(kX) == close_to(4.052853932724445));  // kX.std()
}

TEST_CASE("quantiles are numpy's, of type 7") {
  CHECK(quantile(kX, 0) == -9);  // numpy.quantile(kX, share)
  CHECK(quantile(kX, 0.05) == close_to(-5.4));
  CHECK(quantile(kX, 0.3) == close_to(1.1749999999999998));
  CHECK(quantile(kX, 0.5) == 3.0);
  CHECK(quantile(kX, 0.9) == close_to(5.1));
  CHECK(quantile(kX, 1) == 6);
  CHECK(quantile(std::vector<double>{7}, 0.3) == 7);
  CHECK(quantile(std::vector<double>{kInfinity, 1, kInfinity}, 0.75) == kInfinity);
}

TEST_CASE("the median absolute deviation is scaled to a normal's standard deviation") {
  // 1.4826 * numpy.median(abs(kX - numpy.median(kX)))
  CHECK(median_absolute_deviation(kX) == close_to(2.7798749999999997));
}

TEST_CASE("ranks are pandas' average ranks and missing stays missing") {
  CHECK(average_ranks(kX) == std::vector<double>{6.5, 2, 8, 4, 1, 5, 10, 9, 6.5, 3});
  CHECK(average_ranks(kY) == std::vector<double>{4, 6, 1.5, 8, 4, 8, 1.5, 8, 4, 10});
  const std::vector<double> ranks = average_ranks(std::vector<double>{5, kNaN, 1});
  CHECK(ranks[0] == 2);
  CHECK(std::isnan(ranks[1]));
  CHECK(ranks[2] == 1);
}

TEST_CASE("correlations agree with numpy and pandas") {
  CHECK(correlation(kX, kY) == close_to(-0.015963669435162968));     // numpy.corrcoef
  CHECK(rank_correlation(kX, kY) == close_to(-0.4188809207472976));  // Series.corr, "spearman"
}

TEST_CASE("correlations use the rows where both are known") {
  std::vector<double> x = kX;
  std::vector<double> y = kY;
  x[4] = kNaN;
  y[9] = kNaN;
  CHECK(correlation(x, y) == close_to(-0.5291110652306228));       // Series.corr
  CHECK(rank_correlation(x, y) == close_to(-0.5095625581004319));  // Series.corr, "spearman"
}

TEST_CASE("a constant has no correlation though its mean is rounded") {
  const std::vector<double> y(kY.begin(), kY.begin() + 6);
  const std::vector<double> constant(6, 0.1);
  REQUIRE(mean(constant) != 0.1);
  CHECK(std::isnan(correlation(constant, y)));
  CHECK(std::isnan(correlation(y, constant)));
  CHECK(std::isnan(rank_correlation(constant, y)));
}

TEST_CASE("two rows have no correlation") {
  CHECK(std::isnan(correlation(std::vector<double>{1, 2, kNaN}, std::vector<double>{1, 2, 3})));
  CHECK(correlation(std::vector<double>{1, 2, 3}, std::vector<double>{2, 4, 6}) == close_to(1));
}

}  // namespace
}  // namespace crossfade::stats
