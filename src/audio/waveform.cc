// Columns begin 10 ms long. When there are as many as may be, each two become one and the next ones
// are twice as long: so none needs to know how long the sound will be.
#include "audio/waveform.h"

#include <algorithm>
#include <cmath>

namespace crossfade::audio {
namespace {

constexpr std::size_t kMostColumns = 400;
constexpr int kFirstColumnsOfSecond = 100;

std::int8_t level_of(double sample) {
  return static_cast<std::int8_t>(std::lround(std::clamp(sample, -1.0, 1.0) * 127));
}

}  // namespace

WaveformMeter::WaveformMeter(int channels, int sample_rate_hz)
    : channels_(static_cast<std::size_t>(channels)),
      sample_rate_hz_(sample_rate_hz),
      column_frames_(
          static_cast<std::size_t>(std::max(sample_rate_hz / kFirstColumnsOfSecond, 1))) {
  columns_.reserve(kMostColumns);
}

void WaveformMeter::add(std::span<const float> samples) {
  for (std::size_t at = 0; at < samples.size();) {
    const std::size_t wanted = (column_frames_ - frames_in_column_) * channels_;
    const std::size_t count = std::min(wanted, samples.size() - at);
    for (const float sample : samples.subspan(at, count)) {
      column_.low = std::min(column_.low, sample);
      column_.high = std::max(column_.high, sample);
      column_.squares += static_cast<double>(sample) * sample;
    }
    at += count;
    frames_in_column_ += count / channels_;
    if (frames_in_column_ == column_frames_) end_column();
  }
}

void WaveformMeter::end_column() {
  if (columns_.size() == kMostColumns) halve();
  // After halving, the column that has just ended is the first half of a longer one.
  if (frames_in_column_ < column_frames_) return;
  columns_.push_back(column_);
  column_ = {};
  frames_in_column_ = 0;
}

void WaveformMeter::halve() {
  for (std::size_t i = 0; i < columns_.size() / 2; ++i) {
    const Column& one = columns_[2 * i];
    const Column& other = columns_[2 * i + 1];
    columns_[i] = {std::min(one.low, other.low), std::max(one.high, other.high),
                   one.squares + other.squares};
  }
  columns_.resize(columns_.size() / 2);
  column_frames_ *= 2;
}

Waveform WaveformMeter::finish() {
  Waveform waveform;
  waveform.seconds_per_column = static_cast<double>(column_frames_) / sample_rate_hz_;
  const auto write = [&](const Column& column, std::size_t frames) {
    const auto samples = static_cast<double>(frames * channels_);
    waveform.low.push_back(level_of(column.low));
    waveform.high.push_back(level_of(column.high));
    waveform.rms.push_back(level_of(std::sqrt(column.squares / samples)));
  };
  for (const Column& column : columns_) write(column, column_frames_);
  // A rest of the sound is a column where it fills half of one: the picture ends with the sound.
  if (2 * frames_in_column_ >= column_frames_ && columns_.size() < kMostColumns) {
    write(column_, frames_in_column_);
  }
  return waveform;
}

}  // namespace crossfade::audio
