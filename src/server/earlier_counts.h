#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "server/row_groups.h"
#include "store/store.h"
#include "warehouse/history.h"

namespace crossfade::server {

/// What an earlier snapshot counted of the tracks of a catalogue, one entry a row of the catalogue;
/// NaN and missing where the snapshot did not count it, or did not know the track.
struct EarlierCounts {
  warehouse::SnapshotEntry snapshot;
  std::vector<double> streams;
  std::vector<double> views;
  std::vector<double> likes;
  std::vector<double> comments;
  std::vector<catalogue::Flag> official_video;
  std::vector<char> is_known;  ///< the snapshot has the track

  /// Nothing known of `rows` rows.
  EarlierCounts(warehouse::SnapshotEntry entry, std::size_t rows);
  /// Takes what a snapshot says of the track of `row`; the first word counts.
  void set(std::uint32_t row, const warehouse::TrackCounts& counts);
};

/// Reads a snapshot's counts for the tracks of a catalogue, matched by identity: `tracks` are its
/// rows by track, of which the first takes them.
EarlierCounts read_earlier_counts(store::Store& store, const warehouse::SnapshotEntry& snapshot,
                                  const RowGroups& tracks, std::size_t rows);

}  // namespace crossfade::server
