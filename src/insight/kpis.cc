#include "insight/kpis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "insight/artist_sums.h"
#include "insight/weighted_ranks.h"
#include "stats/summary.h"

// All figures share one bootstrap of artists (percentile intervals, Davison and Hinkley 1997,
// section 3.8), drawn once. Rows of one artist stay together, because the public file lists an
// artist's ten best tracks and they rise and fall together. Two things make it cheap. Whatever is a
// function of sums (means, ratios, correlations, lifts) is taken from sums that each artist keeps,
// so a resample costs a pass over artists, not rows; around an artist's own mean these sums do not
// even change with the weights. Quantiles and ranks need the rows, but not a sort: columns are
// sorted once into bins, and a resample only adds up the weights of bins (weighted_ranks.h).

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
struct Columns {
  ArtistGroups artists;
  ArtistSums sums;
  SortedColumn streams;
  SortedColumn pair_streams;
  SortedColumn pair_views;
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

Figures figures_of(const Columns& columns, std::span<const std::uint32_t> weights) {
  const Sums s = weighted_total(columns.sums, weights);
  const std::vector<double> bins = columns.streams.bin_weights(weights);
  const double pairs = s[kPairRows];
  const double mean_ratio =
      ratio(ratio(s[kVideoStreams], s[kVideoRows]), ratio(s[kPlainStreams], s[kPlainRows]));
  const double log_difference =
      ratio(s[kVideoLogs], s[kVideoRows]) - ratio(s[kPlainLogs], s[kPlainRows]);
  return {
      ratio(s[kStreams], s[kStreamsRows]),
      columns.streams.quantile(0.5, bins, weights),
      columns.streams.quantile(kHitShare, bins, weights),
      ratio(s[kEngagementRatios], s[kEngagementRows]),
      ratio(s[kEngagementCounts], s[kEngagementViews]),
      ratio(s[kLikeRatios], s[kLikeRows]),
      correlation_of(s, kX, kY, kXX, kYY, kXY),
      correlation_of(s, kLogX, kLogY, kLogXX, kLogYY, kLogXY),
      weighted_rank_correlation(columns.pair_streams, columns.pair_views, weights),
      correlation_of(s[kWithinXX], s[kWithinYY], s[kWithinXY]),
      mean_ratio - 1,
      std::expm1(log_difference),
      ratio(s[kX] + pairs * columns.sums.mean_x, s[kY] + pairs * columns.sums.mean_y),
  };
}

Columns make_columns(const Catalogue& catalogue) {
  std::vector<double> streams = catalogue.streams;
  std::vector<double> views = catalogue.views;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (std::isnan(views[row])) streams[row] = kNaN;
    if (std::isnan(streams[row])) views[row] = kNaN;
  }
  ArtistGroups artists = group_by_artist(catalogue);
  ArtistSums sums = sum_by_artist(catalogue, artists);
  SortedColumn all_streams(catalogue.streams, artists.group);
  SortedColumn pair_streams(streams, artists.group);
  SortedColumn pair_views(views, artists.group);
  return {std::move(artists), std::move(sums), std::move(all_streams), std::move(pair_streams),
          std::move(pair_views)};
}

int resamples_for(std::size_t rows, int wanted) {
  const double affordable = kRowStepsAllowed / static_cast<double>(std::max<std::size_t>(rows, 1));
  const int most = affordable < wanted ? static_cast<int>(affordable) : wanted;
  return std::min(wanted, std::max(most, kFewestResamples));
}

void set_rows(Kpis& kpis, const Columns& columns) {
  const std::vector<std::uint32_t> once(columns.artists.count, 1);
  const Sums s = weighted_total(columns.sums, once);
  const auto rows = [&s](Sum sum) { return static_cast<std::size_t>(s[sum]); };
  const std::size_t pairs = rows(kPairRows);
  kpis.mean_streams.n = kpis.median_streams.n = kpis.hit_threshold.n = rows(kStreamsRows);
  kpis.engagement_mean_of_ratios.n = kpis.engagement_ratio_of_sums.n = rows(kEngagementRows);
  kpis.like_rate.n = rows(kLikeRows);
  kpis.correlation.n = kpis.correlation_log.n = kpis.correlation_rank.n = pairs;
  kpis.streams_per_view.n = pairs;
  kpis.correlation_within_artist.n = columns.sums.within_rows;
  const std::size_t flagged = rows(kVideoRows) + rows(kPlainRows);
  kpis.official_video_lift.n = kpis.official_video_lift_log.n = flagged;
}

Estimate total_of(std::span<const double> values) {
  Estimate total;
  for (const double value : values) total.n += std::isnan(value) ? 0 : 1;
  if (total.n > 0) total.value = stats::sum(values);
  return total;
}

// A recording whose first row lacks its streams is counted by the first row that has them.
Estimate total_once(const Catalogue& catalogue, const catalogue::RecordingIndex& recordings) {
  std::vector<double> counted(catalogue.size(), kNaN);
  std::unordered_set<std::uint64_t> awaited;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    const bool known = !std::isnan(catalogue.streams[row]);
    const std::uint64_t recording = recordings.recording[row];
    const bool is_its_turn = recordings.is_first[row] || (known && awaited.erase(recording) > 0);
    if (!is_its_turn) continue;
    if (known) {
      counted[row] = catalogue.streams[row];
    } else {
      awaited.insert(recording);
    }
  }
  return total_of(counted);
}

}  // namespace

Kpis take_kpis(const Catalogue& catalogue, const catalogue::RecordingIndex& recordings,
               const stats::BootstrapOptions& options) {
  const Columns columns = make_columns(catalogue);
  Kpis kpis;
  kpis.tracks = catalogue.size();
  kpis.recordings = recordings.recordings;
  kpis.artists = columns.artists.count;
  kpis.total_streams = total_of(catalogue.streams);
  kpis.total_streams_once = total_once(catalogue, recordings);
  kpis.total_views = total_of(catalogue.views);
  stats::BootstrapOptions affordable = options;
  affordable.resamples = resamples_for(catalogue.size(), options.resamples);
  const std::vector<Estimate> estimates = stats::bootstrap_groups(
      columns.artists.count, kResampled.size(),
      [&columns](std::span<const std::uint32_t> weights, std::span<double> figures) {
        std::ranges::copy(figures_of(columns, weights), figures.begin());
      },
      affordable);
  for (std::size_t i = 0; i < kResampled.size(); ++i) kpis.*kResampled[i] = estimates[i];
  set_rows(kpis, columns);
  return kpis;
}

}  // namespace crossfade::insight
