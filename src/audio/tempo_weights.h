#pragma once

#include <array>

#include "audio/tempo_candidates.h"

namespace crossfade::audio {

/// Weights of the tempo features in the order of kTempoFeatureNames, fitted by
/// bench/fit_audio_choice.py on the part of the corpus that is for tuning.
inline constexpr std::array<double, kTempoFeatures> kTempoWeights = {0, -3, 0, 0, 0, 0, 1, 2,
                                                                     2, 0,  2, 0, 1, 1, 0, 1};

}  // namespace crossfade::audio
