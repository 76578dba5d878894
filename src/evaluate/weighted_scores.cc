// Figures of weighted predictions, one pass each.
//
// A bootstrap asks for the same figure some hundred times with other weights. Sorting is what
// costs, and weights do not change an order, so the rows are sorted by score once. Rows of equal
// score are handled as one run: none of them was ranked above another, so they share what the run
// earns (AUC counts their pairs half, precision is taken at the run's end, ranks are their mean, a
// run across the edge of a bin is divided). With weights of 0, 1, 2, ... every figure is what the
// plain definition gives when each row is written down that many times.
#include "evaluate/weighted_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.h"

namespace crossfade::evaluate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double total_of(std::span<const double> weights) {
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

// Weighted mean of value(i) over the places.
template <typename Value>
double weighted_mean(std::span<const double> weights, const Value& value) {
  double total = 0;
  double weight = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    total += weights[i] * value(i);
    weight += weights[i];
  }
  return weight > 0 ? total / weight : kNaN;
}

// The weight of a run of equal scores, and the part of it that is hits.
struct Run {
  double weight = 0;
  double hits = 0;
};

Run run_between(const RankedRows& rows, std::span<const double> weights, std::size_t first,
                std::size_t end) {
  Run run;
  for (std::size_t i = first; i < end; ++i) {
    run.weight += weights[i];
    run.hits += weights[i] * rows.truth[i];
  }
  return run;
}

// Calls visit(run) for the runs from the highest score down, until it returns false.
template <typename Visit>
void descend(const RankedRows& rows, std::span<const double> weights, const Visit& visit) {
  for (std::size_t t = rows.tie_end.size(); t-- > 0;) {
    const std::size_t first = t == 0 ? 0 : rows.tie_end[t - 1];
    const Run run = run_between(rows, weights, first, rows.tie_end[t]);
    if (run.weight > 0 && !visit(run)) return;
  }
}

// Mean rank of rows whose `weight` follows weight `before`, less the mean rank of all rows.
double centred_rank(double before, double weight, double total) {
  return before + (weight - total) / 2;
}

std::vector<double> truth_ranks(const RankedRows& rows, std::span<const double> weights,
                                double total) {
  std::vector<double> ranks(rows.truth_levels);
  for (std::size_t i = 0; i < weights.size(); ++i) ranks[rows.truth_level[i]] += weights[i];
  double before = 0;
  for (double& rank : ranks) {
    const double weight = rank;
    rank = centred_rank(before, weight, total);
    before += weight;
  }
  return ranks;
}

std::vector<std::uint32_t> levels_of(std::span<const double> values, std::size_t& levels) {
  std::vector<double> distinct(values.begin(), values.end());
  std::ranges::sort(distinct);
  distinct.erase(std::ranges::unique(distinct).begin(), distinct.end());
  levels = distinct.size();
  std::vector<std::uint32_t> level;
  level.reserve(values.size());
  for (const double value : values) {
    level.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(distinct, value) - distinct.begin()));
  }
  return level;
}

}  // namespace

RankedRows rank_rows(std::span<const double> truth, std::span<const double> score) {
  CF_CHECK(truth.size() == score.size());
  CF_CHECK(truth.size() <= UINT32_MAX);
  const auto finite = [](double value) { return std::isfinite(value); };
  CF_CHECK(std::ranges::all_of(truth, finite) && std::ranges::all_of(score, finite));
  RankedRows rows;
  rows.row.resize(truth.size());
  std::iota(rows.row.begin(), rows.row.end(), std::size_t{0});
  std::ranges::stable_sort(rows.row, {}, [score](std::size_t i) { return score[i]; });
  rows.truth.reserve(truth.size());
  rows.score.reserve(truth.size());
  for (const std::size_t i : rows.row) {
    if (!rows.score.empty() && rows.score.back() != score[i]) {
      rows.tie_end.push_back(rows.score.size());
    }
    rows.truth.push_back(truth[i]);
    rows.score.push_back(score[i]);
  }
  if (!rows.score.empty()) rows.tie_end.push_back(rows.score.size());
  rows.truth_level = levels_of(rows.truth, rows.truth_levels);
  return rows;
}

double weighted_r2(const RankedRows& rows, std::span<const double> weights) {
  const double mean = weighted_mean(weights, [&](std::size_t i) { return rows.truth[i]; });
  // A constant is told by its values: around a rounded mean it would seem to vary.
  std::uint32_t lowest = UINT32_MAX;
  std::uint32_t highest = 0;
  double error = 0;
  double spread = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0) continue;
    lowest = std::min(lowest, rows.truth_level[i]);
    highest = std::max(highest, rows.truth_level[i]);
    const double missed = rows.truth[i] - rows.score[i];
    const double apart = rows.truth[i] - mean;
    error += weights[i] * (missed * missed);
    spread += weights[i] * (apart * apart);
  }
  return lowest < highest ? 1 - error / spread : kNaN;
}

