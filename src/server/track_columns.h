#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/name_pool.h"
#include "registry/study_reader.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace crossfade::server {

struct Board;

/// How the cells of a column are written and sorted.
enum class CellKind : std::uint8_t {
  kName,       ///< a text of the catalogue; sorted folded
  kNumber,     ///< NaN is missing
  kFlag,       ///< 1, 0 or NaN
  kDate,       ///< days since 1970, NaN is missing
  kVideoKind,  ///< a features::VideoKind, written by its name
  kIdentity,   ///< written as digits in a text; not to be sorted by
};
/// "name", "number", "flag", "date", "video-kind", "identity".
std::string_view cell_kind_name(CellKind kind);

/// A column of the table of tracks: one line here is all that is known of it. Of the three
/// functions that fits `kind` is set; they take a row of the board.
struct TrackColumn {
  std::string id;  ///< as addresses, JSON and CSV write it
  CellKind kind;
  std::function<catalogue::NameId(const Board&, std::uint32_t)> name = {};
  std::function<double(const Board&, std::uint32_t)> number = {};
  std::function<std::uint64_t(const Board&, std::uint32_t)> identity = {};
};

/// All columns: what the catalogue has, figures derived from it, counts of the snapshot before, and
/// of each model the prediction out of fold with its band ("streams_expected_c", "streams_low_c",
/// "streams_high_c", "views_expected_a", "hit_probability_d": the last letter is the scenario), as
/// counts and probabilities.
std::vector<TrackColumn> track_columns(std::span<const registry::PredictionColumn> predictions);

/// The column of this id. Throws base::Error (kUsage) where there is none.
const TrackColumn& find_column(const Board& board, std::string_view id);

/// A cell: texts, flags as true and false, dates as "2023-02-07", whole numbers without a point,
/// null where missing.
table::Json json_cell(const Board& board, const TrackColumn& column, std::uint32_t row);
/// The same for a CSV file; missing cells are empty.
void write_cell(const Board& board, const TrackColumn& column, std::uint32_t row,
                table::CsvWriter& csv);

/// A number as JSON: whole ones as integers, NaN as null.
table::Json json_number(double value);
/// The same as a cell of a CSV file.
void write_number(double value, table::CsvWriter& csv);

}  // namespace crossfade::server
