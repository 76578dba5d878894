#include "learn/feature_matrix.h"

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

}  // namespace crossfade::learn
