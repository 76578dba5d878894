#include "insight/artist_sums.h"

#include <cmath>
#include <unordered_map>

namespace crossfade::insight {
namespace {

using catalogue::Catalogue;
using catalogue::Flag;

struct PairMeans {
  double x = 0;
  double y = 0;
  double log_x = 0;
  double log_y = 0;
};

// The columns with the logarithms that several sums need.
struct LoggedColumns {
  const KpiColumns& plain;
  std::vector<double> log_streams;
  std::vector<double> log_views;

  bool is_pair(std::size_t row) const {
    return !std::isnan(plain.streams[row]) && !std::isnan(plain.views[row]);
  }
};

std::vector<double> logs_of(const std::vector<double>& counts) {
  std::vector<double> logs;
  logs.reserve(counts.size());
  for (const double count : counts) logs.push_back(std::log1p(count));
  return logs;
}

// Moments are taken around the means: sums of squares of raw counts would lose the digits that a
// correlation is made of.
PairMeans pair_means(const LoggedColumns& columns) {
  PairMeans means;
  double rows = 0;
  for (std::size_t row = 0; row < columns.plain.size(); ++row) {
    if (!columns.is_pair(row)) continue;
    rows += 1;
    means.x += columns.plain.streams[row];
    means.y += columns.plain.views[row];
    means.log_x += columns.log_streams[row];
    means.log_y += columns.log_views[row];
  }
  if (rows > 0) {
    means.x /= rows;
    means.y /= rows;
    means.log_x /= rows;
    means.log_y /= rows;
  }
  return means;
}

void add_pair(const LoggedColumns& columns, std::size_t row, const PairMeans& means, Sums& sums) {
  const double x = columns.plain.streams[row] - means.x;
  const double y = columns.plain.views[row] - means.y;
  const double log_x = columns.log_streams[row] - means.log_x;
  const double log_y = columns.log_views[row] - means.log_y;
  sums[kPairRows] += 1;
  sums[kX] += x;
  sums[kY] += y;
  sums[kXX] += x * x;
  sums[kYY] += y * y;
  sums[kXY] += x * y;
  sums[kLogX] += log_x;
  sums[kLogY] += log_y;
  sums[kLogXX] += log_x * log_x;
  sums[kLogYY] += log_y * log_y;
  sums[kLogXY] += log_x * log_y;
}

void add_engagement(const KpiColumns& columns, std::size_t row, Sums& sums) {
  const double views = columns.views[row];
  const double likes = columns.likes[row];
  const double comments = columns.comments[row];
  if (std::isnan(views) || views <= 0 || std::isnan(likes)) return;
  sums[kLikeRows] += 1;
  sums[kLikeRatios] += likes / views;
  if (std::isnan(comments)) return;
  sums[kEngagementRows] += 1;
  sums[kEngagementRatios] += (likes + comments) / views;
  sums[kEngagementCounts] += likes + comments;
  sums[kEngagementViews] += views;
}

void add_streams(const LoggedColumns& columns, std::size_t row, Sums& sums) {
  const double streams = columns.plain.streams[row];
  if (std::isnan(streams)) return;
  sums[kStreamsRows] += 1;
  sums[kStreams] += streams;
  const Flag video = columns.plain.official_video[row];
  if (video == Flag::kMissing) return;
  const bool official = video == Flag::kTrue;
  sums[official ? kVideoRows : kPlainRows] += 1;
  sums[official ? kVideoStreams : kPlainStreams] += streams;
  sums[official ? kVideoLogs : kPlainLogs] += columns.log_streams[row];
}

}  // namespace

ArtistGroups group_by_artist(const Catalogue& catalogue) {
  ArtistGroups groups;
  groups.group.reserve(catalogue.size());
  const bool identified = catalogue.ids.artist.size() == catalogue.size();
  std::unordered_map<std::uint64_t, std::uint32_t> number;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    const std::uint64_t id = identified ? catalogue.ids.artist[row] : catalogue.artist[row];
    const auto next = static_cast<std::uint32_t>(number.size());
    groups.group.push_back(number.try_emplace(id, next).first->second);
  }
  groups.count = number.size();
  return groups;
}

ArtistSums sum_by_artist(const KpiColumns& columns) {
  ArtistSums result;
  result.of.assign(columns.owners.artists, Sums{});
  const LoggedColumns logged{columns, logs_of(columns.streams), logs_of(columns.views)};
  const PairMeans means = pair_means(logged);
  result.mean_x = means.x;
  result.mean_y = means.y;
  for (std::size_t row = 0; row < columns.size(); ++row) {
    Sums& sums = result.of[columns.owners.artist[row]];
    add_streams(logged, row, sums);
    add_engagement(columns, row, sums);
    if (logged.is_pair(row)) add_pair(logged, row, means, sums);
  }
  for (Sums& sums : result.of) {
    const double rows = sums[kPairRows];
    if (rows < 2) continue;
    result.within_rows += static_cast<std::size_t>(rows);
    sums[kWithinXX] = sums[kLogXX] - sums[kLogX] * sums[kLogX] / rows;
    sums[kWithinYY] = sums[kLogYY] - sums[kLogY] * sums[kLogY] / rows;
    sums[kWithinXY] = sums[kLogXY] - sums[kLogX] * sums[kLogY] / rows;
  }
  return result;
}

Sums weighted_total(const ArtistSums& artists, std::span<const std::uint32_t> weights) {
  Sums total{};
  for (std::size_t artist = 0; artist < artists.of.size(); ++artist) {
    if (weights[artist] == 0) continue;
    const double weight = weights[artist];
    const Sums& sums = artists.of[artist];
    for (std::size_t k = 0; k < kSums; ++k) total[k] += weight * sums[k];
  }
  return total;
}

}  // namespace crossfade::insight
