#include "stats/sensitivity.h"

#include <cmath>
#include <limits>

namespace crossfade::stats {

double e_value(double risk_ratio) {
  const double ratio = risk_ratio < 1 ? 1 / risk_ratio : risk_ratio;
  return ratio + std::sqrt(ratio * (ratio - 1));
}

double risk_ratio_of_difference(double effect, double spread) {
  if (!(spread > 0)) return std::numeric_limits<double>::quiet_NaN();
  return std::exp(0.91 * effect / spread);
}

double robustness_value(double partial_correlation, double reduction) {
  const double square = partial_correlation * partial_correlation;
  if (square >= 1) return 1;
  const double f2 = reduction * reduction * square / (1 - square);
  return (std::sqrt(f2 * f2 + 4 * f2) - f2) / 2;
}

}  // namespace crossfade::stats
