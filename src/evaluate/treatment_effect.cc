// Effects of a treatment that nobody assigned at random.
//
// With e(x) the propensity and m1(x), m0(x) the expected outcomes, each row has the score
//   s = m1 - m0 + D (Y - m1) / e - (1 - D) (Y - m0) / (1 - e),
// whose mean is the effect if either the propensity or both outcomes are right, and which small
// errors of either do not move (to first order: their product counts). Forests learn e, m1 and m0
// on clusters other than the row's own, so that no row is expected from itself or its like. The
// partially linear model, Y = t D + g(x) + noise, takes D - e as an instrument for D instead:
//   t = sum (D - e) (Y - g) / sum (D - e) D,   g = e (m1 - mean(m1 - m0)) + (1 - e) m0.
// (Regressing on D - e itself, what is noise in e would make the treatment seem to vary more than
// it does, and the error smaller than it is.)
//
// Within clusters. A cluster (an artist) has traits that nobody measured (fame), which move both
// the treatment and the outcome of all its rows. Its other rows stand for them only roughly, and
// what they miss stays in the effect. But where traits move the chance of the treatment alike for
// all rows of a cluster, they say nothing more of which rows are treated once it is known how many
// are (Chamberlain 1980; as a balancing score Arkhangelsky and Imbens 2024, the generalised Mundlak
// estimator). So the propensity is the cluster's own share of treated rows plus what the forest
// finds beyond it, centred so that the expected number of treated rows is the true one; expected
// outcomes are the cluster's own level, less a first estimate of the effect for treated rows
// (within_slope), plus what the forests find beyond it; and weights add up to the cluster's
// rows on either side. Then whatever is alike for all rows of a cluster cancels in every cluster,
// from both estimators. Forests read the confounders as differences from the cluster's
// mean, and beside them its share, level and number of rows. As every cluster's sum of scores is a
// function of that cluster alone, errors by cluster are right though level and share hold the row
// itself.
#include "evaluate/treatment_effect.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/fold_plan.h"
#include "learn/forest.h"
#include "stats/within_groups.h"

namespace crossfade::evaluate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool is_treated(const TreatmentData& data, std::size_t row) { return data.treatment[row] > 0.5; }

// Where forests start from; they learn what is left.
struct Start {
  std::vector<double> propensity;
  std::vector<double> untreated;
  double effect = 0;
};

Start start_within_clusters(const TreatmentData& data) {
  const std::vector<double> treatment(data.treatment.begin(), data.treatment.end());
  const double slope = stats::within_slope(data.outcome, {&treatment, 1}, data.cluster).value;
  const double effect = std::isnan(slope) ? 0 : slope;
  std::vector<double> untreated(data.outcome.begin(), data.outcome.end());
  for (std::size_t i = 0; i < untreated.size(); ++i) untreated[i] -= effect * treatment[i];
  return {stats::group_means(treatment, data.cluster), stats::group_means(untreated, data.cluster),
          effect};
}

std::size_t cluster_count(std::span<const std::uint32_t> cluster) {
  return cluster.empty() ? 0 : *std::ranges::max_element(cluster) + std::size_t{1};
}

// What `values` add up to in each row's cluster; NaN does not count.
template <typename Value>
std::vector<double> cluster_sums(std::span<const Value> values,
                                 std::span<const std::uint32_t> cluster) {
  std::vector<double> of(cluster_count(cluster));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) of[cluster[i]] += values[i];
  }
  std::vector<double> sums(values.size());
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = of[cluster[i]];
  return sums;
}

void centre(std::span<float> column, std::span<const std::uint32_t> cluster) {
  std::vector<float> known(column.size());
  std::ranges::transform(column, known.begin(),
                         [](float value) { return std::isnan(value) ? 0.0F : 1.0F; });
  const std::vector<double> rows = cluster_sums<float>(known, cluster);
  const std::vector<double> sums = cluster_sums<float>(column, cluster);
  for (std::size_t i = 0; i < column.size(); ++i) {
    column[i] = static_cast<float>(column[i] - sums[i] / rows[i]);
  }
}

