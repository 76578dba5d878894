#include "catalogue/row_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace crossfade::catalogue {
namespace {

constexpr std::size_t kIssueCellBytes = 80;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Counts above this are no counts: all plays of all time on both platforms are fewer, and sums of
// such numbers would no longer be exact.
constexpr double kLargestCount = 1e15;
constexpr double kLargestDuration = 1e9;  // ms: 11 days

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_empty(std::string_view cell) { return std::all_of(cell.begin(), cell.end(), is_blank); }

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && is_blank(cell.front())) cell.remove_prefix(1);
  while (!cell.empty() && is_blank(cell.back())) cell.remove_suffix(1);
  return cell;
}

// `cell` cut to kIssueCellBytes, at the border of a character.
std::string cut(std::string_view cell) {
  std::size_t size = std::min(cell.size(), kIssueCellBytes);
  while (size > 0 && size < cell.size() && (cell[size] & 0xC0) == 0x80) --size;
  return std::string(cell.substr(0, size));
}

bool equals_ignoring_case(std::string_view cell, std::string_view lower) {
  return std::equal(cell.begin(), cell.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

bool is_one_of(std::string_view cell, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return equals_ignoring_case(cell, word); });
}

}  // namespace

RowReader::RowReader(const FormatMatch& format, const std::vector<std::string>& header,
                     std::uint32_t file, Catalogue& catalogue, std::vector<ImportIssue>& issues)
    : format_(format),
      header_(header),
      file_(file),
      catalogue_(catalogue),
      issues_(issues),
      artist_cell_(cell_of(Column::kArtist)),
      track_cell_(cell_of(Column::kTrack)),
      date_cell_(cell_of(Column::kReleaseDate)) {
  bind_texts();
  bind_numbers();
}

std::size_t RowReader::cell_of(Column column) const {
  const auto found = std::find(format_.columns.begin(), format_.columns.end(), column);
  if (found == format_.columns.end()) return kAbsent;
  return static_cast<std::size_t>(found - format_.columns.begin());
}

void RowReader::bind_texts() {
  Catalogue& c = catalogue_;
  const auto text = [&](Column column, std::vector<NameId>& ids) {
    texts_.push_back({cell_of(column), &ids, kNoName});
  };
  text(Column::kArtist, c.artist);
  text(Column::kTrack, c.track);
  text(Column::kAlbum, c.album);
  text(Column::kAlbumType, c.album_type);
  text(Column::kTitle, c.title);
  text(Column::kChannel, c.channel);
  identifiers_ = {{cell_of(Column::kSpotifyUri), &c.spotify_uri, canonical_track_uri},
                  {cell_of(Column::kVideoUrl), &c.video_url, canonical_video_url},
                  {cell_of(Column::kIsrc), &c.isrc, canonical_isrc}};
  flags_ = {{cell_of(Column::kLicensed), &c.licensed},
            {cell_of(Column::kOfficialVideo), &c.official_video}};
}

void RowReader::bind_numbers() {
  constexpr Range kShare = {0, 1, false, false};
  constexpr Range kCount = {0, kLargestCount, false, true};
  constexpr double kAboveZero = std::numeric_limits<double>::denorm_min();
  Catalogue& c = catalogue_;
  AudioColumns& audio = c.audio;
  const auto number = [&](Column column, std::vector<double>& values, const Range& range) {
    numbers_.push_back({cell_of(column), &values, range});
  };
  number(Column::kDanceability, audio.danceability, kShare);
  number(Column::kEnergy, audio.energy, kShare);
  number(Column::kKey, audio.key, {-1, 11, true, false});
  number(Column::kLoudness, audio.loudness_db, {-100, 20, false, false});
  number(Column::kSpeechiness, audio.speechiness, kShare);
  number(Column::kAcousticness, audio.acousticness, kShare);
  number(Column::kInstrumentalness, audio.instrumentalness, kShare);
  number(Column::kLiveness, audio.liveness, kShare);
  number(Column::kValence, audio.valence, kShare);
  number(Column::kTempo, audio.tempo_bpm, {0, 1000, false, false});
  number(Column::kDuration, c.duration_ms, {kAboveZero, kLargestDuration, false, false});
  number(Column::kStreams, c.streams, kCount);
  number(Column::kViews, c.views, kCount);
  number(Column::kLikes, c.likes, kCount);
  number(Column::kComments, c.comments, kCount);
  number(Column::kBestViews, c.best_views, kCount);
  number(Column::kSummedViews, c.summed_views, kCount);
  number(Column::kCandidateVideos, c.candidate_videos, kCount);
}

