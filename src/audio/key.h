#pragma once

#include <span>
#include <string>

#include "audio/pitch_frames.h"

namespace crossfade::audio {

/// How far the music lies from A at 440 Hz: -50 to 50 cents; NaN without pitches.
double tuning_cents(std::span<const PitchSegment> segments);

struct Key {
  int key = -1;       ///< 0 to 11: C major to B major, 12 to 23: C minor to B minor; -1: none
  int second = -1;    ///< the next likely
  double margin = 0;  ///< the first's probability less the second's, 0 to 1
  double probability = 0;
  double steadiness = 0;  ///< share of stretches of half a minute that have this key, or no other
};

/// The key of a clip, of its pitches and the same in frames; none where what sounds is no music of
/// pitches (see tonal_share()).
Key find_key(std::span<const PitchSegment> segments, const HarmonyFrames& harmony,
             double tuning_cents);

/// The key of the other mode with the same notes: A minor for C major.
int relative_key(int key);
/// "F# minor".
std::string key_name(int key);

}  // namespace crossfade::audio
