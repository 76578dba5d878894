#pragma once

#include <vector>

#include "advise/action_plan.h"
#include "insight/old_claims.h"

namespace crossfade::advise {

/// Sets OldClaim::from_plan where the user's own plan speaks to a promise: what it leaves unspent,
/// what a smaller budget keeps, what it returns, what its signing rule picks.
void answer_claims(const ActionPlan& plan, std::vector<insight::OldClaim>& claims);

}  // namespace crossfade::advise
