#include "audio/ear.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crossfade::audio {
namespace {

// One channel of many (ITU-R BS.775): left and right alike, centre and surround 3 dB less, low
// frequencies (the fourth of six or more) not at all. The gains sum to 1.
std::vector<float> mix_gains(std::size_t channels) {
  std::vector<float> gains(channels, 1.0F);
  for (std::size_t channel = 2; channel < channels; ++channel) gains[channel] = 0.7071F;
  if (channels >= 6) gains[3] = 0;
  const float sum = std::accumulate(gains.begin(), gains.end(), 0.0F);
  for (float& gain : gains) gain /= sum;
  return gains;
}

}  // namespace

Ear::Ear(int channels, int sample_rate_hz, bool with_true_peak)
    : channels_(static_cast<std::size_t>(channels)),
      sample_rate_hz_(sample_rate_hz),
      gains_(mix_gains(channels_)),
      loudness_(channels, sample_rate_hz, with_true_peak),
      levels_(channels, sample_rate_hz),
      band_limit_(sample_rate_hz),
      waveform_(channels, sample_rate_hz),
      resampler_(sample_rate_hz, kAnalysisRateHz),
      rhythm_frames_(kRhythmFrame, kRhythmHop, kRhythmFrame / 2),
      pitch_frames_(kPitchFrame, kPitchHop, kPitchFrame / 2),
      rhythm_fft_(kRhythmFrame),
      pitch_fft_(kPitchFrame),
      rhythm_window_(hann_window(kRhythmFrame)),
      pitch_window_(hann_window(kPitchFrame)),
      windowed_(kPitchFrame),
      power_(kPitchFrame / 2 + 1) {}

void Ear::add(std::span<const float> samples) {
  loudness_.add(samples);
  levels_.add(samples);
  waveform_.add(samples);
  mix(samples);
  band_limit_.add(mono_);
  analysed_.clear();
  resampler_.add(mono_, analysed_);
  analyse();
  frames_ += samples.size() / channels_;
}

void Ear::mix(std::span<const float> samples) {
  mono_.assign(samples.size() / channels_, 0.0F);
  for (std::size_t channel = 0; channel < channels_; ++channel) {
    const float gain = gains_[channel];
    for (std::size_t i = 0; i < mono_.size(); ++i) {
      mono_[i] += gain * samples[i * channels_ + channel];
    }
  }
}

void Ear::analyse() {
  const auto spectrum = [this](std::span<const float> frame, std::span<const float> window,
                               RealFft& fft) {
    for (std::size_t i = 0; i < frame.size(); ++i) windowed_[i] = frame[i] * window[i];
    const std::span<float> power = std::span(power_).first(fft.bins());
    fft.power(std::span(windowed_).first(frame.size()), power);
    return power;
  };
  rhythm_frames_.add(analysed_, [&](std::span<const float> frame) {
    const std::span<const float> power = spectrum(frame, rhythm_window_, rhythm_fft_);
    onsets_.add(power);
    timbre_.add(power);
  });
  pitch_frames_.add(analysed_, [&](std::span<const float> frame) {
    pitches_.add(spectrum(frame, pitch_window_, pitch_fft_));
  });
}

Heard Ear::finish() {
  analysed_.clear();
  resampler_.finish(analysed_);
  analyse();
  return {.seconds = static_cast<double>(frames_) / sample_rate_hz_,
          .levels = levels_.finish(),
          .loudness_lufs = loudness_.integrated_lufs(),
          .loudness_range_lu = loudness_.range_lu(),
          .true_peak_dbtp = loudness_.true_peak_dbtp(),
          .band_limit_hz = band_limit_.limit_hz(),
          .ends_in_cliff = band_limit_.is_cliff(),
          .timbre = timbre_.finish(),
          .waveform = waveform_.finish(),
          .onsets = onsets_.finish(),
          .pitches = pitches_.segments(),
          .harmony = pitches_.harmony()};
}

}  // namespace crossfade::audio
