#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crossfade::table {

/// Writes CSV (RFC 4180, LF, UTF-8, no byte-order mark) into a string. Text cells that a
/// spreadsheet would run as a formula (= + - @ tab or CR first) get an apostrophe before them;
/// numbers never.
class CsvWriter {
 public:
  explicit CsvWriter(char delimiter = ',') : delimiter_(delimiter) {}

  CsvWriter& cell(std::string_view text);
  /// Shortest digits that read back as the same double; NaN is an empty cell.
  CsvWriter& number(double value);
  CsvWriter& integer(std::uint64_t value);
  CsvWriter& missing();
  /// A row of one empty cell is written as "" between quotes: a blank line is no row to readers.
  void end_row();

  const std::string& text() const { return text_; }
  /// Drops the text written so far, to be called between rows: a long table goes out in pieces.
  void clear() { text_.clear(); }

 private:
  void separate();

  std::string text_;
  char delimiter_;
  std::size_t cells_in_row_ = 0;
  std::size_t row_begin_ = 0;  ///< where the row stands in text_, once it has a cell
};

}  // namespace crossfade::table
