#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/binned_matrix.h"
#include "learn/tree_ensemble.h"

namespace crossfade::learn {

/// What boosting makes small.
enum class Loss : std::uint8_t {
  kSquared,   ///< of a number: the model answers with the number
  kLogistic,  ///< of 0 or 1: the model answers with log-odds
};

/// How gradient boosted trees are grown (Friedman 2001; second order and leaf-wise growth as in
/// Chen and Guestrin 2016 and Ke et al. 2017). The defaults suit ten thousand rows of noisy counts.
struct BoostingOptions {
  Loss loss = Loss::kSquared;
  int trees = 400;             ///< with early stopping: the most
  double rate = 0.045;         ///< lower it with more trees
  int leaves = 20;             ///< of a tree, 2 to 256; more for more rows
  int min_leaf_rows = 20;      ///< fewer when rows are few
  double row_share = 0.7;      ///< of the rows, drawn afresh for each tree, (0, 1]
  double column_share = 0.25;  ///< of those that vary, drawn afresh for each tree, (0, 1]
  double l2 = 5;               ///< rows' worth of doubt in a leaf's value
  int patience = 0;  ///< stop after so many trees without gain on the held-out rows; 0: never
  std::uint64_t seed = 1;
};

/// Fits to the rows of `features` and `target` (one value a row, all finite; 0 or 1 for kLogistic).
/// `held_out` are places of distinct rows that are not learnt from; with patience, which needs some,
/// they judge when to stop. One thread; the same matrix, target and seed give the same bytes.
/// Throws base::Error (kInputRefused) for no rows to learn from or no columns.
TreeEnsemble fit_boosting(const BinnedMatrix& features, std::span<const double> target,
                          const BoostingOptions& options,
                          std::span<const std::size_t> held_out = {});

}  // namespace crossfade::learn
