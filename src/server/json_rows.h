#pragma once

#include <cstddef>
#include <string_view>

#include "catalogue/import.h"

namespace crossfade::server {

/// Reads rows given as JSON, {"Artist": ..., "Track": ..., ...} or {"rows": [{...}, ...]}, as the
/// importer reads a table of these cells: numbers with all their digits, null and what a row leaves
/// out as empty cells. Keys that differ in case alone are one column. Throws base::Error
/// (kInputRefused) as catalogue::import_table() does, for what is no such JSON, for a key that
/// stands twice in a row, and for more than `most_rows` rows; rows count from 1.
catalogue::Import import_json_rows(std::string_view json, std::size_t most_rows);

/// The sentence and remedy for too many rows.
[[noreturn]] void refuse_many_rows(std::size_t rows, std::size_t most_rows);

}  // namespace crossfade::server
