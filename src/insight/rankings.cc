#include "insight/rankings.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "insight/artist_sums.h"

namespace crossfade::insight {
namespace {

// NaN is "nothing known yet", so that an artist without any count does not become one with zero.
void add_known(double& total, double value) {
  if (std::isnan(value)) return;
  total = std::isnan(total) ? value : total + value;
}

}  // namespace

std::vector<RankedArtist> top_artists(const catalogue::Catalogue& catalogue, std::size_t count) {
  constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
  const ArtistGroups artists = group_by_artist(catalogue);
  struct Total {
    std::size_t first_row = 0;
    std::size_t tracks = 0;
    double streams = kUnknown;
    double views = kUnknown;
  };
  std::vector<Total> totals(artists.count);
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    Total& total = totals[artists.group[row]];
    if (total.tracks++ == 0) total.first_row = row;
    add_known(total.streams, catalogue.streams[row]);
    add_known(total.views, catalogue.views[row]);
  }
  std::erase_if(totals, [](const Total& total) { return std::isnan(total.streams); });
  std::stable_sort(totals.begin(), totals.end(),
                   [](const Total& a, const Total& b) { return a.streams > b.streams; });
  totals.resize(std::min(count, totals.size()));
  std::vector<RankedArtist> ranking;
  for (const Total& total : totals) {
    ranking.push_back({std::string(catalogue.text(catalogue.artist[total.first_row])), total.tracks,
                       total.streams, total.views});
  }
  return ranking;
}

std::vector<RankedTrack> top_tracks(const catalogue::Catalogue& catalogue,
                                    const catalogue::RecordingIndex& recordings,
                                    std::size_t count) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (!std::isnan(catalogue.streams[row])) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&catalogue](std::size_t a, std::size_t b) {
    return catalogue.streams[a] > catalogue.streams[b];
  });
  std::vector<RankedTrack> ranking;
  std::unordered_set<std::uint64_t> seen;
  for (const std::size_t row : rows) {
    if (ranking.size() == count) break;
    if (!seen.insert(recordings.recording[row]).second) continue;
    ranking.push_back({std::string(catalogue.text(catalogue.artist[row])),
                       std::string(catalogue.text(catalogue.track[row])), row,
                       catalogue.streams[row], catalogue.views[row]});
  }
  return ranking;
}

}  // namespace crossfade::insight
