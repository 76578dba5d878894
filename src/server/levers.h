#pragma once

#include "server/board.h"
#include "table/json.h"

namespace crossfade::server {

/// What a what-if page lets one change, as openapi.json's `Lever` has it: how a demo sounds (with the
/// spread of these features in the catalogue), the kind of release and of video. Each says whether
/// changing it is known to change the outcome, by the findings of the latest study, or only
/// describes.
table::Json json_levers(const Board& board);

}  // namespace crossfade::server
