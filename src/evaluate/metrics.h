#pragma once

#include <cstdint>
#include <span>

#include "stats/bootstrap.h"
#include "stats/estimate.h"

namespace crossfade::evaluate {

/// How well numbers were predicted, pooled over out-of-fold rows. Intervals resample groups.
struct RegressionFigures {
  stats::Estimate r2;   ///< 1 - squared error / variance of the truth; NaN where that is 0
  stats::Estimate mae;  ///< mean absolute error, in the target's unit
  stats::Estimate rank_correlation;  ///< Spearman; NaN where truth or prediction is constant
};

/// How well hits were told from the rest. `truth` is 0 or 1, `probability` 0 to 1.
struct ClassificationFigures {
  stats::Estimate auc;                ///< area under the ROC curve, ties count half
  stats::Estimate average_precision;  ///< mean precision at each hit, ties taken together
  stats::Estimate precision_at_10;    ///< share of hits among the 10 % ranked highest (rounded up
                                      ///< to whole rows; a tie at the edge counts in proportion)
  stats::Estimate accuracy;           ///< of calling a hit what has probability above 0.5
  stats::Estimate base_accuracy;      ///< of calling nothing a hit
  stats::Estimate brier;              ///< mean squared error of the probability
  stats::Estimate ece;  ///< expected calibration error, 15 bins of equal mass; without an interval,
                        ///< as resampling adds noise to each bin and would only show larger errors
};

/// `groups[i]` is what is resampled for the intervals (the artist). Spans of equal length, finite.
RegressionFigures regression_figures(std::span<const double> truth,
                                     std::span<const double> prediction,
                                     std::span<const std::uint32_t> groups,
                                     const stats::BootstrapOptions& options);
/// auc is NaN where all rows or none are hits, average_precision where none are.
ClassificationFigures classification_figures(std::span<const double> truth,
                                             std::span<const double> probability,
                                             std::span<const std::uint32_t> groups,
                                             const stats::BootstrapOptions& options);

/// R2 or AUC alone with its interval, at a fraction of the price.
stats::Estimate r2_estimate(std::span<const double> truth, std::span<const double> prediction,
                            std::span<const std::uint32_t> groups,
                            const stats::BootstrapOptions& options);

stats::Estimate auc_estimate(std::span<const double> truth, std::span<const double> score,
                             std::span<const std::uint32_t> groups,
                             const stats::BootstrapOptions& options);

/// R2 and AUC alone, as RegressionFigures and ClassificationFigures define them: the scores of
/// permutation importance. Spans of equal length, finite.
double r2(std::span<const double> truth, std::span<const double> prediction);
double auc(std::span<const double> truth, std::span<const double> score);

}  // namespace crossfade::evaluate
