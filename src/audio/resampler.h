#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::audio {

/// Turns a stream of samples of one rate into one of another. The first sample out stands at the
/// time of the first one in.
class Resampler {
 public:
  /// Rates in Hz, whole, above 0.
  Resampler(int from_hz, int to_hz);

  /// Takes samples and appends what they complete to `out`.
  void add(std::span<const float> samples, std::vector<float>& out);
  /// The end of the stream: appends what is left.
  void finish(std::vector<float>& out);

 private:
  void drain(std::vector<float>& out);

  std::size_t up_;  // phases: samples out for each `down_` samples in
  std::size_t down_;
  std::size_t taps_;           // of a phase, a multiple of 8
  std::vector<float> filter_;  // phases x taps
  std::vector<float> held_;    // samples in that are still needed
  std::size_t phase_ = 0;
  std::size_t position_ = 0;  // in held_, where the filter of the next sample out begins
  bool is_same_;
};

}  // namespace crossfade::audio
