#pragma once

#include "score/demo_score.h"
#include "table/json.h"

namespace crossfade::score {

/// A score as an object: scenario, by_sound_alone, streams, streams_low, streams_high,
/// hit_probability, lift (null where not known), base_rate, alike and auc as {value, low, high, n},
/// rank {place, of, released_below, released}, read and hidden (columns of the sound), note and
/// note_ko, reasons and nearest as a prediction has them.
table::Json json_of(const DemoScore& score);

}  // namespace crossfade::score
