#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "registry/registry.h"
#include "store/store.h"

namespace crossfade::registry {

/// The models and the findings of a kept report, in the order of their keys; none where there is no
/// such report.
std::vector<ModelRecord> read_models(store::Store& store, std::int64_t report);
std::vector<FindingRecord> read_findings(store::Store& store, std::int64_t report);

/// The number of the last report with a plan; 0 where there is none.
std::int64_t last_plan(store::Store& store);

/// What a report's model of one target and scenario said out of fold, by the rows of the report's
/// snapshot; NaN where a row was not judged. Numbers are in the target's unit, as floats: seven
/// digits of a logarithm or a probability.
struct PredictionColumn {
  std::string target;
  std::string scenario;
  std::vector<float> value;
  std::vector<float> low;  ///< ends of the 90 % band; empty where the model has none
  std::vector<float> high;
};

/// All predictions of a report, by target and scenario, in columns of `rows` rows; what lies beyond
/// is left out.
std::vector<PredictionColumn> read_predictions(store::Store& store, std::int64_t report,
                                               std::size_t rows);

}  // namespace crossfade::registry
