#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "evaluate/model_card.h"
#include "features/scenario.h"
#include "learn/binned_matrix.h"
#include "learn/boosting.h"
#include "learn/extra_trees.h"
#include "learn/tree_ensemble.h"

namespace crossfade::score {

/// How thorough a training is.
enum class Effort : std::uint8_t {
  kFull,   ///< all learners of the stack, all scenarios
  kQuick,  ///< boosting alone, scenarios without a roster: a first look
};

/// Whether a training of this effort has a model of an outcome (not kHit) in a scenario.
bool is_asked(features::Target outcome, features::Scenario scenario, Effort effort);

/// One learner of a stack: its settings are fixed, the seed is the caller's.
struct LearnerSetting {
  evaluate::LearnerCard card;
  std::function<learn::TreeEnsemble(const learn::BinnedMatrix& features,
                                    std::span<const double> target, std::uint64_t seed)>
      fit;
};

/// The learners for a target, chosen by cross-validation on the example (docs/models.md). Those of
/// hits are fitted to 0 and 1 and answer with log-odds.
std::vector<LearnerSetting> learner_settings(features::Target target, features::Scenario scenario,
                                             Effort effort);

/// A learner and all that can be set of it; only those of its kind are read.
struct LearnerOptions {
  evaluate::LearnerCard::Kind kind = evaluate::LearnerCard::Kind::kBoosting;
  learn::BoostingOptions boosting = {};
  learn::ExtraTreesOptions extra_trees = {};
};
LearnerSetting make_learner(const LearnerOptions& options);

/// The base model of a roster scenario; `outcome` is not kHit.
learn::BoostingOptions base_settings(features::Target outcome, features::Scenario scenario);

/// Bins of a column that the learners read: with 255, four times as costly to search, the example's
/// models are no better.
inline constexpr std::size_t kBins = 63;

}  // namespace crossfade::score
