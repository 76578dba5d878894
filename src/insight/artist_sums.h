#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "insight/kpi_columns.h"

namespace crossfade::insight {

/// The artist of each row as dense numbers, in the order of first sight.
struct ArtistGroups {
  std::vector<std::uint32_t> group;  ///< one a row, 0 to count - 1
  std::size_t count = 0;
};

/// Groups by the stable artist identity, or by the artist's name before identities are assigned.
ArtistGroups group_by_artist(const catalogue::Catalogue& catalogue);

/// What is added up over an artist's rows, each over the rows where its parts are known.
enum Sum : std::size_t {
  kStreamsRows,
  kStreams,
  kEngagementRows,
  kEngagementRatios,  ///< (likes + comments) / views
  kEngagementCounts,  ///< likes + comments
  kEngagementViews,
  kLikeRows,
  kLikeRatios,  ///< likes / views
  kPairRows,    ///< streams and views known; the sums below are around the mean of all such rows
  kX,           ///< streams
  kY,           ///< views
  kXX,
  kYY,
  kXY,
  kLogX,  ///< ln(1 + streams)
  kLogY,  ///< ln(1 + views)
  kLogXX,
  kLogYY,
  kLogXY,
  kWithinXX,  ///< of the logs, around the artist's own mean
  kWithinYY,
  kWithinXY,
  kVideoRows,  ///< streams known, official_video true
  kVideoStreams,
  kVideoLogs,
  kPlainRows,  ///< streams known, official_video false
  kPlainStreams,
  kPlainLogs,
  kSums,
};
using Sums = std::array<double, kSums>;

/// All sums of all artists: whatever resamples artists needs no row again.
struct ArtistSums {
  std::vector<Sums> of;         ///< one an artist
  std::size_t within_rows = 0;  ///< rows of artists with two or more pairs
  double mean_x = 0;            ///< mean streams of the pairs, taken out of kX
  double mean_y = 0;            ///< mean views of the pairs, taken out of kY
};

ArtistSums sum_by_artist(const KpiColumns& columns);

/// The sums over all artists, artist a counted weights[a] times.
Sums weighted_total(const ArtistSums& artists, std::span<const std::uint32_t> weights);

}  // namespace crossfade::insight
