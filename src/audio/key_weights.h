#pragma once

#include <array>

#include "audio/key.h"

namespace crossfade::audio {

/// Weights of the key features in the order of kKeyFeatureNames, fitted by
/// bench/fit_audio_choice.py on the part of the corpus that is for tuning.
inline constexpr std::array<double, kKeyFeatures> kKeyWeights = {
    5.662,   // krumhansl
    2.563,   // temperley
    0.3025,  // budge
    2.317,   // albrecht
    1.502,   // aarden
    0.1142,  // bass_tonic
    1.485,   // bass_fifth
    12.09,   // third
    6.292,   // beginning
    5.04,    // beginning_bass
};
/// Added for minor keys.
inline constexpr double kMinorWeight = 0;

}  // namespace crossfade::audio
