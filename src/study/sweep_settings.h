#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/missing_policy.h"
#include "features/scenario.h"
#include "registry/runs.h"
#include "score/learners.h"

namespace crossfade::study {

/// One setting of a sweep: what is predicted, knowing what, by which learner set how.
struct SweepSetting {
  features::Target target = features::Target::kLogStreams;
  features::Scenario scenario = features::Scenario::kVideoOut;
  catalogue::MissingPolicy missing = catalogue::MissingPolicy::kKeep;
  score::LearnerOptions learner = {};
};

/// A number of a learner that can be set.
struct LearnerKey {
  std::string_view name;
  bool of_boosting;
  bool of_extra_trees;
  bool is_whole;
  double low;
  double high;
  bool above_low;  ///< `low` itself is refused
  double (*read)(const score::LearnerOptions& options);
  void (*write)(score::LearnerOptions& options, double value);

  bool is_of(evaluate::LearnerCard::Kind kind) const {
    return kind == evaluate::LearnerCard::Kind::kBoosting ? of_boosting : of_extra_trees;
  }
};
std::span<const LearnerKey> learner_keys();

/// "boosting", "extra_trees".
std::string_view learner_name(evaluate::LearnerCard::Kind kind);

/// The values of a setting by the names that a sweep file uses, numbers that its learner has not
/// left out; and back. setting_of() throws base::Error (kInputRefused) for a value that is none.
std::vector<registry::RunEntry> params_of(const SweepSetting& setting);
SweepSetting setting_of(const std::vector<registry::RunEntry>& params);

/// Targets, scenarios, policies and learners by name. Return false for a name that is none.
bool set_target(SweepSetting& setting, std::string_view name);
bool set_scenario(SweepSetting& setting, std::string_view name);
bool set_missing(SweepSetting& setting, std::string_view name);
bool set_learner(SweepSetting& setting, std::string_view name);

}  // namespace crossfade::study
