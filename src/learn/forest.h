#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "learn/binned_matrix.h"
#include "learn/feature_matrix.h"
#include "learn/tree_ensemble.h"

namespace crossfade::learn {

/// How a random forest is grown (Breiman 2001). The defaults are the old system's stream forest.
struct ForestOptions {
  int trees = 200;            ///< more only narrows the noise; below 50 the bytes of chance show
  int max_depth = 15;         ///< 1 to 32
  int min_leaf_rows = 1;      ///< raise (3 to 10) when the target is noisy
  double column_share = 1.0;  ///< of the columns that vary, tried at each split, (0, 1]
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same bytes
};

/// Fits a forest to `target` (one value a row, all finite). A target of 0 and 1 makes it a
/// classifier: its prediction is the probability (variance of a 0/1 target is the Gini criterion up
/// to a factor). Missing feature values go, at each split, to the side that fits better.
/// The same matrix, target and seed give the same bytes for any number of threads.
/// Throws base::Error (kInputRefused) for no rows or no columns.
TreeEnsemble fit_forest(const FeatureMatrix& features, std::span<const double> target,
                        const ForestOptions& options);

/// The same from a matrix that was binned once for several fits. `held_out` are places of distinct
/// rows that are not learnt from; their targets do not matter. Throws base::Error (kInputRefused)
/// where it leaves no row.
TreeEnsemble fit_forest(const BinnedMatrix& features, std::span<const double> target,
                        const ForestOptions& options, std::span<const std::size_t> held_out = {});

}  // namespace crossfade::learn
