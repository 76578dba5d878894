#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"

namespace crossfade::features {

/// The columns of the sound that describe what is perceived. A platform gives them; from a sound
/// file they are known only where audio calibration has opened them.
inline constexpr std::array<std::vector<double> catalogue::AudioColumns::*, 7> kPerceivedColumns = {
    &catalogue::AudioColumns::danceability,     &catalogue::AudioColumns::energy,
    &catalogue::AudioColumns::speechiness,      &catalogue::AudioColumns::acousticness,
    &catalogue::AudioColumns::instrumentalness, &catalogue::AudioColumns::liveness,
    &catalogue::AudioColumns::valence};

/// Which of kPerceivedColumns are hidden, as bits.
using SoundMask = std::uint8_t;
inline constexpr SoundMask kAllPerceived = (1U << kPerceivedColumns.size()) - 1;

/// Masks for training copies of `rows` rows: half of them hide all, the others each column with
/// probability 1/2. Drawn from the seed and the place alone.
std::vector<SoundMask> draw_masks(std::size_t rows, std::uint64_t seed);

/// The columns that a feature of this name (as in the feature table) is made of: where one is
/// missing, so is the feature.
SoundMask perceived_in(std::string_view feature);

}  // namespace crossfade::features
