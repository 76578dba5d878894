#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "table/csv_scan.h"

namespace crossfade::table {

/// Limits and habits of the reader.
struct CsvOptions {
  std::size_t max_cell_bytes = 64U << 20;  ///< a larger cell is an error: an unclosed quote, mostly
  std::size_t max_cells = 1U << 20;        ///< a longer record is an error: not a table
  char delimiter = 0;  ///< 0: comma, semicolon or tab, whichever splits the header into more cells
  ScanPath path = ScanPath::kBest;  ///< results do not depend on it; for tests and measurements
};

/// One record. Views stay valid until the next call of CsvReader::next().
struct CsvRow {
  std::span<const std::string_view> cells;  ///< as many as the record has; quotes removed
  std::size_t line = 0;    ///< line on which the record begins, from 1 (the header is 1)
  std::size_t record = 0;  ///< data record, from 1
};

/// Reads CSV (RFC 4180) from memory, a record at a time: quoted cells with delimiters, doubled
/// quotes and line ends in them, byte-order mark, LF, CRLF or CR, comma, semicolon or tab. Blank
/// lines are skipped. Rows of any length are handed out; their judge is who asked for them. Throws
/// base::Error (kInputRefused; file, line, column, what to do) for an empty file, a binary or XLSX
/// file, a NUL byte, bytes that are not UTF-8, an open quote at the end (names the line it began
/// on), text after a closing quote, and a cell or record over its limit; records before the fault
/// are handed out first. A quote inside a cell that does not begin with one is text. Columns count
/// characters. Memory does not grow with the file.
class CsvReader {
 public:
  /// `bytes` must outlive the reader; `file` is the name for complaints.
  CsvReader(std::string_view bytes, std::string file, CsvOptions options = {});

  const std::vector<std::string>& header() const { return header_; }
  char delimiter() const { return delimiter_; }
  /// The next record; false at the end.
  bool next(CsvRow& row);
  /// Bytes read so far, up to those of the whole file: how far the work is.
  std::size_t position() const { return position_; }

 private:
  bool read_record();
  bool scan_more(std::size_t cell_start);
  bool take_cells(std::size_t& start);
  void make_room(std::size_t cell_start);
  std::string_view unquoted(std::string_view cell);
  void end_line(std::size_t end);
  void undouble_quotes();
  void check_cell_size(std::size_t start, std::size_t end) const;
  [[noreturn]] void refuse(std::string sentence, std::size_t position, std::string remedy) const;
  [[noreturn]] void refuse_fault(std::size_t cell_start) const;

  std::string_view bytes_;
  std::string file_;
  CsvOptions options_;
  char delimiter_;
  CsvScanner scanner_;
  std::size_t next_end_ = 0;              ///< of the scanner's window
  std::size_t next_quoted_line_end_ = 0;  ///< of the scanner's window
  std::size_t position_;                  ///< where the next record begins
  std::size_t line_ = 1;                  ///< of position_
  std::size_t record_line_ = 1;           ///< on which the record in cells_ began
  std::size_t record_ = 0;
  std::vector<std::string_view> cells_;  ///< the first cell_count_ are the record's
  std::size_t cell_count_ = 0;
  std::vector<std::size_t> doubled_cells_;  ///< cells of the record with doubled quotes in them
  std::vector<char> scratch_;               ///< their text with single quotes
  std::vector<std::string> header_;
};

/// A number as labels' files write it: "693555221.0", "-3.2e5"; blanks around it are dropped.
/// "1,234" is read when the commas group thousands. Empty, "N/A", "NA", "null", "nan", "-" are
/// missing. Everything else ("inf", 1e400, words) is invalid.
enum class CellKind : std::uint8_t { kNumber, kMissing, kInvalid };
struct NumberCell {
  double value;  ///< NaN unless kNumber
  CellKind kind;
};
NumberCell parse_number(std::string_view cell);

}  // namespace crossfade::table
