#include "warehouse/snapshot_reader.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "table/json.h"

namespace crossfade::warehouse {
namespace {

using catalogue::Catalogue;
using catalogue::Flag;
using store::Statement;
using store::Store;

Flag flag_of(const Statement& row, int column) {
  if (row.is_null(column)) return Flag::kMissing;
  return row.integer(column) != 0 ? Flag::kTrue : Flag::kFalse;
}

std::uint64_t id_of(const Statement& row, int column) {
  return static_cast<std::uint64_t>(row.integer(column));
}

catalogue::IssueKind kind_named(std::string_view name) {
  using catalogue::IssueKind;
  for (int kind = 0; kind <= static_cast<int>(IssueKind::kIdentityClash); ++kind) {
    if (name == catalogue::issue_kind_name(static_cast<IssueKind>(kind))) {
      return static_cast<IssueKind>(kind);
    }
  }
  throw base::Error(base::ErrorKind::kFailed,
                    "the store holds an unknown kind of issue, " + std::string(name));
}

constexpr std::string_view kRows = R"sql(
SELECT a.name, t.name, t.album, t.album_type, v.title, v.channel, t.spotify_uri, v.url, r.isrc,
       r.danceability, r.energy, r.key, r.loudness_db, r.speechiness, r.acousticness,
       r.instrumentalness, r.liveness, r.valence, r.tempo_bpm, r.duration_ms,
       f.streams, f.views, f.likes, f.comments, f.best_views, f.summed_views, f.candidate_videos,
       f.licensed, f.official_video, t.release_date, t.identity, r.identity, a.identity, v.identity
FROM facts f
JOIN tracks t ON t.track_id = f.track_id
JOIN artists a ON a.artist_id = t.artist_id
JOIN recordings r ON r.recording_id = t.recording_id
LEFT JOIN videos v ON v.video_id = f.video_id
WHERE f.snapshot_id = ? ORDER BY f.position
)sql";

// The columns of a catalogue in the order of kRows.
class RowAppender {
 public:
  explicit RowAppender(Catalogue& c)
      : catalogue_(c),
        names_{&c.artist,  &c.track,       &c.album,     &c.album_type, &c.title,
               &c.channel, &c.spotify_uri, &c.video_url, &c.isrc},
        numbers_{&c.audio.danceability,
                 &c.audio.energy,
                 &c.audio.key,
                 &c.audio.loudness_db,
                 &c.audio.speechiness,
                 &c.audio.acousticness,
                 &c.audio.instrumentalness,
                 &c.audio.liveness,
                 &c.audio.valence,
                 &c.audio.tempo_bpm,
                 &c.duration_ms,
                 &c.streams,
                 &c.views,
                 &c.likes,
                 &c.comments,
                 &c.best_views,
                 &c.summed_views,
                 &c.candidate_videos},
        flags_{&c.licensed, &c.official_video},
        ids_{&c.ids.track, &c.ids.recording, &c.ids.artist, &c.ids.video} {}

  // Columns that grew row by row would be held twice for a moment.
  void reserve(std::size_t rows) {
    for (auto* names : names_) names->reserve(rows);
    for (auto* numbers : numbers_) numbers->reserve(rows);
    for (auto* flags : flags_) flags->reserve(rows);
    catalogue_.release_date.reserve(rows);
    for (auto* ids : ids_) ids->reserve(rows);
  }

  void append(const Statement& row) {
    int column = 0;
    for (auto* names : names_) names->push_back(catalogue_.names.add(row.text(column++)));
    for (auto* numbers : numbers_) numbers->push_back(row.number(column++));
    for (auto* flags : flags_) flags->push_back(flag_of(row, column++));
    catalogue_.release_date.push_back(base::parse_date(row.text(column++)).value_or(base::Date{}));
    for (auto* ids : ids_) ids->push_back(id_of(row, column++));
  }

 private:
  Catalogue& catalogue_;
  std::array<std::vector<catalogue::NameId>*, 9> names_;
  std::array<std::vector<double>*, 18> numbers_;
  std::array<std::vector<Flag>*, 2> flags_;
  std::array<std::vector<std::uint64_t>*, 4> ids_;
};

std::size_t track_count(const catalogue::Import& import) {
  std::size_t tracks = 0;
  for (const catalogue::ImportedFile& file : import.files) tracks += file.tracks;
  return tracks;
}

}  // namespace

std::vector<catalogue::ImportedFile> read_files(Store& store, std::int64_t snapshot) {
  std::vector<catalogue::ImportedFile> files;
  Statement rows(store,
                 "SELECT file_name, path, digest, format, records, first_track, tracks, "
                 "unknown_columns FROM imports WHERE snapshot_id = ? ORDER BY import_id");
  rows.bind(0, snapshot);
  while (rows.step()) {
    catalogue::ImportedFile file;
    file.name = rows.text(0);
    file.path = rows.text(1);
    file.digest = rows.text(2);
    file.format = rows.text(3);
    file.records = static_cast<std::size_t>(rows.integer(4));
    file.first_track = static_cast<std::size_t>(rows.integer(5));
    file.tracks = static_cast<std::size_t>(rows.integer(6));
    const table::Json columns = table::parse_json(rows.text(7), store.path());
    for (const table::Json& column : std::get<table::Json::Array>(columns.value())) {
      file.unknown_columns.push_back(std::get<std::string>(column.value()));
    }
    files.push_back(std::move(file));
  }
  return files;
}

std::vector<catalogue::ImportIssue> read_issues(Store& store, std::int64_t snapshot,
                                                std::size_t first, std::size_t count) {
  std::vector<catalogue::ImportIssue> issues;
  Statement rows(store,
                 "SELECT file, record, line, column_name, kind, cell FROM issues "
                 "WHERE snapshot_id = ? ORDER BY number LIMIT ? OFFSET ?");
  const auto most = static_cast<std::size_t>(INT64_MAX);
  rows.bind(0, snapshot).bind(1, static_cast<std::int64_t>(std::min(count, most)));
  rows.bind(2, static_cast<std::int64_t>(std::min(first, most)));
  while (rows.step()) {
    catalogue::ImportIssue issue;
    issue.file = static_cast<std::uint32_t>(rows.integer(0));
    issue.record = static_cast<std::size_t>(rows.integer(1));
    issue.line = static_cast<std::size_t>(rows.integer(2));
    issue.column = rows.text(3);
    issue.kind = kind_named(rows.text(4));
    issue.cell = rows.text(5);
    issues.push_back(std::move(issue));
  }
  return issues;
}

catalogue::Import read_snapshot(Store& store, std::int64_t snapshot) {
  catalogue::Import import;
  Statement found(store, "SELECT as_of FROM snapshots WHERE snapshot_id = ?");
  found.bind(0, snapshot);
  if (!found.step()) {
    throw base::Error(base::ErrorKind::kNotFound,
                      "the store has no snapshot " + std::to_string(snapshot), {store.path(), 0, 0},
                      "import a file first");
  }
  import.as_of = base::parse_date(found.text(0)).value_or(base::Date{});
  import.files = read_files(store, snapshot);
  import.issues = read_issues(store, snapshot, 0, SIZE_MAX);
  Statement rows(store, kRows);
  rows.bind(0, snapshot);
  RowAppender appender(import.catalogue);
  appender.reserve(track_count(import));
  while (rows.step()) appender.append(rows);
  import.catalogue.names.release_index();
  return import;
}

}  // namespace crossfade::warehouse
