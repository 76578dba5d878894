#pragma once

#include <string>

#include "features/scenario.h"
#include "learn/forest.h"

namespace crossfade::score {

/// The forest's settings for a target and scenario, chosen by cross-validation on the example
/// (docs/models.md); seed and threads are the caller's to set.
learn::ForestOptions forest_settings(features::Target target, features::Scenario scenario);

/// "forest: 200 trees, depth 15, ..." for the model card.
std::string describe(const learn::ForestOptions& options);

}  // namespace crossfade::score
