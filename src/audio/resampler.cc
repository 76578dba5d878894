// Polyphase resampling: for a ratio up : down in lowest terms every sample out is a weighted sum of
// the samples in around its time, and only `up` different sets of weights occur. The weights are a
// low-pass filter, sin(x) / x under Kaiser's window (beta 8: what is folded back lies 80 dB down),
// whose pass band ends at .9 of the lower of the two half rates.
#include "audio/resampler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "base/check.h"

namespace crossfade::audio {
namespace {

constexpr double kBeta = 8;
constexpr double kPassShare = 0.95;  // the middle of the slope
constexpr double kZeroCrossings = 24;
constexpr std::size_t kLanes = 8;

// Bessel's function of the first kind, order 0, of an imaginary argument.
double bessel(double x) {
  double sum = 1;
  double term = 1;
  for (int k = 1; k < 40; ++k) {
    term *= x / (2 * k) * (x / (2 * k));
    sum += term;
  }
  return sum;
}

// Eight sums side by side: vector instructions without a change of order.
float dot(const float* a, const float* b, std::size_t size) {
  std::array<float, kLanes> sums{};
  for (std::size_t i = 0; i < size; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

}  // namespace

Resampler::Resampler(int from_hz, int to_hz) : is_same_(from_hz == to_hz) {
  CF_CHECK(from_hz > 0 && to_hz > 0);
  const int common = std::gcd(from_hz, to_hz);
  up_ = static_cast<std::size_t>(to_hz / common);
  down_ = static_cast<std::size_t>(from_hz / common);
  // In samples in, between which the filter's zeros lie.
  const double cutoff = kPassShare * std::min(1.0, static_cast<double>(to_hz) / from_hz);
  const double reach = kZeroCrossings / cutoff;
  taps_ = (static_cast<std::size_t>(2 * reach) / kLanes + 1) * kLanes;
  filter_.resize(up_ * taps_);
  const double centre = static_cast<double>(taps_ / 2);
  for (std::size_t phase = 0; phase < up_; ++phase) {
    const double shift = static_cast<double>(phase) / static_cast<double>(up_);
    for (std::size_t tap = 0; tap < taps_; ++tap) {
      const double x = static_cast<double>(tap) - centre - shift;
      const double inside = 1 - x * x / (centre * centre);
      if (inside <= 0) continue;
      const double angle = std::numbers::pi * cutoff * x;
      const double sinc = std::abs(angle) < 1e-9 ? 1 : std::sin(angle) / angle;
      filter_[phase * taps_ + tap] =
          static_cast<float>(cutoff * sinc * bessel(kBeta * std::sqrt(inside)) / bessel(kBeta));
    }
  }
  held_.assign(taps_ / 2, 0.0F);
}

void Resampler::add(std::span<const float> samples, std::vector<float>& out) {
  if (is_same_) {
    out.insert(out.end(), samples.begin(), samples.end());
    return;
  }
  held_.insert(held_.end(), samples.begin(), samples.end());
  drain(out);
}

void Resampler::finish(std::vector<float>& out) {
  if (is_same_) return;
  held_.insert(held_.end(), taps_ / 2, 0.0F);
  drain(out);
}

void Resampler::drain(std::vector<float>& out) {
  while (position_ + taps_ <= held_.size()) {
    out.push_back(dot(&held_[position_], &filter_[phase_ * taps_], taps_));
    phase_ += down_;
    position_ += phase_ / up_;
    phase_ %= up_;
  }
  const std::size_t used = std::min(position_, held_.size());
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(used));
  position_ -= used;
}

}  // namespace crossfade::audio
