#include "learn/feature_matrix.h"

#include <algorithm>

#include "base/check.h"

namespace crossfade::learn {

FeatureMatrix FeatureMatrix::select_rows(std::span<const std::size_t> rows) const {
  FeatureMatrix selected(rows.size(), columns_);
  for (std::size_t c = 0; c < columns_; ++c) {
    const std::span<const float> from = column(c);
    const std::span<float> to = selected.column(c);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CF_CHECK(rows[i] < rows_);
      to[i] = from[rows[i]];
    }
  }
  return selected;
}

FeatureMatrix FeatureMatrix::select_columns(std::span<const std::size_t> columns) const {
  FeatureMatrix selected(rows(), columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::ranges::copy(column(columns[c]), selected.column(c).begin());
  }
  return selected;
}

}  // namespace crossfade::learn
