#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audio/pitch_frames.h"

namespace crossfade::audio {

/// A tonic and a mode: 0 to 11 are C major to B major, 12 to 23 C minor to B minor.
inline constexpr std::size_t kKeys = 24;

/// What is known of a key before one is chosen; kKeyFeatureNames tells them.
inline constexpr std::size_t kKeyFeatures = 9;
using KeyFeatures = std::array<double, kKeyFeatures>;
extern const std::array<std::string_view, kKeyFeatures> kKeyFeatureNames;
using KeyTable = std::array<KeyFeatures, kKeys>;

/// How far the music lies from A at 440 Hz: -50 to 50 cents; NaN without pitches.
double tuning_cents(std::span<const PitchSegment> segments);

/// Features of all keys for these segments, pitches being moved by the tuning; all 0 without any.
KeyTable key_features(std::span<const PitchSegment> segments, double tuning_cents);

struct Key {
  int key = -1;       ///< 0 to 23, as kKeys; -1: none
  int second = -1;    ///< the next likely
  double margin = 0;  ///< the first's probability less the second's, 0 to 1
  double probability = 0;
  double steadiness = 0;  ///< share of stretches of half a minute that have this key, or no other
};

/// The key of a clip; none where what sounds is no music of pitches (see tonal_share()).
Key find_key(std::span<const PitchSegment> segments, double tuning_cents);

/// The key of the other mode with the same notes: A minor for C major.
int relative_key(int key);
/// "F# minor".
std::string key_name(int key);

}  // namespace crossfade::audio
