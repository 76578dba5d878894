#include "audio/timbre.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "audio/onset_bands.h"

namespace crossfade::audio {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr double kBinHz = static_cast<double>(kAnalysisRateHz) / kRhythmFrame;
constexpr std::size_t kEvery = 4;
constexpr double kRolloffShare = 0.85;
constexpr std::size_t kLimitFrame = 4096;
constexpr std::size_t kLimitHop = 16384;
constexpr double kLimitBelowDb = 70;
constexpr double kCliffDb = 25;

constexpr std::size_t bin_of(double hertz) { return static_cast<std::size_t>(hertz / kBinHz); }

// The mean logarithm of powers, as that of products: a logarithm for every 16.
double mean_logarithm(std::span<const float> power, double least) {
  double sum = 0;
  for (std::size_t at = 0; at < power.size(); at += 16) {
    double product = 1;
    for (const float value : power.subspan(at, std::min<std::size_t>(16, power.size() - at))) {
      product *= std::max<double>(value, least);
    }
    sum += std::log(product);
  }
  return sum / static_cast<double>(power.size());
}

double flatness_of(std::span<const float> power) {
  const std::span<const float> band = power.subspan(bin_of(200), bin_of(8000) - bin_of(200));
  double sum = 0;
  for (const float value : band) sum += value;
  const double mean = sum / static_cast<double>(band.size());
  if (mean <= 0) return 0;
  // Relative to the mean, so that sixteen factors stay within a double at any gain.
  std::vector<float> relative(band.size());
  for (std::size_t i = 0; i < band.size(); ++i) relative[i] = static_cast<float>(band[i] / mean);
  return std::exp(mean_logarithm(relative, 1e-12));
}

}  // namespace

void TimbreMeter::add(std::span<const float> power) {
  if (frame_++ % kEvery != 0) return;
  std::vector<float> magnitudes(power.size());
  double sum = 0;
  double first = 0;
  double second = 0;
  double all = 0;
  for (std::size_t k = 1; k < power.size(); ++k) {
    magnitudes[k] = std::sqrt(power[k]);
    const double hertz = static_cast<double>(k) * kBinHz;
    sum += magnitudes[k];
    first += hertz * magnitudes[k];
    second += hertz * hertz * magnitudes[k];
    all += power[k];
  }
  if (sum <= 0) return;
  const double centroid = first / sum;
  const double weight = std::sqrt(all);
  double below = 0;
  std::size_t k = 1;
  for (; k < power.size() && below < kRolloffShare * all; ++k) below += power[k];
  double change = 0;
  if (!before_.empty()) {
    double sum_before = 0;
    for (const float value : before_) sum_before += value;
    for (std::size_t i = 1; i < magnitudes.size(); ++i) {
      change += std::abs(magnitudes[i] / sum - before_[i] / sum_before) / 2;
    }
  }
  before_ = std::move(magnitudes);
  weight_ += weight;
  centroid_ += weight * centroid;
  spread_ += weight * std::sqrt(std::max(second / sum - centroid * centroid, 0.0));
  rolloff_ += weight * static_cast<double>(k) * kBinHz;
  flatness_ += weight * flatness_of(power);
  flux_ += weight * change;
  power_ += all;
  for (std::size_t i = 1; i < power.size(); ++i) {
    if (i <= bin_of(250)) low_ += power[i];
    if (i >= bin_of(4000)) high_ += power[i];
  }
}

Timbre TimbreMeter::finish() const {
  if (weight_ <= 0) return {kMissing, kMissing, kMissing, kMissing, kMissing, kMissing, kMissing};
  return {.centroid_hz = centroid_ / weight_,
          .spread_hz = spread_ / weight_,
          .rolloff_hz = rolloff_ / weight_,
          .flatness = flatness_ / weight_,
          .low_share = low_ / power_,
          .high_share = high_ / power_,
          .flux = flux_ / weight_};
}

BandLimit::BandLimit(int sample_rate_hz)
    : bin_hz_(static_cast<double>(sample_rate_hz) / kLimitFrame),
      fft_(kLimitFrame),
      frames_(kLimitHop, kLimitHop),
      window_(hann_window(kLimitFrame)),
      windowed_(kLimitFrame),
      power_(fft_.bins()),
      sums_(fft_.bins()) {}

void BandLimit::add(std::span<const float> samples) {
  frames_.add(samples, [this](std::span<const float> frame) {
    for (std::size_t i = 0; i < kLimitFrame; ++i) windowed_[i] = frame[i] * window_[i];
    fft_.power(windowed_, power_);
    for (std::size_t k = 0; k < power_.size(); ++k) sums_[k] += power_[k];
    ++count_;
  });
}

// Mean of a sixth of an octave on either side.
double BandLimit::level_db(double hertz) const {
  const auto last = static_cast<double>(sums_.size() - 1);
  const auto begin = static_cast<std::size_t>(std::min(hertz / 1.1225 / bin_hz_, last));
  const auto end = static_cast<std::size_t>(std::min(hertz * 1.1225 / bin_hz_, last)) + 1;
  double sum = 0;
  for (std::size_t k = begin; k < end; ++k) sum += sums_[k];
  return 10 * std::log10(sum / static_cast<double>(end - begin) + 1e-30);
}

double BandLimit::limit_hz() const {
  if (count_ == 0) return kMissing;
  const double half = bin_hz_ * static_cast<double>(sums_.size() - 1);
  double strongest = -1e9;
  for (double hertz = 40; hertz < half; hertz *= 1.06)
    strongest = std::max(strongest, level_db(hertz));
  // Bin by bin from above: the last that is not yet nothing.
  for (std::size_t k = sums_.size(); k-- > 1;) {
    const double level = 10 * std::log10(sums_[k] + 1e-30);
    if (level > strongest - kLimitBelowDb) return static_cast<double>(k) * bin_hz_;
  }
  return 0;
}

bool BandLimit::is_cliff() const {
  const double limit = limit_hz();
  if (std::isnan(limit)) return false;
  const double half = bin_hz_ * static_cast<double>(sums_.size() - 1);
  if (limit * 1.19 > half) return true;  // it ends with the file's own half rate
  return level_db(limit / 1.19) - level_db(limit * 1.19) > kCliffDb;
}

}  // namespace crossfade::audio
