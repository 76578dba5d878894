#include "insight/weighted_ranks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.h"

namespace crossfade::insight {
namespace {

constexpr std::size_t kMostExactBins = 65536;
constexpr std::size_t kCoarseBins = 4096;

// Middle rank of each bin, less the mean rank of all: what Spearman's correlation multiplies.
std::vector<double> centred_ranks(std::span<const double> of_bins) {
  std::vector<double> ranks(of_bins.size());
  double before = 0;
  for (std::size_t bin = 0; bin < of_bins.size(); ++bin) {
    ranks[bin] = before + of_bins[bin] / 2;
    before += of_bins[bin];
  }
  for (double& rank : ranks) rank -= before / 2;
  return ranks;
}

double squares(std::span<const double> ranks, std::span<const double> of_bins) {
  double total = 0;
  for (std::size_t bin = 0; bin < ranks.size(); ++bin) {
    total += of_bins[bin] * ranks[bin] * ranks[bin];
  }
  return total;
}

// Bin starts over sorted values: every distinct value, or about equal numbers of rows without ever
// splitting equal values.
std::vector<std::size_t> bin_starts(std::span<const double> sorted) {
  std::vector<std::size_t> starts;
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
  }
  const std::size_t least = distinct <= kMostExactBins ? 1 : sorted.size() / kCoarseBins;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const bool is_new = i == 0 || sorted[i] != sorted[i - 1];
    if (is_new && (starts.empty() || i - starts.back() >= least)) starts.push_back(i);
  }
  starts.push_back(sorted.size());
  return starts;
}

}  // namespace

SortedColumn::SortedColumn(std::span<const double> values, std::span<const std::uint32_t> groups) {
  CF_CHECK(values.size() == groups.size());
  std::vector<double> known;
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (std::isnan(values[row])) continue;
    known.push_back(values[row]);
    group_.push_back(groups[row]);
  }
  std::vector<std::uint32_t> order(known.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&known](std::uint32_t a, std::uint32_t b) { return known[a] < known[b]; });
  sorted_.reserve(order.size());
  sorted_group_.reserve(order.size());
  for (const std::uint32_t row : order) {
    sorted_.push_back(known[row]);
    sorted_group_.push_back(group_[row]);
  }
  first_ = bin_starts(sorted_);
  bin_.resize(known.size());
  for (std::size_t bin = 0; bin + 1 < first_.size(); ++bin) {
    for (std::size_t i = first_[bin]; i < first_[bin + 1]; ++i) {
      bin_[order[i]] = static_cast<std::uint32_t>(bin);
    }
  }
}

std::vector<double> SortedColumn::bin_weights(std::span<const std::uint32_t> weights) const {
  std::vector<double> of_bins(bins());
  for (std::size_t row = 0; row < bin_.size(); ++row) of_bins[bin_[row]] += weights[group_[row]];
  return of_bins;
}

double SortedColumn::value_at(double position, std::span<const double> of_bins,
                              std::span<const std::uint32_t> weights) const {
  double before = 0;
  std::size_t bin = 0;
  while (bin + 1 < of_bins.size() && before + of_bins[bin] <= position) before += of_bins[bin++];
  std::size_t at = first_[bin];
  for (std::size_t i = first_[bin]; i < first_[bin + 1]; ++i) {
    const double weight = weights[sorted_group_[i]];
    if (weight == 0) continue;
    at = i;
    before += weight;
    if (before > position) break;
  }
  return sorted_[at];
}

double SortedColumn::quantile(double share, std::span<const double> of_bins,
                              std::span<const std::uint32_t> weights) const {
  const double total = std::accumulate(of_bins.begin(), of_bins.end(), 0.0);
  if (total == 0) return std::numeric_limits<double>::quiet_NaN();
  const double position = share * (total - 1);
  const double whole = std::floor(position);
  const double low = value_at(whole, of_bins, weights);
  const double part = position - whole;
  return part == 0 ? low : low + part * (value_at(whole + 1, of_bins, weights) - low);
}

double weighted_rank_correlation(const SortedColumn& x, const SortedColumn& y,
                                 std::span<const std::uint32_t> weights) {
  CF_CHECK(x.size() == y.size());
  const std::vector<double> x_weights = x.bin_weights(weights);
  const std::vector<double> y_weights = y.bin_weights(weights);
  const std::vector<double> x_ranks = centred_ranks(x_weights);
  const std::vector<double> y_ranks = centred_ranks(y_weights);
  const double spread =
      std::sqrt(squares(x_ranks, x_weights)) * std::sqrt(squares(y_ranks, y_weights));
  if (!(spread > 0)) return std::numeric_limits<double>::quiet_NaN();
  double product = 0;
  for (std::size_t row = 0; row < x.size(); ++row) {
    product += weights[x.group()[row]] * x_ranks[x.bin()[row]] * y_ranks[y.bin()[row]];
  }
  return product / spread;
}

}  // namespace crossfade::insight
