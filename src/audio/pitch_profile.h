#pragma once

#include <array>
#include <cstddef>

namespace crossfade::audio {

/// How strong each pitch class is: from C on in what sounds, from the tonic or root on in a key's
/// or chord's profile.
using PitchProfile = std::array<double, 12>;

/// Each as a share of all; 0 where nothing sounds.
PitchProfile shares_of(PitchProfile classes);

/// Pearson's correlation of what sounds with a profile whose tonic or root is `tonic` (0 is C); 0
/// where all that sounds is equally strong.
double correlation(const PitchProfile& sounding, const PitchProfile& profile, std::size_t tonic);

}  // namespace crossfade::audio
