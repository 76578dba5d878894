#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"
#include "table/csv_reader.h"

namespace crossfade::table {

/// Where cell `cell` of `row` stands in `bytes`, which `row` was read from: line, and column in
/// characters of the cell's text. A cell that the row does not have stands at the row's line, one
/// behind doubled quotes (a copy) too: column 0, not known.
base::Place place_of_cell(std::string_view bytes, const CsvRow& row, std::size_t cell,
                          std::string file);

}  // namespace crossfade::table
