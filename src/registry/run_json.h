#pragma once

#include <string>

#include "registry/run_comparison.h"
#include "registry/runs.h"
#include "table/json.h"

namespace crossfade::registry {

/// "2026-11-26T14:55:03Z"; empty for 0.
std::string time_words(std::int64_t ms);

/// {id, key, parent, kind, name, target, scenario, status, started, ended, seconds, seed, code,
/// report, model, data: {files, digest, rows, snapshot}, params: {…}, tags: {…}, metrics: [{name,
/// value, low, high, n}], folds: [{name, values}], files: [{path, digest, bytes}]}; what a run has
/// not is null.
table::Json json_run(const RunRecord& run);

/// {runs: [id], data: [{name, values}], params, origins, figures: [{target, scenario, name, values:
/// [{value, low, high, n}], from_first: [{basis, value, low, high, n, clear}]}], times}; `basis` is
/// "paired-folds", "intervals" or null.
table::Json json_comparison(const std::vector<RunFamily>& families,
                            const RunComparison& comparison);

}  // namespace crossfade::registry
