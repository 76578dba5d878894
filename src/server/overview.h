#pragma once

#include <cstddef>

#include "server/track_filter.h"
#include "table/json.h"

namespace crossfade::server {

struct Board;

/// Above so many tracks a scatter is density.
inline constexpr std::size_t kScatterTracks = 50000;

/// The overview's tiles of the tracks that fit, but its key figures, as openapi.json's `Overview` has them,
/// without the origin.
table::Json json_overview(const Board& board, const TrackFilter& filter);

/// openapi.json's `Scatter`, without the origin: the selected tracks whose streams and views are
/// above zero, as points or, above `most_points` of them, as cells.
table::Json json_scatter(const Board& board, const Selection& selection,
                         std::size_t most_points = kScatterTracks);

}  // namespace crossfade::server
