#include "table/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/check.h"
#include "base/error.h"

namespace crossfade::table {
namespace {

using base::Error;
using base::ErrorKind;
using base::Place;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kFirstCells = 64;         // room for a record's cells; it grows where needed
constexpr std::size_t kHeaderBytes = 1U << 20;  // of the file are looked at to find its delimiter
constexpr const char* kExportRemedy = "export it as CSV (UTF-8)";

/// The first bytes of files that are no text, and what they are.
struct Signature {
  std::string_view bytes;
  const char* kind;
  const char* remedy;
};

constexpr std::array kSignatures = {
    Signature{"PK\3\4", "an XLSX or other ZIP file", kExportRemedy},
    Signature{"\xD0\xCF\x11\xE0", "an old Excel file", kExportRemedy},
    Signature{"\x1F\x8B", "compressed by gzip", "unpack it with gunzip first"},
    Signature{"\x28\xB5\x2F\xFD", "compressed by Zstandard", "unpack it with unzstd first"},
    Signature{"\xFD\x37zXZ", "compressed by xz", "unpack it with unxz first"},
    Signature{"BZh", "compressed by bzip2", "unpack it with bunzip2 first"},
    Signature{"%PDF", "a PDF", "ask for the table behind it as CSV (UTF-8)"},
    Signature{"PAR1", "a Parquet file", kExportRemedy},
    Signature{"SQLite format 3", "an SQLite database", kExportRemedy},
    Signature{"\xFF\xFE", "in UTF-16", "convert it: iconv -f UTF-16 -t UTF-8"},
    Signature{"\xFE\xFF", "in UTF-16", "convert it: iconv -f UTF-16 -t UTF-8"},
};

std::size_t text_begin(std::string_view bytes) {
  return bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// Whether bytes hold what no text holds: control characters but tab and line ends.
bool holds_controls(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\t' && !is_line_end(c);
  });
}

/// Gives `bytes` back; refuses what its first bytes say is no text. A column may be named "BZh", so
/// the beginning must hold controls too where the signature itself is printable.
std::string_view check_signature(std::string_view bytes, const std::string& file) {
  for (const Signature& signature : kSignatures) {
    if (!bytes.starts_with(signature.bytes)) continue;
    const bool printable = std::all_of(signature.bytes.begin(), signature.bytes.end(),
                                       [](char c) { return c >= ' ' && c <= '~'; });
    if (printable && signature.bytes != "%PDF" && !holds_controls(bytes.substr(0, 64))) continue;
    throw Error(ErrorKind::kInputRefused,
                std::string("this is not a CSV file: it is ") + signature.kind, Place{file},
                signature.remedy);
  }
  return bytes;
}

/// Cells of the first record that is not blank, were `delimiter` what parts them.
std::size_t count_header_cells(std::string_view bytes, char delimiter) {
  enum class State { kCellStart, kPlain, kQuoted, kQuoteClosed } state = State::kCellStart;
  std::size_t cells = 1;
  std::size_t i = text_begin(bytes);
  while (i < bytes.size() && is_line_end(bytes[i])) ++i;
  for (; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (state == State::kQuoted) {
      if (c == '"') state = State::kQuoteClosed;
    } else if (c == '"' && state != State::kPlain) {
      state = State::kQuoted;
    } else if (is_line_end(c)) {
      break;
    } else {
      state = c == delimiter ? State::kCellStart : State::kPlain;
      if (c == delimiter) ++cells;
    }
  }
  return cells;
}

/// The delimiter that splits the header into most cells; the comma where none does.
char detect_delimiter(std::string_view bytes) {
  bytes = bytes.substr(0, kHeaderBytes);
  char best = ',';
  std::size_t most = 1;
  for (const char candidate : {',', ';', '\t'}) {
    const std::size_t cells = count_header_cells(bytes, candidate);
    if (cells > most) {
      most = cells;
      best = candidate;
    }
  }
  return best;
}

/// Line and column (in characters) of a byte; all before it is UTF-8.
Place place_of(std::string_view bytes, std::size_t position, const std::string& file) {
  Place place{file, 1, 1};
  for (std::size_t i = text_begin(bytes); i < position; ++i) {
    const char c = bytes[i];
    if (c == '\n' || (c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'))) {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

std::string hexadecimal(char byte) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'0', 'x', kDigits[value >> 4], kDigits[value & 15]};
}

}  // namespace

CsvReader::CsvReader(std::string_view bytes, std::string file, CsvOptions options)
    : bytes_(check_signature(bytes, file)),
      file_(std::move(file)),
      options_(options),
      delimiter_(options.delimiter != 0 ? options.delimiter : detect_delimiter(bytes)),
      scanner_(bytes, text_begin(bytes), delimiter_, options.path),
      position_(text_begin(bytes)),
      cells_(std::min(kFirstCells, options.max_cells)) {
  if (!read_record()) {
    throw Error(ErrorKind::kInputRefused, "the file is empty", Place{file_},
                "give a CSV file whose first line names its columns");
  }
  header_.assign(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(cell_count_));
}

bool CsvReader::next(CsvRow& row) {
  if (!read_record()) return false;
  row.cells = {cells_.data(), cell_count_};
  row.line = record_line_;
  row.record = ++record_;
  return true;
}

/// Fills cells_ with the next record that is not blank; false at the end.
bool CsvReader::read_record() {
  cell_count_ = 0;
  doubled_cells_.clear();
  record_line_ = line_;
  std::size_t start = position_;
  while (!take_cells(start)) {
    if (!scan_more(start)) return false;
  }
  if (!doubled_cells_.empty()) undouble_quotes();
  return true;
}

/// Takes the cells that end in this window, up to the end of a record that is not blank: true then.
/// `start` is where the next cell begins, before and after.
bool CsvReader::take_cells(std::size_t& start) {
  const std::span<const std::uint32_t> ends = scanner_.ends();
  while (next_end_ < ends.size()) {
    // What changes from cell to cell is kept in locals: the compiler can't know that writing a cell
    // leaves the members alone.
    const std::uint32_t* next = ends.data() + next_end_;
    const std::uint32_t* const last = ends.data() + ends.size();
    std::string_view* cell = cells_.data() + cell_count_;
    std::string_view* const room = cells_.data() + cells_.size();
    const char* const data = bytes_.data();
    const std::size_t window = scanner_.window_begin();
    const std::size_t size = bytes_.size();
    const std::size_t limit = options_.max_cell_bytes;
    const char delimiter = delimiter_;
    std::size_t begin = start;
    std::size_t end = 0;
    bool record_ends = false;
    while (next != last && cell != room && !record_ends) {
      end = window + *next++;
      if (end - begin > limit) check_cell_size(begin, end);
      *cell = {data + begin, end - begin};
      if (begin != end && data[begin] == '"') {
        cell_count_ = static_cast<std::size_t>(cell - cells_.data());
        *cell = unquoted(*cell);
      }
      ++cell;
      record_ends = end == size || data[end] != delimiter;
      begin = end + 1;
    }
    next_end_ = static_cast<std::size_t>(next - ends.data());
    cell_count_ = static_cast<std::size_t>(cell - cells_.data());
    start = begin;
    if (!record_ends) {
      if (next != last) make_room(start);
      continue;
    }
    const bool blank = cell_count_ == 1 && end == position_;
    end_line(end);
    if (!blank) return true;
    start = position_;
    record_line_ = line_;
    cell_count_ = 0;
  }
  return false;
}

/// Drops the quotes around a cell, the next of the record, and notes whether doubled ones are in
/// it.
std::string_view CsvReader::unquoted(std::string_view cell) {
  cell = cell.substr(1, cell.size() - 2);
  if (std::memchr(cell.data(), '"', cell.size()) != nullptr) doubled_cells_.push_back(cell_count_);
  return cell;
}

/// Doubles the room for cells, up to the limit.
void CsvReader::make_room(std::size_t cell_start) {
  if (cells_.size() >= options_.max_cells) {
    refuse("a record has more than " + std::to_string(options_.max_cells) + " cells", cell_start,
           "check the delimiter and the line ends of the file");
  }
  cells_.resize(std::min(2 * cells_.size(), options_.max_cells));
}

/// Scans the next window, which the cell that began at `cell_start` reaches into. False at the end
/// of the file.
bool CsvReader::scan_more(std::size_t cell_start) {
  line_ += scanner_.quoted_line_ends().size() - next_quoted_line_end_;
  next_quoted_line_end_ = 0;
  next_end_ = 0;
  if (scanner_.advance()) {
    if (scanner_.ends().empty()) check_cell_size(cell_start, scanner_.position());
    return true;
  }
  if (scanner_.fault() != ScanFault::kNone) refuse_fault(cell_start);
  if (scanner_.inside_quotes()) {
    refuse("a quoted cell begins here and never ends", cell_start,
           "close its quote, or double the quote if it belongs to the text");
  }
  return false;
}

/// Moves behind the line end at `end`, which closes a record, and counts the lines it had.
void CsvReader::end_line(std::size_t end) {
  const std::vector<std::size_t>& quoted = scanner_.quoted_line_ends();
  for (; next_quoted_line_end_ < quoted.size() && quoted[next_quoted_line_end_] < end;
       ++next_quoted_line_end_) {
    ++line_;
  }
  ++line_;
  const bool two_bytes = bytes_.substr(std::min(end, bytes_.size()), 2) == "\r\n";
  position_ = std::min(end + (two_bytes ? 2 : 1), bytes_.size());
}

/// Copies the record's cells that hold doubled quotes, with single ones, and points to the copies.
void CsvReader::undouble_quotes() {
  std::size_t needed = 0;
  for (const std::size_t c : doubled_cells_) needed += cells_[c].size();
  if (scratch_.size() < needed) scratch_.resize(needed);
  char* out = scratch_.data();
  for (const std::size_t c : doubled_cells_) {
    const std::string_view cell = cells_[c];
    const char* const begin = out;
    for (std::size_t i = 0; i < cell.size(); ++i) {
      *out++ = cell[i];
      if (cell[i] == '"') ++i;
    }
    cells_[c] = {begin, static_cast<std::size_t>(out - begin)};
  }
}

void CsvReader::check_cell_size(std::size_t start, std::size_t end) const {
  if (end - start <= options_.max_cell_bytes) return;
  refuse("a cell of more than " + std::to_string(options_.max_cell_bytes) + " bytes begins here",
         start, "look for a quote that is never closed");
}

void CsvReader::refuse(std::string sentence, std::size_t position, std::string remedy) const {
  throw Error(ErrorKind::kInputRefused, std::move(sentence), place_of(bytes_, position, file_),
              std::move(remedy));
}

void CsvReader::refuse_fault(std::size_t cell_start) const {
  const std::size_t position = scanner_.fault_position();
  switch (scanner_.fault()) {
    case ScanFault::kNulByte:
      refuse("a NUL byte: this is not a text file", position, kExportRemedy);
    case ScanFault::kNotUtf8:
      refuse("the byte " + hexadecimal(bytes_[position]) + " is not UTF-8 here", position,
             "export it as CSV (UTF-8), or convert it: iconv -f WINDOWS-1252 -t UTF-8");
    case ScanFault::kTextAfterQuote:
      refuse("text after the closing quote of a cell that began on line " +
                 std::to_string(place_of(bytes_, cell_start, file_).line),
             position, "double the quotes that belong to the text");
    case ScanFault::kNone:
      break;
  }
  base::broken_promise("a scan that stopped has a fault", __FILE__, __LINE__);
}

}  // namespace crossfade::table
