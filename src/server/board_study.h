#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "registry/registry.h"
#include "registry/study_reader.h"
#include "server/row_groups.h"
#include "store/store.h"
#include "table/json.h"

namespace crossfade::server {

/// The latest study of a store, with its predictions brought to the rows of the latest snapshot.
struct BoardStudy {
  registry::ReportEntry entry;
  std::string text;    ///< report.json as it is kept
  table::Json report;  ///< the same, parsed
  std::vector<registry::ModelRecord> models;
  std::vector<registry::FindingRecord> findings;
  std::vector<registry::PredictionColumn> predictions;  ///< by row of the latest snapshot
  double hit_threshold = 0;  ///< streams above which its models of hits saw a hit; NaN without any
  bool is_current = false;   ///< of the latest snapshot; false: its models are older than the data
};

/// The latest plan of a store: that of the latest study, or, where this made none, of one before.
struct BoardPlan {
  registry::ReportEntry entry;
  table::Json plan;         ///< report.json's
  bool is_current = false;  ///< of the latest snapshot
};

/// The latest plan, of one of `reports`; unset where there is none. `study` (may be null) is the
/// latest study: its report is not read twice.
std::optional<BoardPlan> read_board_plan(store::Store& store,
                                         std::span<const registry::ReportEntry> reports,
                                         std::int64_t latest, const BoardStudy* study);

/// The study of this report. Where it is of another snapshot than `latest`, predictions follow
/// their tracks by identity (`tracks` are the `rows` rows of the latest snapshot by track).
BoardStudy read_board_study(store::Store& store, const registry::ReportEntry& entry,
                            std::int64_t latest, const RowGroups& tracks, std::size_t rows);

/// The report to show: of profile "standard", the last of the snapshot `latest`, or else the last
/// of all; null where there is none.
const registry::ReportEntry* find_report(std::span<const registry::ReportEntry> reports,
                                         std::int64_t latest);

}  // namespace crossfade::server
