#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "audio/fft.h"
#include "audio/frame_cutter.h"
#include "audio/levels.h"
#include "audio/loudness.h"
#include "audio/onset_bands.h"
#include "audio/pitch_frames.h"
#include "audio/resampler.h"
#include "audio/timbre.h"
#include "audio/waveform.h"

namespace crossfade::audio {

/// All that one pass over the samples leaves: 3 KB a second, whatever the rate.
struct Heard {
  double seconds = 0;
  Levels levels;
  double loudness_lufs = 0;
  double loudness_range_lu = 0;
  double true_peak_dbtp = 0;
  double band_limit_hz = 0;
  bool ends_in_cliff = false;  ///< the band does
  Timbre timbre;
  Waveform waveform;
  std::vector<OnsetFrame> onsets;
  std::vector<PitchSegment> pitches;
  HarmonyFrames harmony;
};

/// Listens to a stream of samples, once.
class Ear {
 public:
  Ear(int channels, int sample_rate_hz, bool with_true_peak);
  /// Interleaved samples, whole frames, all finite.
  void add(std::span<const float> samples);
  Heard finish();

 private:
  void mix(std::span<const float> samples);
  void analyse();

  std::size_t channels_;
  int sample_rate_hz_;
  std::size_t frames_ = 0;
  std::vector<float> gains_;  // of each channel in the mix
  std::vector<float> mono_;
  std::vector<float> analysed_;  // of kAnalysisRateHz
  Loudness loudness_;
  LevelMeter levels_;
  BandLimit band_limit_;
  WaveformMeter waveform_;
  Resampler resampler_;
  FrameCutter rhythm_frames_;
  FrameCutter pitch_frames_;
  RealFft rhythm_fft_;
  RealFft pitch_fft_;
  std::vector<float> rhythm_window_, pitch_window_, windowed_, power_;
  OnsetBands onsets_;
  TimbreMeter timbre_;
  PitchFrames pitches_;
};

}  // namespace crossfade::audio
