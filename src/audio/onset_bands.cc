// Spectral flux (Duxbury, Sandler and Davies 2002; Dixon 2006) as in SuperFlux (Boeck and Widmer
// 2013): 36 triangular filters from 30 Hz to 10 kHz, even on the mel scale above 1 kHz and closer
// to even in Hz below; the logarithm of each filter's magnitude, and how much it has grown over two
// frames (23 ms), measured from the larger of the filter and its two neighbours then, so that
// vibrato is no onset. Falling parts count as 0. Filters are averaged into six bands.
//
// Strings, voices and pads swell for a tenth of a second and more, and change bins, not filters.
// For them the bins from 60 Hz to 2.5 kHz are compared one by one with those of eight frames (93
// ms) before, by the root of their magnitude, which noise moves little.
//
// The logarithm bends to a line 50 dB below the loudest filter level so far (of the first five
// seconds at least): what is quieter than that is no note. Being relative, it makes the whole
// independent of gain.
#include "audio/onset_bands.h"

#include <algorithm>
#include <cmath>

namespace crossfade::audio {
namespace {

constexpr double kLowestHz = 30;
constexpr double kHighestHz = 10000;
constexpr std::array kBandEdgesHz = {110.0, 280.0, 800.0, 2400.0, 6000.0};
constexpr std::size_t kFirstFrames = 430;  // 5 s
constexpr float kBend = 316.2F;            // 50 dB
constexpr std::size_t kLag = 2;
constexpr std::size_t kSoftBegin = 3;
constexpr std::size_t kSoftEnd = 117;
constexpr float kSoftScale = 4;

double mel(double hz) { return 2595 * std::log10(1 + hz / 700); }
double hz_of_mel(double mels) { return 700 * (std::pow(10, mels / 2595) - 1); }

}  // namespace

OnsetBands::OnsetBands() {
  const double bin_hz = static_cast<double>(kAnalysisRateHz) / kRhythmFrame;
  std::vector<double> edges;
  const double step = (mel(kHighestHz) - mel(kLowestHz)) / (kFilters + 1);
  for (std::size_t i = 0; i < kFilters + 2; ++i) {
    edges.push_back(hz_of_mel(mel(kLowestHz) + step * static_cast<double>(i)) / bin_hz);
  }
  for (std::size_t i = 0; i < kFilters; ++i) {
    // No filter is narrower than two bins on either side of its middle.
    const double middle = edges[i + 1];
    const double low = std::min(edges[i], middle - 1);
    const double high = std::max(edges[i + 2], middle + 1);
    Filter filter;
    filter.begin = static_cast<std::size_t>(std::max(1.0, std::ceil(low)));
    for (auto bin = static_cast<double>(filter.begin); bin < high; ++bin) {
      const double weight =
          bin < middle ? (bin - low) / (middle - low) : (high - bin) / (high - middle);
      filter.weights.push_back(static_cast<float>(std::max(weight, 0.0)));
    }
    filter.band = static_cast<std::size_t>(std::ranges::upper_bound(kBandEdgesHz, middle * bin_hz) -
                                           kBandEdgesHz.begin());
    ++filters_of_band_[filter.band];
    filters_.push_back(std::move(filter));
  }
}

void OnsetBands::add(std::span<const float> power) {
  Levels levels;
  for (std::size_t i = 0; i < kFilters; ++i) {
    const Filter& filter = filters_[i];
    float sum = 0;
    for (std::size_t k = 0; k < filter.weights.size(); ++k) {
      sum += filter.weights[k] * power[filter.begin + k];
    }
    levels[i] = std::sqrt(sum);
  }
  add_soft(power);
  reference_ = std::max(reference_, std::ranges::max(levels));
  if (has_begun_) return use(levels);
  first_.push_back(levels);
  if (first_.size() == kFirstFrames) begin();
}

void OnsetBands::add_soft(std::span<const float> power) {
  std::ranges::rotate(soft_past_, soft_past_.end() - 1);
  std::vector<float>& now = soft_past_.front();
  now.resize(kSoftEnd - kSoftBegin);
  for (std::size_t k = 0; k < now.size(); ++k) {
    now[k] = std::sqrt(std::sqrt(power[kSoftBegin + k]));
  }
  const std::vector<float>& before = soft_past_.back();
  float sum = 0;
  for (std::size_t k = 1; k + 1 < before.size(); ++k) {
    const float most = std::max(std::max(before[k - 1], before[k]), before[k + 1]);
    sum += std::max(now[k] - most, 0.0F);
  }
  soft_.push_back(sum);
}

void OnsetBands::begin() {
  has_begun_ = true;
  for (const Levels& levels : first_) use(levels);
  first_.clear();
  first_.shrink_to_fit();
}

std::vector<OnsetFrame> OnsetBands::finish() {
  if (!has_begun_) begin();
  const float scale =
      reference_ > 0 ? kSoftScale / (std::sqrt(reference_) * (kSoftEnd - kSoftBegin)) : 0.0F;
  for (std::size_t t = 0; t < frames_.size(); ++t) frames_[t][kSoftBand] = scale * soft_[t];
  return std::move(frames_);
}

void OnsetBands::use(const Levels& levels) {
  Levels logarithms;
  const float scale = reference_ > 0 ? kBend / reference_ : 0.0F;
  for (std::size_t i = 0; i < kFilters; ++i) logarithms[i] = std::log1p(scale * levels[i]);
  OnsetFrame frame{};
  if (past_.size() == kLag) {
    const Levels& before = past_.front();
    for (std::size_t i = 0; i < kFilters; ++i) {
      float most = before[i];
      if (i > 0) most = std::max(most, before[i - 1]);
      if (i + 1 < kFilters) most = std::max(most, before[i + 1]);
      frame[filters_[i].band] += std::max(logarithms[i] - most, 0.0F);
    }
    for (std::size_t band = 0; band < kOnsetBands; ++band) {
      if (filters_of_band_[band] > 0) frame[band] /= filters_of_band_[band];
    }
    past_.erase(past_.begin());
  }
  past_.push_back(logarithms);
  frames_.push_back(frame);
}

}  // namespace crossfade::audio
