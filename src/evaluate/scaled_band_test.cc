#include "evaluate/scaled_band.h"

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

// Predictions are 0, so that the truth is the residual.
ResidualBand fit_residuals(const std::vector<double>& residuals,
                           const std::vector<double>& scale = {}) {
  return fit_band({residuals, std::vector<double>(residuals.size(), 0.0), scale}, 0.9);
}

BandCheck check_residuals(const std::vector<double>& residuals, const FoldPlan& plan,
                          const std::vector<double>& scale = {}) {
  std::vector<std::uint32_t> groups(residuals.size());
  std::iota(groups.begin(), groups.end(), 0U);
  const std::vector<double> zero(residuals.size(), 0.0);
  return check_band({residuals, zero, scale}, plan, 0.9, groups, {.resamples = 200});
}

FoldPlan striped_plan(std::size_t rows, int folds) {
  FoldPlan plan{std::vector<int>(rows), folds};
  for (std::size_t i = 0; i < rows; ++i) plan.fold[i] = static_cast<int>(i) % folds;
  return plan;
}

TEST_CASE("band ends are the residuals at the conformal ranks") {
  // 39 residuals 1 .. 39: (39 + 1) * 0.05 = 2, so the second smallest and the second largest.
  const ResidualBand band = fit_residuals(one_to(39));
  CHECK(band.low == 2);
  CHECK(band.high == 38);
  // 19 is the first count whose smallest and largest keep the promise.
  const ResidualBand least = fit_residuals(one_to(19));
  CHECK(least.low == 1);
  CHECK(least.high == 19);
}

TEST_CASE("too few residuals promise nothing but an infinite band") {
  const ResidualBand band = fit_residuals(one_to(18));
  CHECK(band.low == -std::numeric_limits<double>::infinity());
  CHECK(band.high == std::numeric_limits<double>::infinity());
}

TEST_CASE("a residual is truth less prediction, and missing ones do not count") {
  std::vector<double> truth(41, 10.0);
  std::vector<double> prediction = one_to(41);
  truth[40] = kNaN;
  prediction[39] = kNaN;
  const ResidualBand band = fit_band({truth, prediction}, 0.9);
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
  const BandCheck check = check_residuals(truth, plan);
  CHECK(check.coverage.value == 0);
  CHECK(check.mean_width == 0);
  CHECK(check.coverage.n == 40);
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
  const BandCheck check = check_residuals(truth, plan);
  // Fold 0 lies within [1, 20]; of fold 1, 5 and 6 lie within [5, 6.9].
  CHECK(check.coverage.n == 40);
  CHECK(check.coverage.value == doctest::Approx(22.0 / 40));
  CHECK(check.mean_width == doctest::Approx((20 * 19 + 20 * 1.9) / 40));
}

TEST_CASE("on normal residuals the band holds what it promises") {
  base::Random random(2);
  std::vector<double> truth(5000);
  for (double& value : truth) value = random.normal();
  const BandCheck check = check_residuals(truth, striped_plan(5000, 5));
  CHECK(check.coverage.value == doctest::Approx(0.9).epsilon(0.015));
  CHECK(check.coverage.low == doctest::Approx(check.coverage.value - 0.0083).epsilon(0.003));
  CHECK(check.coverage.high == doctest::Approx(check.coverage.value + 0.0083).epsilon(0.003));
  CHECK(check.mean_width == doctest::Approx(2 * 1.6449).epsilon(0.04));
  CHECK(std::isnan(check.by_scale[0].coverage));  // equal scales make no thirds
}

TEST_CASE("band ends are in units of the scale, and rows without one do not count") {
  // Residuals 2, 4, 6 ... over the scale 2 are 1 .. 39, as without a scale.
  std::vector<double> residuals = one_to(39);
  for (double& residual : residuals) residual *= 2;
  std::vector<double> scale(39, 2.0);
  residuals.push_back(1e9);
  scale.push_back(kNaN);
  const ResidualBand band = fit_residuals(residuals, scale);
  CHECK(band.low == 2);
  CHECK(band.high == 38);
}

TEST_CASE("a scale of 1 throughout is no scale") {
  base::Random random(4);
  std::vector<double> truth(400);
  for (double& value : truth) value = random.normal();
  const FoldPlan plan = striped_plan(400, 4);
  const std::vector<double> ones(400, 1.0);
  CHECK(fit_residuals(truth).low == fit_residuals(truth, ones).low);
  CHECK(check_residuals(truth, plan).coverage.value ==
        check_residuals(truth, plan, ones).coverage.value);
  CHECK(check_residuals(truth, plan).mean_width == check_residuals(truth, plan, ones).mean_width);
}

TEST_CASE("with errors of two sizes the scale moves coverage to where it is due") {
  // Every other row errs ten times as much. One width for all covers the careful rows always.
  base::Random random(5);
  std::vector<double> truth(6000);
  std::vector<double> scale(6000);
  for (std::size_t i = 0; i < truth.size(); ++i) {
    scale[i] = i % 2 == 0 ? 1.0 : 10.0;
    truth[i] = scale[i] * random.normal();
  }
  const FoldPlan plan = striped_plan(6000, 5);
  const BandCheck plain = check_residuals(truth, plan);
  const BandCheck scaled = check_residuals(truth, plan, scale);
  CHECK(plain.coverage.value == doctest::Approx(0.9).epsilon(0.015));
  CHECK(scaled.coverage.value == doctest::Approx(0.9).epsilon(0.015));
  for (const BandThird& third : scaled.by_scale) {
    CHECK(third.coverage == doctest::Approx(0.9).epsilon(0.02));
  }
  CHECK(scaled.by_scale[0].mean_width == doctest::Approx(2 * 1.6449).epsilon(0.04));
  CHECK(scaled.by_scale[2].mean_width == doctest::Approx(20 * 1.6449).epsilon(0.04));
  CHECK(scaled.mean_width < 0.75 * plain.mean_width);
}

TEST_CASE("a scale that knows nothing widens bands and the thirds give it away") {
  // Truth errs alike everywhere; the scale says otherwise.
  base::Random random(6);
  std::vector<double> truth(6000);
  std::vector<double> scale(6000);
  for (std::size_t i = 0; i < truth.size(); ++i) {
    scale[i] = i % 2 == 0 ? 1.0 : 3.0;
    truth[i] = random.normal();
  }
  const BandCheck check = check_residuals(truth, striped_plan(6000, 5), scale);
  CHECK(check.coverage.value == doctest::Approx(0.9).epsilon(0.015));
  CHECK(check.by_scale[0].coverage < 0.85);
  CHECK(check.by_scale[2].coverage > 0.95);
  CHECK(check.mean_width > 2 * 1.6449 * 1.1);
}

TEST_CASE("nothing to judge gives NaN") {
  const BandCheck check = check_residuals({}, FoldPlan{{}, 2});
  CHECK(std::isnan(check.coverage.value));
  CHECK(std::isnan(check.mean_width));
  CHECK(check.coverage.n == 0);
}

TEST_CASE("rows of a fold beyond the count shape bands and are not judged") {
  FoldPlan plan = striped_plan(80, 2);
  plan.folds = 1;
  const BandCheck check = check_residuals(one_to(80), plan);
  CHECK(check.coverage.n == 40);
  // The others are 2, 4 .. 80, a band from 4 to 78: of 1, 3 .. 79 all but 1, 3 and 79 lie inside.
  CHECK(check.coverage.value == doctest::Approx(37.0 / 40));
}

}  // namespace
}  // namespace crossfade::evaluate
