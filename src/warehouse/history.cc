#include "warehouse/history.h"

#include "warehouse/warehouse.h"

namespace crossfade::warehouse {
namespace {

using store::Statement;
using store::Store;

// Of columns identity, streams, views, likes, comments, official_video.
TrackCounts counts_of(const Statement& row, int first) {
  TrackCounts counts;
  counts.track = static_cast<std::uint64_t>(row.integer(first));
  counts.streams = row.number(first + 1);
  counts.views = row.number(first + 2);
  counts.likes = row.number(first + 3);
  counts.comments = row.number(first + 4);
  if (!row.is_null(first + 5)) {
    counts.official_video =
        row.integer(first + 5) != 0 ? catalogue::Flag::kTrue : catalogue::Flag::kFalse;
  }
  return counts;
}

base::Date date_of(std::string_view text) { return base::parse_date(text).value_or(base::Date{}); }

}  // namespace

std::vector<SnapshotEntry> list_snapshots(Store& store) {
  prepare(store);
  std::vector<SnapshotEntry> entries;
  Statement rows(store,
                 "SELECT s.snapshot_id, s.as_of, s.content_digest, "
                 "(SELECT coalesce(sum(i.tracks), 0) FROM imports i "
                 "WHERE i.snapshot_id = s.snapshot_id), "
                 "(SELECT count(*) FROM issues i WHERE i.snapshot_id = s.snapshot_id) "
                 "FROM snapshots s ORDER BY s.as_of DESC, s.snapshot_id DESC");
  while (rows.step()) {
    entries.push_back({rows.integer(0), date_of(rows.text(1)), std::string(rows.text(2)),
                       static_cast<std::size_t>(rows.integer(3)),
                       static_cast<std::size_t>(rows.integer(4))});
  }
  return entries;
}

void visit_counts(Store& store, std::int64_t snapshot,
                  const std::function<void(const TrackCounts&)>& visit) {
  Statement rows(store,
                 "SELECT t.identity, f.streams, f.views, f.likes, f.comments, f.official_video "
                 "FROM facts f JOIN tracks t ON t.track_id = f.track_id "
                 "WHERE f.snapshot_id = ? ORDER BY f.position");
  rows.bind(0, snapshot);
  while (rows.step()) visit(counts_of(rows, 0));
}

std::vector<DatedCounts> read_history(Store& store, std::uint64_t track) {
  std::vector<DatedCounts> history;
  // The unary plus keeps the planner from walking all facts once for each form of the track.
  Statement rows(store,
                 "SELECT s.snapshot_id, s.as_of, ?1, f.streams, f.views, f.likes, f.comments, "
                 "f.official_video FROM facts f JOIN snapshots s ON s.snapshot_id = f.snapshot_id "
                 "WHERE +f.track_id IN (SELECT track_id FROM tracks WHERE identity = ?1) "
                 "ORDER BY s.as_of, s.snapshot_id, f.position");
  rows.bind(0, static_cast<std::int64_t>(track));
  while (rows.step()) {
    history.push_back({rows.integer(0), date_of(rows.text(1)), counts_of(rows, 2)});
  }
  return history;
}

}  // namespace crossfade::warehouse