double weighted_mae(const RankedRows& rows, std::span<const double> weights) {
  return weighted_mean(weights,
                       [&](std::size_t i) { return std::abs(rows.truth[i] - rows.score[i]); });
}

double weighted_rank_correlation(const RankedRows& rows, std::span<const double> weights) {
  const double total = total_of(weights);
  const std::vector<double> of_truth = truth_ranks(rows, weights, total);
  double xx = 0;
  double yy = 0;
  double xy = 0;
  double before = 0;
  std::size_t first = 0;
  for (const std::size_t end : rows.tie_end) {
    double weight = 0;
    double truths = 0;
    for (std::size_t i = first; i < end; ++i) {
      const double rank = of_truth[rows.truth_level[i]];
      weight += weights[i];
      truths += weights[i] * rank;
      yy += weights[i] * rank * rank;
    }
    const double rank = centred_rank(before, weight, total);
    xx += weight * rank * rank;
    xy += rank * truths;
    before += weight;
    first = end;
  }
  return xx > 0 && yy > 0 ? xy / (std::sqrt(xx) * std::sqrt(yy)) : kNaN;
}

double weighted_auc(const RankedRows& rows, std::span<const double> weights) {
  double hits_above = 0;
  double misses = 0;
  double pairs_won = 0;
  descend(rows, weights, [&](const Run& run) {
    const double run_misses = run.weight - run.hits;
    pairs_won += run_misses * (hits_above + run.hits / 2);
    hits_above += run.hits;
    misses += run_misses;
    return true;
  });
  const double pairs = hits_above * misses;
  return pairs > 0 ? pairs_won / pairs : kNaN;
}

double weighted_average_precision(const RankedRows& rows, std::span<const double> weights) {
  double hits = 0;
  double weight = 0;
  double precisions = 0;
  descend(rows, weights, [&](const Run& run) {
    hits += run.hits;
    weight += run.weight;
    if (run.hits > 0) precisions += run.hits * (hits / weight);
    return true;
  });
  return hits > 0 ? precisions / hits : kNaN;
}

double weighted_precision_at(const RankedRows& rows, std::span<const double> weights,
                             double share) {
  // The rounding of share * total must not lift a whole number to the next.
  const double wanted = std::ceil(share * total_of(weights) * (1 - 1e-12));
  if (!(wanted > 0)) return kNaN;
  double left = wanted;
  double hits = 0;
  descend(rows, weights, [&](const Run& run) {
    const double taken = std::min(left, run.weight);
    hits += run.hits * (taken / run.weight);
    left -= taken;
    return left > 0;
  });
  return hits / wanted;
}

double weighted_accuracy(const RankedRows& rows, std::span<const double> weights) {
  return weighted_mean(weights, [&](std::size_t i) {
    return (rows.score[i] > 0.5) == (rows.truth[i] > 0.5) ? 1.0 : 0.0;
  });
}

double weighted_base_accuracy(const RankedRows& rows, std::span<const double> weights) {
  return weighted_mean(weights, [&](std::size_t i) { return 1 - rows.truth[i]; });
}

double weighted_brier(const RankedRows& rows, std::span<const double> weights) {
  return weighted_mean(weights, [&](std::size_t i) {
    const double missed = rows.score[i] - rows.truth[i];
    return missed * missed;
  });
}

double weighted_ece(const RankedRows& rows, std::span<const double> weights, int bins) {
  // A bin's share of the error is |sum of (score - truth)| in it. Along the places this sum grows
  // piece by piece, in a straight line within a run, so it is read off at the edges of the bins.
  const double total = total_of(weights);
  double error = 0;
  double position = 0;
  double excess = 0;          // sum of (score - truth) before `position`
  double excess_at_edge = 0;  // the same before the bin in hand
  int bin = 1;
  std::size_t first = 0;
  for (const std::size_t end : rows.tie_end) {
    const Run run = run_between(rows, weights, first, end);
    const double growth = run.weight * rows.score[first] - run.hits;
    first = end;
    if (run.weight == 0) continue;
    for (; bin < bins && total * bin / bins <= position + run.weight; ++bin) {
      const double part = (total * bin / bins - position) / run.weight;
      const double here = excess + part * growth;
      error += std::abs(here - excess_at_edge);
      excess_at_edge = here;
    }
    position += run.weight;
    excess += growth;
  }
  error += std::abs(excess - excess_at_edge);
  return total > 0 ? error / total : kNaN;
}

}  // namespace crossfade::evaluate
