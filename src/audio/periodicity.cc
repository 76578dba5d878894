#include "audio/periodicity.h"

#include <algorithm>
#include <cmath>

#include "audio/fft.h"

namespace crossfade::audio {
namespace {

constexpr auto kWindow = static_cast<std::size_t>(Periodicity::kWindowSeconds * kRhythmRateHz);
constexpr auto kMostLags =
    static_cast<std::size_t>(Periodicity::kLongestLagSeconds * kRhythmRateHz) + 2;
constexpr std::size_t kHalfSecond = 43;
constexpr std::size_t kFftSize = 2048;

// Each value less the mean of the second around it, where that is positive.
std::vector<float> above_surroundings(std::span<const OnsetFrame> frames, std::size_t band) {
  const std::size_t size = frames.size();
  std::vector<double> sums(size + 1, 0.0);
  for (std::size_t t = 0; t < size; ++t) sums[t + 1] = sums[t] + frames[t][band];
  std::vector<float> out(size);
  for (std::size_t t = 0; t < size; ++t) {
    const std::size_t begin = t > kHalfSecond ? t - kHalfSecond : 0;
    const std::size_t end = std::min(size, t + kHalfSecond + 1);
    const double mean = (sums[end] - sums[begin]) / static_cast<double>(end - begin);
    out[t] = static_cast<float>(std::max(frames[t][band] - mean, 0.0));
  }
  return out;
}

BandGroup group_of(std::size_t band) {
  if (band < 2) return BandGroup::kLow;
  return band < 4 || band == kSoftBand ? BandGroup::kMiddle : BandGroup::kHigh;
}

// The products of a window less its mean at each lag, over the number of products.
std::vector<float> lag_products(std::span<const float> window, std::size_t lags, RealFft& fft) {
  double mean = 0;
  for (const float value : window) mean += value;
  mean /= static_cast<double>(window.size());
  std::vector<float> centred(window.size());
  for (std::size_t t = 0; t < window.size(); ++t) {
    centred[t] = static_cast<float>(window[t] - mean);
  }
  std::vector<float> products = autocorrelation(centred, lags, fft);
  for (std::size_t lag = 0; lag < lags; ++lag) {
    products[lag] /= static_cast<float>(window.size() - lag);
  }
  return products;
}

void divide_by_first(std::vector<float>& lags) {
  const float first = lags.empty() ? 0.0F : lags[0];
  for (float& lag : lags) lag = first > 0 ? lag / first : 0.0F;
}

}  // namespace

GroupOnsets group_onsets(std::span<const OnsetFrame> frames) {
  GroupOnsets onsets;
  for (std::vector<float>& group : onsets) group.assign(frames.size(), 0.0F);
  for (std::size_t band = 0; band < kOnsetBands; ++band) {
    const std::vector<float> values = above_surroundings(frames, band);
    std::vector<float>& group = onsets[static_cast<std::size_t>(group_of(band))];
    for (std::size_t t = 0; t < values.size(); ++t) {
      group[t] += values[t];
      onsets[0][t] += values[t];
    }
  }
  return onsets;
}

Periodicity::Periodicity(const GroupOnsets& onsets) {
  const std::size_t size = onsets[0].size();
  const std::size_t window = std::min(kWindow, size);
  const std::size_t lags = std::min(kMostLags, window / 2);
  if (lags < 3) return;
  RealFft fft(kFftSize);
  for (std::vector<float>& group : lags_) group.assign(lags, 0.0F);
  // Windows begin every half window; the last ends with the clip.
  const std::size_t rest = size - window;
  const std::size_t steps = (rest + window / 2 - 1) / (window / 2);
  for (std::size_t step = 0; step <= steps; ++step) {
    const std::size_t begin = step == steps ? rest : step * (window / 2);
    for (std::size_t group = 0; group < kBandGroups; ++group) {
      std::vector<float> products =
          lag_products(std::span(onsets[group]).subspan(begin, window), lags, fft);
      strengths_[group] += products[0] / static_cast<double>(steps + 1);
      for (std::size_t lag = 0; lag < lags; ++lag) lags_[group][lag] += products[lag];
      if (group > 0) continue;
      divide_by_first(products);
      windows_.push_back(std::move(products));
    }
  }
  for (std::vector<float>& group : lags_) divide_by_first(group);
}

double interpolated(std::span<const float> values, double place) {
  const auto nearest = static_cast<std::size_t>(std::max(std::lround(place), 1L));
  if (place < 0 || nearest + 1 >= values.size()) return 0;
  const double x = place - static_cast<double>(nearest);
  const double before = values[nearest - 1];
  const double here = values[nearest];
  const double after = values[nearest + 1];
  return here + x * (after - before) / 2 + x * x * ((after + before) / 2 - here);
}

double Periodicity::at(BandGroup group, double lag_seconds) const {
  return interpolated(lags_[static_cast<std::size_t>(group)], lag_seconds * kRhythmRateHz);
}

double Periodicity::longest_seconds() const {
  return lags_[0].size() < 3 ? 0 : static_cast<double>(lags_[0].size() - 2) / kRhythmRateHz;
}

}  // namespace crossfade::audio
