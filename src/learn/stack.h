#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace crossfade::learn {

/// Several learners' predictions of one number, made into one: intercept + sum of weight x
/// prediction, no weight negative (Breiman 1996, "Stacked regressions"). Immutable.
class Stack {
 public:
  /// The learners' predictions of one row, in the order of fit_stack.
  double predict(std::span<const double> predictions) const;

  double intercept() const { return intercept_; }
  /// One a learner, all >= 0; they need not sum to 1.
  std::span<const double> weights() const { return weights_; }

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) on a damaged record.
  static Stack read(base::ByteReader& in);

 private:
  friend Stack fit_stack(std::span<const std::vector<double>> learners,
                         std::span<const double> target);

  double intercept_ = 0;
  std::vector<double> weights_;
};

/// Fits the weights by least squares. `learners[l][r]` is learner l's prediction of row r, made by
/// a model that had not seen the row (or its group): otherwise the learner that remembers most gets
/// all the weight. A handful of learners; everything finite. A learner that adds nothing to the
/// others gets weight 0. Throws base::Error (kInputRefused) for no rows.
Stack fit_stack(std::span<const std::vector<double>> learners, std::span<const double> target);

}  // namespace crossfade::learn
