// Leaks, as the figures betray them.
//
// The leakage guard of the feature table refuses what holds the target by its formula. What it
// cannot see are columns of a file that were made from the target elsewhere, rows that are one
// thing under two names, and mistakes of our own. They show in three ways: a column that predicts
// the target almost alone, keys that stand on both sides of a split, and a score that no honest
// model has reached.
//
// A column's score alone is a regressogram (Tukey 1961): the mean target by quantile bin. It is
// taken from sums by bin and fold, so that a fold's rows are predicted by the totals less the
// fold's own sums, and no row is read twice.
#include "evaluate/leak_alarm.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "base/parallel.h"
#include "evaluate/row_groups.h"
#include "evaluate/weighted_scores.h"

namespace crossfade::evaluate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kBins = 20;
constexpr std::size_t kEdgeRows = 2'000;  // quantiles of more rows would not be better bins

// The targets of some rows, summed.
struct Sums {
  double rows = 0;
  double target = 0;
  double square = 0;

  void add(double value) {
    rows += 1;
    target += value;
    square += value * value;
  }

  void add(const Sums& other) {
    rows += other.rows;
    target += other.target;
    square += other.square;
  }
};
// By bin; the last is that of missing values.
using SumsByBin = std::array<Sums, kBins + 1>;

// The upper ends of the bins but the last, ascending and distinct; then NaN, which no value
// reaches.
using Edges = std::array<float, kBins>;

Edges bin_edges(std::span<const float> column) {
  std::vector<float> known;
  const std::size_t step = column.size() / kEdgeRows + 1;
  for (std::size_t i = 0; i < column.size(); i += step) {
    if (!std::isnan(column[i])) known.push_back(column[i]);
  }
  std::ranges::sort(known);
  Edges edges;
  edges.fill(std::numeric_limits<float>::quiet_NaN());
  std::size_t count = 0;
  for (std::size_t bin = 1; bin < kBins && !known.empty(); ++bin) {
    const float edge = known[known.size() * bin / kBins];
    if (count == 0 || edge > edges[count - 1]) edges[count++] = edge;
  }
  return edges;
}

// Compares with all edges: without a branch that is faster than a search.
std::size_t bin_of(float value, const Edges& edges) {
  if (std::isnan(value)) return kBins;
  int below = 0;
  for (const float edge : edges) below += edge <= value ? 1 : 0;
  return static_cast<std::size_t>(below);
}

// The test rows of one fold and bin, which all get one prediction.
struct Cell {
  Sums tested;
  double prediction = 0;
};

// `centred` is the target less its mean; NaN for rows that take no part.
std::vector<Cell> predict_cells(std::span<const float> column, std::span<const double> centred,
                                const FoldPlan& plan) {
  const Edges edges = bin_edges(column);
  std::vector<SumsByBin> own(static_cast<std::size_t>(plan.folds));
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (std::isnan(centred[i])) continue;
    own[static_cast<std::size_t>(plan.fold[i])][bin_of(column[i], edges)].add(centred[i]);
  }
  SumsByBin all{};
  for (const SumsByBin& fold : own) {
    for (std::size_t bin = 0; bin < all.size(); ++bin) all[bin].add(fold[bin]);
  }
  std::vector<Cell> cells;
  for (const SumsByBin& fold : own) {
    for (std::size_t bin = 0; bin < all.size(); ++bin) {
      if (fold[bin].rows == 0) continue;
      const double others = all[bin].rows - fold[bin].rows;
      // A bin that no other fold knows gets the mean of all, which is 0.
      const double mean = others > 0 ? (all[bin].target - fold[bin].target) / others : 0;
      cells.push_back({.tested = fold[bin], .prediction = mean});
    }
  }
  return cells;
}

double r2_of(std::span<const Cell> cells) {
  double error = 0;
  Sums tested;
  for (const Cell& cell : cells) {
    const double p = cell.prediction;
    error += cell.tested.square - 2 * p * cell.tested.target + p * p * cell.tested.rows;
    tested.rows += cell.tested.rows;
    tested.target += cell.tested.target;
    tested.square += cell.tested.square;
  }
  const double spread = tested.square - tested.target * tested.target / tested.rows;
  return spread > 0 ? 1 - error / spread : kNaN;
}

