#pragma once

#include "registry/ledger.h"
#include "table/json.h"

namespace crossfade::server {

/// [{kind, id, made_on, scored, outcomes: [{target, scenario, foretold, coverage, error_decades,
/// gain, probability, hits, calibration_error}], choices: {chosen, growth, rule_growth} or null}]
table::Json json_forecasts(const registry::Ledger& ledger);

}  // namespace crossfade::server
