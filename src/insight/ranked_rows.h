#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::insight {

/// Two columns of the same rows, sorted once, so that quantiles of the first and the rank
/// correlation of both cost a resample of groups one pass over its rows and no sort. Immutable; any
/// number of threads may ask at once.
class RankedRows {
 public:
  /// Columns of equal length, NaN is missing; `groups[i]`, 0 to `group_count` - 1, is row i's.
  RankedRows(std::span<const double> x, std::span<const double> y,
             std::span<const std::uint32_t> groups, std::size_t group_count);

  /// Spearman's correlation of the rows where both are known, each once; NaN below 3 rows or
  /// without spread.
  double rank_correlation() const { return rank_correlation_; }

  /// What a resample gives: row i counts weights[groups[i]] times.
  struct Resample {
    /// Spearman's: exact up to 4,096 different values a column; above, 4,096 bins of about equal
    /// mass stand for them, which costs some 1e-6.
    double rank_correlation;
    std::vector<double> quantiles;  ///< of the known x, type 7, one a share; NaN where none is
  };
  Resample resample(std::span<const std::uint32_t> weights, std::span<const double> shares) const;

 private:
  // The bins of a row; the last of a column is for rows that are not counted there.
  struct Entry {
    std::uint16_t x;
    std::uint16_t pair_x;  // of x where y is known, too
    std::uint16_t pair_y;
  };
  struct Tally;
  Tally count(std::span<const std::uint32_t> weights) const;
  double correlate(const Tally& tally, std::span<const std::uint32_t> weights) const;
  double quantile(double share, const Tally& tally, std::span<const std::uint32_t> weights) const;
  double value_at(double position, const Tally& tally,
                  std::span<const std::uint32_t> weights) const;

  std::vector<Entry> entries_;       // group by group
  std::vector<std::size_t> starts_;  // of each group's entries, and the end
  std::vector<double> sorted_x_;
  std::vector<std::uint32_t> sorted_group_;
  std::vector<std::size_t> x_starts_;  // first sorted x of each bin, and the end
  std::size_t y_bins_ = 0;
  double rank_correlation_;
};

}  // namespace crossfade::insight
