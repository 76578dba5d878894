#include "evaluate/error_scale.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "base/random.h"
#include "evaluate/scaled_band.h"

namespace crossfade::evaluate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Column 0 is 0 or 1; rows of 1 err four times as much.
struct Errors {
  learn::FeatureMatrix features;
  std::vector<double> residuals;
  FoldPlan plan;
};

Errors errors_of_two_sizes(std::size_t rows) {
  base::Random random(8);
  Errors errors{learn::FeatureMatrix(rows, 1), {}, {{}, 4}};
  for (std::size_t i = 0; i < rows; ++i) {
    const bool wild = random.below(2) == 1;
    errors.features.column(0)[i] = wild ? 1.0F : 0.0F;
    errors.residuals.push_back((wild ? 4 : 1) * random.normal());
    errors.plan.fold.push_back(static_cast<int>(i) % 4);
  }
  return errors;
}

// The mean target of the training rows with the same value in column 0.
Predictor fit_means(const learn::FeatureMatrix& features, std::span<const double> target, int) {
  double sum[2] = {};
  double count[2] = {};
  for (std::size_t i = 0; i < target.size(); ++i) {
    const int side = features.column(0)[i] > 0 ? 1 : 0;
    sum[side] += target[i];
    count[side] += 1;
  }
  const double mean[2] = {sum[0] / count[0], sum[1] / count[1]};
  return [low = mean[0], high = mean[1]](const learn::FeatureMatrix& rows) {
    std::vector<double> predicted;
    for (const float value : rows.column(0)) predicted.push_back(value > 0 ? high : low);
    return predicted;
  };
}

TEST_CASE("the scale is the mean size of the other folds' errors") {
  learn::FeatureMatrix features(6, 1);  // all 0
  features.column(0)[5] = 1;
  const std::vector<double> residuals = {-1, 3, 2, -6, kNaN, kNaN};
  const FoldPlan plan{{0, 0, 1, 1, 0, 1}, 2};
  const ErrorScale scale = cross_fit_scale(features, residuals, plan, fit_means);
  CHECK(scale.scale[0] == 4);  // (2 + 6) / 2
  CHECK(scale.scale[1] == 4);
  CHECK(scale.scale[2] == 2);  // (1 + 3) / 2
  CHECK(std::isnan(scale.scale[4]));
  CHECK(scale.floor == doctest::Approx(0.3 * 3));
}

TEST_CASE("a scale model finds the rows that err more, and bands follow it") {
  const Errors errors = errors_of_two_sizes(4000);
  const ErrorScale found =
      cross_fit_scale(errors.features, errors.residuals, errors.plan, fit_means);
  for (std::size_t i = 0; i < found.scale.size(); ++i) {
    const double expected = (errors.features.column(0)[i] > 0 ? 4 : 1) * std::sqrt(2 / M_PI);
    REQUIRE(found.scale[i] == doctest::Approx(expected).epsilon(0.1));
  }
  const std::vector<double> zero(4000, 0.0);
  const std::vector<std::uint32_t> groups(4000, 0);
  const auto check = [&](const std::vector<double>& scale) {
    return check_band({errors.residuals, zero, scale}, errors.plan, 0.9, groups, {});
  };
  CHECK(check(found.scale).mean_width < 0.9 * check({}).mean_width);
  CHECK(check(found.scale).coverage.value == doctest::Approx(0.9).epsilon(0.02));
}

TEST_CASE("a scale that a model puts too low, even below zero, is raised to the floor") {
  const Learner careless = [](const learn::FeatureMatrix&, std::span<const double>, int) {
    return [](const learn::FeatureMatrix& rows) {
      std::vector<double> sizes(rows.rows(), 2.0);
      sizes[0] = -1;
      return sizes;
    };
  };
  const Errors errors = errors_of_two_sizes(40);
  const ErrorScale found =
      cross_fit_scale(errors.features, errors.residuals, errors.plan, careless);
  CHECK(found.floor == doctest::Approx(0.6));
  CHECK(found.scale[0] == found.floor);
  CHECK(found.scale[39] == 2);
  CHECK(scale_of(0.1, found.floor) == found.floor);
  CHECK(std::isnan(scale_of(kNaN, found.floor)));
}

TEST_CASE("a row's own error has no say in its scale") {
  Errors errors = errors_of_two_sizes(400);
  const double before =
      cross_fit_scale(errors.features, errors.residuals, errors.plan, fit_means).scale[5];
  errors.residuals[5] = 1e6;
  CHECK(cross_fit_scale(errors.features, errors.residuals, errors.plan, fit_means).scale[5] ==
        before);
}

TEST_CASE("predictions without any error give a scale of 1") {
  const learn::FeatureMatrix features(4, 1);
  const Learner always_none = [](const learn::FeatureMatrix&, std::span<const double>, int) {
    return [](const learn::FeatureMatrix& rows) { return std::vector<double>(rows.rows(), 0.0); };
  };
  const ErrorScale found = cross_fit_scale(features, std::vector<double>(4, 0.0),
                                           FoldPlan{{0, 1, 0, 1}, 2}, always_none);
  CHECK(found.scale == std::vector<double>(4, 1.0));
  CHECK(found.floor == 1);
}

}  // namespace
}  // namespace crossfade::evaluate
