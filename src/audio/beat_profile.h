#pragma once

#include <array>
#include <cstddef>

#include "audio/periodicity.h"

namespace crossfade::audio {

/// Four beats, each in twelve places (halves, thirds and quarters fall on one).
inline constexpr std::size_t kPlacesOfBeat = 12;
inline constexpr std::size_t kBeatsOfProfile = 4;
inline constexpr std::size_t kPlaces = kPlacesOfBeat * kBeatsOfProfile;

/// The onsets of four beats, laid over one another: groups x places, 1 being the group's mean.
/// Place 0 is a beat, chosen among the four so that the low group is strongest there. By windows of
/// 12 s, each with a beginning of its own, so that a tempo need not hold for longer.
using BeatProfile = std::array<std::array<double, kPlaces>, kBandGroups>;
BeatProfile beat_profile(const GroupOnsets& onsets, double beat_seconds);

}  // namespace crossfade::audio
