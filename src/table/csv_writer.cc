#include "table/csv_writer.h"

#include <charconv>
#include <cmath>

#include "base/check.h"

namespace crossfade::table {
namespace {

constexpr std::size_t kNumberBytes = 32;  // the longest double has 24

bool runs_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

/// A byte-order mark as text would be dropped by a reader at the file's begin.
bool needs_quotes(std::string_view text, char delimiter) {
  const char special[] = {delimiter, '"', '\n', '\r'};
  return text.find_first_of(std::string_view(special, sizeof special)) != std::string_view::npos ||
         text.starts_with("\xEF\xBB\xBF");
}

template <typename T>
void append_digits(T value, std::string& out) {
  char digits[kNumberBytes];
  const auto written = std::to_chars(digits, digits + sizeof digits, value);
  CF_CHECK(written.ec == std::errc());
  out.append(digits, written.ptr);
}

}  // namespace

void CsvWriter::separate() {
  if (cells_in_row_ == 0) {
    row_begin_ = text_.size();
  } else {
    text_ += delimiter_;
  }
  ++cells_in_row_;
}

CsvWriter& CsvWriter::cell(std::string_view text) {
  separate();
  const bool quoted = needs_quotes(text, delimiter_);
  if (quoted) text_ += '"';
  if (runs_as_formula(text)) text_ += '\'';
  if (!quoted) {
    text_ += text;
    return *this;
  }
  for (const char c : text) {
    if (c == '"') text_ += '"';
    text_ += c;
  }
  text_ += '"';
  return *this;
}

CsvWriter& CsvWriter::number(double value) {
  separate();
  if (!std::isnan(value)) append_digits(value, text_);
  return *this;
}

CsvWriter& CsvWriter::integer(std::uint64_t value) {
  separate();
  append_digits(value, text_);
  return *this;
}

CsvWriter& CsvWriter::missing() {
  separate();
  return *this;
}

void CsvWriter::end_row() {
  const bool blank = cells_in_row_ == 1 && text_.size() == row_begin_;
  if (blank) text_ += "\"\"";
  text_ += '\n';
  cells_in_row_ = 0;
}

}  // namespace crossfade::table
