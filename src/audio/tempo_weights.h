#pragma once

#include <array>

#include "audio/tempo_candidates.h"

namespace crossfade::audio {

/// Weights of the tempo features in the order of kTempoFeatureNames, fitted by
/// bench/fit_audio_choice.py on the part of the corpus that is for tuning.
inline constexpr std::array<double, kTempoFeatures> kTempoWeights = {
    0.8834,    // tempo
    -0.705,    // tempo_squared
    -2.954,    // slow
    -5.09,     // fast
    2.584,     // all_quarter
    2.015,     // all_third
    1.632,     // all_half
    0.2849,    // all_1
    0.3305,    // all_2
    0.5652,    // all_3
    -0.09934,  // all_4
    -0.5379,   // low_half
    -0.8677,   // low_1
    0.6261,    // low_2
    -0.1478,   // low_3
    1.636,     // low_4
    2.052,     // middle_half
    0.4855,    // middle_1
    0.4114,    // middle_2
    -0.7169,   // middle_4
    0.5113,    // high_half
    0.691,     // high_1
    0.7905,    // high_2
    0.4595,    // high_4
    0.4346,    // comb
    -0.2799,   // onsets
    -0.9009,   // low_onsets
    0.01519,   // middle_onsets
    -0.2341,   // high_onsets
    0.9912,    // harmony_1
    -2.256,    // harmony_2
    1.497,     // harmony_4
    -1.289,    // bass_1
    0.2681,    // bass_2
    1.712,     // bass_4
    0.6865,    // low_on
    0.4465,    // middle_on
    0.7241,    // high_on
    0.0187,    // low_between
    -0.04226,  // middle_between
    -0.5608,   // high_between
    0.3879,    // low_alternates
    0.1244,    // middle_alternates
    -0.05143,  // high_alternates
    -0.3198,   // all_quarters
    -0.833,    // all_thirds
    -0.1917,   // middle_backbeat
    0.1919,    // high_backbeat
    0.9672,    // low_third_beat
    -0.09715,  // middle_third_beat
    -0.01244,  // high_third_beat
    1.818,     // half_by_tempo
    1.243,     // quarter_by_tempo
    -0.9684,   // third_by_tempo
};

}  // namespace crossfade::audio
