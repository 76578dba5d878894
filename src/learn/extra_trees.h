#pragma once

#include <cstdint>
#include <span>

#include "learn/binned_matrix.h"
#include "learn/tree_ensemble.h"

namespace crossfade::learn {

/// How extremely randomised trees are grown (Geurts, Ernst and Wehenkel 2006).
struct ExtraTreesOptions {
  int trees = 100;            ///< more only narrows the noise
  int max_depth = 24;         ///< 1 to 32
  int min_leaf_rows = 3;      ///< raise when the target is noisy
  double column_share = 0.2;  ///< of the columns that vary, tried at each split, (0, 1]
  std::uint64_t seed = 1;
};

/// Fits to `target` (one value a row, all finite); 0 and 1 make the prediction a probability. Every
/// tree sees all rows; of each column tried one threshold is drawn, uniform between the least and
/// the largest value in the node, and the best of them is taken. Missing values go to the side that
/// fits better. One thread; the same matrix, target and seed give the same bytes. Throws
/// base::Error (kInputRefused) for no rows or no columns.
TreeEnsemble fit_extra_trees(const BinnedMatrix& features, std::span<const double> target,
                             const ExtraTreesOptions& options);

}  // namespace crossfade::learn
