#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "catalogue/import.h"
#include "catalogue/quality.h"
#include "catalogue/recording_index.h"
#include "features/track_cues.h"
#include "insight/kpi_columns.h"
#include "score/neighbours.h"
#include "server/board_study.h"
#include "server/earlier_counts.h"
#include "server/row_groups.h"
#include "server/text_index.h"
#include "server/track_columns.h"
#include "warehouse/history.h"

namespace crossfade::server {

struct BoardOptions {
  base::Date today = {};   ///< to judge the freshness of counts by; missing: it is not judged
  std::uint64_t seed = 7;  ///< of intervals
  int threads = 1;         ///< for making the board and for its intervals; any number, same answers
};

struct BoardCaches;

/// What requests are answered from: the latest snapshot of a store and its study, in columns, made
/// once and never changed; a new import or study makes a new one. Any number of threads may read
/// it. A store without a snapshot has a board of no rows (`snapshot` 0), one without a study no
/// `study`; both are answers, not errors.
struct Board {
  /// The board of an import, without study and earlier counts; load_board() adds them.
  Board(catalogue::Import read, const BoardOptions& with);
  ~Board();
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  BoardOptions options;
  std::int64_t snapshot = 0;  ///< 0: the store has none
  /// Names all that answers are made of: the same version, the same answers. For ETags and cursors.
  std::string version;
  std::vector<warehouse::SnapshotEntry> snapshots;  ///< of the store, the latest first

  catalogue::Import import;
  catalogue::RecordingIndex recordings;
  insight::RowOwners owners;
  RowGroups tracks;  ///< rows by track identity: one each, unless several files have the track
  RowGroups artists;
  RowGroups videos;
  RowGroups channels;  ///< by their folded name
  TextIndex texts;     ///< of artists, tracks, albums, titles, channels and ISRCs
  std::vector<features::VideoKind> video_kind;
  double hit_threshold = 0;  ///< 90th percentile of streams; NaN without any

  std::optional<EarlierCounts> earlier;  ///< of the snapshot before the latest, where there is one
  std::optional<BoardStudy> study;
  std::optional<BoardPlan> plan;
  std::vector<TrackColumn> columns;  ///< of tables of tracks, those of the study's predictions last

  const catalogue::Catalogue& catalogue() const { return import.catalogue; }
  std::size_t size() const { return import.catalogue.size(); }

  /// Made when first asked for: seconds for a million tracks.
  const score::NeighbourIndex& neighbours() const;
  const catalogue::QualityReport& quality() const;

  std::unique_ptr<BoardCaches> caches;  ///< of what was asked lately
};

/// Reads all of a store that a board holds. Throws base::Error as store::Store does.
std::shared_ptr<const Board> load_board(const std::string& store, const BoardOptions& options);

}  // namespace crossfade::server
