#include "stats/multiplicity.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crossfade::stats {

double two_sided_p(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

std::vector<double> holm_adjusted(std::span<const double> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!std::isnan(p[i])) order.push_back(i);
  }
  std::ranges::stable_sort(order, {}, [p](std::size_t i) { return p[i]; });
  std::vector<double> adjusted(p.begin(), p.end());
  double least = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double tests = static_cast<double>(order.size() - rank);
    least = std::max(least, std::min(1.0, tests * p[order[rank]]));
    adjusted[order[rank]] = least;
  }
  return adjusted;
}

}  // namespace crossfade::stats
