#pragma once

#include "insight/finding.h"

namespace crossfade::insight {

/// Where the interval lies to the threshold, as a clause without its full stop: "the whole interval
/// lies below 0.700".
text::Sentence threshold_words(const stats::Estimate& estimate, double threshold, Unit unit);

}  // namespace crossfade::insight
