#include "table/cell_place.h"

#include <functional>
#include <utility>

namespace crossfade::table {
namespace {

bool lies_in(std::string_view bytes, std::string_view cell) {
  const std::less_equal<> not_after;  // pointers of different arrays have no order of their own
  return not_after(bytes.data(), cell.data()) &&
         not_after(cell.data(), bytes.data() + bytes.size());
}

}  // namespace

base::Place place_of_cell(std::string_view bytes, const CsvRow& row, std::size_t cell,
                          std::string file) {
  base::Place place{std::move(file), row.line, 0};
  if (cell >= row.cells.size()) return place;
  const std::string_view first = row.cells.front();
  const std::string_view text = row.cells[cell];
  if (!lies_in(bytes, first) || !lies_in(bytes, text)) return place;
  const auto at = static_cast<std::size_t>(text.data() - bytes.data());
  const auto record = static_cast<std::size_t>(first.data() - bytes.data());
  std::size_t line_begin = record;
  while (line_begin > 0 && bytes[line_begin - 1] != '\n' && bytes[line_begin - 1] != '\r') {
    --line_begin;
  }
  // Quoted cells before it may hold line ends.
  for (std::size_t i = record; i < at; ++i) {
    const bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    if (!ends) continue;
    ++place.line;
    line_begin = i + 1;
  }
  place.column = 1;
  for (std::size_t i = line_begin; i < at; ++i) {
    if ((static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U) ++place.column;
  }
  return place;
}

}  // namespace crossfade::table
