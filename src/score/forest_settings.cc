#include "score/forest_settings.h"

#include <fmt/format.h>

namespace crossfade::score {

learn::ForestOptions forest_settings(features::Target target, features::Scenario scenario) {
  using features::Scenario;
  using features::Target;
  learn::ForestOptions options;
  options.trees = target == Target::kLogStreams ? 100 : 60;
  if (scenario == Scenario::kDemo) {
    options.max_depth = 16;
    options.column_share = 0.1;
    options.min_leaf_rows = target == Target::kHit ? 10 : 5;
  } else {
    options.max_depth = 20;
    options.column_share = 0.2;
    options.min_leaf_rows = target == Target::kLogViews ? 5 : 3;
  }
  return options;
}

std::string describe(const learn::ForestOptions& options) {
  return fmt::format("random forest, {} trees, depth {}, at least {} rows a leaf, {:.0f} % of the columns a split",
                     options.trees, options.max_depth, options.min_leaf_rows,
                     100 * options.column_share);
}

}  // namespace crossfade::score