learn::FeatureMatrix features_within_clusters(const TreatmentData& data, const Start& start) {
  const learn::FeatureMatrix& from = data.confounders;
  learn::FeatureMatrix features(from.rows(), from.columns() + 3);
  for (std::size_t c = 0; c < from.columns(); ++c) {
    std::ranges::copy(from.column(c), features.column(c).begin());
    centre(features.column(c), data.cluster);
  }
  const std::vector<double> ones(from.rows(), 1);
  const std::vector<double> added[] = {start.propensity, start.untreated,
                                       cluster_sums<double>(ones, data.cluster)};
  for (std::size_t k = 0; k < std::size(added); ++k) {
    std::ranges::transform(added[k], features.column(from.columns() + k).begin(),
                           [](double value) { return static_cast<float>(value); });
  }
  return features;
}

// One of the three forests of a fold.
struct Nuisance {
  std::vector<double> target;
  std::vector<bool> learnt;  // rows of the kind that it is fitted on
  std::vector<double>* answer;
};

void cross_fit(const learn::FeatureMatrix& features, const FoldPlan& plan,
               std::span<Nuisance> nuisances, const NuisanceOptions& options) {
  const learn::BinnedMatrix binned(features, options.threads);
  const auto folds = static_cast<std::size_t>(plan.folds);
  base::parallel_for(folds * nuisances.size(), options.threads, [&](std::size_t task) {
    Nuisance& nuisance = nuisances[task / folds];
    const auto fold = static_cast<int>(task % folds);
    std::vector<std::size_t> held_out;
    for (std::size_t i = 0; i < plan.fold.size(); ++i) {
      if (plan.fold[i] == fold || !nuisance.learnt[i]) held_out.push_back(i);
    }
    if (held_out.size() == plan.fold.size()) return;
    const learn::TreeEnsemble forest =
        learn::fit_forest(binned, nuisance.target,
                          {.trees = options.trees,
                           .max_depth = options.max_depth,
                           .min_leaf_rows = options.min_leaf_rows,
                           .column_share = options.column_share,
                           .seed = base::mix_seed(options.seed, 1 + task)},
                          held_out);
    const std::vector<std::size_t> test = plan.test_rows(fold);
    std::vector<double> answers(test.size());
    forest.predict(features.select_rows(test), answers);
    for (std::size_t j = 0; j < test.size(); ++j) (*nuisance.answer)[test[j]] = answers[j];
  });
}

bool all_known(const Nuisances& nuisances) {
  for (const auto* each : {&nuisances.propensity, &nuisances.treated, &nuisances.untreated}) {
    if (std::ranges::any_of(*each, [](double value) { return std::isnan(value); })) return false;
  }
  return true;
}

// What the forest adds to the clusters' shares, centred in each and, where a propensity would pass
// its limits, shrunk for the whole cluster: so it still adds up to nothing there.
void add_share(const TreatmentData& data, const Start& start, double least,
               std::vector<double>& propensity) {
  const std::vector<double> means = stats::group_means(propensity, data.cluster);
  std::vector<double> part(cluster_count(data.cluster), 1);
  for (std::size_t i = 0; i < propensity.size(); ++i) {
    const double share = start.propensity[i];
    propensity[i] -= means[i];
    const double room =
        propensity[i] > 0 ? std::max(1 - least - share, 0.0) : std::max(share - least, 0.0);
    double& of_cluster = part[data.cluster[i]];
    if (std::abs(propensity[i]) * of_cluster > room) of_cluster = room / std::abs(propensity[i]);
  }
  for (std::size_t i = 0; i < propensity.size(); ++i) {
    propensity[i] = start.propensity[i] + part[data.cluster[i]] * propensity[i];
  }
}

