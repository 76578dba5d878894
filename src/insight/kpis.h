#pragma once

#include <cstddef>

#include "catalogue/catalogue.h"
#include "catalogue/recording_index.h"
#include "insight/kpi_columns.h"
#include "insight/rankings.h"
#include "stats/bootstrap.h"
#include "stats/estimate.h"

namespace crossfade::insight {

/// The figures of a label's board, on the rows where they are known, nothing filled or cut.
/// Intervals resample artists; `n` of each is the number of rows it rests on.
struct Kpis {
  std::size_t tracks = 0;
  std::size_t recordings = 0;
  std::size_t artists = 0;
  int resamples = 0;                   ///< behind each interval
  stats::Estimate total_streams;       ///< sum over tracks as listed; no interval: it is a count
  stats::Estimate total_streams_once;  ///< every recording once: its first row with streams
  stats::Estimate total_views;         ///< sum over tracks as listed
  stats::Estimate mean_streams;
  stats::Estimate median_streams;
  stats::Estimate engagement_mean_of_ratios;  ///< mean of (likes + comments) / views, views > 0
  stats::Estimate engagement_ratio_of_sums;   ///< sum (likes + comments) / sum views, same rows
  stats::Estimate like_rate;                  ///< mean of likes / views
  stats::Estimate correlation;                ///< Pearson, streams and views
  stats::Estimate correlation_log;            ///< Pearson, ln(1 + streams) and ln(1 + views)
  stats::Estimate correlation_rank;           ///< Spearman
  stats::Estimate correlation_within_artist;  ///< Pearson of logs, each artist's mean taken out
  stats::Estimate official_video_lift;        ///< ratio of mean streams minus one: as observed
  stats::Estimate official_video_lift_log;    ///< geometric ratio minus one: as observed
  stats::Estimate streams_per_view;  ///< sum of streams / sum of views where both are known
  stats::Estimate hit_threshold;     ///< 90th percentile of streams
};

/// Takes all of them. So that a million rows stay a matter of seconds, resamples are lowered to
/// 2e8 / rows, but not below 100 (or below `options.resamples` if that is less). Below two artists
/// there are no intervals.
Kpis take_kpis(const KpiColumns& columns, const stats::BootstrapOptions& options);
/// The same of a whole catalogue.
Kpis take_kpis(const catalogue::Catalogue& catalogue, const catalogue::RecordingIndex& recordings,
               const stats::BootstrapOptions& options);

}  // namespace crossfade::insight
