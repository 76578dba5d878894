#pragma once

#include "registry/model_versions.h"
#include "study/promotion.h"
#include "study/watch_drift.h"
#include "table/json.h"

namespace crossfade::server {

/// {number, version, alias, trained_at (ms since 1970), code_version, seed, effort, missing, data:
/// {name, digest, rows, snapshot}, report, figures: [{target, scenario, figure, estimate}]}; alias
/// and report are null where there is none.
table::Json json_version(const registry::ModelVersion& version);
/// {id, at, who, action, version, champion, reason, evidence (as study::json_trial(), or null)}
table::Json json_change(const registry::ModelChange& change);
/// {promoted, forced, reason, champion, challenger, trial (null where forced)}
table::Json json_promotion(const study::Promotion& promotion, bool is_forced);
/// {verdict, champion, snapshot, as_of, threshold, rows_then, rows_now, artists_now, new_artists, families:
/// [{family, verdict, worst}], features: [{feature, family, index, missing_then, missing_now,
/// verdict}], outcomes: [{forecast, made_on, target, scenario, coverage, error_decades, gain,
/// calibration_error, verdict}]}
table::Json json_drift(const study::Drift& drift);

}  // namespace crossfade::server
