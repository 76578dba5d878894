#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace crossfade::learn {

/// 1 / (1 + exp(-log_odds)), without overflow; 0 to 1.
double sigmoid(double log_odds);

/// Scores made into a probability: sigmoid(intercept + sum of weight x score), no weight negative.
/// One score: Platt 1999. Several: a stack of classifiers. Immutable.
class Calibration {
 public:
  /// The probability, 0 to 1, for one row's scores, in the order of fit_calibration.
  double probability(std::span<const double> scores) const;

  double intercept() const { return intercept_; }
  /// One a score, all >= 0.
  std::span<const double> weights() const { return weights_; }

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) on a damaged record.
  static Calibration read(base::ByteReader& in);

 private:
  friend Calibration fit_calibration(std::span<const std::vector<double>> scores,
                                     std::span<const double> truth);

  double intercept_ = 0;
  std::vector<double> weights_;
};

/// Logistic regression of `truth` (0 or 1) on a few scores, best log-odds: `scores[s][r]` is score
/// s of row r, made by a model that had not seen the row; everything finite. Truths are taken as
/// Platt's (n1 + 1) / (n1 + 2) and 1 / (n0 + 2), so that scores which separate hits from the rest
/// still give finite weights. A score that ranks the wrong way, or adds nothing, gets weight 0.
/// Throws base::Error (kInputRefused) for no rows.
Calibration fit_calibration(std::span<const std::vector<double>> scores,
                            std::span<const double> truth);

}  // namespace crossfade::learn
