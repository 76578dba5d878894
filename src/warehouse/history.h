#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "store/store.h"

namespace crossfade::warehouse {

/// A snapshot as lists show it.
struct SnapshotEntry {
  std::int64_t id = 0;
  base::Date as_of;        ///< missing: undated
  std::string digest;      ///< names its files' contents and the date
  std::size_t tracks = 0;  ///< rows
  std::size_t issues = 0;
};

/// All snapshots, that of load_latest_snapshot() first, then by falling date, of equal dates the
/// last imported first; undated ones are last. Their files and issues: snapshot_reader.h.
std::vector<SnapshotEntry> list_snapshots(store::Store& store);

/// What a snapshot counts of a track. NaN is missing.
struct TrackCounts {
  std::uint64_t track = 0;  ///< identity
  double streams = 0;
  double views = 0;
  double likes = 0;
  double comments = 0;
  catalogue::Flag official_video = catalogue::Flag::kMissing;
};

/// Calls `visit` for each row of a snapshot, in order: its counts alone, a row at a time, so that a
/// second snapshot need not be held beside the first.
void visit_counts(store::Store& store, std::int64_t snapshot,
                  const std::function<void(const TrackCounts&)>& visit);

/// The counts of a track on a snapshot.
struct DatedCounts {
  std::int64_t snapshot = 0;
  base::Date as_of;  ///< missing: undated
  TrackCounts counts;
};

/// A track through all snapshots, the latest last, in the reverse order of list_snapshots(); where
/// a snapshot has several rows of it, they follow each other. Scans tracks and facts: about
/// 0.2 s a million.
std::vector<DatedCounts> read_history(store::Store& store, std::uint64_t track);

}  // namespace crossfade::warehouse
