#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::evaluate {

/// Predicted rows sorted by score once, so that each of the figures below is one pass over them for
/// any weights. Every span of weights is in this order: `weights[i]` is how often the row at place
/// i counts (0, 1, 2, ...).
struct RankedRows {
  std::vector<std::size_t> row;  ///< at each place, the row it came from
  std::vector<double> truth;     ///< at each place
  std::vector<double> score;     ///< at each place, ascending
  std::vector<std::size_t>
      tie_end;  ///< ends of the runs of equal scores; the last is the row count
  std::vector<std::uint32_t> truth_level;  ///< at each place, the number of smaller distinct truths
  std::size_t truth_levels = 0;            ///< distinct truths
};

/// Sorts by score; equal scores keep their order. Spans of equal length, finite.
RankedRows rank_rows(std::span<const double> truth, std::span<const double> score);

/// Regression. All are NaN where nothing has weight.
double weighted_r2(const RankedRows& rows, std::span<const double> weights);
double weighted_mae(const RankedRows& rows, std::span<const double> weights);
double weighted_rank_correlation(const RankedRows& rows, std::span<const double> weights);

/// Classification: truth is 0 or 1.
double weighted_auc(const RankedRows& rows, std::span<const double> weights);
double weighted_average_precision(const RankedRows& rows, std::span<const double> weights);
/// Share of hits among the `share` of weight ranked highest, rounded up to whole rows.
double weighted_precision_at(const RankedRows& rows, std::span<const double> weights, double share);
double weighted_accuracy(const RankedRows& rows, std::span<const double> weights);
double weighted_base_accuracy(const RankedRows& rows, std::span<const double> weights);
double weighted_brier(const RankedRows& rows, std::span<const double> weights);
/// Expected calibration error over `bins` bins of equal weight (Naeini, Cooper and Hauskrecht
/// 2015); rows, or runs of equal scores, that straddle an edge are divided between the bins.
double weighted_ece(const RankedRows& rows, std::span<const double> weights, int bins);

}  // namespace crossfade::evaluate
