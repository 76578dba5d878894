#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::audio {

/// Plain levels of all samples, and of blocks of 100 ms without their constant offset.
struct Levels {
  double mean_db = 0;        ///< mean square of all samples and channels, in dB below full scale
  double peak_db = 0;        ///< largest sample
  double crest_db = 0;       ///< peak less mean level
  double dynamics_db = 0;    ///< mean distance of the blocks' levels from their mean, silence aside
  double silence_share = 0;  ///< blocks 60 dB below the loudest, or below -80 dB
  double quiet_share = 0;    ///< blocks that have less than half the mean power of their second
  double loudest_block_db = 0;  ///< -infinity where nothing but a constant offset is there
  double offset = 0;            ///< the largest channel's mean sample
};

class LevelMeter {
 public:
  LevelMeter(int channels, int sample_rate_hz);
  /// Interleaved samples, whole frames. What is not finite counts as 0.
  void add(std::span<const float> samples);
  Levels finish();

 private:
  void end_block();

  std::size_t channels_;
  std::size_t block_frames_;
  std::size_t frames_in_block_ = 0;
  std::size_t frames_ = 0;
  std::vector<double> sums_;  // of the block, by channel
  std::vector<double> squares_;
  std::vector<double> all_sums_;
  double all_squares_ = 0;
  float peak_ = 0;
  std::vector<float> blocks_db_;
};

}  // namespace crossfade::audio