// Scales each kind of rows to weigh as much as its cluster has rows.
void weigh_within_clusters(const TreatmentData& data, std::vector<double>& weight) {
  std::vector<double> sums[2] = {std::vector<double>(cluster_count(data.cluster)),
                                 std::vector<double>(cluster_count(data.cluster))};
  for (std::size_t i = 0; i < weight.size(); ++i) {
    sums[is_treated(data, i) ? 1 : 0][data.cluster[i]] += weight[i];
  }
  const std::vector<double> rows =
      cluster_sums<double>(std::vector<double>(weight.size(), 1), data.cluster);
  for (std::size_t i = 0; i < weight.size(); ++i) {
    weight[i] *= rows[i] / sums[is_treated(data, i) ? 1 : 0][data.cluster[i]];
  }
}

// Puts what the forests learnt upon where they started from, and weighs the rows.
void add_start(const TreatmentData& data, const Start& start, const NuisanceOptions& options,
               Nuisances& result) {
  const double least = options.least_propensity;
  if (options.within_clusters) add_share(data, start, least, result.propensity);
  for (std::size_t i = 0; i < result.propensity.size(); ++i) {
    double& e = result.propensity[i];
    if (!options.within_clusters) e = std::clamp(e, least, 1 - least);
    result.treated[i] += start.untreated[i] + start.effect;
    result.untreated[i] += start.untreated[i];
    result.weight[i] = 1 / (is_treated(data, i) ? e : 1 - e);
  }
  if (options.within_clusters) weigh_within_clusters(data, result.weight);
}

stats::RowInfluence mean_of(std::vector<double> scores) {
  stats::RowInfluence result;
  if (scores.empty()) return result;
  double sum = 0;
  for (const double score : scores) sum += score;
  result.value = sum / static_cast<double>(scores.size());
  for (double& score : scores) score -= result.value;
  result.n = scores.size();
  result.influence = std::move(scores);
  return result;
}

double squared_distance(const learn::FeatureMatrix& x, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t c = 0; c < x.columns(); ++c) {
    const double gap = x.column(c)[a] - x.column(c)[b];
    sum += gap * gap;
  }
  return sum;
}

// The nearest row of the other kind; `row` itself where there is none.
std::size_t match_of(const TreatmentData& data, std::size_t row,
                     std::span<const std::size_t> of_cluster) {
  double nearest = std::numeric_limits<double>::infinity();
  std::size_t match = row;
  for (const std::size_t other : of_cluster) {
    if (data.treatment[other] == data.treatment[row]) continue;
    const double distance = squared_distance(data.confounders, row, other);
    if (distance >= nearest) continue;
    nearest = distance;
    match = other;
  }
  return match;
}

}  // namespace

Nuisances fit_nuisances(const TreatmentData& data, const NuisanceOptions& options) {
  const std::size_t rows = data.outcome.size();
  CF_CHECK(data.confounders.rows() == rows && data.treatment.size() == rows);
  CF_CHECK(data.cluster.size() == rows);
  const bool within = options.within_clusters;
  const std::vector<std::uint64_t> groups(data.cluster.begin(), data.cluster.end());
  const FoldPlan plan = plan_folds(groups, options.folds,
                                   static_cast<std::uint32_t>(base::mix_seed(options.seed, 0)));
  const Start start = within ? start_within_clusters(data)
                             : Start{std::vector<double>(rows), std::vector<double>(rows), 0};
  const std::vector<double> unknown(rows, kNaN);
  Nuisances result{unknown, unknown, unknown, unknown};
  std::vector<double> treatment_rest(rows);
  std::vector<double> outcome_rest(rows);
  std::vector<bool> treated(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    treatment_rest[i] = data.treatment[i] - start.propensity[i];
    outcome_rest[i] = data.outcome[i] - start.untreated[i] - start.effect * data.treatment[i];
    treated[i] = is_treated(data, i);
  }
  std::vector<bool> untreated = treated;
  untreated.flip();
  Nuisance nuisances[] = {
      {std::move(treatment_rest), std::vector<bool>(rows, true), &result.propensity},
      {outcome_rest, std::move(treated), &result.treated},
      {outcome_rest, std::move(untreated), &result.untreated}};
  cross_fit(within ? features_within_clusters(data, start) : data.confounders, plan, nuisances,
            options);
  add_start(data, start, options, result);
  return result;
}

