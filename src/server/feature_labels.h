#pragma once

#include "table/json.h"

namespace crossfade::server {

/// What the features' names stand for, by name: {"energy": {"en": ..., "ko": ...}, ...}.
table::Json json_feature_labels();

}  // namespace crossfade::server
