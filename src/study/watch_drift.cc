#include "study/watch_drift.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "warehouse/snapshot_reader.h"
#include "warehouse/warehouse.h"

namespace crossfade::study {
namespace {

using score::DriftVerdict;

constexpr std::size_t kFewestRows = 100;
constexpr double kPromised = 0.9;  // of the bands
constexpr double kBroken = 0.8;

void begin(const DriftRequest& request, const char* stage) {
  if (request.progress != nullptr) request.progress->begin(stage, 0);
}

DriftVerdict judge(const registry::OutcomeScore& score) {
  if (score.gain.n < kFewestRows || std::isnan(score.gain.high)) return DriftVerdict::kUndecided;
  if (score.coverage.high < kBroken) return DriftVerdict::kDrifted;
  // A model that never did better than the rule of thumb is weak, which is not what changed.
  const bool is_weak = score.gain.high < 0 || score.coverage.high < kPromised;
  return is_weak ? DriftVerdict::kWatch : DriftVerdict::kStable;
}

std::vector<OutcomeDrift> judge_outcomes(store::Store& store,
                                         const registry::ModelVersion& champion,
                                         const DriftRequest& request) {
  const auto is_of_champion = [&](const registry::KeptForecast& kept) {
    const bool is_of_its_study = champion.report != 0 && kept.id == -champion.report;
    return is_of_its_study || kept.forecast.model_version == champion.digest;
  };
  const registry::Ledger ledger = registry::score_ledger(
      store, {.seed = request.seed, .threads = request.threads}, is_of_champion);
  std::vector<OutcomeDrift> outcomes;
  for (const registry::LedgerEntry& entry : ledger.entries) {
    for (const registry::OutcomeScore& score : entry.outcomes) {
      outcomes.push_back({entry.id, entry.made_on, score, judge(score)});
    }
  }
  return outcomes;
}

}  // namespace

Drift watch_drift(const DriftRequest& request) {
  if (!(request.threshold > 0) || std::isinf(request.threshold)) {
    throw base::Error(base::ErrorKind::kUsage, "--threshold is no positive number", {},
                      "the usual one is 0.25");
  }
  begin(request, "reading");
  store::Store store(request.store, store::Access::kExisting);
  warehouse::prepare(store);
  Drift drift;
  drift.champion = registry::load_version(store, registry::kChampion);
  const warehouse::StoredImport latest = warehouse::load_latest_snapshot(store);
  drift.threshold = request.threshold;
  drift.latest = warehouse::list_snapshots(store).front();
  const catalogue::Import then = warehouse::read_snapshot(store, drift.champion.data.snapshot);
  begin(request, "comparing");
  score::DriftOptions options;
  options.threshold = request.threshold;
  options.seed = request.seed;
  options.threads = request.threads;
  drift.inputs = score::measure_drift(then, latest.import, options);
  drift.outcomes = judge_outcomes(store, drift.champion, request);
  drift.verdict = drift.inputs.verdict;
  for (const OutcomeDrift& each : drift.outcomes) {
    if (each.verdict == DriftVerdict::kUndecided) continue;
    const bool is_worse = each.verdict > drift.verdict && each.verdict != DriftVerdict::kStable;
    if (is_worse) drift.verdict = each.verdict;
  }
  return drift;
}

}  // namespace crossfade::study
