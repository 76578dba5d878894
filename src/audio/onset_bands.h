#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::audio {

/// The rate at which rhythm and pitch are analysed; what is above half of it is left to loudness
/// and band limit.
inline constexpr int kAnalysisRateHz = 22050;
inline constexpr std::size_t kRhythmFrame = 1024;
inline constexpr std::size_t kRhythmHop = 256;
/// Frames of rhythm a second: 86.1.
inline constexpr double kRhythmRateHz = static_cast<double>(kAnalysisRateHz) / kRhythmHop;

/// Kick, bass, low middle, middle, snare and hi-hats, roughly; and notes that begin softly.
inline constexpr std::size_t kOnsetBands = 7;
inline constexpr std::size_t kSoftBand = 6;
using OnsetFrame = std::array<float, kOnsetBands>;

/// How much each band of the spectrum grew, frame by frame: where notes and drums begin. Neither
/// volume nor a slow fade changes it.
class OnsetBands {
 public:
  OnsetBands();
  /// |X|^2 of a frame of kRhythmFrame samples.
  void add(std::span<const float> power);
  /// The growth of every frame since the beginning, in nepers (mean of a band's filters); of the
  /// soft band in a unit alike. Call once.
  std::vector<OnsetFrame> finish();

 private:
  static constexpr std::size_t kFilters = 36;
  using Levels = std::array<float, kFilters>;
  struct Filter {
    std::size_t begin = 0;
    std::vector<float> weights;
    std::size_t band = 0;
  };

  void begin();
  void use(const Levels& levels);
  void add_soft(std::span<const float> power);

  std::vector<Filter> filters_;
  std::array<float, kOnsetBands> filters_of_band_{};
  std::vector<Levels> first_;  // held until the reference is known
  std::vector<Levels> past_;   // logarithms of the last frames
  float reference_ = 0;
  bool has_begun_ = false;
  std::array<std::vector<float>, 9> soft_past_;  // compressed bins of this frame and those before
  std::vector<float> soft_;                      // growth of every frame
  std::vector<OnsetFrame> frames_;
};

}  // namespace crossfade::audio
