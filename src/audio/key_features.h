#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "audio/chords.h"
#include "audio/pitch_frames.h"

namespace crossfade::audio {

/// A tonic and a mode: 0 to 11 are C major to B major, 12 to 23 C minor to B minor.
inline constexpr std::size_t kKeys = 24;

/// What is known of a key before one is chosen; kKeyFeatureNames tells them.
inline constexpr std::size_t kKeyFeatures = 37;
using KeyFeatures = std::array<double, kKeyFeatures>;
extern const std::array<std::string_view, kKeyFeatures> kKeyFeatureNames;
using KeyTable = std::array<KeyFeatures, kKeys>;

/// Features of all keys for these segments and the chords of the same time, pitches of the segments
/// being moved by the tuning (NaN: not at all); all 0 without any.
KeyTable key_features(std::span<const PitchSegment> segments, std::span<const ChordShares> chords,
                      double tuning_cents);

}  // namespace crossfade::audio
