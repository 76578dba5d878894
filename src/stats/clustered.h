#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "stats/estimate.h"

namespace crossfade::stats {

/// A figure with the influence of every row on it (Hampel 1974): to first order its error is the
/// mean of the influences. Rows that take no part have 0. Everything that can be said of the
/// figure's chance, and of its distance to another figure of the same rows, follows from these.
struct RowInfluence {
  double value = std::numeric_limits<double>::quiet_NaN();  ///< NaN: it cannot be taken
  std::vector<double> influence;                            ///< one a row; none where value is NaN
  std::size_t n = 0;                                        ///< rows that take part
};

/// Standard error and the degrees of freedom that go with it.
struct ClusteredError {
  double error = std::numeric_limits<double>::quiet_NaN();  ///< NaN below two clusters
  /// As many as the error itself is certain: clusters that take part, less one, where influences
  /// are normal, fewer where a few clusters make most of it. At least 1.
  double degrees = 0;
};

/// Where rows of one cluster may hang together and clusters do not: the sandwich of summed
/// influences (Liang and Zeger 1986), times clusters / (clusters - 1); degrees of freedom by the
/// fourth moment of these sums (Satterthwaite 1946). `cluster[i]` is row i's.
ClusteredError clustered_error(const RowInfluence& figure, std::span<const std::uint32_t> cluster);

/// The figure with its interval by Student's t (Cameron and Miller 2015, section VI); no interval
/// below two clusters.
Estimate clustered_interval(const RowInfluence& figure, std::span<const std::uint32_t> cluster,
                            double coverage = 0.95);

/// Two-sided p-value of "the figure is 0"; NaN without an error, and where the error is 0.
double clustered_p(const RowInfluence& figure, std::span<const std::uint32_t> cluster);

/// a - b, of the same rows: the two may hang together in any way (Hausman 1978).
RowInfluence difference(const RowInfluence& a, const RowInfluence& b);

}  // namespace crossfade::stats
