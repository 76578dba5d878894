#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "audio/pitch_frames.h"

namespace crossfade::audio {

/// How much what sounds differs from what sounded before, frame by frame (kPitchRateHz): 1 less the
/// cosine of the sums of three frames on either side; 0 where either is silent.
std::vector<float> harmony_change(std::span<const PitchClasses> frames);

/// Correlation of `values` with themselves `lag_seconds` later, between lags by a parabola; 0 where
/// they do not vary or are shorter than twice the lag.
class ChangePeriodicity {
 public:
  explicit ChangePeriodicity(std::span<const float> values);
  double at(double lag_seconds) const;

 private:
  std::vector<float> lags_;
};

}  // namespace crossfade::audio
