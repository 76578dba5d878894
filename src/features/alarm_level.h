#pragma once

#include "features/scenario.h"

namespace crossfade::features {

/// The score above which a model is a leak until explained: R2 of log streams and log views, area
/// under the ROC curve of hits; pooled, out of fold. For evaluate::warn_of_score().
double alarm_level(Target target, Scenario scenario);

}  // namespace crossfade::features
