#pragma once

#include <vector>

#include "score/prediction.h"
#include "table/json.h"

namespace crossfade::score {

/// [{row, artist, track, scenario, streams, streams_low, streams_high, hit_probability, views,
/// views_low, views_high, note}], with reasons and nearest recordings where `detail` asks for them.
table::Json json_of(const std::vector<Prediction>& predictions, Detail detail);

/// Adds to an answer why it was given: `reasons` of streams, hit and views (null where it has none)
/// and `nearest`.
void add_explanation(table::Json& row, const Explanation& explanation);

}  // namespace crossfade::score
