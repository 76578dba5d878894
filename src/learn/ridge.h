#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "learn/feature_matrix.h"

namespace crossfade::learn {

/// How a linear regression is held back. Columns are taken in units of their standard deviation.
struct RidgeOptions {
  /// What a squared weight costs, against the mean squared error of a row. 0 is plain least
  /// squares. Nothing: chosen by generalised cross-validation among 10^-5 to 10^2, four a decade.
  std::optional<double> penalty;
};

/// A fitted linear regression. Immutable; any number of threads may predict.
class RidgeModel {
 public:
  /// One value a row; `features` has the columns it was fitted on. A value that is missing or not
  /// finite counts as the column's mean. `out` has features.rows() places.
  void predict(const FeatureMatrix& features, std::span<double> out) const;
  /// The same value for one row, features.columns() floats.
  double predict_row(std::span<const float> row) const;

  std::size_t column_count() const { return slopes_.size(); }
  double penalty() const { return penalty_; }
  /// Change of the prediction for each unit of a column, in the column's own unit.
  std::span<const double> slopes() const { return slopes_; }

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) on a damaged record.
  static RidgeModel read(base::ByteReader& in);

 private:
  friend RidgeModel fit_ridge(const FeatureMatrix& features, std::span<const double> target,
                              const RidgeOptions& options);

  double penalty_ = 0;
  double target_mean_ = 0;
  std::vector<double> column_means_;
  std::vector<double> slopes_;
};

/// Ridge regression (Hoerl and Kennard 1970) of `target` (one value a row, all finite) on up to
/// some hundred columns. Missing values are taken as the column's mean. Columns that combine to
/// others share the weight (the shortest solution), with penalty 0 too; a constant column has none.
/// No columns: the mean. Time grows with rows x columns^2; one thread. Throws base::Error
/// (kInputRefused) for no rows.
RidgeModel fit_ridge(const FeatureMatrix& features, std::span<const double> target,
                     const RidgeOptions& options);

}  // namespace crossfade::learn
