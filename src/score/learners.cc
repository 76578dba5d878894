#include "score/learners.h"

#include <fmt/format.h>

#include "learn/extra_trees.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

LearnerSetting boosting(learn::BoostingOptions options) {
  LearnerSetting setting;
  setting.description = fmt::format(
      "boosting: {} trees of {} leaves, rate {}, {:.0f} % of the columns and {:.0f} % of "
      "the rows a tree, L2 {}",
      options.trees, options.leaves, options.rate, 100 * options.column_share,
      100 * options.row_share, options.l2);
  setting.fit = [options](const learn::BinnedMatrix& features, std::span<const double> target,
                          std::uint64_t seed) {
    learn::BoostingOptions seeded = options;
    seeded.seed = seed;
    return learn::fit_boosting(features, target, seeded);
  };
  return setting;
}

LearnerSetting extra_trees(learn::ExtraTreesOptions options) {
  LearnerSetting setting;
  setting.description =
      fmt::format("extra trees: {} trees, at least {} rows a leaf, {:.0f} % of the columns a split",
                  options.trees, options.min_leaf_rows, 100 * options.column_share);
  setting.fit = [options](const learn::BinnedMatrix& features, std::span<const double> target,
                          std::uint64_t seed) {
    learn::ExtraTreesOptions seeded = options;
    seeded.seed = seed;
    return learn::fit_extra_trees(features, target, seeded);
  };
  return setting;
}

}  // namespace

learn::BoostingOptions base_settings() {
  learn::BoostingOptions options;
  options.trees = 250;
  options.rate = 0.065;
  return options;
}

std::vector<LearnerSetting> learner_settings(Target target, Scenario scenario, Effort effort) {
  learn::BoostingOptions boosted;
  if (target == Target::kHit) {
    boosted.loss = learn::Loss::kLogistic;
    boosted.trees = 250;
  }
  std::vector<LearnerSetting> settings{boosting(boosted)};
  if (effort == Effort::kQuick) return settings;
  // Hits are few: a forest of them adds nothing to boosting and the stack of streams.
  if (target == Target::kHit) return settings;
  learn::ExtraTreesOptions random;
  random.trees = 40;
  random.column_share = 0.25;
  random.min_leaf_rows = features::video_is_out(scenario) ? 3 : 5;
  settings.push_back(extra_trees(random));
  return settings;
}

}  // namespace crossfade::score
