// Ranks and quantiles under resampling.
//
// A resample of artists only changes how often each row counts. Both columns are therefore sorted
// once and cut into at most 4,096 bins of neighbouring values, which never split equal ones. A
// resample then adds the weights of its rows to their bins: from the bins' running sums follow the
// bin in which a quantile lies (inside it the few sorted rows are walked, so that quantiles are
// exact) and the mean rank that the rows of a bin share, as ties do; Spearman's correlation is
// Pearson's of these ranks. The rows stand group by group, so that a group that was not drawn is
// passed over, and 4,096 counts stay in the first-level cache.
#include "insight/ranked_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include "base/check.h"

namespace crossfade::insight {
namespace {

constexpr std::size_t kMostBins = 4096;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Placed {
  double value;
  std::uint32_t row;
};

// The bits of a number, so that they sort as it does.
std::uint64_t ordered_bits(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // no -0
  return (bits >> 63) != 0 ? ~bits : bits | std::uint64_t{1} << 63;
}

// By value, ties as they stood: digit by digit from the lowest (radix sort, twice as fast as
// comparing a million). Digits that all values share, as the last of whole numbers, cost nothing.
void sort_placed(std::vector<Placed>& placed) {
  constexpr int kDigitBits = 11;
  constexpr std::uint64_t kDigits = 1 << kDigitBits;
  std::vector<Placed> sorted(placed.size());
  for (int shift = 0; shift < 64; shift += kDigitBits) {
    const auto digit_of = [shift](const Placed& each) {
      return ordered_bits(each.value) >> shift & (kDigits - 1);
    };
    std::array<std::uint32_t, kDigits + 1> place{};
    for (const Placed& each : placed) ++place[digit_of(each) + 1];
    if (std::ranges::find(place, placed.size()) != place.end()) continue;
    std::partial_sum(place.begin(), place.end(), place.begin());
    for (const Placed& each : placed) sorted[place[digit_of(each)]++] = each;
    placed.swap(sorted);
  }
}

// The rows that `is_counted` says, by value, ties by row.
template <typename Counted>
std::vector<Placed> sorted_rows(std::span<const double> values, const Counted& is_counted) {
  std::vector<Placed> sorted;
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (is_counted(row)) sorted.push_back({values[row], static_cast<std::uint32_t>(row)});
  }
  sort_placed(sorted);
  return sorted;
}

// Calls run(first, end) for each run of equal values.
template <typename Run>
void for_each_run(std::span<const Placed> sorted, const Run& run) {
  for (std::size_t first = 0; first < sorted.size();) {
    std::size_t end = first + 1;
    while (end < sorted.size() && sorted[end].value == sorted[first].value) ++end;
    run(first, end);
    first = end;
  }
}

std::vector<std::size_t> bin_starts(std::span<const Placed> sorted) {
  std::size_t distinct = 0;
  for_each_run(sorted, [&](std::size_t, std::size_t) { ++distinct; });
  const std::size_t least = distinct <= kMostBins ? 1 : sorted.size() / kMostBins + 1;
  std::vector<std::size_t> starts;
  for_each_run(sorted, [&](std::size_t first, std::size_t) {
    if (starts.empty() || first - starts.back() >= least) starts.push_back(first);
  });
  starts.push_back(sorted.size());
  return starts;
}

// Mean ranks of ties less the mean of all, by row.
std::vector<double> centred_ranks(std::span<const Placed> sorted, std::size_t rows) {
  std::vector<double> ranks(rows);
  const double middle = (static_cast<double>(sorted.size()) - 1) / 2;
  for_each_run(sorted, [&](std::size_t first, std::size_t end) {
    const double rank = (static_cast<double>(first) + static_cast<double>(end) - 1) / 2 - middle;
    for (std::size_t i = first; i < end; ++i) ranks[sorted[i].row] = rank;
  });
  return ranks;
}

double correlation_of(double xx, double yy, double xy) {
  const double spread = std::sqrt(xx) * std::sqrt(yy);
  return spread > 0 ? xy / spread : kNaN;
}

double exact_correlation(std::span<const Placed> x, std::span<const Placed> y, std::size_t rows) {
  if (x.size() < 3) return kNaN;
  const std::vector<double> x_ranks = centred_ranks(x, rows);
  const std::vector<double> y_ranks = centred_ranks(y, rows);
  const auto product = [rows](const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t row = 0; row < rows; ++row) sum += a[row] * b[row];
    return sum;
  };
  return correlation_of(product(x_ranks, x_ranks), product(y_ranks, y_ranks),
                        product(x_ranks, y_ranks));
}

// Middle rank of each bin, less the mean rank of all; 0 for the bin that is not counted.
std::vector<double> bin_ranks(std::span<const std::uint32_t> counts) {
  std::vector<double> ranks(counts.size());
  double before = 0;
  for (std::size_t bin = 0; bin + 1 < counts.size(); ++bin) {
    ranks[bin] = before + counts[bin] / 2.0;
    before += counts[bin];
  }
  for (std::size_t bin = 0; bin + 1 < counts.size(); ++bin) ranks[bin] -= before / 2;
  return ranks;
}

double squares(std::span<const double> ranks, std::span<const std::uint32_t> counts) {
  double total = 0;
  for (std::size_t bin = 0; bin < ranks.size(); ++bin) {
    total += counts[bin] * ranks[bin] * ranks[bin];
  }
  return total;
}

}  // namespace

