#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::stats {

/// The bins in which a later sample is compared with a first one: between the first one's deciles,
/// one below its least value and one for what is missing. Where many values are equal there are
/// fewer.
class StabilityBins {
 public:
  /// NaN is missing. A sample of nothing but missing values has that bin and one for all others.
  explicit StabilityBins(std::span<const float> reference);

  std::size_t size() const { return edges_.size() + 2; }
  /// 0 to size() - 1; the last is that of NaN.
  std::uint8_t bin_of(float value) const;
  /// How many of the values fall into each.
  std::vector<double> count(std::span<const float> values) const;

 private:
  std::vector<float> edges_;  // ascending; a bin ends with its edge
};

/// The population stability index of two samples by their counts in the same bins: the sum over
/// bins of (a - e) ln(a / e), a and e being the shares (Lewis 1994; Siddiqi 2006; Jeffreys'
/// divergence, 1946). 0 where they are alike; up to .1 is commonly read as stable, above .25 as
/// another population. Each bin is given half a row, so that an empty one is rare, not impossible.
/// By chance alone two samples of n and m independent rows give about (bins - 1) (1/n + 1/m)
/// (Yurdakul and Naranjo 2020). NaN where a sample is empty. Spans of equal length.
double stability_index(std::span<const double> expected, std::span<const double> actual);

}  // namespace crossfade::stats
