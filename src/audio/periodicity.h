#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "audio/onset_bands.h"

namespace crossfade::audio {

/// Which bands of onsets are looked at: all; kick and bass; middle; snare and hi-hats.
enum class BandGroup : std::size_t { kAll, kLow, kMiddle, kHigh };
inline constexpr std::size_t kBandGroups = 4;

/// Onsets as heard beside what is around them: each band less its mean over a second, what falls
/// below it being 0. Groups x frames.
using GroupOnsets = std::array<std::vector<float>, kBandGroups>;
GroupOnsets group_onsets(std::span<const OnsetFrame> frames);

/// How alike onsets are to themselves a lag later: 1 at lag 0, 0 for unrelated ones. The
/// autocorrelation of the onsets less their mean, over all windows of 12 s.
class Periodicity {
 public:
  static constexpr double kWindowSeconds = 12;
  static constexpr double kLongestLagSeconds = 6;

  explicit Periodicity(const GroupOnsets& onsets);

  /// Between lags by a parabola; 0 beyond the longest.
  double at(BandGroup group, double lag_seconds) const;
  /// The longest lag that is known: 6 s, or half of a shorter clip.
  double longest_seconds() const;
  /// Mean of the group's onsets' variance: 0 where it has none.
  double strength(BandGroup group) const { return strengths_[static_cast<std::size_t>(group)]; }
  /// The same for each window alone, all groups' sum, lags in frames; windows in order of time.
  const std::vector<std::vector<float>>& windows() const { return windows_; }

 private:
  std::array<std::vector<float>, kBandGroups> lags_;
  std::array<double, kBandGroups> strengths_{};
  std::vector<std::vector<float>> windows_;
};

/// A value between the places of `values` by a parabola through the three nearest; 0 outside.
double interpolated(std::span<const float> values, double place);

}  // namespace crossfade::audio
