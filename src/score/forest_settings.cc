#include "score/forest_settings.h"

#include <fmt/format.h>

namespace crossfade::score {

learn::ForestOptions forest_settings(features::Target target, features::Scenario scenario) {
  const bool few_columns = scenario == features::Scenario::kDemo;
  learn::ForestOptions options;
  options.trees = target == features::Target::kHit ? 150 : 120;
  options.max_depth = 20;
  options.min_leaf_rows = few_columns ? 10 : 3;
  options.column_share = few_columns ? 0.2 : 0.33;
  return options;
}

std::string describe(const learn::ForestOptions& options) {
  return fmt::format("random forest, {} trees, depth {}, at least {} rows a leaf, {:.0f} % of the columns a split",
                     options.trees, options.max_depth, options.min_leaf_rows,
                     100 * options.column_share);
}

}  // namespace crossfade::score
