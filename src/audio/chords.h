#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "audio/pitch_frames.h"

namespace crossfade::audio {

/// Triads: 0 to 11 are C major to B major, 12 to 23 C minor to B minor.
inline constexpr std::size_t kChords = 24;
/// How likely each of them is what sounds; the sum is 1.
using ChordShares = std::array<double, kChords>;

/// A chord is looked for in so many frames at a time (.74 s).
inline constexpr std::size_t kChordFrames = 8;

/// The chords of a piece, stretch after stretch of kChordFrames; a last one of half as many or
/// fewer is left out. Both spans are frames of the same times, as HarmonyFrames holds them.
std::vector<ChordShares> find_chords(std::span<const PitchClasses> all,
                                     std::span<const PitchClasses> bass);

}  // namespace crossfade::audio
