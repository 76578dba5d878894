#pragma once

#include <memory>
#include <span>

namespace crossfade::audio {

/// Loudness of a programme (ITU-R BS.1770-4, EBU R 128, EBU Tech 3342), by libebur128. Channels of
/// five or six are left, right, centre, (low frequency, which is left out,) left and right
/// surround.
class Loudness {
 public:
  /// True peak is the dearest of all: it takes four times the samples.
  Loudness(int channels, int sample_rate_hz, bool with_true_peak);
  ~Loudness();
  Loudness(const Loudness&) = delete;
  Loudness& operator=(const Loudness&) = delete;

  /// Interleaved samples, whole frames.
  void add(std::span<const float> samples);

  double integrated_lufs() const;  ///< NaN where all is below the gate of -70 LUFS
  double range_lu() const;         ///< NaN where integrated_lufs() is, or below 3 s
  double true_peak_dbtp() const;   ///< NaN where it was not asked for, or nothing sounds

 private:
  struct Meter;
  std::unique_ptr<Meter> meter_;
};

}  // namespace crossfade::audio
