#include "audio/beats.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace crossfade::audio {
namespace {

constexpr double kTightness =
    100;  // Ellis's: what a step's error costs against an onset's strength

// Onsets in units of their standard deviation, each spread over a 32nd of a beat.
std::vector<float> smoothed(std::span<const float> onsets, double beat_frames) {
  double squares = 0;
  for (const float value : onsets) squares += static_cast<double>(value) * value;
  const double spread = std::sqrt(squares / static_cast<double>(onsets.size()));
  const double width = beat_frames / 32;
  const auto reach = static_cast<std::ptrdiff_t>(std::ceil(3 * width));
  std::vector<float> weights;
  for (std::ptrdiff_t i = -reach; i <= reach; ++i) {
    const double x = static_cast<double>(i) / width;
    weights.push_back(static_cast<float>(std::exp(-0.5 * x * x) / spread));
  }
  std::vector<float> out(onsets.size(), 0.0F);
  const auto size = static_cast<std::ptrdiff_t>(onsets.size());
  for (std::ptrdiff_t t = 0; t < size; ++t) {
    const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(t - reach, 0);
    const std::ptrdiff_t end = std::min<std::ptrdiff_t>(t + reach + 1, size);
    for (std::ptrdiff_t i = begin; i < end; ++i) {
      out[static_cast<std::size_t>(t)] +=
          onsets[static_cast<std::size_t>(i)] * weights[static_cast<std::size_t>(i - t + reach)];
    }
  }
  return out;
}

}  // namespace

std::vector<std::size_t> find_beats(std::span<const float> onsets, double beat_frames) {
  if (onsets.empty() || !(beat_frames >= 4)) return {};
  if (std::ranges::none_of(onsets, [](float value) { return value > 0; })) return {};
  const std::vector<float> strength = smoothed(onsets, beat_frames);
  const auto shortest = static_cast<std::size_t>(std::lround(beat_frames / 2));
  const auto longest = static_cast<std::size_t>(std::lround(2 * beat_frames));
  std::vector<float> cost(longest + 1, 0.0F);
  for (std::size_t step = shortest; step <= longest; ++step) {
    const double error = std::log(static_cast<double>(step) / beat_frames);
    cost[step] = static_cast<float>(kTightness * error * error);
  }
  constexpr std::int32_t kNone = -1;
  std::vector<float> score(onsets.size());
  std::vector<std::int32_t> before(onsets.size(), kNone);
  for (std::size_t t = 0; t < onsets.size(); ++t) {
    float best = 0;
    for (std::size_t step = shortest; step <= std::min(longest, t); ++step) {
      const float value = score[t - step] - cost[step];
      if (value <= best) continue;
      best = value;
      before[t] = static_cast<std::int32_t>(t - step);
    }
    score[t] = strength[t] + best;
  }
  const std::size_t tail = onsets.size() > longest ? onsets.size() - longest : 0;
  auto last = static_cast<std::int32_t>(
      std::max_element(score.begin() + static_cast<std::ptrdiff_t>(tail), score.end()) -
      score.begin());
  std::vector<std::size_t> beats;
  for (; last != kNone; last = before[static_cast<std::size_t>(last)]) {
    beats.push_back(static_cast<std::size_t>(last));
  }
  std::ranges::reverse(beats);
  return beats.size() < 2 ? std::vector<std::size_t>{} : beats;
}

}  // namespace crossfade::audio
