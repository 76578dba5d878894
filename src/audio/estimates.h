#pragma once

#include "audio/descriptors.h"

namespace crossfade::audio {

/// What estimates are made of beside the measured descriptors. NaN is missing.
struct EstimateCues {
  double pulse = 0;            ///< beat strength; 0 where there is no tempo
  double quiet_share = 0;      ///< of Levels
  double off_scale_share = 0;  ///< of the pitches
  double tonal_beginning = 0;  ///< tonal share of the first four seconds
  double tonal_end = 0;        ///< and of the last
};

/// Sets energy, danceability, acousticness and valence (class B), instrumentalness, speechiness and
/// liveness (class C) from the measured descriptors, by the formulas of docs/audio.md. No gain
/// changes them. What stands on a missing value is missing.
void estimate(const EstimateCues& cues, AudioDescriptors& descriptors);

}  // namespace crossfade::audio
