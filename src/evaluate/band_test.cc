#include "evaluate/band.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "base/random.h"

namespace crossfade::evaluate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<double> one_to(std::size_t count) {
  std::vector<double> values(count);
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}

TEST_CASE("band ends are the residuals at the conformal ranks") {
  // 39 residuals 1 .. 39: (39 + 1) * 0.05 = 2, so the second smallest and the second largest.
  const ResidualBand band = fit_band(one_to(39), std::vector<double>(39, 0.0), 0.9);
  CHECK(band.low == 2);
  CHECK(band.high == 38);
  // 19 is the first count whose smallest and largest keep the promise.
  const ResidualBand least = fit_band(one_to(19), std::vector<double>(19, 0.0), 0.9);
  CHECK(least.low == 1);
  CHECK(least.high == 19);
}

TEST_CASE("too few residuals promise nothing but an infinite band") {
  const ResidualBand band = fit_band(one_to(18), std::vector<double>(18, 0.0), 0.9);
  CHECK(band.low == -std::numeric_limits<double>::infinity());
  CHECK(band.high == std::numeric_limits<double>::infinity());
}

TEST_CASE("a residual is truth less prediction, and missing ones do not count") {
  std::vector<double> truth(41, 10.0);
  std::vector<double> prediction = one_to(41);
  truth[40] = kNaN;
  prediction[39] = kNaN;
  const ResidualBand band = fit_band(truth, prediction, 0.9);
  CHECK(band.low == 10 - 38);
  CHECK(band.high == 10 - 2);
}

TEST_CASE("a fold is judged by the band of the other folds") {
  // Fold 0 misses by 0 throughout, fold 1 by 100, so each lies outside the other's band.
  std::vector<double> truth(40, 0.0);
  FoldPlan plan{std::vector<int>(40), 2};
  for (std::size_t i = 20; i < 40; ++i) {
    truth[i] = 100;
    plan.fold[i] = 1;
  }
  const std::vector<double> prediction(40, 0.0);
  const BandCheck check = check_band(truth, prediction, plan, 0.9);
  CHECK(check.coverage == 0);
  CHECK(check.mean_width == 0);
  CHECK(check.n == 40);
}

TEST_CASE("width is pooled over rows and left-out rows are not judged") {
  // Fold 1 has the residuals 1 .. 20, a band of width 19; fold 0 has 5 .. 6.9, of width 1.9.
  std::vector<double> truth = one_to(20);
  FoldPlan plan{std::vector<int>(20, 1), 2};
  for (int i = 0; i < 20; ++i) {
    truth.push_back(5 + 0.1 * i);
    plan.fold.push_back(0);
  }
  truth.push_back(1e9);
  plan.fold.push_back(FoldPlan::kLeftOut);
  truth.push_back(kNaN);
  plan.fold.push_back(0);
  const BandCheck check = check_band(truth, std::vector<double>(truth.size(), 0.0), plan, 0.9);
  // Fold 0 lies within [1, 20]; of fold 1, 5 and 6 lie within [5, 6.9].
  CHECK(check.n == 40);
  CHECK(check.coverage == doctest::Approx(22.0 / 40));
  CHECK(check.mean_width == doctest::Approx((20 * 19 + 20 * 1.9) / 40));
}

TEST_CASE("on normal residuals the band holds what it promises") {
  base::Random random(2);
  std::vector<double> truth(5000);
  for (double& value : truth) value = random.normal();
  FoldPlan plan{std::vector<int>(5000), 5};
  for (std::size_t i = 0; i < 5000; ++i) plan.fold[i] = static_cast<int>(i % 5);
  const BandCheck check = check_band(truth, std::vector<double>(5000, 0.0), plan, 0.9);
  CHECK(check.coverage == doctest::Approx(0.9).epsilon(0.015));
  CHECK(check.mean_width == doctest::Approx(2 * 1.6449).epsilon(0.04));
}

TEST_CASE("nothing to judge gives NaN") {
  const BandCheck check = check_band({}, {}, FoldPlan{{}, 2}, 0.9);
  CHECK(std::isnan(check.coverage));
  CHECK(check.n == 0);
}

}  // namespace
}  // namespace crossfade::evaluate
