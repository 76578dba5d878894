#include "score/learners.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

LearnerSetting boosting(learn::BoostingOptions options) {
  LearnerSetting setting;
  setting.card.kind = evaluate::LearnerCard::Kind::kBoosting;
  setting.card.trees = options.trees;
  setting.card.leaves = options.leaves;
  setting.card.rate = options.rate;
  setting.card.l2 = options.l2;
  setting.card.row_share = options.row_share;
  setting.card.column_share = options.column_share;
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
  setting.card.kind = evaluate::LearnerCard::Kind::kExtraTrees;
  setting.card.trees = options.trees;
  setting.card.column_share = options.column_share;
  setting.card.min_leaf_rows = options.min_leaf_rows;
  setting.fit = [options](const learn::BinnedMatrix& features, std::span<const double> target,
                          std::uint64_t seed) {
    learn::ExtraTreesOptions seeded = options;
    seeded.seed = seed;
    return learn::fit_extra_trees(features, target, seeded);
  };
  return setting;
}

// Fewer and larger steps, where more and smaller ones gain next to nothing.
void hasten(learn::BoostingOptions& options, double by) {
  options.trees = static_cast<int>(options.trees / by);
  options.rate *= by;
}

}  // namespace

bool is_asked(Target outcome, Scenario scenario, Effort effort) {
  if (effort == Effort::kQuick) return !features::has_roster(scenario);
  // Views before release are rarely asked for: a answers for b as well, and saves a tenth of the
  // time.
  return outcome != Target::kLogViews || scenario != Scenario::kRosterDemo;
}

LearnerSetting make_learner(const LearnerOptions& options) {
  return options.kind == evaluate::LearnerCard::Kind::kBoosting ? boosting(options.boosting)
                                                                : extra_trees(options.extra_trees);
}

learn::BoostingOptions base_settings(Target outcome, Scenario scenario) {
  learn::BoostingOptions options;
  options.trees = features::video_is_out(scenario) ? 500 : 600;
  options.rate = features::video_is_out(scenario) ? 0.0325 : 0.0275;
  if (outcome == Target::kLogViews) hasten(options, 3);
  return options;
}

std::vector<LearnerSetting> learner_settings(Target target, Scenario scenario, Effort effort) {
  learn::BoostingOptions boosted;
  if (target == Target::kHit) {
    boosted.loss = learn::Loss::kLogistic;
    boosted.trees = 250;
  } else if (effort == Effort::kQuick) {
    boosted.trees = 250;
    boosted.rate = 0.07;
  } else {
    const bool out = features::video_is_out(scenario);
    boosted.trees = out ? 500 : 600;
    boosted.rate = out ? 0.036 : 0.03;
    boosted.leaves = out ? 24 : 20;
    boosted.column_share = out ? 0.35 : 0.4;
    if (target == Target::kLogViews || scenario == Scenario::kDemo) hasten(boosted, 1.5);
  }
  std::vector<LearnerSetting> settings{boosting(boosted)};
  if (effort == Effort::kQuick) return settings;
  // Hits are few: a forest of them adds nothing to boosting and the stack of streams.
  if (target == Target::kHit) return settings;
  // Twins that differ in their draws alone are steadier together than one of twice the trees.
  if (target == Target::kLogStreams && scenario != Scenario::kDemo) {
    settings.push_back(boosting(boosted));
  }
  learn::ExtraTreesOptions random;
  random.trees = 40;
  random.column_share = scenario == Scenario::kVideoOut ? 0.25 : 0.15;
  settings.push_back(extra_trees(random));
  return settings;
}

}  // namespace crossfade::score
