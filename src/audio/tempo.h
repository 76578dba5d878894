#pragma once

#include <cstddef>
#include <vector>

#include "audio/periodicity.h"
#include "audio/pitch_frames.h"

namespace crossfade::audio {

/// NaN is missing: no pulse was found.
struct Tempo {
  double bpm;
  double second_bpm;     ///< the next likely; NaN also where there is but one
  double confidence;     ///< 0 to 1: how likely bpm is to be what people tap; 0 where missing
  double steadiness;     ///< 0 to 1: share of the clip that keeps the tempo and its beats even
  double beat_strength;  ///< 0 to 1: how much of the onsets' variation repeats with the beat
  int metre;             ///< beats of a bar: 3, 4, 5, 6 (two beats of three) or 7; 0: missing
  double metre_confidence;
  std::vector<std::size_t> beats;  ///< frames of the onsets (kRhythmRateHz)
};

/// `tonal_share` (of the pitches) tells music whose notes begin too softly for a clear pulse, which
/// gets a tempo of low confidence, from speech and noise, which get none.
Tempo find_tempo(const GroupOnsets& onsets, const HarmonyFrames& harmony, double tonal_share);

}  // namespace crossfade::audio