double auc_of(std::span<const Cell> cells, double mean) {
  std::vector<double> truth;
  std::vector<double> score;
  std::vector<double> count;
  for (const Cell& cell : cells) {
    const double hits = cell.tested.target + mean * cell.tested.rows;
    for (const double hit : {0.0, 1.0}) {
      truth.push_back(hit);
      score.push_back(cell.prediction);
      // Whole numbers again, so that no rounding is left of the centring.
      count.push_back(std::round(hit > 0 ? hits : cell.tested.rows - hits));
    }
  }
  const RankedRows ranked = rank_rows(truth, score);
  std::vector<double> weights;
  for (const std::size_t row : ranked.row) weights.push_back(count[row]);
  return weighted_auc(ranked, weights);
}

}  // namespace

std::vector<double> scores_alone(const learn::FeatureMatrix& features,
                                 std::span<const double> target, const FoldPlan& plan,
                                 AloneMeasure measure, int threads) {
  CF_CHECK(features.rows() == target.size() && target.size() == plan.fold.size());
  std::vector<double> scores(features.columns(), kNaN);
  std::vector<double> centred(target.begin(), target.end());
  Sums all;
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (plan.fold[i] == FoldPlan::kLeftOut) centred[i] = kNaN;
    if (std::isnan(centred[i])) continue;
    all.add(centred[i]);
    least = std::min(least, centred[i]);
    most = std::max(most, centred[i]);
  }
  if (!(least < most)) return scores;
  const double mean = all.target / all.rows;
  for (double& value : centred) value -= mean;
  base::parallel_for(features.columns(), threads, [&](std::size_t c) {
    const std::vector<Cell> cells = predict_cells(features.column(c), centred, plan);
    scores[c] = measure == AloneMeasure::kR2 ? r2_of(cells) : auc_of(cells, mean);
  });
  return scores;
}

std::vector<LeakWarning> warn_of_columns(std::span<const double> scores,
                                         std::span<const WatchedColumn> columns) {
  CF_CHECK(scores.size() == columns.size());
  std::vector<LeakWarning> warnings;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!(scores[c] > columns[c].level)) continue;
    LeakWarning warning;
    warning.culprit = columns[c].name;
    warning.value_with = scores[c];
    warning.level = columns[c].level;
    warnings.push_back(std::move(warning));
  }
  std::ranges::stable_sort(warnings, std::ranges::greater{}, &LeakWarning::value_with);
  return warnings;
}

std::optional<LeakWarning> warn_of_split(const std::string& what,
                                         std::span<const std::uint64_t> keys, const FoldPlan& plan,
                                         const RowScore& score) {
  const std::vector<std::size_t> split = find_split_rows(keys, plan);
  if (split.empty()) return std::nullopt;
  std::vector<std::size_t> rows;
  std::vector<std::size_t> whole;
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (plan.fold[row] == FoldPlan::kLeftOut) continue;
    rows.push_back(row);
    if (!std::ranges::binary_search(split, row)) whole.push_back(row);
  }
  LeakWarning warning;
  warning.kind = LeakKind::kSplitRows;
  warning.culprit = what;
  warning.value_with = score(rows);
  if (!whole.empty()) warning.value_without = score(whole);
  warning.rows = split.size();
  return warning;
}

std::optional<LeakWarning> warn_of_score(double score, double level,
                                         std::span<const std::string> candidates,
                                         const ScoreWithout& score_without) {
  if (!(score > level)) return std::nullopt;
  LeakWarning warning;
  warning.kind = LeakKind::kHighScore;
  warning.value_with = score;
  warning.level = level;
  double lowest = score;
  for (std::size_t c = 0; c < candidates.size() && lowest > level; ++c) {
    const double without = score_without(c);
    if (!(without < lowest)) continue;
    lowest = without;
    warning.culprit = candidates[c];
    warning.value_without = without;
  }
  return warning;
}

}  // namespace crossfade::evaluate
