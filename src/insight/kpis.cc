#include "insight/kpis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "insight/artist_sums.h"
#include "insight/ranked_rows.h"
#include "stats/summary.h"

// All figures share one bootstrap of artists (percentile intervals, Davison and Hinkley 1997,
// section 3.8), drawn once. Rows of one artist stay together, because the public file lists an
// artist's ten best tracks and they rise and fall together. Two things make it cheap. Whatever is a
// function of sums (means, ratios, correlations, lifts) is taken from sums that each artist keeps,
// so a resample costs a pass over artists, not rows; around an artist's own mean these sums do not
// even change with the weights. Quantiles and ranks need the rows, but not a sort: columns are
// sorted once into bins, and a resample only adds up the weights of bins (ranked_rows.h).

namespace crossfade::insight {
namespace {

using catalogue::Catalogue;
using stats::Estimate;

constexpr double kHitShare = 0.9;
constexpr double kRowStepsAllowed = 2e8;
constexpr int kFewestResamples = 100;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// The figures that have an interval, in the order in which a resample hands them out.
constexpr std::array<Estimate Kpis::*, 13> kResampled = {
    &Kpis::mean_streams,
    &Kpis::median_streams,
    &Kpis::hit_threshold,
    &Kpis::engagement_mean_of_ratios,
    &Kpis::engagement_ratio_of_sums,
    &Kpis::like_rate,
    &Kpis::correlation,
    &Kpis::correlation_log,
    &Kpis::correlation_rank,
    &Kpis::correlation_within_artist,
    &Kpis::official_video_lift,
    &Kpis::official_video_lift_log,
    &Kpis::streams_per_view,
};
using Figures = std::array<double, kResampled.size()>;

// What every resample reads.
struct Resampled {
  ArtistSums sums;
  RankedRows ranks;
};

double ratio(double above, double below) { return below > 0 ? above / below : kNaN; }

double correlation_of(double xx, double yy, double xy) {
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx) / std::sqrt(yy) : kNaN;
}

// Pearson's from sums around any fixed point.
double correlation_of(const Sums& s, Sum x, Sum y, Sum xx, Sum yy, Sum xy) {
  const double rows = s[kPairRows];
  if (rows < 3) return kNaN;
  return correlation_of(s[xx] - s[x] * s[x] / rows, s[yy] - s[y] * s[y] / rows,
                        s[xy] - s[x] * s[y] / rows);
}

Figures figures_of(const Resampled& rows, std::span<const std::uint32_t> weights) {
  constexpr double kShares[] = {0.5, kHitShare};
  const Sums s = weighted_total(rows.sums, weights);
  const RankedRows::Resample ranks = rows.ranks.resample(weights, kShares);
  const double pairs = s[kPairRows];
  const double mean_ratio =
      ratio(ratio(s[kVideoStreams], s[kVideoRows]), ratio(s[kPlainStreams], s[kPlainRows]));
  const double log_difference =
      ratio(s[kVideoLogs], s[kVideoRows]) - ratio(s[kPlainLogs], s[kPlainRows]);
  return {
      ratio(s[kStreams], s[kStreamsRows]),
      ranks.quantiles[0],
      ranks.quantiles[1],
      ratio(s[kEngagementRatios], s[kEngagementRows]),
      ratio(s[kEngagementCounts], s[kEngagementViews]),
      ratio(s[kLikeRatios], s[kLikeRows]),
      correlation_of(s, kX, kY, kXX, kYY, kXY),
      correlation_of(s, kLogX, kLogY, kLogXX, kLogYY, kLogXY),
      ranks.rank_correlation,
      correlation_of(s[kWithinXX], s[kWithinYY], s[kWithinXY]),
      mean_ratio - 1,
      std::expm1(log_difference),
      ratio(s[kX] + pairs * rows.sums.mean_x, s[kY] + pairs * rows.sums.mean_y),
  };
}

int resamples_for(std::size_t rows, int wanted) {
  const double affordable = kRowStepsAllowed / static_cast<double>(std::max<std::size_t>(rows, 1));
  const int most = affordable < wanted ? static_cast<int>(affordable) : wanted;
  return std::min(wanted, std::max(most, kFewestResamples));
}

void set_rows(Kpis& kpis, const ArtistSums& sums) {
  const std::vector<std::uint32_t> once(sums.of.size(), 1);
  const Sums s = weighted_total(sums, once);
  const auto rows = [&s](Sum sum) { return static_cast<std::size_t>(s[sum]); };
  const std::size_t pairs = rows(kPairRows);
  kpis.mean_streams.n = kpis.median_streams.n = kpis.hit_threshold.n = rows(kStreamsRows);
  kpis.engagement_mean_of_ratios.n = kpis.engagement_ratio_of_sums.n = rows(kEngagementRows);
  kpis.like_rate.n = rows(kLikeRows);
  kpis.correlation.n = kpis.correlation_log.n = kpis.correlation_rank.n = pairs;
  kpis.streams_per_view.n = pairs;
  kpis.correlation_within_artist.n = sums.within_rows;
  const std::size_t flagged = rows(kVideoRows) + rows(kPlainRows);
  kpis.official_video_lift.n = kpis.official_video_lift_log.n = flagged;
}

Estimate total_of(std::span<const double> values) {
  Estimate total;
  for (const double value : values) total.n += std::isnan(value) ? 0 : 1;
  if (total.n > 0) total.value = stats::sum(values);
  return total;
}

// A recording is counted by its first row that has streams.
Estimate total_once(const KpiColumns& columns) {
  std::vector<double> counted(columns.size(), kNaN);
  std::vector<char> is_counted(columns.owners.recordings);
  for (std::size_t row = 0; row < columns.size(); ++row) {
    char& done = is_counted[columns.owners.recording[row]];
    if (done != 0 || std::isnan(columns.streams[row])) continue;
    counted[row] = columns.streams[row];
    done = 1;
  }
  return total_of(counted);
}

}  // namespace

Kpis take_kpis(const KpiColumns& columns, const stats::BootstrapOptions& options) {
  const std::size_t artists = columns.owners.artists;
  const Resampled rows{sum_by_artist(columns),
                       RankedRows(columns.streams, columns.views, columns.owners.artist, artists)};
  Kpis kpis;
  kpis.tracks = columns.size();
  kpis.recordings = columns.owners.recordings;
  kpis.artists = artists;
  kpis.total_streams = total_of(columns.streams);
  kpis.total_streams_once = total_once(columns);
  kpis.total_views = total_of(columns.views);
  stats::BootstrapOptions affordable = options;
  affordable.resamples = kpis.resamples = resamples_for(columns.size(), options.resamples);
  const std::vector<Estimate> estimates = stats::bootstrap_groups(
      artists, kResampled.size(),
      [&rows](std::span<const std::uint32_t> weights, std::span<double> figures) {
        std::ranges::copy(figures_of(rows, weights), figures.begin());
      },
      affordable);
  for (std::size_t i = 0; i < kResampled.size(); ++i) kpis.*kResampled[i] = estimates[i];
  kpis.correlation_rank.value = rows.ranks.rank_correlation();
  set_rows(kpis, rows.sums);
  return kpis;
}

Kpis take_kpis(const Catalogue& catalogue, const catalogue::RecordingIndex& recordings,
               const stats::BootstrapOptions& options) {
  std::vector<std::uint32_t> rows(catalogue.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return take_kpis(kpi_columns(catalogue, row_owners(catalogue, recordings), rows), options);
}

}  // namespace crossfade::insight
