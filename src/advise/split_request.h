#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "advise/plan_request.h"
#include "advise/spend_history.h"
#include "advise/water_filling.h"

namespace crossfade::advise {

/// A request that holds together: the platforms that may get money, and how much.
struct SplitRequest {
  std::vector<std::string> names;
  std::vector<std::size_t> places;  ///< of them in the history; empty without one
  std::vector<SpendLimits> limits;
  double budget = 0;
  double spendable = 0;  ///< the budget, or the sum of the most where that is less
};

/// Checks the request against itself and the history (null: none); without listed platforms all of
/// the history's, without limits. Throws as split_budget() does.
SplitRequest check_request(const PromotionRequest& request, const SpendHistory* history);

}  // namespace crossfade::advise
