#include "stats/normal.h"

#include <cmath>
#include <numbers>

namespace crossfade::stats {

double normal_share_below(double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; }

}  // namespace crossfade::stats