bool RowReader::read(const table::CsvRow& row) {
  if (!is_usable(row)) return false;
  for (TextColumn& column : texts_) column.ids->push_back(read_text(column, row));
  for (const IdentifierColumn& column : identifiers_) {
    column.ids->push_back(read_identifier(column, row));
  }
  for (const NumberColumn& column : numbers_) column.values->push_back(read_number(column, row));
  for (const FlagColumn& column : flags_) column.values->push_back(read_flag(column, row));
  catalogue_.release_date.push_back(read_date(date_cell_, row));
  return true;
}

bool RowReader::is_usable(const table::CsvRow& row) {
  if (row.cells.size() != header_.size()) {
    note(row, kAbsent,
         row.cells.size() < header_.size() ? IssueKind::kRowTooShort : IssueKind::kRowTooLong);
    return false;
  }
  for (const std::size_t cell : {artist_cell_, track_cell_}) {
    if (!is_empty(row.cells[cell])) continue;
    note(row, cell, IssueKind::kNameMissing);
    return false;
  }
  return true;
}

void RowReader::note(const table::CsvRow& row, std::size_t cell, IssueKind kind) {
  ImportIssue issue{file_, row.record, row.line, {}, kind, {}};
  if (cell != kAbsent) {
    issue.column = header_[cell];
    issue.cell = cut(row.cells[cell]);
  }
  issues_.push_back(std::move(issue));
}

NameId RowReader::read_text(TextColumn& column, const table::CsvRow& row) {
  if (column.cell == kAbsent) return kNoName;
  const std::string_view cell = row.cells[column.cell];
  if (is_empty(cell)) return kNoName;
  if (catalogue_.names.text(column.last) != cell) column.last = catalogue_.names.add(cell);
  return column.last;
}

NameId RowReader::read_identifier(const IdentifierColumn& column, const table::CsvRow& row) {
  if (column.cell == kAbsent || is_empty(row.cells[column.cell])) return kNoName;
  if (column.canonical(row.cells[column.cell], canonical_)) return catalogue_.names.add(canonical_);
  note(row, column.cell, IssueKind::kBadIdentifier);
  return kNoName;
}

double RowReader::read_number(const NumberColumn& column, const table::CsvRow& row) {
  if (column.cell == kAbsent) return kNaN;
  const table::NumberCell number = table::parse_number(row.cells[column.cell]);
  if (number.kind == table::CellKind::kMissing) return kNaN;
  const Range& range = column.range;
  const double value = number.value + 0.0;  // "-0" is 0
  if (number.kind == table::CellKind::kInvalid) {
    note(row, column.cell, IssueKind::kNotANumber);
  } else if (range.is_count && value < 0) {
    note(row, column.cell, IssueKind::kNegativeCount);
  } else if (value < range.low || value > range.high ||
             (range.is_whole && value != std::floor(value))) {
    note(row, column.cell, IssueKind::kOutOfRange);
  } else {
    return value;
  }
  return kNaN;
}

Flag RowReader::read_flag(const FlagColumn& column, const table::CsvRow& row) {
  if (column.cell == kAbsent) return Flag::kMissing;
  const std::string_view cell = trimmed(row.cells[column.cell]);
  if (is_one_of(cell, {"true", "1", "1.0", "yes"})) return Flag::kTrue;
  if (is_one_of(cell, {"false", "0", "0.0", "no"})) return Flag::kFalse;
  if (!is_one_of(cell, {"", "n/a", "na", "nan", "null", "none", "-"})) {
    note(row, column.cell, IssueKind::kNotAFlag);
  }
  return Flag::kMissing;
}

base::Date RowReader::read_date(std::size_t cell, const table::CsvRow& row) {
  if (cell == kAbsent) return {};
  const std::string_view text = trimmed(row.cells[cell]);
  if (is_one_of(text, {"", "n/a", "na", "nan", "null", "none", "-"})) return {};
  const std::optional<base::Date> date = base::parse_date(text);
  if (!date) note(row, cell, IssueKind::kNotADate);
  return date.value_or(base::Date{});
}

}  // namespace crossfade::catalogue
