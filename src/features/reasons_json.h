#pragma once

#include "features/family_reasons.h"
#include "table/json.h"

namespace crossfade::features {

/// {base, families: [{family, factor, feature, value, because}]}: base, as 1 + a count or as odds,
/// times all factors is the answer; `because` tells feature and value in words, {en, ko}.
table::Json json_of(const Reasons& reasons);

}  // namespace crossfade::features
