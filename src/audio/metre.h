#pragma once

#include "audio/periodicity.h"
#include "audio/pitch_frames.h"

namespace crossfade::audio {

/// How many beats a bar has: 3, 4, 5, 6 (a bar of two beats, each of three) or 7; 0 where nothing
/// repeats. 4 stands for 2 as well.
struct Metre {
  int beats = 0;
  double confidence = 0;  ///< 0 to 1
};

/// By after how many beats onsets, kick and bass, harmony and bass notes repeat.
Metre find_metre(const Periodicity& periodicity, const HarmonyFrames& harmony, double beat_seconds);

}  // namespace crossfade::audio
