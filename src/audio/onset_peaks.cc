#include "audio/onset_peaks.h"

#include <algorithm>
#include <cmath>

namespace crossfade::audio {
namespace {

constexpr std::size_t kReach = 5;
constexpr double kSpreads = 0.5;

}  // namespace

std::vector<std::size_t> onset_peaks(std::span<const float> onsets) {
  double sum = 0;
  double squares = 0;
  for (const float value : onsets) {
    sum += value;
    squares += static_cast<double>(value) * value;
  }
  const double size = static_cast<double>(std::max<std::size_t>(onsets.size(), 1));
  const double mean = sum / size;
  const double least = mean + kSpreads * std::sqrt(std::max(squares / size - mean * mean, 0.0));
  std::vector<std::size_t> peaks;
  for (std::size_t t = 0; t < onsets.size(); ++t) {
    if (onsets[t] <= least) continue;
    const std::size_t begin = t > kReach ? t - kReach : 0;
    const std::size_t end = std::min(onsets.size(), t + kReach + 1);
    const auto largest = std::max_element(onsets.begin() + static_cast<std::ptrdiff_t>(begin),
                                          onsets.begin() + static_cast<std::ptrdiff_t>(end));
    if (static_cast<std::size_t>(largest - onsets.begin()) == t) peaks.push_back(t);
  }
  return peaks;
}

}  // namespace crossfade::audio
