#include "cli/sound_map.h"

#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "catalogue/format_table.h"
#include "cli/file_key.h"
#include "table/csv_reader.h"

namespace crossfade::cli {
namespace {

namespace fs = std::filesystem;
using catalogue::Column;
using score::SoundClaim;

// Where a column's cells go; nothing for one that says nothing of a recording's identity.
std::string SoundClaim::*place_of(const std::string& key) {
  if (key == "spotify" || key == "spotify url" || key == "spotify id" || key == "url") {
    return &SoundClaim::spotify;
  }
  for (const catalogue::HeaderName& name : catalogue::formats().front().headers) {
    if (name.key != key) continue;
    if (name.column == Column::kIsrc) return &SoundClaim::isrc;
    if (name.column == Column::kSpotifyUri) return &SoundClaim::spotify;
    if (name.column == Column::kArtist) return &SoundClaim::artist;
    if (name.column == Column::kTrack || name.column == Column::kTitle) return &SoundClaim::title;
  }
  return nullptr;
}

struct Columns {
  std::optional<std::size_t> file;
  std::vector<std::string SoundClaim::*> places;
};

Columns columns_of(const table::CsvReader& reader, const std::string& path) {
  Columns columns;
  bool says = false;
  for (std::size_t i = 0; i < reader.header().size(); ++i) {
    const std::string key = catalogue::header_key(reader.header()[i]);
    const bool is_file = key == "file" || key == "path" || key == "filename" || key == "file name";
    if (is_file && !columns.file) columns.file = i;
    columns.places.push_back(is_file ? nullptr : place_of(key));
    const auto place = columns.places.back();
    says = says || place == &SoundClaim::isrc || place == &SoundClaim::spotify ||
           place == &SoundClaim::title;
  }
  if (columns.file && says) return columns;
  throw base::Error(
      base::ErrorKind::kInputRefused,
      columns.file ? "has no column that says which recording a file is" : "has no column `file`",
      {path, 1, 0}, "give `file` and one of `isrc`, `uri`, or `artist` and `track`");
}

std::string trimmed(std::string_view cell) {
  const std::size_t begin = cell.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return std::string(cell.substr(begin, cell.find_last_not_of(" \t") + 1 - begin));
}

}  // namespace

SoundMap::SoundMap(const std::string& path) {
  const base::MappedFile file(path);
  table::CsvReader reader(file.bytes(), path);
  const Columns columns = columns_of(reader, path);
  table::CsvRow row;
  while (reader.next(row)) {
    Line line;
    line.number = row.line;
    for (std::size_t i = 0; i < std::min(row.cells.size(), columns.places.size()); ++i) {
      if (i == *columns.file) line.file = trimmed(row.cells[i]);
      const auto place = columns.places[i];
      if (place != nullptr && (line.claim.*place).empty())
        line.claim.*place = trimmed(row.cells[i]);
    }
    if (line.file.empty()) {
      throw base::Error(base::ErrorKind::kInputRefused, "names no file", {path, row.line, 0},
                        "fill in the column `file`, or take the line out");
    }
    const auto [known, is_new] = by_file_.emplace(file_key(line.file), lines_.size());
    if (!is_new) {
      throw base::Error(base::ErrorKind::kInputRefused,
                        "names \"" + line.file + "\" a second time, after line " +
                            std::to_string(lines_[known->second].number),
                        {path, row.line, 0}, "leave one of the two");
    }
    lines_.push_back(std::move(line));
  }
}

std::optional<SoundClaim> SoundMap::find(const std::string& file, const std::string& folder) {
  const fs::path path(file);
  for (const std::string& name :
       {path.string(), path.lexically_relative(folder).string(), path.filename().string()}) {
    const auto found = by_file_.find(file_key(name));
    if (found == by_file_.end()) continue;
    lines_[found->second].is_used = true;
    return lines_[found->second].claim;
  }
  return std::nullopt;
}

std::vector<std::pair<std::size_t, std::string>> SoundMap::unused() const {
  std::vector<std::pair<std::size_t, std::string>> left;
  for (const Line& line : lines_) {
    if (!line.is_used) left.emplace_back(line.number, line.file);
  }
  return left;
}

}  // namespace crossfade::cli
