#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::evaluate {

/// Which fold tests each row: one number a row, 0 to folds - 1; kLeftOut rows take no part.
struct FoldPlan {
  static constexpr int kLeftOut = -1;
  std::vector<int> fold;
  int folds = 0;

  std::vector<std::size_t> test_rows(int f) const;
  std::vector<std::size_t> training_rows(int f) const;
};

/// Folds that keep every group whole: the groups, in the order of first sight, are permuted
/// (Fisher and Yates, Mersenne Twister, masked rejection: numpy's
/// RandomState(seed).permutation(groups)), and a group's fold is its number modulo `folds`.
/// `groups[i]` names row i's group. Throws base::Error (kInputRefused) where there are fewer groups
/// than folds.
FoldPlan plan_folds(std::span<const std::uint64_t> groups, int folds, std::uint32_t seed);

}  // namespace crossfade::evaluate
