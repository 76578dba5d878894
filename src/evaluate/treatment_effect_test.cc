#include "evaluate/treatment_effect.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "stats/two_sample.h"

namespace crossfade::evaluate {
namespace {

using doctest::Approx;

constexpr double kEffect = 0.4;

// A study whose truth is known.
struct Study {
  learn::FeatureMatrix confounders;
  std::vector<double> outcome;
  std::vector<double> treatment;
  std::vector<std::uint32_t> cluster;

  TreatmentData data() const { return {confounders, outcome, treatment, cluster}; }
};

// Clusters of eight rows. `measured` and `hidden` say how strongly a measured trait of the row and
// a hidden trait of its cluster move both the treatment and the outcome.
Study make_study(std::size_t clusters, double measured, double hidden, std::uint64_t seed) {
  constexpr std::size_t kRows = 8;
  base::Random random(seed);
  Study study{learn::FeatureMatrix(clusters * kRows, 3), {}, {}, {}};
  for (std::size_t c = 0; c < clusters; ++c) {
    const double trait = random.normal();
    for (std::size_t i = 0; i < kRows; ++i) {
      const std::size_t row = study.outcome.size();
      for (std::size_t k = 0; k < 3; ++k) {
        study.confounders.column(k)[row] = static_cast<float>(random.normal());
      }
      const double x = study.confounders.column(0)[row];
      const double odds = std::exp(measured * x + hidden * trait);
      study.treatment.push_back(random.uniform() < odds / (1 + odds) ? 1 : 0);
      study.outcome.push_back(kEffect * study.treatment.back() + measured * x + 2 * hidden * trait +
                              0.7 * random.normal());
      study.cluster.push_back(static_cast<std::uint32_t>(c));
    }
  }
  return study;
}

// The rows of clusters with both kinds, as within_clusters asks for.
Study with_both_kinds(const Study& study) {
  std::vector<std::size_t> kept;
  for (std::size_t first = 0; first < study.outcome.size(); first += 8) {
    double treated = 0;
    for (std::size_t i = first; i < first + 8; ++i) treated += study.treatment[i];
    if (treated == 0 || treated == 8) continue;
    for (std::size_t i = first; i < first + 8; ++i) kept.push_back(i);
  }
  Study some{study.confounders.select_rows(kept), {}, {}, {}};
  for (const std::size_t i : kept) {
    some.outcome.push_back(study.outcome[i]);
    some.treatment.push_back(study.treatment[i]);
    some.cluster.push_back(study.cluster[i]);
  }
  return some;
}

NuisanceOptions small_forests(bool within_clusters) {
  NuisanceOptions options;
  options.within_clusters = within_clusters;
  options.trees = 30;
  options.column_share = 0.7;
  return options;
}

double naive(const Study& study) {
  const std::vector<double> alike(study.outcome.size(), 1);
  return stats::weighted_difference(study.outcome, study.treatment, alike).value;
}

TEST_CASE("what a measured trait confounds, weighting and the linear model take out") {
  const Study study = make_study(250, 1, 0, 1);
  CHECK(naive(study) > kEffect + 0.5);
  const Nuisances nuisances = fit_nuisances(study.data(), small_forests(false));
  const stats::Estimate weighted = stats::clustered_interval(
      augmented_inverse_weighting(study.data(), nuisances), study.cluster);
  CHECK(weighted.low < kEffect);
  CHECK(weighted.high > kEffect);
  CHECK(weighted.high - weighted.low < 0.3);
  CHECK(weighted.n == 2000);
  const PartiallyLinear linear = partially_linear(study.data(), nuisances);
  CHECK(linear.effect.value == Approx(kEffect).epsilon(0.25));
  CHECK(linear.partial_correlation > 0.1);
  CHECK(linear.residual_spread == Approx(0.75).epsilon(0.15));
}

TEST_CASE("what a hidden trait of clusters confounds is taken out within clusters alone") {
  const Study study = with_both_kinds(make_study(400, 0.5, 0.8, 2));
  const Nuisances across = fit_nuisances(study.data(), small_forests(false));
  CHECK(augmented_inverse_weighting(study.data(), across).value > kEffect + 0.5);
  const Nuisances within = fit_nuisances(study.data(), small_forests(true));
  for (const stats::RowInfluence& effect : {augmented_inverse_weighting(study.data(), within),
                                            partially_linear(study.data(), within).effect}) {
    const stats::Estimate estimate = stats::clustered_interval(effect, study.cluster);
    CHECK(estimate.low < kEffect);
    CHECK(estimate.high > kEffect);
    CHECK(estimate.high - estimate.low < 0.35);
  }
}

TEST_CASE("within clusters propensities add up to the treated rows, weights to all rows") {
  const Study study = with_both_kinds(make_study(100, 0.5, 0.5, 3));
  const Nuisances within = fit_nuisances(study.data(), small_forests(true));
  for (std::size_t first = 0; first < study.outcome.size(); first += 8) {
    double surplus = 0;
    double weight[2] = {};
    for (std::size_t i = first; i < first + 8; ++i) {
      surplus += study.treatment[i] - within.propensity[i];
      weight[study.treatment[i] > 0.5 ? 1 : 0] += within.weight[i];
    }
    CHECK(std::abs(surplus) < 1e-9);
    CHECK(weight[0] == Approx(8));
    CHECK(weight[1] == Approx(8));
  }
}

TEST_CASE("right propensities make up for wrong outcomes, and right outcomes for propensities") {
  const Study study = make_study(2000, 1, 0, 4);
  const std::size_t rows = study.outcome.size();
  Nuisances propensities{std::vector<double>(rows), std::vector<double>(rows),
                         std::vector<double>(rows), std::vector<double>(rows)};
  Nuisances outcomes = propensities;
  for (std::size_t i = 0; i < rows; ++i) {
    const double x = study.confounders.column(0)[i];
    const double e = std::exp(x) / (1 + std::exp(x));
    propensities.propensity[i] = e;
    propensities.weight[i] = 1 / (study.treatment[i] > 0.5 ? e : 1 - e);
    outcomes.propensity[i] = 0.5;
    outcomes.weight[i] = 2;
    outcomes.treated[i] = kEffect + x;
    outcomes.untreated[i] = x;
  }
  for (const Nuisances& nuisances : {propensities, outcomes}) {
    CHECK(augmented_inverse_weighting(study.data(), nuisances).value ==
          Approx(kEffect).epsilon(0.15));
  }
}

TEST_CASE("any number of threads gives the same nuisances, another seed others") {
  const Study study = make_study(40, 1, 0, 5);
  NuisanceOptions options = small_forests(false);
  const Nuisances one = fit_nuisances(study.data(), options);
  options.threads = 3;
  const Nuisances three = fit_nuisances(study.data(), options);
  CHECK(one.propensity == three.propensity);
  CHECK(one.treated == three.treated);
  CHECK(one.untreated == three.untreated);
  options.seed = 2;
  CHECK(fit_nuisances(study.data(), options).treated != one.treated);
}

TEST_CASE("a row's own cluster has no say in what is expected of it") {
  Study study = make_study(40, 1, 0, 6);
  const Nuisances before = fit_nuisances(study.data(), small_forests(false));
  for (std::size_t i = 0; i < 8; ++i) study.outcome[i] += 5;
  const Nuisances after = fit_nuisances(study.data(), small_forests(false));
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(before.treated[i] == after.treated[i]);
    CHECK(before.untreated[i] == after.untreated[i]);
  }
  CHECK(before.treated != after.treated);
}

TEST_CASE("where the other clusters lack a kind of rows nothing is expected, and no effect said") {
  Study study = make_study(10, 0, 0, 7);
  for (std::size_t i = 0; i < study.treatment.size(); ++i)
    study.treatment[i] = i < 8 && i % 2 == 0 ? 0 : 1;
  const Nuisances nuisances = fit_nuisances(study.data(), small_forests(false));
  CHECK(std::isnan(nuisances.untreated[0]));
  CHECK(std::isnan(augmented_inverse_weighting(study.data(), nuisances).value));
  CHECK(std::isnan(partially_linear(study.data(), nuisances).effect.value));
}

TEST_CASE("fewer clusters than folds are refused") {
  const Study study = make_study(4, 0, 0, 8);
  CHECK_THROWS_AS(fit_nuisances(study.data(), small_forests(false)), base::Error);
}

TEST_CASE("a match is the nearest row of the other kind in the same cluster") {
  Study study{learn::FeatureMatrix(6, 1), {5, 1, 2, 9, 100, 200}, {1, 0, 0, 1, 1, 1}, {}};
  study.cluster = {0, 0, 0, 0, 1, 1};
  const float x[] = {0, 1, 4, 5, 0, 0};
  for (std::size_t i = 0; i < 6; ++i) study.confounders.column(0)[i] = x[i];
  const Matching matching = match_within_clusters(study.data());
  // 5 - 1, 5 - 1 (the row at 1 is nearer to 0 than to 5), 9 - 2, 9 - 2; the second cluster has one
  // kind.
  CHECK(matching.effect.value == Approx((4 + 4 + 7 + 7) / 4.0));
  CHECK(matching.effect.n == 4);
  CHECK(matching.weight == std::vector<double>{2, 2, 2, 2, 0, 0});
  CHECK(matching.effect.influence[4] == 0);
}

TEST_CASE("clusters of one kind alone match nothing") {
  Study study{learn::FeatureMatrix(2, 1), {1, 2}, {1, 0}, {0, 1}};
  const Matching matching = match_within_clusters(study.data());
  CHECK(std::isnan(matching.effect.value));
  CHECK(matching.effect.n == 0);
}

}  // namespace
}  // namespace crossfade::evaluate
