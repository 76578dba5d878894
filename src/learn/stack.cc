// Stacking (Wolpert 1992; Breiman 1996): how much each learner's word should count is itself
// learnt, from predictions of rows the learner had not seen. Learners of one target are strongly
// alike; free weights would play their differences against each other (+5 and -4), which holds on
// the rows at hand and not on others. Weights that may not be negative cannot, need no further
// penalty, and leave out the learners that have nothing to add.
//
// The intercept is free: columns and target are centred, the weights solved for, and the intercept
// is what makes the mean right.
#include "learn/stack.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "stats/linear_algebra.h"
#include "stats/non_negative.h"
#include "stats/summary.h"

namespace crossfade::learn {

double Stack::predict(std::span<const double> predictions) const {
  CF_CHECK(predictions.size() == weights_.size());
  double result = intercept_;
  for (std::size_t l = 0; l < weights_.size(); ++l) result += weights_[l] * predictions[l];
  return result;
}

void Stack::write(base::ByteWriter& out) const {
  out.put(intercept_);
  out.put_vector<double>(weights_);
}

Stack Stack::read(base::ByteReader& in) {
  Stack stack;
  stack.intercept_ = in.get<double>();
  stack.weights_ = in.get_vector<double>();
  const auto sound = [](double weight) { return std::isfinite(weight) && weight >= 0; };
  if (!std::isfinite(stack.intercept_) || !std::ranges::all_of(stack.weights_, sound)) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged stack of learners",
                      {in.file(), 0, 0}, "train the models again");
  }
  return stack;
}

Stack fit_stack(std::span<const std::vector<double>> learners, std::span<const double> target) {
  if (target.empty()) {
    throw base::Error(base::ErrorKind::kInputRefused, "a stack needs rows to learn from", {},
                      "import tracks with streams and views");
  }
  const double target_mean = stats::mean(target);
  stats::DenseMatrix centred(target.size(), learners.size());
  std::vector<double> means;
  std::vector<double> right;
  for (std::size_t l = 0; l < learners.size(); ++l) {
    CF_CHECK(learners[l].size() == target.size());
    means.push_back(stats::mean(learners[l]));
    double sum = 0;
    for (std::size_t r = 0; r < target.size(); ++r) {
      centred.column(l)[r] = learners[l][r] - means[l];
      sum += centred.column(l)[r] * (target[r] - target_mean);
    }
    right.push_back(sum);
  }
  Stack stack;
  stack.weights_ = stats::solve_non_negative(stats::gram(centred), right);
  stack.intercept_ = target_mean;
  for (std::size_t l = 0; l < learners.size(); ++l) {
    stack.intercept_ -= stack.weights_[l] * means[l];
  }
  return stack;
}

}  // namespace crossfade::learn
