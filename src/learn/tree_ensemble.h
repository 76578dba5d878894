#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "learn/feature_matrix.h"
#include "learn/packed_trees.h"
#include "learn/tree.h"

namespace crossfade::learn {

/// A model made of trees: offset + factor * the sum of the trees' answers. A forest is the mean of
/// its trees, a boosted model their sum. Immutable; any number of threads may predict.
class TreeEnsemble {
 public:
  TreeEnsemble() = default;
  /// Trees over `columns` columns.
  TreeEnsemble(std::size_t columns, std::vector<Tree> trees, double offset, double factor);

  /// One value a row; `features` has the columns it was fitted on. `out` has features.rows()
  /// places.
  void predict(const FeatureMatrix& features, std::span<double> out, int threads = 1) const;
  /// The same value for one row, features.columns() floats.
  double predict_row(std::span<const float> row) const;

  std::size_t tree_count() const { return trees_.size(); }
  std::size_t column_count() const { return columns_; }
  const std::vector<Tree>& trees() const { return trees_; }
  double offset() const { return offset_; }
  double factor() const { return factor_; }
  /// How many nodes ask for each column: cheap, and enough to tell columns that hardly matter.
  std::vector<std::size_t> split_counts() const;

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) on a damaged record: no index in it is trusted.
  static TreeEnsemble read(base::ByteReader& in);

 private:
  std::size_t columns_ = 0;
  std::vector<Tree> trees_;
  PackedTrees packed_;  ///< the same trees, laid out for predicting
  double offset_ = 0;
  double factor_ = 1;
};

}  // namespace crossfade::learn
