#include "advise/release_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/file.h"
#include "table/csv_reader.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace crossfade::advise {
namespace {

constexpr std::array<std::string_view, 3> kColumns = {"artist", "track", "release_date"};
constexpr std::size_t kDayBytes = 10;  // "2026-10-02": a month or a year alone is no day

using Cells = std::array<std::size_t, kColumns.size()>;

[[noreturn]] void refuse(const std::string& file, std::size_t line, const std::string& sentence,
                         const std::string& remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {file, line}, remedy);
}

Cells find_cells(const std::vector<std::string>& header, const std::string& file) {
  std::vector<std::string> names;
  for (const std::string& name : header) names.push_back(text::fold(name));
  Cells cells{};
  for (std::size_t column = 0; column < kColumns.size(); ++column) {
    const auto found = std::ranges::find(names, kColumns[column]);
    if (found != names.end()) {
      cells[column] = static_cast<std::size_t>(found - names.begin());
      continue;
    }
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string_view near = text::nearest_word(kColumns[column], views);
    refuse(file, 1, fmt::format("there is no column {}", kColumns[column]),
           near.empty() ? "a release list has artist, track and release_date; dates may be empty"
                        : fmt::format("is it \"{}\"?", text::cut_width(near, 60)));
  }
  return cells;
}

std::string name_of(std::string_view cell, std::string_view column, const std::string& file,
                    std::size_t line) {
  std::string name = text::one_line(cell);
  const std::size_t first = name.find_first_not_of(' ');
  if (first == std::string::npos) {
    refuse(file, line, fmt::format("the {} is empty", column), "every release has both names");
  }
  return name.substr(first, name.find_last_not_of(' ') + 1 - first);
}

base::Date date_of(std::string_view cell, const std::string& file, std::size_t line) {
  const std::string written = text::fold(cell);
  if (written.empty()) return {};
  const auto date = base::parse_date(written);
  if (written.size() != kDayBytes || !date) {
    refuse(file, line, fmt::format("the release_date \"{}\" is no day", text::cut_width(cell, 60)),
           "write it as 2026-10-02, or leave it empty and one is found");
  }
  return *date;
}

}  // namespace

std::vector<ListedRelease> parse_release_list(std::string_view text, const std::string& file) {
  table::CsvReader reader(text, file);
  const Cells cells = find_cells(reader.header(), file);
  std::vector<ListedRelease> list;
  table::CsvRow row;
  while (reader.next(row)) {
    if (row.cells.size() != reader.header().size()) {
      refuse(file, row.line,
             fmt::format("this row has {} cells, and the header {}", row.cells.size(),
                         reader.header().size()),
             "put a name with a comma in quotes");
    }
    list.push_back({name_of(row.cells[cells[0]], kColumns[0], file, row.line),
                    name_of(row.cells[cells[1]], kColumns[1], file, row.line),
                    date_of(row.cells[cells[2]], file, row.line), row.line});
  }
  if (list.empty()) refuse(file, 0, "there is no release in this list", "add a row a track");
  return list;
}

std::vector<ListedRelease> read_release_list(const std::string& path) {
  const base::MappedFile file(path);
  return parse_release_list(file.bytes(), path);
}

}  // namespace crossfade::advise
