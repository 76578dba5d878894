#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "score/scorer.h"
#include "table/json.h"

namespace crossfade::server {

/// {version, short_version, trained_on, seed}
table::Json json_model(const score::StudyModel& model);

/// Whether a Content-Type is this type, "text/csv" say; parameters behind ";" count for nothing.
bool is_content_type(std::string_view content_type, std::string_view type);

/// What somebody asks to be scored. Views: the texts must outlive the call.
struct ScoreRequest {
  std::string_view content_type;  ///< of the body; parameters behind ";" count for nothing
  std::string_view body;
  std::string_view accept = {};  ///< what is wanted back; empty: JSON
  bool explain = false;          ///< with reasons and nearest recordings, some 10 ms a row
};

struct ScoreLimits {
  std::size_t rows = 1000;  ///< of one request; more are refused
  int threads = 1;          ///< any number gives the same bytes
};

struct ScoreAnswer {
  std::string content_type;  ///< "application/json" or "text/csv; charset=utf-8"
  std::string body;
  std::size_t rows = 0;
};

/// Scores the rows of a request body, read by the importer's rules whatever they come as:
/// - application/json: one row, {"Artist": ..., "Track": ..., ...}, or {"rows": [{...}, ...]}, by
///   the headers that a file may have; a cell is a text, a number, true, false or null, and one
///   that is left out is missing;
/// - text/csv: a file.
///
/// Answers in JSON, {schema_version, model: {version, short_version, trained_on, seed},
/// ignored: [keys that nothing here uses], predictions} with the predictions that
/// `crossfade predict --json` prints (--explain with `explain`), or, where `accept` prefers
/// text/csv, with the CSV that it prints.
///
/// Throws base::Error: kUsage for another content type and for reasons as CSV; kInputRefused for
/// what is no JSON or CSV, for headers that no catalogue has, where no row is usable, and beyond
/// the limit. Its place is the body's line and column, or, for a cell, "rows" with row and cell.
ScoreAnswer score_rows(const score::Scorer& scorer, const ScoreRequest& request,
                       const ScoreLimits& limits = {});

}  // namespace crossfade::server
