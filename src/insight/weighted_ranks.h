#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::insight {

/// A column sorted once into bins of neighbouring values, so that its weighted quantiles and ranks
/// cost one pass over the rows and no sort. Up to 65,536 distinct values each is a bin of its own
/// and ranks are exact; above that 4,096 bins of equal mass stand for them (quantiles stay exact).
class SortedColumn {
 public:
  /// The known values among `values`; `groups[i]` is the group whose weight row i carries.
  SortedColumn(std::span<const double> values, std::span<const std::uint32_t> groups);

  std::size_t size() const { return bin_.size(); }
  std::size_t bins() const { return first_.size() - 1; }
  /// Bin and group of each known row, in the order of the rows.
  std::span<const std::uint32_t> bin() const { return bin_; }
  std::span<const std::uint32_t> group() const { return group_; }

  /// Weight of each bin.
  std::vector<double> bin_weights(std::span<const std::uint32_t> weights) const;
  /// Quantile of type 7 of the rows, each repeated as often as its group's weight says; NaN where
  /// nothing has weight. `of_bins` is bin_weights(weights).
  double quantile(double share, std::span<const double> of_bins,
                  std::span<const std::uint32_t> weights) const;

 private:
  double value_at(double position, std::span<const double> of_bins,
                  std::span<const std::uint32_t> weights) const;

  std::vector<std::uint32_t> bin_;
  std::vector<std::uint32_t> group_;
  std::vector<double> sorted_;               ///< values, ascending
  std::vector<std::uint32_t> sorted_group_;  ///< their groups
  std::vector<std::size_t> first_;           ///< first sorted row of each bin, and the end
};

/// Spearman's correlation of two columns of equal rows, each row repeated as often as its group's
/// weight says; ties (and rows of one bin) share their mean rank. NaN without spread.
double weighted_rank_correlation(const SortedColumn& x, const SortedColumn& y,
                                 std::span<const std::uint32_t> weights);

}  // namespace crossfade::insight
