#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/feature_matrix.h"
#include "stats/clustered.h"

namespace crossfade::evaluate {

/// Rows of a study in which nobody drew lots who is treated. One value a row; all outlive the call.
struct TreatmentData {
  const learn::FeatureMatrix& confounders;  ///< known before the treatment; NaN is missing
  std::span<const double> outcome;          ///< finite
  std::span<const double> treatment;        ///< 1 or 0
  std::span<const std::uint32_t> cluster;   ///< what hangs together: whole in every fold
};

/// How nuisances are learnt. The forests' defaults suit a thousand to twenty thousand noisy rows.
struct NuisanceOptions {
  /// Whether clusters may differ in ways that nobody measured, alike for all their rows: then each
  /// cluster is compared with itself alone, and every cluster must have rows of both kinds.
  bool within_clusters = false;
  int folds = 5;
  int trees = 40;             ///< a forest; more only narrows the noise
  int max_depth = 12;         ///< 1 to 32
  int min_leaf_rows = 10;     ///< lower it with many rows and little noise
  double column_share = 0.2;  ///< of the columns tried at each split; raise it with few columns
  double least_propensity = 0.02;  ///< propensities end here and at 1 less this (within clusters:
                                   ///< or at the cluster's own share, if it lies outside)
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same bytes
};

/// What is expected of each row by forests that saw no row of its cluster; within clusters, beyond
/// the cluster's own share of treated rows and its level. NaN where no forest could be fitted, as
/// the other clusters lack rows of a kind.
struct Nuisances {
  std::vector<double> propensity;  ///< the chance of the treatment
  std::vector<double> treated;     ///< the outcome with it
  std::vector<double> untreated;   ///< and without
  /// What makes both kinds of rows alike: 1 / the chance of being of the row's own kind. Within
  /// clusters they are scaled so that either kind weighs as much as the cluster has rows.
  std::vector<double> weight;
};

/// Cross-fits them. Within clusters, propensities add up to the number of treated rows of each.
/// Throws base::Error (kInputRefused) where there are fewer clusters than folds.
Nuisances fit_nuisances(const TreatmentData& data, const NuisanceOptions& options);

/// The mean effect of the treatment, by augmented inverse probability weighting (Robins, Rotnitzky
/// and Zhao 1994; cross-fitted: Chernozhukov and others 2018).
stats::RowInfluence augmented_inverse_weighting(const TreatmentData& data,
                                                const Nuisances& nuisances);

/// An effect that is taken to be the same for all rows, by the partially linear model (Robinson
/// 1988; "double machine learning", Chernozhukov and others 2018, their score of type IV).
struct PartiallyLinear {
  stats::RowInfluence effect;
  double partial_correlation = 0;  ///< of treatment and outcome, nuisances taken out; NaN: none
  double residual_spread = 0;      ///< standard deviation of the outcome, nuisances taken out
};
PartiallyLinear partially_linear(const TreatmentData& data, const Nuisances& nuisances);

/// The mean effect by pairing each row with the nearest row of the other kind in its cluster, by
/// Euclidean distance of the confounders (finite; scale them before); of equally near ones the
/// first. Rows of clusters with one kind alone take no part. The influence is that of the mean of
/// the pairs' differences, which is right for errors by cluster, as no pair leaves its cluster.
struct Matching {
  stats::RowInfluence effect;
  std::vector<double> weight;  ///< in how many pairs a row stands
};
Matching match_within_clusters(const TreatmentData& data);

}  // namespace crossfade::evaluate
