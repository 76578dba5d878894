#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.h"
#include "registry/ledger.h"
#include "registry/model_versions.h"
#include "score/drift.h"
#include "warehouse/history.h"

namespace crossfade::study {

/// What is asked about drift.
struct DriftRequest {
  std::string store;        ///< path
  double threshold = 0.25;  ///< score::DriftOptions::threshold
  std::uint64_t seed = 7;
  int threads = 1;
  base::Progress* progress = nullptr;  ///< not owned; may be null
};

/// What the champion foretold of one target and scenario, and what came true. Drifted where the
/// band that was to hold 90 % held surely less than 80 %; to be watched where it held surely less
/// than 90 %, or the forecasts are surely worse than the rule of thumb; undecided below 100
/// recordings.
struct OutcomeDrift {
  std::int64_t forecast = 0;  ///< registry::LedgerEntry::id
  base::Date made_on;         ///< missing: undated
  registry::OutcomeScore score;
  score::DriftVerdict verdict = score::DriftVerdict::kUndecided;
};

/// The champion and the latest import. The verdict is the worst of inputs and outcomes; outcomes
/// that are undecided do not count.
struct Drift {
  registry::ModelVersion champion;
  warehouse::SnapshotEntry latest;
  double threshold = 0.25;  ///< that was asked for
  score::InputDrift inputs;
  std::vector<OutcomeDrift> outcomes;  ///< none where no later counts have come
  score::DriftVerdict verdict = score::DriftVerdict::kUndecided;
};

/// Compares the latest snapshot with the one the champion was trained on, and its forecasts (those
/// of the study that trained it, out of fold, and of `predict --store`) with what came true.
/// Changes nothing. Throws base::Error: kNotFound where there is no champion or snapshot, kUsage
/// for a threshold that is no positive number.
Drift watch_drift(const DriftRequest& request);

}  // namespace crossfade::study
