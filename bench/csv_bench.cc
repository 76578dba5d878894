// Reads a CSV file on one thread into typed columns and prints what it cost, as one line of JSON:
//
//   csv_bench FILE [--path best|portable|avx2] [--sum COLUMN]
//
// A column whose first rows hold only numbers and missing cells becomes float64 (NaN where
// missing); every other one becomes text, offsets and bytes. A number column that later holds
// something else is read again as text, as the readers it is compared with do. The checksum is the
// sum of the column COLUMN ("Stream") and the bytes of all text. bench/csv_against_peers.py runs it
// beside other readers.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "bench.h"
#include "table/csv_reader.h"

namespace {

using crossfade::base::Error;
using crossfade::base::ErrorKind;
using crossfade::bench::Clock;
using crossfade::table::CellKind;
using crossfade::table::CsvOptions;
using crossfade::table::CsvReader;
using crossfade::table::CsvRow;
using crossfade::table::parse_number;
using crossfade::table::ScanPath;

constexpr std::size_t kTypedRows = 10000;  // that tell which columns are numbers

struct Job {
  std::string file;
  std::string sum = "Stream";
  CsvOptions options;
};

/// The texts of a column, one after the other, and where each ends.
struct Arena {
  std::string bytes;
  std::vector<std::uint64_t> ends;
};

struct Column {
  std::string name;
  bool is_number = true;
  std::vector<double> numbers;
  Arena texts;
};

struct Table {
  std::vector<Column> columns;
  std::size_t rows = 0;
};

Job parse(int count, char** words) {
  Job job;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const std::string_view value = i + 1 < count ? words[i + 1] : "";
    if (word == "--sum") {
      job.sum = value;
      ++i;
    } else if (word == "--path") {
      if (value == "portable") job.options.path = ScanPath::kPortable;
      if (value == "avx2") job.options.path = ScanPath::kAvx2;
      ++i;
    } else {
      job.file = word;
    }
  }
  if (job.file.empty()) throw Error(ErrorKind::kUsage, "csv_bench FILE [--path P] [--sum COLUMN]");
  return job;
}

/// The columns, named and typed by the first rows, with room for as many rows of that size as the
/// file holds.
std::vector<Column> typed_columns(std::string_view bytes, const Job& job) {
  CsvReader reader(bytes, job.file, job.options);
  std::vector<Column> columns(reader.header().size());
  for (std::size_t c = 0; c < columns.size(); ++c) columns[c].name = reader.header()[c];
  CsvRow row;
  while (row.record < kTypedRows && reader.next(row)) {
    for (std::size_t c = 0; c < columns.size() && c < row.cells.size(); ++c) {
      if (parse_number(row.cells[c]).kind == CellKind::kInvalid) columns[c].is_number = false;
    }
  }
  const double share = static_cast<double>(reader.position()) / static_cast<double>(bytes.size());
  const auto rows = static_cast<std::size_t>(1.05 * static_cast<double>(row.record) / share);
  for (Column& column : columns) {
    if (column.is_number) {
      column.numbers.reserve(rows);
    } else {
      column.texts.ends.reserve(rows);
    }
  }
  return columns;
}

/// Adds a cell to its column; false where a number was expected and is none.
bool add_cell(Column& column, std::string_view cell) {
  if (column.is_number) {
    const auto number = parse_number(cell);
    column.numbers.push_back(number.value);
    return number.kind != CellKind::kInvalid;
  }
  column.texts.bytes.append(cell);
  column.texts.ends.push_back(column.texts.bytes.size());
  return true;
}

/// Reads all rows; false, with the column made text, where a number column turned out to be none.
bool read_rows(std::string_view bytes, const Job& job, Table& table) {
  CsvReader reader(bytes, job.file, job.options);
  CsvRow row;
  for (; reader.next(row); ++table.rows) {
    if (row.cells.size() != table.columns.size()) {
      throw Error(ErrorKind::kInputRefused, "a row is too short or too long",
                  {job.file, row.line, 0});
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (add_cell(table.columns[c], row.cells[c])) continue;
      table.columns[c].is_number = false;
      return false;
    }
  }
  return true;
}

Table read_table(std::string_view bytes, const Job& job) {
  Table table{typed_columns(bytes, job), 0};
  while (!read_rows(bytes, job, table)) {
    table.rows = 0;
    for (Column& column : table.columns) {
      column.numbers.clear();
      column.texts = {};
    }
  }
  return table;
}

void print(const Table& table, const Job& job, std::size_t bytes, const Clock& before) {
  const Clock after = Clock::now();
  double sum = 0;
  std::size_t text_bytes = 0;
  std::size_t number_columns = 0;
  for (const Column& column : table.columns) {
    text_bytes += column.texts.bytes.size();
    if (column.is_number) ++number_columns;
    if (column.name != job.sum) continue;
    for (const double value : column.numbers) sum += std::isnan(value) ? 0 : value;
  }
  const double wall = after.wall - before.wall;
  std::printf(
      "{\"bytes\": %zu, \"rows\": %zu, \"cells\": %zu, \"number_columns\": %zu, \"user_s\": %.4f, "
      "\"system_s\": %.4f, \"wall_s\": %.4f, \"mb_per_s\": %.1f, \"sum\": %.17g, "
      "\"text_bytes\": %zu}\n",
      bytes, table.rows, table.rows * table.columns.size(), number_columns,
      after.user - before.user, after.system - before.system, wall,
      static_cast<double>(bytes) / 1e6 / wall, sum, text_bytes);
}

}  // namespace

int main(int count, char** words) {
  return crossfade::bench::run_bench("csv_bench", [&] {
    const Job job = parse(count, words);
    const Clock before = Clock::now();
    const crossfade::base::MappedFile file(job.file);
    const Table table = read_table(file.bytes(), job);
    print(table, job, file.bytes().size(), before);
  });
}
