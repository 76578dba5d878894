#include "audio/harmony_change.h"

#include <algorithm>
#include <cmath>

#include "audio/periodicity.h"

namespace crossfade::audio {
namespace {

constexpr std::size_t kSide = 3;

PitchClasses sum_of(std::span<const PitchClasses> frames) {
  PitchClasses sum{};
  for (const PitchClasses& frame : frames) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += frame[i];
  }
  return sum;
}

double cosine(const PitchClasses& a, const PitchClasses& b) {
  double product = 0;
  double squares_a = 0;
  double squares_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += static_cast<double>(a[i]) * b[i];
    squares_a += static_cast<double>(a[i]) * a[i];
    squares_b += static_cast<double>(b[i]) * b[i];
  }
  const double both = std::sqrt(squares_a) * std::sqrt(squares_b);
  return both > 0 ? product / both : 1;
}

}  // namespace

std::vector<float> harmony_change(std::span<const PitchClasses> frames) {
  std::vector<float> change(frames.size(), 0.0F);
  for (std::size_t t = kSide; t + kSide <= frames.size(); ++t) {
    const PitchClasses before = sum_of(frames.subspan(t - kSide, kSide));
    const PitchClasses after = sum_of(frames.subspan(t, kSide));
    change[t] = static_cast<float>(1 - cosine(before, after));
  }
  return change;
}

ChangePeriodicity::ChangePeriodicity(std::span<const float> values) {
  const auto most = static_cast<std::size_t>(Periodicity::kLongestLagSeconds * kPitchRateHz) + 2;
  const std::size_t lags = std::min(most, values.size() / 2);
  double mean = 0;
  for (const float value : values) mean += value;
  mean /= static_cast<double>(std::max<std::size_t>(values.size(), 1));
  double first = 0;
  for (std::size_t lag = 0; lag < lags; ++lag) {
    double sum = 0;
    for (std::size_t t = lag; t < values.size(); ++t) {
      sum += (values[t] - mean) * (values[t - lag] - mean);
    }
    sum /= static_cast<double>(values.size() - lag);
    if (lag == 0) first = sum;
    lags_.push_back(first > 0 ? static_cast<float>(sum / first) : 0.0F);
  }
}

double ChangePeriodicity::at(double lag_seconds) const {
  return interpolated(lags_, lag_seconds * kPitchRateHz);
}

}  // namespace crossfade::audio
