#pragma once

namespace crossfade::stats {

/// The share of the standard normal distribution that lies below `z`; NaN gives NaN.
double normal_share_below(double z);

/// Where the shares .8, .95 and .975 lie below.
inline constexpr double kNormal80 = 0.8416212335729143;
inline constexpr double kNormal95 = 1.6448536269514722;
inline constexpr double kNormal975 = 1.959963984540054;

}  // namespace crossfade::stats
