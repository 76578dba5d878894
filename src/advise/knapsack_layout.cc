#include "advise/knapsack_layout.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <span>

namespace crossfade::advise {
namespace {

constexpr double kRounding = 1e-12;

}  // namespace

KnapsackLayout::KnapsackLayout(const Knapsack& knapsack)
    : knapsack_(knapsack),
      members_(knapsack.items()),
      spare_(knapsack.items()),
      budget_(knapsack.budget * (1 + kRounding)),
      most_items_(std::min(knapsack.most_items, knapsack.items())),
      most_a_group_(std::min(knapsack.most_a_group, knapsack.items())) {
  std::iota(members_.begin(), members_.end(), 0U);
  std::ranges::stable_sort(members_, {}, [&](std::uint32_t item) { return knapsack.groups[item]; });
  group_.resize(members_.size());
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const bool is_new = m == 0 || knapsack.groups[members_[m]] != knapsack.groups[members_[m - 1]];
    if (is_new) starts_.push_back(m);
    group_[members_[m]] = static_cast<std::uint32_t>(starts_.size() - 1);
  }
  starts_.push_back(members_.size());
  set_spare_apart();
}

// The most items that the budget and the limit on all of them let through.
std::size_t KnapsackLayout::most_paid() const {
  double cheapest = std::numeric_limits<double>::infinity();
  for (std::size_t item = 0; item < items(); ++item) {
    for (int option = 0; option < static_cast<int>(knapsack_.options); ++option) {
      if (is_affordable(item, option)) cheapest = std::min(cheapest, knapsack_.cost(item, option));
    }
  }
  if (budget_ >= cheapest * static_cast<double>(most_items_)) return most_items_;
  return static_cast<std::size_t>(budget_ / cheapest);
}

// Many equal items would all be searched, for nothing. A choice has at most `most` items. Where an
// item has equals in as many groups, one of these groups is not used by the others chosen; where it
// has as many in its own group as the group may have, one of them is free. Either way a free equal
// can take the item's place, so the item need not be looked at.
void KnapsackLayout::set_spare_apart() {
  const std::size_t most = most_paid();
  const auto row = [&](const std::vector<double>& of, std::uint32_t item) {
    const auto begin = of.begin() + static_cast<std::ptrdiff_t>(item * knapsack_.options);
    return std::span(begin, knapsack_.options);
  };
  const auto compare = [&](std::uint32_t a, std::uint32_t b) {
    for (const std::vector<double>* of : {&knapsack_.values, &knapsack_.costs}) {
      const auto first = row(*of, a);
      const auto second = row(*of, b);
      const auto [x, y] = std::ranges::mismatch(first, second);
      if (x != first.end()) return *x < *y ? -1 : 1;
    }
    return 0;
  };
  std::vector<std::uint32_t> order(items());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](auto a, auto b) { return compare(a, b) < 0; });
  std::map<std::size_t, std::size_t> by_group;  // of the equals that are kept
  std::size_t kept = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || compare(order[i - 1], order[i]) != 0) {
      by_group.clear();
      kept = 0;
    }
    std::size_t& in_group = by_group[group_of(order[i])];
    const bool has_no_group_limit = most_a_group_ == items();
    const std::size_t apart = has_no_group_limit ? kept : by_group.size() - (in_group == 0 ? 1 : 0);
    spare_[order[i]] = apart >= most || in_group >= most_a_group_;
    if (spare_[order[i]]) continue;
    ++in_group;
    ++kept;
  }
}

}  // namespace crossfade::advise
