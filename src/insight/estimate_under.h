#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "insight/finding.h"
#include "insight/row_choices.h"
#include "stats/estimate.h"

namespace crossfade::insight {

/// Takes a finding's figure on the first choice of rows, and under each of the others; the verdict
/// is that on the finding's threshold. At least one choice.
void estimate_under(std::span<const RowChoice> choices,
                    const std::function<stats::Estimate(std::span<const std::size_t>)>& estimate,
                    Finding& finding);

}  // namespace crossfade::insight
