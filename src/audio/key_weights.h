#pragma once

#include <array>

#include "audio/key_features.h"

namespace crossfade::audio {

/// Weights of the key features in the order of kKeyFeatureNames, fitted by
/// bench/fit_audio_choice.py on the part of the corpus that is for tuning.
inline constexpr std::array<double, kKeyFeatures> kKeyWeights = {
    2.108,   // krumhansl
    2.153,   // temperley
    1.889,   // budge
    1.493,   // albrecht
    0.8164,  // aarden
    1.825,   // bass_tonic
    7.242,   // major_1
    -6.477,  // major_b2
    -4.874,  // major_2
    -6.315,  // major_b3
    -0.718,  // major_3
    17.54,   // major_4
    -11.19,  // major_b5
    -9.785,  // major_5
    -8.573,  // major_b6
    9.512,   // major_6
    -9.782,  // major_b7
    12.27,   // major_7
    2.731,   // minor_1
    -9.126,  // minor_b2
    0.9524,  // minor_2
    -2.013,  // minor_b3
    1.658,   // minor_3
    -4.85,   // minor_4
    -7.134,  // minor_b5
    -4.397,  // minor_5
    25.83,   // minor_b6
    -8.847,  // minor_6
    6.329,   // minor_b7
    10.02,   // minor_7
    4.45,    // tonic_chord
    1.869,   // first_chord
    37.22,   // V_to_I
    12.12,   // IV_to_I
    34.27,   // IV_to_V
    27.84,   // bVII_to_I
    -6.047,  // all_to_I
};

}  // namespace crossfade::audio
