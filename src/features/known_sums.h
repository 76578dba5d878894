#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace crossfade::features {

/// What the known ones of several numbers come to; NaN where none is known.
class KnownSums {
 public:
  /// A NaN does not count.
  void add(float value) {
    if (std::isnan(value)) return;
    ++count_;
    sum_ += value;
    squares_ += static_cast<double>(value) * value;
    least_ = count_ == 1 ? value : std::min(least_, value);
    most_ = count_ == 1 ? value : std::max(most_, value);
  }
  float mean() const { return count_ > 0 ? static_cast<float>(sum_ / count_) : kNaN; }
  float least() const { return count_ > 0 ? least_ : kNaN; }
  float most() const { return count_ > 0 ? most_ : kNaN; }
  /// Standard deviation, with n - 1; missing below two.
  float spread() const {
    if (count_ < 2) return kNaN;
    const double variance = (squares_ - sum_ * sum_ / count_) / (count_ - 1);
    return static_cast<float>(std::sqrt(std::max(0.0, variance)));
  }

 private:
  static constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
  int count_ = 0;
  double sum_ = 0;
  double squares_ = 0;
  float least_ = 0;
  float most_ = 0;
};

}  // namespace crossfade::features
