#include "server/earlier_counts.h"

#include <cmath>
#include <utility>

namespace crossfade::server {

EarlierCounts::EarlierCounts(warehouse::SnapshotEntry entry, std::size_t rows)
    : snapshot(std::move(entry)),
      streams(rows, std::nan("")),
      views(rows, std::nan("")),
      likes(rows, std::nan("")),
      comments(rows, std::nan("")),
      official_video(rows, catalogue::Flag::kMissing),
      is_known(rows) {}

void EarlierCounts::set(std::uint32_t row, const warehouse::TrackCounts& counts) {
  if (is_known[row] != 0) return;
  is_known[row] = 1;
  streams[row] = counts.streams;
  views[row] = counts.views;
  likes[row] = counts.likes;
  comments[row] = counts.comments;
  official_video[row] = counts.official_video;
}

EarlierCounts read_earlier_counts(store::Store& store, const warehouse::SnapshotEntry& snapshot,
                                  const RowGroups& tracks, std::size_t rows) {
  EarlierCounts earlier(snapshot, rows);
  warehouse::visit_counts(store, snapshot.id, [&](const warehouse::TrackCounts& counts) {
    if (const auto track = tracks.find(counts.track)) {
      earlier.set(tracks.rows_of(*track).front(), counts);
    }
  });
  return earlier;
}

}  // namespace crossfade::server
