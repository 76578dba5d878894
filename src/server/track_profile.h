#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "server/board.h"
#include "table/json.h"
#include "warehouse/history.h"

namespace crossfade::server {

// openapi.json's rows and pages of tracks, artists and videos, without their origin.

/// The row of a track; nothing where the board has no such track.
std::optional<std::uint32_t> find_track(const Board& board, std::uint64_t identity);

/// `TrackRow`. Predictions are those of the models that know the video (scenario c), out of fold.
table::Json json_track_row(const Board& board, std::uint32_t row);
/// `ArtistRow` and `VideoRow`: of a group of the board, by those of its tracks that count.
table::Json json_artist_row(const Board& board, std::uint32_t group,
                            std::span<const std::uint32_t> rows);
table::Json json_video_row(const Board& board, std::uint32_t group,
                           std::span<const std::uint32_t> rows);

/// `TrackDetail`. `history` as read_history() gives it.
table::Json json_track(const Board& board, std::uint32_t row,
                       std::span<const warehouse::DatedCounts> history);
/// `ArtistDetail` of a group of Board::artists.
table::Json json_artist(const Board& board, std::uint32_t group);
/// `VideoDetail` of a group of Board::videos.
table::Json json_video(const Board& board, std::uint32_t group);

}  // namespace crossfade::server
