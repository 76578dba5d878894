#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "learn/tree_ensemble.h"

namespace crossfade::learn {

/// Says how much each column moved a prediction away from the model's expected value: exact
/// path-dependent Shapley values (Lundberg, Erion, Chen et al. 2020). A column that is not known
/// is averaged over by the covers of the two children of each node that asks for it.
/// Four bytes a node. Immutable; any number of threads may use it. `model` has to outlive it.
class Contributions {
 public:
  explicit Contributions(const TreeEnsemble& model);

  /// The prediction where no column is known: the leaves' values weighted by their covers.
  double expected_value() const { return expected_value_; }

  /// Adds `weight` times each column's contribution to the prediction for `row`, in the unit of the
  /// prediction. Both spans have model.column_count() places; NaN is missing, which contributes
  /// like any value. All contributions and the expected value add up to the prediction.
  void add(std::span<const float> row, double weight, std::span<double> contributions) const;

 private:
  const TreeEnsemble& model_;
  double expected_value_;
  std::vector<float> covers_;              ///< as TreeEnsemble::covers() gives them
  std::size_t depth_ = 0;                  ///< of the deepest tree
  std::vector<std::uint8_t> quadratures_;  ///< which of them serves each tree
};

}  // namespace crossfade::learn
