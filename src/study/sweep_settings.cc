#include "study/sweep_settings.h"

#include <cmath>

#include "base/error.h"
#include "score/outcome_model.h"
#include "table/csv_reader.h"
#include "table/json.h"

namespace crossfade::study {
namespace {

using features::Target;
using Kind = evaluate::LearnerCard::Kind;
using score::LearnerOptions;

constexpr LearnerKey kKeys[] = {
    {"trees", true, true, true, 1, 20000, false,
     [](const LearnerOptions& options) {
       return static_cast<double>(options.kind == Kind::kBoosting ? options.boosting.trees
                                                                  : options.extra_trees.trees);
     },
     [](LearnerOptions& options, double value) {
       options.boosting.trees = static_cast<int>(value);
       options.extra_trees.trees = static_cast<int>(value);
     }},
    {"column_share", true, true, false, 0, 1, true,
     [](const LearnerOptions& options) {
       return options.kind == Kind::kBoosting ? options.boosting.column_share
                                              : options.extra_trees.column_share;
     },
     [](LearnerOptions& options, double value) {
       options.boosting.column_share = value;
       options.extra_trees.column_share = value;
     }},
    {"min_leaf_rows", true, true, true, 1, 1'000'000, false,
     [](const LearnerOptions& options) {
       return static_cast<double>(options.kind == Kind::kBoosting
                                      ? options.boosting.min_leaf_rows
                                      : options.extra_trees.min_leaf_rows);
     },
     [](LearnerOptions& options, double value) {
       options.boosting.min_leaf_rows = static_cast<int>(value);
       options.extra_trees.min_leaf_rows = static_cast<int>(value);
     }},
    {"rate", true, false, false, 0, 1, true,
     [](const LearnerOptions& options) { return options.boosting.rate; },
     [](LearnerOptions& options, double value) { options.boosting.rate = value; }},
    {"leaves", true, false, true, 2, 256, false,
     [](const LearnerOptions& options) { return static_cast<double>(options.boosting.leaves); },
     [](LearnerOptions& options, double value) {
       options.boosting.leaves = static_cast<int>(value);
     }},
    {"row_share", true, false, false, 0, 1, true,
     [](const LearnerOptions& options) { return options.boosting.row_share; },
     [](LearnerOptions& options, double value) { options.boosting.row_share = value; }},
    {"l2", true, false, false, 0, 1e6, false,
     [](const LearnerOptions& options) { return options.boosting.l2; },
     [](LearnerOptions& options, double value) { options.boosting.l2 = value; }},
    {"max_depth", false, true, true, 1, 32, false,
     [](const LearnerOptions& options) {
       return static_cast<double>(options.extra_trees.max_depth);
     },
     [](LearnerOptions& options, double value) {
       options.extra_trees.max_depth = static_cast<int>(value);
     }},
};

std::string value_of(const std::vector<registry::RunEntry>& params, std::string_view key) {
  const std::string* value = registry::find_entry(params, key);
  return value == nullptr ? "" : *value;
}

}  // namespace

std::span<const LearnerKey> learner_keys() { return kKeys; }

std::string_view learner_name(Kind kind) {
  return kind == Kind::kBoosting ? "boosting" : "extra_trees";
}

std::vector<registry::RunEntry> params_of(const SweepSetting& setting) {
  std::vector<registry::RunEntry> params{
      {"target", std::string(score::target_name(setting.target))},
      {"scenario", std::string(score::scenario_name(setting.scenario))},
      {"missing", std::string(catalogue::missing_policy_name(setting.missing))},
      {"learner", std::string(learner_name(setting.learner.kind))}};
  for (const LearnerKey& key : kKeys) {
    if (!key.is_of(setting.learner.kind)) continue;
    const double value = key.read(setting.learner);
    params.push_back({std::string(key.name), key.is_whole ? std::to_string(static_cast<int>(value))
                                                          : table::Json(value).dump(0)});
  }
  return params;
}

SweepSetting setting_of(const std::vector<registry::RunEntry>& params) {
  SweepSetting setting;
  bool is_known = set_target(setting, value_of(params, "target")) &&
                  set_scenario(setting, value_of(params, "scenario")) &&
                  set_missing(setting, value_of(params, "missing")) &&
                  set_learner(setting, value_of(params, "learner"));
  for (const LearnerKey& key : kKeys) {
    if (!key.is_of(setting.learner.kind)) continue;
    const double value = table::parse_number(value_of(params, key.name)).value;
    is_known = is_known && value >= key.low && value <= key.high;
    if (is_known) key.write(setting.learner, value);
  }
  if (is_known) return setting;
  throw base::Error(base::ErrorKind::kInputRefused,
                    "a setting of this run is not known to this program", {},
                    "use the version that made the run");
}

bool set_target(SweepSetting& setting, std::string_view name) {
  for (const Target target : {Target::kLogStreams, Target::kHit, Target::kLogViews}) {
    if (score::target_name(target) != name) continue;
    setting.target = target;
    return true;
  }
  return false;
}

bool set_scenario(SweepSetting& setting, std::string_view name) {
  for (const features::Scenario scenario : features::kScenarios) {
    if (score::scenario_name(scenario) != name) continue;
    setting.scenario = scenario;
    return true;
  }
  return false;
}

bool set_missing(SweepSetting& setting, std::string_view name) {
  using catalogue::MissingPolicy;
  for (const MissingPolicy policy : {MissingPolicy::kKeep, MissingPolicy::kMedian,
                                     MissingPolicy::kZero, MissingPolicy::kRefuse}) {
    if (catalogue::missing_policy_name(policy) != name) continue;
    setting.missing = policy;
    return true;
  }
  return false;
}

bool set_learner(SweepSetting& setting, std::string_view name) {
  for (const Kind kind : {Kind::kBoosting, Kind::kExtraTrees}) {
    if (learner_name(kind) != name) continue;
    setting.learner.kind = kind;
    return true;
  }
  return false;
}

}  // namespace crossfade::study
