#include "study/promotion.h"

#include <algorithm>

#include "base/error.h"
#include "registry/version_files.h"
#include "study/paired_trial_json.h"
#include "warehouse/history.h"
#include "warehouse/snapshot_reader.h"
#include "warehouse/warehouse.h"

namespace crossfade::study {
namespace {

using registry::ChangeAction;
using registry::ModelVersion;
using score::TrialVerdict;

// A version's files become those in use.
registry::TakeUp take_up(const std::string& store) {
  return [store](const ModelVersion& version) {
    registry::copy_models(registry::version_folder(store, version.digest),
                          registry::models_folder(store));
  };
}

// The snapshots of a trial, each read once.
class Snapshots {
 public:
  explicit Snapshots(store::Store& store)
      : store_(store), latest_(warehouse::load_latest_snapshot(store)) {}

  const catalogue::Import& latest() const { return latest_.import; }
  bool is_latest(const ModelVersion& version) const {
    return version.data.snapshot == latest_.snapshot;
  }
  score::TrialSide side_of(const ModelVersion& version, catalogue::Import& room) {
    if (is_latest(version)) return {recipe_of(version), latest_.import, true};
    room = warehouse::read_snapshot(store_, version.data.snapshot);
    return {recipe_of(version), room, false};
  }

 private:
  store::Store& store_;
  warehouse::StoredImport latest_;
};

score::Trial hold_trial(store::Store& store, const Promotion& pair,
                        const PromotionRequest& request) {
  if (request.progress != nullptr) request.progress->begin("reading", 0);
  Snapshots snapshots(store);
  catalogue::Import first;
  catalogue::Import second;
  const score::TrialSide champion = snapshots.side_of(pair.champion, first);
  const score::TrialSide challenger = snapshots.side_of(pair.challenger, second);
  return score::try_recipes(
      snapshots.latest(), champion, challenger,
      {.seed = request.seed, .threads = request.threads, .progress = request.progress});
}

// "hit a, log_views c": the figures of that verdict.
std::string figures_that_are(const score::Trial& trial, TrialVerdict verdict) {
  std::string names;
  for (const score::TrialFigure& each : trial.figures) {
    if (each.verdict != verdict) continue;
    names += (names.empty() ? "" : ", ") + each.target + " " + each.scenario;
  }
  return names;
}

std::string why_refused(const score::Trial& trial) {
  if (const std::string lost = figures_that_are(trial, TrialVerdict::kLost); !lost.empty()) {
    return "it has no model of " + lost;
  }
  if (const std::string worse = figures_that_are(trial, TrialVerdict::kWorse); !worse.empty()) {
    return "it is worse at " + worse;
  }
  const bool is_tried = std::ranges::any_of(trial.figures, [](const score::TrialFigure& each) {
    return each.verdict == TrialVerdict::kUndecided;
  });
  return is_tried ? "it is not clearly better at anything"
                  : "the latest snapshot cannot carry a test";
}

void refuse_without_reason(const PromotionRequest& request) {
  if (request.force && request.note.reason.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "a forced promotion wants a reason", {},
                      "say why with --reason TEXT");
  }
}

}  // namespace

score::Recipe recipe_of(const ModelVersion& version) {
  return {version.seed, score::effort_of(version.effort),
          catalogue::missing_policy_of(version.missing)};
}

Promotion promote(const PromotionRequest& request) {
  store::Store store(request.store, store::Access::kExisting, store::kLongPatience);
  warehouse::prepare(store);
  Promotion result;
  result.challenger = registry::load_candidate(store, request.number);
  refuse_without_reason(request);
  result.champion = registry::load_version(store, registry::kChampion);
  registry::check_version(request.store, result.challenger);
  registry::ChangeNote note = request.note;
  if (!request.force) {
    result.trial = hold_trial(store, result, request);
    note.evidence = json_trial(result.trial).dump(0);
    if (!result.trial.is_won) {
      result.reason = why_refused(result.trial);
      note.reason = result.reason;
      registry::note_refusal(store, result.challenger.number, note);
      return result;
    }
  }
  if (registry::load_version(store, registry::kChampion).number != result.champion.number) {
    throw base::Error(base::ErrorKind::kStoreBusy, "the champion was replaced meanwhile",
                      {request.store, 0, 0}, "start again");
  }
  registry::make_champion(store, result.challenger.number,
                          request.force ? ChangeAction::kForce : ChangeAction::kPromote, note,
                          take_up(request.store));
  result.is_promoted = true;
  return result;
}

ModelVersion roll_back(const std::string& store_path, const registry::ChangeNote& note) {
  store::Store store(store_path, store::Access::kExisting, store::kLongPatience);
  warehouse::prepare(store);
  const std::int64_t number = registry::roll_back(store, note, [&](const ModelVersion& version) {
    registry::check_version(store_path, version);
    take_up(store_path)(version);
  });
  return registry::load_version(store, number);
}

}  // namespace crossfade::study
