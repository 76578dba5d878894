#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::learn {

/// rows x columns of float32, column-major; NaN is missing. Training and prediction both read
/// these very values, so that no path rounds a threshold differently.
class FeatureMatrix {
 public:
  FeatureMatrix() = default;
  FeatureMatrix(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), values_(rows * columns) {}

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::span<float> column(std::size_t c) { return {values_.data() + c * rows_, rows_}; }
  std::span<const float> column(std::size_t c) const { return {values_.data() + c * rows_, rows_}; }

  /// The matrix of these rows (in this order, repeats allowed), all columns.
  FeatureMatrix select_rows(std::span<const std::size_t> rows) const;
  /// These columns, in this order.
  FeatureMatrix select_columns(std::span<const std::size_t> columns) const;

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<float> values_;
};

}  // namespace crossfade::learn
