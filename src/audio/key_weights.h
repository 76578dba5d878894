#pragma once

#include <array>

#include "audio/key.h"

namespace crossfade::audio {

/// Weights of the key features in the order of kKeyFeatureNames, fitted by
/// bench/fit_audio_choice.py on the part of the corpus that is for tuning.
inline constexpr std::array<double, kKeyFeatures> kKeyWeights = {2, 2, 2, 2, 2, 4,
                                                                 1, 1, 4, 4, 2, 1};
/// Added for minor keys.
inline constexpr double kMinorWeight = 0;

}  // namespace crossfade::audio
