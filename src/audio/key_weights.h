#pragma once

#include <array>

#include "audio/key.h"

namespace crossfade::audio {

/// Weights of the key features in the order of kKeyFeatureNames, fitted by
/// bench/fit_audio_choice.py on the part of the corpus that is for tuning.
inline constexpr std::array<double, kKeyFeatures> kKeyWeights = {
    3.965,   // krumhansl
    1.957,   // temperley
    0.8741,  // budge
    1.695,   // albrecht
    1.14,    // aarden
    5.317,   // bass_tonic
    0.9588,  // bass_fifth
    6.682,   // third
    10.97,   // beginning
};
/// Added for minor keys.
inline constexpr double kMinorWeight = 0;

}  // namespace crossfade::audio
