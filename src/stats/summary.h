#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::stats {

/// All of these skip NaN and give NaN where nothing is left. Sums are compensated (Neumaier 1974),
/// so that they do not depend on the size of the values.

double sum(std::span<const double> values);
double mean(std::span<const double> values);
/// Population standard deviation (divided by n), as pandas' .std(ddof=0).
double standard_deviation(std::span<const double> values);
/// Quantile of type 7 (Hyndman and Fan 1996), the default of numpy and R. `share` is 0 to 1.
double quantile(std::span<const double> values, double share);
double median(std::span<const double> values);
/// Median absolute deviation from the median, times 1.4826 (a normal's standard deviation).
double median_absolute_deviation(std::span<const double> values);

/// Ranks from 1, ties share their mean rank; NaN stays NaN.
std::vector<double> average_ranks(std::span<const double> values);
/// Pearson's correlation over the rows where both are known; NaN below 3 rows or without spread.
/// Spans of equal length.
double correlation(std::span<const double> x, std::span<const double> y);
/// Spearman's: Pearson's on average ranks of the rows where both are known.
double rank_correlation(std::span<const double> x, std::span<const double> y);

}  // namespace crossfade::stats