struct RankedRows::Tally {
  std::vector<std::uint32_t> x;
  std::vector<std::uint32_t> pair_x;
  std::vector<std::uint32_t> pair_y;
};

RankedRows::RankedRows(std::span<const double> x, std::span<const double> y,
                       std::span<const std::uint32_t> groups, std::size_t group_count)
    : starts_(group_count + 1) {
  const std::size_t rows = x.size();
  CF_CHECK(y.size() == rows && groups.size() == rows && rows <= UINT32_MAX);
  const auto is_pair = [&](std::size_t row) { return !std::isnan(x[row]) && !std::isnan(y[row]); };
  const std::vector<Placed> by_x =
      sorted_rows(x, [x](std::size_t row) { return !std::isnan(x[row]); });
  const std::vector<Placed> by_y = sorted_rows(y, is_pair);
  std::vector<Placed> pairs_by_x;
  std::ranges::copy_if(by_x, std::back_inserter(pairs_by_x),
                       [&](const Placed& placed) { return is_pair(placed.row); });
  rank_correlation_ = exact_correlation(pairs_by_x, by_y, rows);

  for (const Placed& placed : by_x) {
    sorted_x_.push_back(placed.value);
    sorted_group_.push_back(groups[placed.row]);
  }
  x_starts_ = bin_starts(by_x);
  const std::vector<std::size_t> y_starts = bin_starts(by_y);
  y_bins_ = y_starts.size() - 1;
  const auto no_x = static_cast<std::uint16_t>(x_starts_.size() - 1);
  const auto no_y = static_cast<std::uint16_t>(y_bins_);
  std::vector<Entry> of_row(rows, {no_x, no_x, no_y});
  for (std::uint16_t bin = 0; bin < no_x; ++bin) {
    for (std::size_t i = x_starts_[bin]; i < x_starts_[bin + 1U]; ++i) {
      Entry& entry = of_row[by_x[i].row];
      entry.x = bin;
      if (is_pair(by_x[i].row)) entry.pair_x = bin;
    }
  }
  for (std::uint16_t bin = 0; bin < no_y; ++bin) {
    for (std::size_t i = y_starts[bin]; i < y_starts[bin + 1U]; ++i) {
      of_row[by_y[i].row].pair_y = bin;
    }
  }

  for (const std::uint32_t group : groups) ++starts_[group + 1];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
  entries_.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) entries_[next[groups[row]]++] = of_row[row];
}

RankedRows::Tally RankedRows::count(std::span<const std::uint32_t> weights) const {
  Tally tally{std::vector<std::uint32_t>(x_starts_.size()),
              std::vector<std::uint32_t>(x_starts_.size()),
              std::vector<std::uint32_t>(y_bins_ + 1)};
  for (std::size_t group = 0; group + 1 < starts_.size(); ++group) {
    const std::uint32_t weight = weights[group];
    if (weight == 0) continue;
    for (std::size_t i = starts_[group]; i < starts_[group + 1]; ++i) {
      tally.x[entries_[i].x] += weight;
      tally.pair_x[entries_[i].pair_x] += weight;
      tally.pair_y[entries_[i].pair_y] += weight;
    }
  }
  tally.x.back() = tally.pair_x.back() = tally.pair_y.back() = 0;
  return tally;
}

double RankedRows::correlate(const Tally& tally, std::span<const std::uint32_t> weights) const {
  const std::vector<double> x_ranks = bin_ranks(tally.pair_x);
  const std::vector<double> y_ranks = bin_ranks(tally.pair_y);
  double product = 0;
  for (std::size_t group = 0; group + 1 < starts_.size(); ++group) {
    if (weights[group] == 0) continue;
    double of_group = 0;
    for (std::size_t i = starts_[group]; i < starts_[group + 1]; ++i) {
      of_group += x_ranks[entries_[i].pair_x] * y_ranks[entries_[i].pair_y];
    }
    product += weights[group] * of_group;
  }
  return correlation_of(squares(x_ranks, tally.pair_x), squares(y_ranks, tally.pair_y), product);
}

double RankedRows::value_at(double position, const Tally& tally,
                            std::span<const std::uint32_t> weights) const {
  double before = 0;
  std::size_t bin = 0;
  while (bin + 2 < tally.x.size() && before + tally.x[bin] <= position) before += tally.x[bin++];
  std::size_t at = x_starts_[bin];
  for (std::size_t i = x_starts_[bin]; i < x_starts_[bin + 1]; ++i) {
    const double weight = weights[sorted_group_[i]];
    if (weight == 0) continue;
    at = i;
    before += weight;
    if (before > position) break;
  }
  return sorted_x_[at];
}

double RankedRows::quantile(double share, const Tally& tally,
                            std::span<const std::uint32_t> weights) const {
  const double total = std::accumulate(tally.x.begin(), tally.x.end(), 0.0);
  if (total == 0) return kNaN;
  const double position = share * (total - 1);
  const double whole = std::floor(position);
  const double low = value_at(whole, tally, weights);
  const double part = position - whole;
  return part == 0 ? low : low + part * (value_at(whole + 1, tally, weights) - low);
}

RankedRows::Resample RankedRows::resample(std::span<const std::uint32_t> weights,
                                          std::span<const double> shares) const {
  CF_CHECK(weights.size() + 1 == starts_.size());
  const Tally tally = count(weights);
  Resample resample{correlate(tally, weights), {}};
  for (const double share : shares) resample.quantiles.push_back(quantile(share, tally, weights));
  return resample;
}

}  // namespace crossfade::insight
