#pragma once

#include <cstddef>
#include <string_view>

#include "table/json.h"

namespace crossfade::server {

struct Board;

/// What a search box offers while somebody types, as openapi.json's `Suggestions`: at most `most`
/// artists, tracks and videos whose own name (of a track also its artist's) has all words; exact
/// names first, then beginnings, then the rest, of equal ones those with more streams (videos:
/// views). Empty lists for a text without a word.
table::Json json_search(const Board& board, std::string_view text, std::size_t most = 8);

}  // namespace crossfade::server
