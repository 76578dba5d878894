#include "server/json_rows.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/check.h"
#include "base/error.h"
#include "catalogue/format_table.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

using table::Json;

constexpr const char* kBody = "body";  // stands for the file in complaints
constexpr const char* kRows = "rows";

[[noreturn]] void refuse(const std::string& sentence, std::size_t row, std::size_t cell,
                         const std::string& remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {kRows, row, cell}, remedy);
}

template <typename Number>
std::string digits_of(Number number) {
  char digits[32];
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  CF_CHECK(written.ec == std::errc());
  return {digits, written.ptr};
}

// The table that rows make, columns in the order in which their keys first appear.
class RowTable {
 public:
  void add_row(const Json& row, std::size_t number) {
    const auto* members = std::get_if<Json::Object>(&row.value());
    if (members == nullptr) {
      refuse("a row is no object", number, 0, R"(write each as {"Artist": "...", "Track": "..."})");
    }
    std::vector<std::string_view>& cells = table_.rows.emplace_back(table_.header.size());
    is_set_.assign(table_.header.size(), false);
    for (std::size_t m = 0; m < members->size(); ++m) {
      const auto& [key, value] = (*members)[m];
      const std::size_t column = column_of(key, m);
      if (column == cells.size()) {
        cells.emplace_back();
        is_set_.push_back(false);
      }
      if (is_set_[column]) {
        refuse("the key '" + key + "' stands twice in a row", number, m + 1, "give it once");
      }
      is_set_[column] = true;
      cells[column] = text_of(key, value, number, m + 1);
    }
  }

  catalogue::Import import() {
    for (std::vector<std::string_view>& cells : table_.rows) cells.resize(table_.header.size());
    return catalogue::import_table(table_, kRows, {});
  }

 private:
  // A row mostly has its keys where the rows before had them.
  std::size_t column_of(const std::string& key, std::size_t likely) {
    std::vector<std::string>& header = table_.header;
    if (likely < header.size() && header[likely] == key) return likely;
    for (std::size_t c = 0; c < header.size(); ++c) {
      if (header[c] == key) return c;
    }
    // What the first row has twice but for the case, the importer refuses.
    if (table_.rows.size() > 1) {
      for (std::size_t c = folded_.size(); c < header.size(); ++c) {
        folded_.push_back(catalogue::header_key(header[c]));
      }
      const auto found = std::ranges::find(folded_, catalogue::header_key(key));
      if (found != folded_.end()) return static_cast<std::size_t>(found - folded_.begin());
    }
    header.push_back(key);
    return header.size() - 1;
  }

  std::string_view text_of(const std::string& key, const Json& value, std::size_t row,
                           std::size_t cell) {
    if (const auto* text = std::get_if<std::string>(&value.value())) {
      if (text->find('\0') != std::string::npos) {
        refuse("the text of '" + key + "' holds a NUL character", row, cell, "take it out");
      }
      return *text;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value.value())) {
      return made_.emplace_back(digits_of(*whole));
    }
    if (const auto* number = std::get_if<double>(&value.value())) {
      return made_.emplace_back(digits_of(*number));
    }
    if (const auto* flag = std::get_if<bool>(&value.value())) return *flag ? "true" : "false";
    if (std::holds_alternative<std::nullptr_t>(value.value())) return {};
    refuse("the value of '" + key + "' is a list or an object", row, cell,
           "a cell is a text, a number, true, false or null");
  }

  catalogue::CellTable table_;
  std::vector<std::string> folded_;  // header_key() of the headers, so far as it was asked for
  std::vector<bool> is_set_;         // of the row that is being added
  std::deque<std::string> made_;     // texts of numbers, which stay where they are
};

}  // namespace

void refuse_many_rows(std::size_t rows, std::size_t most_rows) {
  throw base::Error(base::ErrorKind::kInputRefused,
                    "there are " + std::to_string(rows) + " rows, and one request may hold " +
                        std::to_string(most_rows),
                    {kRows, most_rows + 1, 0},
                    "send them in parts, or score the file with `crossfade predict`");
}

catalogue::Import import_json_rows(std::string_view json, std::size_t most_rows) {
  const Json body = table::parse_json(json, kBody);
  RowTable table;
  const Json* rows = body.find("rows");
  if (rows == nullptr) {
    table.add_row(body, 1);
    return table.import();
  }
  const auto* list = std::get_if<Json::Array>(&rows->value());
  if (list == nullptr || list->empty()) {
    refuse("'rows' is no list of rows", 0, 0, R"(write {"rows": [{"Artist": "...", ...}]})");
  }
  if (list->size() > most_rows) refuse_many_rows(list->size(), most_rows);
  for (std::size_t i = 0; i < list->size(); ++i) table.add_row((*list)[i], i + 1);
  return table.import();
}

}  // namespace crossfade::server
