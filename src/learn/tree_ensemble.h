#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/array.h"
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
  TreeEnsemble(std::size_t columns, const std::vector<Tree>& trees, double offset, double factor);

  /// One value a row; `features` has the columns it was fitted on. `out` has features.rows()
  /// places.
  void predict(const FeatureMatrix& features, std::span<double> out, int threads = 1) const;
  /// The same value for one row, features.columns() floats.
  double predict_row(std::span<const float> row) const;

  std::size_t tree_count() const { return packed_.roots().size(); }
  std::size_t column_count() const { return packed_.columns(); }
  const PackedTrees& packed() const { return packed_; }
  /// One a node of packed(), as it lays them out: the weight of the training rows that came through
  /// it. Made anew at every call.
  std::vector<float> covers() const;
  /// The trees by themselves, covers and all: made anew at every call, and three times as large.
  std::vector<Tree> trees() const;
  double offset() const { return offset_; }
  double factor() const { return factor_; }
  /// How many nodes ask for each column: cheap, and enough to tell columns that hardly matter.
  std::vector<std::size_t> split_counts() const;

  void write(base::ByteWriter& out) const;
  /// The trees stay where the reader's bytes are, if they have an owner. Throws base::Error
  /// (kInputRefused) on a damaged record: no index in it is trusted.
  static TreeEnsemble read(base::ByteReader& in);

 private:
  PackedTrees packed_;
  // The leaves' covers in the order of packed_, which are whole numbers: seven bits a byte, the
  // last byte of each below 128.
  base::Array<std::uint8_t> leaf_covers_;
  double offset_ = 0;
  double factor_ = 1;
};

}  // namespace crossfade::learn
