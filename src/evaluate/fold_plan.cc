#include "evaluate/fold_plan.h"

#include <bit>
#include <numeric>
#include <random>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "base/error.h"

namespace crossfade::evaluate {
namespace {

// Uniform on 0 .. most: draws as many bits as `most` has until they are no more than it.
std::uint32_t draw_up_to(std::uint32_t most, std::mt19937& bits) {
  const std::uint32_t mask = static_cast<std::uint32_t>((1ULL << std::bit_width(most)) - 1);
  while (true) {
    const auto drawn = static_cast<std::uint32_t>(bits()) & mask;
    if (drawn <= most) return drawn;
  }
}

std::vector<std::uint32_t> permutation(std::size_t count, std::uint32_t seed) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::mt19937 bits(seed);
  for (std::size_t i = count; i-- > 1;) {
    std::swap(order[i], order[draw_up_to(static_cast<std::uint32_t>(i), bits)]);
  }
  return order;
}

}  // namespace

std::vector<std::size_t> FoldPlan::test_rows(int f) const {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < fold.size(); ++i) {
    if (fold[i] == f) rows.push_back(i);
  }
  return rows;
}

std::vector<std::size_t> FoldPlan::training_rows(int f) const {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < fold.size(); ++i) {
    if (fold[i] != f && fold[i] != kLeftOut) rows.push_back(i);
  }
  return rows;
}

FoldPlan plan_folds(std::span<const std::uint64_t> groups, int folds, std::uint32_t seed) {
  if (folds < 2) {
    throw base::Error(base::ErrorKind::kUsage,
                      "cross-validation needs at least 2 folds, not " + std::to_string(folds), {},
                      "ask for 2 folds or more");
  }
  std::unordered_map<std::uint64_t, std::size_t> number;
  for (const std::uint64_t group : groups) number.try_emplace(group, number.size());
  if (number.size() < static_cast<std::size_t>(folds)) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "the rows form " + std::to_string(number.size()) +
                          " groups that must stay whole, too few for " + std::to_string(folds) +
                          " folds",
                      {}, "add rows of further artists, or ask for fewer folds");
  }
  CF_CHECK(number.size() <= UINT32_MAX);
  const std::vector<std::uint32_t> permuted = permutation(number.size(), seed);
  FoldPlan plan;
  plan.folds = folds;
  plan.fold.reserve(groups.size());
  for (const std::uint64_t group : groups) {
    plan.fold.push_back(
        static_cast<int>(permuted[number.at(group)] % static_cast<std::uint32_t>(folds)));
  }
  return plan;
}

}  // namespace crossfade::evaluate
