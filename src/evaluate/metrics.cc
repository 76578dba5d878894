#include "evaluate/metrics.h"

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "evaluate/weighted_scores.h"

namespace crossfade::evaluate {
namespace {

constexpr double kTopShare = 0.1;
constexpr int kCalibrationBins = 15;

std::vector<std::uint32_t> groups_in_order(const RankedRows& rows,
                                           std::span<const std::uint32_t> groups) {
  CF_CHECK(groups.size() == rows.row.size());
  std::vector<std::uint32_t> ordered;
  ordered.reserve(groups.size());
  for (const std::size_t row : rows.row) ordered.push_back(groups[row]);
  return ordered;
}

std::vector<double> equal_weights(const RankedRows& rows) {
  return std::vector<double>(rows.row.size(), 1.0);
}

bool is_zero_or_one(double value) { return value == 0 || value == 1; }

}  // namespace

RegressionFigures regression_figures(std::span<const double> truth,
                                     std::span<const double> prediction,
                                     std::span<const std::uint32_t> groups,
                                     const stats::BootstrapOptions& options) {
  const RankedRows rows = rank_rows(truth, prediction);
  const auto figures = [&](std::span<const double> weights, std::span<double> values) {
    values[0] = weighted_r2(rows, weights);
    values[1] = weighted_mae(rows, weights);
    values[2] = weighted_rank_correlation(rows, weights);
  };
  const std::vector<stats::Estimate> taken =
      stats::bootstrap_all(groups_in_order(rows, groups), 3, figures, options);
  return {.r2 = taken[0], .mae = taken[1], .rank_correlation = taken[2]};
}

ClassificationFigures classification_figures(std::span<const double> truth,
                                             std::span<const double> probability,
                                             std::span<const std::uint32_t> groups,
                                             const stats::BootstrapOptions& options) {
  CF_CHECK(std::ranges::all_of(truth, is_zero_or_one));
  const RankedRows rows = rank_rows(truth, probability);
  const auto figures = [&](std::span<const double> weights, std::span<double> values) {
    values[0] = weighted_auc(rows, weights);
    values[1] = weighted_average_precision(rows, weights);
    values[2] = weighted_precision_at(rows, weights, kTopShare);
    values[3] = weighted_accuracy(rows, weights);
    values[4] = weighted_base_accuracy(rows, weights);
    values[5] = weighted_brier(rows, weights);
  };
  const std::vector<stats::Estimate> taken =
      stats::bootstrap_all(groups_in_order(rows, groups), 6, figures, options);
  return {.auc = taken[0],
          .average_precision = taken[1],
          .precision_at_10 = taken[2],
          .accuracy = taken[3],
          .base_accuracy = taken[4],
          .brier = taken[5],
          .ece = {.value = weighted_ece(rows, equal_weights(rows), kCalibrationBins),
                  .n = truth.size()}};
}

stats::Estimate r2_estimate(std::span<const double> truth, std::span<const double> prediction,
                            std::span<const std::uint32_t> groups,
                            const stats::BootstrapOptions& options) {
  const RankedRows rows = rank_rows(truth, prediction);
  const auto r2_of = [&](std::span<const double> weights) { return weighted_r2(rows, weights); };
  return stats::bootstrap(groups_in_order(rows, groups), r2_of, options);
}

stats::Estimate auc_estimate(std::span<const double> truth, std::span<const double> score,
                             std::span<const std::uint32_t> groups,
                             const stats::BootstrapOptions& options) {
  const RankedRows rows = rank_rows(truth, score);
  const auto auc_of = [&](std::span<const double> weights) { return weighted_auc(rows, weights); };
  return stats::bootstrap(groups_in_order(rows, groups), auc_of, options);
}

double r2(std::span<const double> truth, std::span<const double> prediction) {
  const RankedRows rows = rank_rows(truth, prediction);
  return weighted_r2(rows, equal_weights(rows));
}

double auc(std::span<const double> truth, std::span<const double> score) {
  CF_CHECK(std::ranges::all_of(truth, is_zero_or_one));
  const RankedRows rows = rank_rows(truth, score);
  return weighted_auc(rows, equal_weights(rows));
}

}  // namespace crossfade::evaluate
