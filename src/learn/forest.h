#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "learn/feature_matrix.h"
#include "learn/tree.h"

namespace crossfade::learn {

/// How a random forest is grown (Breiman 2001). The defaults are the old system's stream forest.
struct ForestOptions {
  int trees = 200;            ///< more only narrows the noise; below 50 the bytes of chance show
  int max_depth = 15;         ///< 1 to 32
  int min_leaf_rows = 1;      ///< raise (3 to 10) when the target is noisy
  double column_share = 1.0;  ///< share of the columns tried at each split, (0, 1]
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same bytes
};

/// A fitted forest: the mean of its trees. Immutable; any number of threads may predict.
class ForestModel {
 public:
  /// One value a row; `features` has the columns it was fitted on. `out` has features.rows()
  /// places.
  void predict(const FeatureMatrix& features, std::span<double> out, int threads = 1) const;
  /// The same value for one row, features.columns() floats.
  double predict_row(std::span<const float> row) const;

  std::size_t tree_count() const { return trees_.size(); }
  std::size_t column_count() const { return columns_; }
  /// How many nodes ask for each column: cheap, and enough to tell columns that hardly matter.
  std::vector<std::size_t> split_counts() const;

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) on a damaged record: no index in it is trusted.
  static ForestModel read(base::ByteReader& in);

 private:
  friend ForestModel fit_forest(const FeatureMatrix& features, std::span<const double> target,
                                const ForestOptions& options);

  std::size_t columns_ = 0;
  std::vector<Tree> trees_;
};

/// Fits a forest to `target` (one value a row, all finite). A target of 0 and 1 makes it a
/// classifier: its prediction is the probability (variance of a 0/1 target is the Gini criterion up
/// to a factor). Missing feature values go, at each split, to the side that fits better.
/// The same matrix, target and seed give the same bytes for any number of threads.
/// Throws base::Error (kInputRefused) for no rows or no columns.
ForestModel fit_forest(const FeatureMatrix& features, std::span<const double> target,
                       const ForestOptions& options);

}  // namespace crossfade::learn
