#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::audio {

/// What a picture of a sound needs: of each stretch of the same length its lowest and its highest
/// sample, of any channel, and the root of the mean square of all. In 127ths of full scale; what is
/// louder is cut. Empty where it was not taken.
struct Waveform {
  double seconds_per_column = 0;
  std::vector<std::int8_t> low;
  std::vector<std::int8_t> high;
  std::vector<std::int8_t> rms;  ///< not negative

  std::size_t size() const { return low.size(); }
  bool operator==(const Waveform&) const = default;
};

/// Takes a waveform in one pass, in the same memory however long the sound is: at most 400 columns;
/// from 4 s on at least 200. The same samples give the same, in whatever pieces they come.
class WaveformMeter {
 public:
  WaveformMeter(int channels, int sample_rate_hz);
  /// Interleaved samples, whole frames, all finite.
  void add(std::span<const float> samples);
  Waveform finish();

 private:
  struct Column {
    float low = 0;
    float high = 0;
    double squares = 0;
  };
  void end_column();
  void halve();

  std::size_t channels_;
  int sample_rate_hz_;
  std::size_t column_frames_;
  std::size_t frames_in_column_ = 0;
  Column column_;  // that is being heard
  std::vector<Column> columns_;
};

}  // namespace crossfade::audio
