#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "audio/fft.h"
#include "audio/frame_cutter.h"

namespace crossfade::audio {

/// The colour of a sound, mean over its frames weighted by their strength, below 11 kHz. NaN where
/// nothing sounds.
struct Timbre {
  double centroid_hz = 0;  ///< centre of the magnitudes
  double spread_hz = 0;    ///< standard deviation about it
  double rolloff_hz = 0;   ///< below which 85 % of the power lies
  double flatness = 0;    ///< geometric over arithmetic mean of powers, 200 Hz to 8 kHz: 1 is noise
  double low_share = 0;   ///< of the power, below 250 Hz
  double high_share = 0;  ///< of the power, above 4 kHz
  double flux = 0;        ///< mean change of the magnitudes' shape from frame to frame, 0 to 1
};

class TimbreMeter {
 public:
  /// |X|^2 of a frame of kRhythmFrame samples; every fourth is looked at.
  void add(std::span<const float> power);
  Timbre finish() const;

 private:
  std::size_t frame_ = 0;
  std::vector<float> before_;  // magnitudes of the last frame that was looked at
  double weight_ = 0;
  double centroid_ = 0, spread_ = 0, rolloff_ = 0, flatness_ = 0, flux_ = 0;
  double power_ = 0, low_ = 0, high_ = 0;
};

/// The mean spectrum at the file's own rate: how far up it holds anything.
class BandLimit {
 public:
  explicit BandLimit(int sample_rate_hz);
  /// Samples of one channel.
  void add(std::span<const float> samples);
  /// The frequency above which the mean spectrum stays 70 dB below its strongest third of an
  /// octave, in Hz; NaN where nothing was added.
  double limit_hz() const;
  /// Whether the spectrum ends there in a cliff (25 dB within an eighth of an octave).
  bool is_cliff() const;

 private:
  double level_db(double hertz) const;

  double bin_hz_;
  RealFft fft_;
  FrameCutter frames_;
  std::vector<float> window_, windowed_, power_;
  std::vector<double> sums_;
  std::size_t count_ = 0;
};

}  // namespace crossfade::audio
