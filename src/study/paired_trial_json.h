#pragma once

#include "score/paired_trial.h"
#include "table/json.h"

namespace crossfade::study {

/// {rows, artists, won, figures: [{target, scenario, figure, champion, challenger, difference,
/// sure_gain, verdict}]}; estimates as everywhere: {value, low, high, n}.
table::Json json_trial(const score::Trial& trial);

}  // namespace crossfade::study
