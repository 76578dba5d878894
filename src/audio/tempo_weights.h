#pragma once

#include <array>

#include "audio/tempo_candidates.h"

namespace crossfade::audio {

/// Weights of the tempo features in the order of kTempoFeatureNames, fitted by
/// bench/fit_audio_choice.py on the part of the corpus that is for tuning.
inline constexpr std::array<double, kTempoFeatures> kTempoWeights = {
    0.8831,    // tempo
    -0.6582,   // tempo_squared
    -2.786,    // slow
    -5.277,    // fast
    2.628,     // all_quarter
    2.114,     // all_third
    1.651,     // all_half
    0.3507,    // all_1
    0.3453,    // all_2
    0.5786,    // all_3
    -0.1799,   // all_4
    -0.7367,   // low_half
    -1.088,    // low_1
    0.6239,    // low_2
    0.02588,   // low_3
    1.651,     // low_4
    2.101,     // middle_half
    0.4652,    // middle_1
    0.4818,    // middle_2
    -0.8,      // middle_4
    0.5044,    // high_half
    0.7233,    // high_1
    0.7918,    // high_2
    0.4441,    // high_4
    0.45,      // comb
    -0.2931,   // onsets
    -0.9227,   // low_onsets
    0.03794,   // middle_onsets
    -0.2168,   // high_onsets
    0.9076,    // harmony_1
    -2.224,    // harmony_2
    1.519,     // harmony_4
    -1.286,    // bass_1
    0.1498,    // bass_2
    1.777,     // bass_4
    0.78,      // low_on
    0.4508,    // middle_on
    0.6681,    // high_on
    0.08558,   // low_between
    -0.03857,  // middle_between
    -0.5632,   // high_between
    0.554,     // low_alternates
    0.1016,    // middle_alternates
    -0.05688,  // high_alternates
    -0.2523,   // all_quarters
    -0.9266,   // all_thirds
    -0.2329,   // middle_backbeat
    0.2668,    // high_backbeat
    0.7785,    // low_third_beat
    -0.1203,   // middle_third_beat
    -0.03611,  // high_third_beat
    1.669,     // half_by_tempo
    1.444,     // quarter_by_tempo
    -0.675,    // third_by_tempo
};

}  // namespace crossfade::audio
