#include "learn/fixed_target.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/check.h"

namespace crossfade::learn {

FixedTarget::FixedTarget(std::span<const double> target)
    : coarse_(target.size()),
      fine_(target.size()),
      weight_bits_(static_cast<int>(std::bit_width(target.size()))) {
  CF_CHECK(!target.empty() && weight_bits_ <= 25);
  const auto [low, high] = std::minmax_element(target.begin(), target.end());
  middle_ = *low / 2 + *high / 2;
  const double reach = std::max(*high - middle_, middle_ - *low);
  constexpr double kMost = std::numeric_limits<float>::max();
  // A packed sum has to hold weight_bits for the weight, as many more for summing, and the sign.
  const int coarse_bits = std::min(22, 62 - 2 * weight_bits_);
  const int fine_bits = std::min(48, 62 - weight_bits_);
  const double share = reach > 0 ? 1 / reach : 0;
  fine_unit_ = std::ldexp(reach, -fine_bits);
  for (std::size_t i = 0; i < target.size(); ++i) {
    CF_CHECK(std::abs(target[i]) <= kMost);  // false for NaN too
    const double part = std::clamp((target[i] - middle_) * share, -1.0, 1.0);
    coarse_[i] = static_cast<std::int32_t>(std::llround(std::ldexp(part, coarse_bits)));
    fine_[i] = std::llround(std::ldexp(part, fine_bits));
  }
}

float FixedTarget::mean(std::int64_t fine_sum, std::int64_t weight) const {
  const double mean = static_cast<double>(fine_sum) / static_cast<double>(weight);
  return static_cast<float>(middle_ + mean * fine_unit_);
}

}  // namespace crossfade::learn
