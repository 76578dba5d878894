#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "audio/onset_bands.h"

namespace crossfade::audio {

inline constexpr std::size_t kPitchFrame = 8192;
inline constexpr std::size_t kPitchHop = 2048;
inline constexpr double kPitchRateHz = static_cast<double>(kAnalysisRateHz) / kPitchHop;
inline constexpr double kPitchSegmentSeconds = 4;
inline constexpr auto kSegmentFrames =
    static_cast<std::size_t>(kPitchSegmentSeconds * kPitchRateHz);

/// Octaves folded into one: strength by 10 cents, from C of the usual tuning (A at 440 Hz) on.
inline constexpr std::size_t kFinePitches = 120;
using FinePitches = std::array<float, kFinePitches>;
using PitchClasses = std::array<float, 12>;

/// The pitches of a few seconds.
struct PitchSegment {
  FinePitches all{};
  FinePitches bass{};  ///< below 200 Hz
  /// Strength of the spectrum, 60 Hz to 2.5 kHz: in peaks that stood there two frames (186 ms) ago
  /// as well, and all of it.
  double in_peaks = 0;
  double in_all = 0;
};

/// What sounds in each frame (10.8 a second): for changes of harmony. Pitch classes from C on.
struct HarmonyFrames {
  std::vector<PitchClasses> all;
  std::vector<PitchClasses> bass;
};

/// Pitches from peaks of the spectrum: a stream of frames in, segments and frames out.
class PitchFrames {
 public:
  PitchFrames();
  /// |X|^2 of a frame of kPitchFrame samples.
  void add(std::span<const float> power);

  /// Segments of kPitchSegmentSeconds; the last may be shorter.
  const std::vector<PitchSegment>& segments() const { return segments_; }
  const HarmonyFrames& harmony() const { return harmony_; }

 private:
  void add_peak(double hertz, float strength, PitchClasses& all, PitchClasses& bass);

  std::vector<float> magnitudes_;
  std::vector<double> sums_;
  std::array<std::vector<char>, 3> peaks_;  // of this frame and the two before, by bin
  std::vector<PitchSegment> segments_;
  HarmonyFrames harmony_;
};

/// The share of the spectrum's strength that stands in peaks: near 1 for tones, near 0 for noise;
/// NaN where nothing sounds.
double tonal_share(std::span<const PitchSegment> segments);
/// The share of the pitches' strength that lies 25 cents or more off the tempered scale of that
/// tuning: half of it for glides and speech, little for instruments of fixed pitch; NaN without
/// any.
double off_scale_share(std::span<const PitchSegment> segments, double tuning_cents);

}  // namespace crossfade::audio
