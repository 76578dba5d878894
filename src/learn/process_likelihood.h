#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/group_process.h"

namespace crossfade::learn {

/// Refuses (a broken promise of the caller) columns of unequal length.
void check_shapes(const ProcessPoints& points);
/// The squared distance of two points in a block; missing values count as 0.
double squared_distance(const FeatureMatrix& block, std::size_t i, std::size_t j);
/// An order of points by what they hold, not where they stand: only points that are equal in
/// everything are not ordered.
bool comes_before(const ProcessPoints& points, std::size_t i, std::size_t j);

/// The likelihood of the observed points as a function of the kernel, prepared for many looks: who
/// is in which group, the shared labels and the distances of all pairs are worked out once.
class ProcessLikelihood {
 public:
  ProcessLikelihood(const ProcessPoints& points, int threads);

  /// Observed points that count, and the root mean square distance of their pairs in each block.
  std::size_t size() const { return values_.size(); }
  std::span<const double> values() const { return values_; }
  double typical_distance(std::size_t block) const;

  /// Minus the log likelihood a point, and its derivatives with regard to the kernel's numbers as
  /// they are, in `slopes`.
  double evaluate(const ProcessKernel& kernel, ProcessKernel& slopes) const;

 private:
  struct Group {
    std::size_t begin;  // of its points in values_
    std::size_t size;
    std::size_t pairs;  // where its pairs begin: (1, 0), (2, 0), (2, 1), (3, 0), ...
  };
  struct Scratch;

  void add_group(const ProcessPoints& points, std::span<const std::uint32_t> members);
  void fill_covariance(const ProcessKernel& kernel, const Group& group, Scratch& scratch) const;
  double add_slopes(const ProcessKernel& kernel, const Group& group, Scratch& scratch,
                    ProcessKernel& slopes) const;

  std::vector<Group> groups_;
  std::vector<double> values_;
  std::vector<std::uint32_t> shared_;           // a pair: bit l is set where label l is shared
  std::vector<std::vector<double>> distances_;  // a block, a pair: squared
  std::size_t labels_;
  int threads_;
};

}  // namespace crossfade::learn
