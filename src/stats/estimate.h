#pragma once

#include <cstddef>
#include <limits>

namespace crossfade::stats {

/// A figure with its 95 % interval and the number of rows it was taken from. `value` is NaN where
/// the data cannot give one; `low` and `high` are NaN where no interval was or could be taken.
struct Estimate {
  double value = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  std::size_t n = 0;
};

}  // namespace crossfade::stats
