#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/byte_transpose.h"
#include "learn/feature_matrix.h"

namespace crossfade::learn {

/// A FeatureMatrix with every value replaced by the number of its bin: at most `most_bins` bins a
/// column, ordered by value, each holding about the same number of rows (every distinct value its
/// own bin where there are no more). Made once, read by all trees.
class BinnedMatrix {
 public:
  static constexpr std::size_t kBins = 256;
  static constexpr std::uint8_t kMissing = 255;
  static constexpr std::size_t kMostBins = kMissing;

  /// NaN is missing; infinities are ordered like any other value. `most_bins` is 2 to kMostBins:
  /// fewer cost less and blur less than the noise of a target does.
  BinnedMatrix(const FeatureMatrix& features, int threads, std::size_t most_bins = kMostBins);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  /// The bins of known values that a column has.
  std::size_t bin_count(std::size_t column) const { return bins_[column].high.size(); }
  /// The columns that tell rows apart, ascending: no tree can split any other, as all its known
  /// values share a bin and all or none are missing.
  std::span<const std::uint32_t> varying_columns() const { return varying_; }
  /// The smallest value in each bin of a column.
  std::span<const float> low(std::size_t column) const { return bins_[column].low; }
  /// The codes of one column, one byte a row; whole_byte_tiles(rows()) of them may be read.
  const std::uint8_t* column(std::size_t c) const {
    return codes_.data() + c * whole_byte_tiles(rows_);
  }
  /// The threshold half-way between two bins that occur in a node: values <= it lie in `left` or
  /// below, values > it in `right` or above. `right` may be kMissing: then all known values are <=
  /// it.
  float threshold(std::size_t column, std::uint8_t left, std::uint8_t right) const;

 private:
  struct Column {
    std::vector<float> low;   // the smallest value in each bin
    std::vector<float> high;  // the largest
  };

  // A known value: its float's bits, in an order of their own, above its row.
  using Entry = std::uint64_t;
  static Column cut(std::span<const Entry> sorted, std::size_t most_bins, std::uint8_t* codes);

  std::size_t rows_;
  std::size_t columns_;
  std::vector<Column> bins_;
  std::vector<std::uint32_t> varying_;
  std::vector<std::uint8_t> codes_;  // column by column
};

/// The codes of a BinnedMatrix row by row, so that those of one row share a cache line.
class RowCodes {
 public:
  explicit RowCodes(const BinnedMatrix& features);

  /// One byte a column; whole_byte_tiles(columns) of them may be read.
  const std::uint8_t* row(std::size_t r) const { return codes_.data() + r * columns_; }

 private:
  std::size_t columns_;
  std::vector<std::uint8_t> codes_;
};

}  // namespace crossfade::learn
