#pragma once

#include <cstddef>
#include <vector>

#include "advise/knapsack_layout.h"

namespace crossfade::advise {

/// The relaxation's optimum. Whatever is chosen within the limits is worth
///   bound - budget_price x money left - item_price x items left
///         - sum over groups of group_price x items left in the group - sum over items of loss(),
/// and none of these is negative.
struct KnapsackRelaxation {
  double bound = 0;
  double budget_price = 0;
  double item_price = 0;
  std::vector<double> group_prices;
  std::vector<double> surpluses;  ///< one an item: what it adds at these prices, 0 or more
  std::vector<int> chosen;        ///< a choice within the limits, the best seen on the way

  double loss(const KnapsackLayout& layout, std::size_t item, int option) const {
    if (option == kNoOption) return surpluses[item];
    return surpluses[item] + item_price + group_prices[layout.group_of(item)] +
           budget_price * layout.knapsack().cost(item, option) -
           layout.knapsack().value(item, option);
  }
};

KnapsackRelaxation relax_knapsack(const KnapsackLayout& layout);

}  // namespace crossfade::advise
