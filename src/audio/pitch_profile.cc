#include "audio/pitch_profile.h"

#include <cmath>

namespace crossfade::audio {

PitchProfile shares_of(PitchProfile classes) {
  double sum = 0;
  for (const double value : classes) sum += value;
  for (double& value : classes) value = sum > 0 ? value / sum : 0;
  return classes;
}

double correlation(const PitchProfile& sounding, const PitchProfile& profile, std::size_t tonic) {
  double mean_a = 0;
  double mean_b = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    mean_a += sounding[i] / 12;
    mean_b += profile[i] / 12;
  }
  double ab = 0;
  double aa = 0;
  double bb = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    const double a = sounding[(i + tonic) % 12] - mean_a;
    const double b = profile[i] - mean_b;
    ab += a * b;
    aa += a * a;
    bb += b * b;
  }
  return aa > 0 ? ab / std::sqrt(aa * bb) : 0;
}

}  // namespace crossfade::audio
