// libFuzzer target: whatever the bytes, the CSV reader hands out records and at most one complaint,
// the same by all scan paths; no cell is larger than the input, and lines only grow.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/error.h"
#include "table/csv_reader.h"

namespace {

using crossfade::table::CsvOptions;
using crossfade::table::CsvReader;
using crossfade::table::CsvRow;
using crossfade::table::ScanPath;

/// All that a reader says of `text`, as one string.
std::string reading(std::string_view text, ScanPath path) {
  std::string said;
  const auto say = [&said](std::string_view cell) {
    said += std::to_string(cell.size()) + ":";
    said += cell;
  };
  try {
    CsvOptions options;
    options.path = path;
    options.max_cell_bytes = 1000;
    options.max_cells = 100;
    CsvReader reader(text, "fuzz.csv", options);
    for (const std::string& name : reader.header()) say(name);
    CsvRow row;
    std::size_t line = 0;
    while (reader.next(row)) {
      CF_CHECK(row.line > line && !row.cells.empty());
      line = row.line;
      said += "\n" + std::to_string(line) + " ";
      for (const std::string_view cell : row.cells) {
        CF_CHECK(cell.size() <= text.size());
        say(cell);
        crossfade::table::parse_number(cell);
      }
    }
  } catch (const crossfade::base::Error& error) {
    said += error.what();
  }
  return said;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A copy of exactly this size: a read past its end is seen.
  const std::vector<char> copy(data, data + size);
  const std::string_view text(copy.data(), copy.size());
  const std::string portable = reading(text, ScanPath::kPortable);
  CF_CHECK(reading(text, ScanPath::kBest) == portable);
  return 0;
}
