#pragma once

#include <vector>

#include "score/prediction.h"
#include "table/json.h"

namespace crossfade::cli {

/// [{row, artist, track, scenario, streams, streams_low, streams_high, hit_probability, views,
/// views_low, views_high, note}], with reasons and nearest recordings where `detail` asks for them.
table::Json json_of(const std::vector<score::Prediction>& predictions, score::Detail detail);

}  // namespace crossfade::cli
