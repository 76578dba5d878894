#include "audio/levels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade::audio {
namespace {

constexpr double kSilenceBelowLoudestDb = 60;
constexpr double kSilenceDb = -80;
constexpr std::size_t kBlocksOfSecond = 10;

double decibels(double power) {
  return power > 0 ? 10 * std::log10(power) : -std::numeric_limits<double>::infinity();
}

// The share of blocks that have less than half the mean power of the second they stand in; speech,
// with its pauses, has many (Saunders 1996).
double quiet_share(std::span<const float> blocks_db) {
  std::size_t quiet = 0;
  std::size_t judged = 0;
  for (std::size_t at = 0; at + kBlocksOfSecond <= blocks_db.size(); at += kBlocksOfSecond) {
    const std::span<const float> second = blocks_db.subspan(at, kBlocksOfSecond);
    double power = 0;
    for (const float block : second) power += std::pow(10, block / 10) / kBlocksOfSecond;
    if (power <= 0) continue;
    judged += kBlocksOfSecond;
    for (const float block : second) quiet += std::pow(10, block / 10) < power / 2 ? 1 : 0;
  }
  return judged > 0 ? static_cast<double>(quiet) / static_cast<double>(judged) : 0;
}

void judge_blocks(std::span<const float> blocks_db, Levels& levels) {
  levels.loudest_block_db = -std::numeric_limits<double>::infinity();
  for (const float block : blocks_db) {
    levels.loudest_block_db = std::max<double>(levels.loudest_block_db, block);
  }
  const double silence = std::max(levels.loudest_block_db - kSilenceBelowLoudestDb, kSilenceDb);
  double sum = 0;
  std::size_t heard = 0;
  for (const float block : blocks_db) {
    if (!(block >= silence)) continue;
    sum += block;
    ++heard;
  }
  const auto blocks = static_cast<double>(std::max<std::size_t>(blocks_db.size(), 1));
  levels.silence_share = 1 - static_cast<double>(heard) / blocks;
  levels.quiet_share = quiet_share(blocks_db);
  const auto count = static_cast<double>(std::max<std::size_t>(heard, 1));
  for (const float block : blocks_db) {
    if (block >= silence) levels.dynamics_db += std::abs(block - sum / count) / count;
  }
}

}  // namespace

LevelMeter::LevelMeter(int channels, int sample_rate_hz)
    : channels_(static_cast<std::size_t>(channels)),
      block_frames_(static_cast<std::size_t>(sample_rate_hz) / 10),
      sums_(channels_),
      squares_(channels_),
      all_sums_(channels_) {}

void LevelMeter::add(std::span<const float> samples) {
  const std::size_t frames = samples.size() / channels_;
  std::size_t at = 0;
  while (at < frames) {
    const std::size_t end = std::min(frames, at + block_frames_ - frames_in_block_);
    for (std::size_t channel = 0; channel < channels_; ++channel) {
      double sum = 0;
      double square = 0;
      float peak = 0;
      for (std::size_t i = at; i < end; ++i) {
        const float sample = samples[i * channels_ + channel];
        sum += sample;
        square += static_cast<double>(sample) * sample;
        peak = std::max(peak, std::abs(sample));
      }
      sums_[channel] += sum;
      squares_[channel] += square;
      peak_ = std::max(peak_, peak);
    }
    frames_in_block_ += end - at;
    frames_ += end - at;
    at = end;
    if (frames_in_block_ == block_frames_) end_block();
  }
}

void LevelMeter::end_block() {
  const auto frames = static_cast<double>(frames_in_block_);
  double power = 0;
  for (std::size_t channel = 0; channel < channels_; ++channel) {
    const double mean = sums_[channel] / frames;
    power += std::max(squares_[channel] / frames - mean * mean, 0.0);
    all_sums_[channel] += sums_[channel];
    all_squares_ += squares_[channel];
    sums_[channel] = 0;
    squares_[channel] = 0;
  }
  blocks_db_.push_back(static_cast<float>(decibels(power / static_cast<double>(channels_))));
  frames_in_block_ = 0;
}

Levels LevelMeter::finish() {
  if (frames_in_block_ > 0) end_block();
  Levels levels;
  const double count = static_cast<double>(std::max<std::size_t>(frames_ * channels_, 1));
  levels.mean_db = decibels(all_squares_ / count);
  levels.peak_db = decibels(static_cast<double>(peak_) * peak_);
  levels.crest_db = levels.peak_db - levels.mean_db;
  for (const double sum : all_sums_) {
    const double mean = sum / static_cast<double>(std::max<std::size_t>(frames_, 1));
    if (std::abs(mean) > std::abs(levels.offset)) levels.offset = mean;
  }
  judge_blocks(blocks_db_, levels);
  return levels;
}

}  // namespace crossfade::audio
