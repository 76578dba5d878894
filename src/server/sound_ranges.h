#pragma once

#include <cstdint>
#include <span>

#include "server/board.h"
#include "table/json.h"

namespace crossfade::server {

/// Quantiles are told for shares 0, .05, .1, ... 1.
inline constexpr int kSoundQuantiles = 21;

/// How what a demo can be measured by is spread among tracks of the board, and among the hits of
/// them (Board::hit_threshold), as openapi.json's `SoundRanges` has it, without the origin: tempo,
/// length and loudness as the platform gives them. A track counts once a recording: the same sound
/// on two releases is one.
table::Json json_sound_ranges(const Board& board, std::span<const std::uint32_t> rows);

}  // namespace crossfade::server
