#include "learn/binned_matrix.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "base/parallel.h"

namespace crossfade::learn {

BinnedMatrix::BinnedMatrix(const FeatureMatrix& features, int threads, std::size_t most_bins)
    : rows_(features.rows()),
      columns_(features.columns()),
      bins_(columns_),
      codes_(rows_ * columns_) {
  CF_CHECK(most_bins >= 2 && most_bins <= kMostBins);
  std::vector<std::uint8_t> has_missing(columns_);  // not of bool: threads write side by side
  base::parallel_for(columns_, threads, [&](std::size_t c) {
    const std::span<const float> column = features.column(c);
    std::vector<float> known;
    known.reserve(column.size());
    for (const float value : column) {
      if (!std::isnan(value)) known.push_back(value);
    }
    has_missing[c] = known.size() < rows_ ? 1 : 0;
    bins_[c] = cut(std::move(known), most_bins);
    const std::vector<float>& high = bins_[c].high;
    for (std::size_t r = 0; r < rows_; ++r) {
      const auto bin = std::lower_bound(high.begin(), high.end(), column[r]) - high.begin();
      codes_[r * columns_ + c] = std::isnan(column[r]) ? kMissing : static_cast<std::uint8_t>(bin);
    }
  });
  for (std::uint32_t c = 0; c < columns_; ++c) {
    if (bin_count(c) + has_missing[c] > 1) varying_.push_back(c);
  }
}

BinnedMatrix::Column BinnedMatrix::cut(std::vector<float> values, std::size_t most_bins) {
  std::sort(values.begin(), values.end());
  std::vector<std::size_t> starts;  // of each distinct value
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == 0 || values[i] != values[i - 1]) starts.push_back(i);
  }
  Column column;
  std::size_t first = 0;
  for (std::size_t d = 0; d < starts.size(); ++d) {
    const std::size_t end = d + 1 < starts.size() ? starts[d + 1] : values.size();
    // Close the bin once it holds its share of the rows that are left for the bins that are left.
    const std::size_t bins_left = most_bins - column.high.size();
    const std::size_t rows_left = values.size() - first;
    const bool each_its_own = starts.size() <= most_bins;
    if (each_its_own || (end - first) * bins_left >= rows_left) {
      column.low.push_back(values[first]);
      column.high.push_back(values[end - 1]);
      first = end;
    }
  }
  return column;
}

float BinnedMatrix::threshold(std::size_t column, std::uint8_t left, std::uint8_t right) const {
  const Column& bins = bins_[column];
  if (right == kMissing) return std::numeric_limits<float>::infinity();
  const float low = bins.high[left];
  const float high = bins.low[right];
  const float middle = low / 2 + high / 2;
  return middle >= low && middle < high ? middle : low;
}

}  // namespace crossfade::learn
