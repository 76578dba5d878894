#include "stats/clustered.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "stats/student_t.h"

namespace crossfade::stats {

ClusteredError clustered_error(const RowInfluence& figure, std::span<const std::uint32_t> cluster) {
  ClusteredError result;
  if (std::isnan(figure.value)) return result;
  CF_CHECK(figure.influence.size() == cluster.size());
  if (cluster.empty()) return result;
  std::vector<double> sums(*std::ranges::max_element(cluster) + std::size_t{1});
  std::vector<bool> takes_part(sums.size());
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    sums[cluster[i]] += figure.influence[i];
    if (figure.influence[i] != 0) takes_part[cluster[i]] = true;
  }
  const auto clusters = static_cast<double>(std::ranges::count(takes_part, true));
  if (clusters < 2) return result;
  double squares = 0;
  double fourths = 0;
  for (const double sum : sums) {
    squares += sum * sum;
    fourths += sum * sum * sum * sum;
  }
  result.error =
      std::sqrt(squares * clusters / (clusters - 1)) / static_cast<double>(cluster.size());
  // The sum of squares has this variance; chi-square with d degrees of freedom has 2 / d of its
  // mean's square.
  const double variance = fourths - squares * squares / clusters;
  const double certain = variance > 0 ? 2 * squares * squares / variance : clusters - 1;
  result.degrees = std::clamp(certain, 1.0, clusters - 1);
  return result;
}

Estimate clustered_interval(const RowInfluence& figure, std::span<const std::uint32_t> cluster,
                            double coverage) {
  CF_CHECK(coverage > 0 && coverage < 1);
  Estimate estimate{.value = figure.value, .n = figure.n};
  const ClusteredError error = clustered_error(figure, cluster);
  if (std::isnan(error.error)) return estimate;
  const double reach = error.error * student_quantile((1 + coverage) / 2, error.degrees);
  estimate.low = figure.value - reach;
  estimate.high = figure.value + reach;
  return estimate;
}

double clustered_p(const RowInfluence& figure, std::span<const std::uint32_t> cluster) {
  const ClusteredError error = clustered_error(figure, cluster);
  if (!(error.error > 0)) return std::numeric_limits<double>::quiet_NaN();
  return two_sided_p(figure.value / error.error, error.degrees);
}

RowInfluence difference(const RowInfluence& a, const RowInfluence& b) {
  if (std::isnan(a.value) || std::isnan(b.value)) return {};
  CF_CHECK(a.influence.size() == b.influence.size());
  RowInfluence result{a.value - b.value, a.influence, std::max(a.n, b.n)};
  for (std::size_t i = 0; i < b.influence.size(); ++i) result.influence[i] -= b.influence[i];
  return result;
}

}  // namespace crossfade::stats
