#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "registry/forecast.h"
#include "stats/bootstrap.h"
#include "stats/estimate.h"
#include "store/store.h"

namespace crossfade::registry {

/// How the forecasts of one target and scenario came out. Intervals resample artists; n is the
/// recordings whose count the later snapshot knows. Errors are in decades (log10 of the count).
struct OutcomeScore {
  std::string target;
  std::string scenario;
  std::size_t foretold = 0;
  stats::Estimate coverage;  ///< share inside the 90 % band; counts only
  stats::Estimate error;     ///< mean absolute; counts only
  /// 1 - squared error / that of the rule of thumb: the mean of the artist's other recordings in
  /// the snapshot that the forecast knew (scenarios b and d), of all of them (a and c); of hits,
  /// "one in ten".
  stats::Estimate gain;
  stats::Estimate probability;  ///< mean foretold; hits only
  stats::Estimate hits;         ///< share that are hits: above the later 90th percentile; hits only
  /// Expected calibration error, 15 bins of equal mass; hits only.
  double calibration_error = std::numeric_limits<double>::quiet_NaN();
};

/// How the recordings that a plan chose fared beside the rule of thumb, which takes as many with
/// the most streams: median of later streams / streams then - 1. As observed: what the plan did
/// about them is not told apart from what would have come anyway.
struct ChoiceScore {
  std::size_t chosen = 0;
  stats::Estimate growth;
  stats::Estimate rule_growth;
};

/// A forecast and how it came out; `scored` is false while no later snapshot has landed.
struct LedgerEntry {
  std::int64_t id = 0;  ///< below zero: the report of that number
  std::string kind;     ///< "study", "predict", "plan"
  base::Date made_on;   ///< missing: undated
  bool scored = false;
  std::vector<OutcomeScore> outcomes;
  std::optional<ChoiceScore> choices;
};

/// All forecasts against the latest snapshot.
struct Ledger {
  std::int64_t snapshot = 0;  ///< 0: the store has none
  base::Date as_of;           ///< of the snapshot; missing: undated
  std::vector<LedgerEntry> entries;
};

/// Scores every forecast of the store that was made before the latest snapshot: on earlier counts
/// (an earlier date where both are dated, else another snapshot). Changes nothing in the store.
Ledger score_ledger(store::Store& store, const stats::BootstrapOptions& options);

/// The same of some forecasts alone.
Ledger score_ledger(store::Store& store, const stats::BootstrapOptions& options,
                    const std::function<bool(const KeptForecast&)>& is_wanted);

}  // namespace crossfade::registry