stats::RowInfluence augmented_inverse_weighting(const TreatmentData& data,
                                                const Nuisances& nuisances) {
  if (!all_known(nuisances)) return {};
  std::vector<double> scores(data.outcome.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double m1 = nuisances.treated[i];
    const double m0 = nuisances.untreated[i];
    const bool treated = is_treated(data, i);
    const double rest = nuisances.weight[i] * (data.outcome[i] - (treated ? m1 : m0));
    scores[i] = m1 - m0 + (treated ? rest : -rest);
  }
  return mean_of(std::move(scores));
}

PartiallyLinear partially_linear(const TreatmentData& data, const Nuisances& nuisances) {
  PartiallyLinear result{{}, kNaN, kNaN};
  const std::size_t rows = data.outcome.size();
  if (!all_known(nuisances) || rows == 0) return result;
  double first_effect = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    first_effect += (nuisances.treated[i] - nuisances.untreated[i]) / static_cast<double>(rows);
  }
  std::vector<double> surprise(rows);  // treatment less propensity
  std::vector<double> untreated(rows);
  double xd = 0;
  double xy = 0;
  double xx = 0;
  double xr = 0;
  double rr = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double e = nuisances.propensity[i];
    // What both outcomes say of the untreated one.
    const double base =
        e * (nuisances.treated[i] - first_effect) + (1 - e) * nuisances.untreated[i];
    surprise[i] = data.treatment[i] - e;
    untreated[i] = data.outcome[i] - base;
    const double rest = untreated[i] - e * first_effect;
    xd += surprise[i] * data.treatment[i];
    xy += surprise[i] * untreated[i];
    xx += surprise[i] * surprise[i];
    xr += surprise[i] * rest;
    rr += rest * rest;
  }
  if (!(xd > 0)) return result;
  result.effect.value = xy / xd;
  result.effect.n = rows;
  result.effect.influence.resize(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const double rest = untreated[i] - result.effect.value * data.treatment[i];
    result.effect.influence[i] = static_cast<double>(rows) * surprise[i] * rest / xd;
  }
  if (xx > 0 && rr > 0) result.partial_correlation = xr / std::sqrt(xx * rr);
  result.residual_spread = std::sqrt(rr / static_cast<double>(rows));
  return result;
}

Matching match_within_clusters(const TreatmentData& data) {
  const std::size_t rows = data.outcome.size();
  CF_CHECK(data.confounders.rows() == rows && data.cluster.size() == rows);
  std::vector<std::vector<std::size_t>> of_cluster(cluster_count(data.cluster));
  for (std::size_t i = 0; i < rows; ++i) of_cluster[data.cluster[i]].push_back(i);
  Matching result{{}, std::vector<double>(rows)};
  std::vector<double> differences(rows, kNaN);
  double sum = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t match = match_of(data, i, of_cluster[data.cluster[i]]);
    if (match == i) continue;
    const double gap = data.outcome[i] - data.outcome[match];
    differences[i] = is_treated(data, i) ? gap : -gap;
    sum += differences[i];
    result.weight[i] += 1;
    result.weight[match] += 1;
    ++result.effect.n;
  }
  if (result.effect.n == 0) return result;
  const auto matched = static_cast<double>(result.effect.n);
  result.effect.value = sum / matched;
  result.effect.influence.resize(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    if (std::isnan(differences[i])) continue;
    result.effect.influence[i] =
        static_cast<double>(rows) / matched * (differences[i] - result.effect.value);
  }
  return result;
}

}  // namespace crossfade::evaluate
