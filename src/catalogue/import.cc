#include "catalogue/import.h"

#include <algorithm>
#include <memory>

#include "base/check.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "catalogue/format_table.h"
#include "catalogue/identity.h"
#include "catalogue/row_reader.h"
#include "table/csv_reader.h"

namespace crossfade::catalogue {
namespace {

// After this many records the rest of a file is guessed from its size.
constexpr std::size_t kSampleRecords = 4096;

// How far into the file the reader is; the same as before where the record does not tell (cells
// with doubled quotes are copies).
std::size_t position_in(std::string_view bytes, const table::CsvRow& row, std::size_t before) {
  for (const std::string_view cell : row.cells) {
    const auto offset = reinterpret_cast<std::uintptr_t>(cell.data()) -
                        reinterpret_cast<std::uintptr_t>(bytes.data());
    if (cell.data() != nullptr && offset < bytes.size()) return offset;
  }
  return before;
}

void reserve_names(Catalogue& catalogue, double growth) {
  NamePool& names = catalogue.names;
  const auto grown = [&](std::size_t now) {
    return static_cast<std::size_t>(static_cast<double>(now) * growth);
  };
  names.reserve(grown(names.size()), grown(names.byte_count()));
}

void reserve_rows(Catalogue& catalogue, std::size_t rows) {
  for (auto* ids : {&catalogue.artist, &catalogue.track, &catalogue.album, &catalogue.album_type,
                    &catalogue.title, &catalogue.channel, &catalogue.spotify_uri,
                    &catalogue.video_url, &catalogue.isrc}) {
    ids->reserve(rows);
  }
  AudioColumns& audio = catalogue.audio;
  for (auto* numbers :
       {&audio.danceability, &audio.energy, &audio.key, &audio.loudness_db, &audio.speechiness,
        &audio.acousticness, &audio.instrumentalness, &audio.liveness, &audio.valence,
        &audio.tempo_bpm, &catalogue.duration_ms, &catalogue.streams, &catalogue.views,
        &catalogue.likes, &catalogue.comments, &catalogue.best_views, &catalogue.summed_views,
        &catalogue.candidate_videos}) {
    numbers->reserve(rows);
  }
  catalogue.licensed.reserve(rows);
  catalogue.official_video.reserve(rows);
  catalogue.release_date.reserve(rows);
  for (auto* ids : {&catalogue.ids.track, &catalogue.ids.recording, &catalogue.ids.artist,
                    &catalogue.ids.video}) {
    ids->reserve(rows);
  }
}

// Makes room for the whole file, so that no column is copied while it grows. A guess too high costs
// address space only.
void reserve_for_file(Catalogue& catalogue, std::size_t first_row, double share_read) {
  constexpr double kMargin = 1.1;
  if (share_read <= 0 || share_read >= 1) return;
  const double growth = kMargin / share_read;
  const std::size_t rows = catalogue.size() - first_row;
  reserve_rows(catalogue, first_row + static_cast<std::size_t>(static_cast<double>(rows) * growth));
  reserve_names(catalogue, growth);
}

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

// The cell to show for a clash: the identifier that won.
Column clashing_column(Thing thing) {
  if (thing == Thing::kVideo) return Column::kVideoUrl;
  return thing == Thing::kTrack ? Column::kSpotifyUri : Column::kIsrc;
}

class Importer {
 public:
  Importer(Import& import, const ImportOptions& options, IdentityIndex& index)
      : import_(import), options_(options), identities_(import.catalogue, index) {}

  void read(const std::string& path) {
    const base::MappedFile mapped(path);
    read_csv(mapped.bytes(), path);
  }

  void read_csv(std::string_view bytes, const std::string& path) {
    table::CsvReader reader(bytes, path);
    const FormatMatch format = match_format(reader.header(), path);
    ImportedFile file = begin_file(path, format);
    file.digest = base::content_digest(bytes);
    RowReader rows = row_reader(format, reader.header());
    if (options_.progress != nullptr) {
      options_.progress->begin("reading " + file.name, bytes.size());
    }
    read_records(reader, rows, bytes, file);
    if (file.records == 0) refuse_header_alone(file, reader.header().size());
    refuse_empty(file, {path, 2, 0}, "compare the rows with the header in line 1");
    end_file(std::move(file));
  }

  void read_table(const CellTable& table, const std::string& name) {
    const FormatMatch format = match_format(table.header, name);
    ImportedFile file = begin_file(name, format);
    RowReader rows = row_reader(format, table.header);
    for (const std::vector<std::string_view>& cells : table.rows) {
      ++file.records;
      read_record({cells, file.records, file.records}, rows);
    }
    refuse_empty(file, {.file = name}, "give each row its cells, an artist and a track name");
    end_file(std::move(file));
  }

 private:
  ImportedFile begin_file(const std::string& path, const FormatMatch& format) {
    ImportedFile file;
    file.path = path;
    file.name = file_name(path);
    file.format = format.format->name;
    file.first_track = import_.catalogue.size();
    file.unknown_columns = format.unknown;
    identities_.begin_file();
    return file;
  }

  void end_file(ImportedFile file) {
    file.tracks = import_.catalogue.size() - file.first_track;
    import_.files.push_back(std::move(file));
  }

  RowReader row_reader(const FormatMatch& format, const std::vector<std::string>& header) {
    return {format, header, static_cast<std::uint32_t>(import_.files.size()), import_.catalogue,
            import_.issues};
  }

  void read_record(const table::CsvRow& row, RowReader& rows) {
    const std::size_t track = import_.catalogue.size();
    if (rows.read(row)) note_clashes(rows, row, identities_.assign(track));
  }

  void read_records(table::CsvReader& reader, RowReader& rows, std::string_view bytes,
                    ImportedFile& file) {
    std::size_t position = 0;
    table::CsvRow row;
    while (reader.next(row)) {
      file.records = row.record;
      read_record(row, rows);
      if (row.record % kSampleRecords != 0) continue;
      const std::size_t now = position_in(bytes, row, position);
      if (options_.progress != nullptr) options_.progress->advance(now - position);
      position = now;
      if (row.record == kSampleRecords) {
        reserve_for_file(import_.catalogue, file.first_track,
                         static_cast<double>(position) / static_cast<double>(bytes.size()));
      }
    }
  }

  void note_clashes(RowReader& rows, const table::CsvRow& row, const IdentityClashes& clashes) {
    if (clashes.none()) return;
    for (std::size_t thing = 0; thing < kThings; ++thing) {
      if (!clashes[thing]) continue;
      rows.note(row, rows.cell_of(clashing_column(static_cast<Thing>(thing))),
                IssueKind::kIdentityClash);
    }
  }

  static void refuse_header_alone(const ImportedFile& file, std::size_t columns) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "the file has a header of " + std::to_string(columns) +
                          " columns and not a single row under it",
                      {file.path, 1, 0}, "give a file with at least one row of data");
  }

  void refuse_empty(const ImportedFile& file, const base::Place& place,
                    const std::string& remedy) const {
    if (import_.catalogue.size() > file.first_track) return;
    throw base::Error(base::ErrorKind::kInputRefused,
                      "none of its " + std::to_string(file.records) +
                          " rows can be used: each lacks cells, an artist or a track name",
                      place, remedy);
  }

  Import& import_;
  const ImportOptions& options_;
  IdentityAssigner identities_;
};

// The import that `read` fills.
template <typename Read>
Import import_with(const ImportOptions& options, IdentityIndex& index, const Read& read) {
  Import import;
  import.as_of = options.as_of;
  Importer importer(import, options, index);
  read(importer);
  import.catalogue.names.release_index();
  if (options.progress != nullptr) options.progress->finish();
  return import;
}

}  // namespace

const char* issue_kind_name(IssueKind kind) {
  switch (kind) {
    case IssueKind::kRowTooShort:
      return "row-too-short";
    case IssueKind::kRowTooLong:
      return "row-too-long";
    case IssueKind::kNameMissing:
      return "name-missing";
    case IssueKind::kNotANumber:
      return "not-a-number";
    case IssueKind::kNegativeCount:
      return "negative-count";
    case IssueKind::kOutOfRange:
      return "out-of-range";
    case IssueKind::kNotAFlag:
      return "not-a-flag";
    case IssueKind::kNotADate:
      return "not-a-date";
    case IssueKind::kBadIdentifier:
      return "bad-identifier";
    case IssueKind::kIdentityClash:
      return "identity-clash";
  }
  CF_CHECK(!"an issue kind without a name");
  return "";
}

Import import_files(const std::vector<std::string>& paths, const ImportOptions& options) {
  IdentityIndex index;
  return import_files(paths, options, index);
}

Import import_files(const std::vector<std::string>& paths, const ImportOptions& options,
                    IdentityIndex& index) {
  return import_with(options, index, [&](Importer& importer) {
    for (const std::string& path : paths) importer.read(path);
  });
}

Import import_bytes(std::string_view csv, const std::string& name, const ImportOptions& options) {
  IdentityIndex index;
  return import_with(options, index, [&](Importer& importer) { importer.read_csv(csv, name); });
}

Import import_table(const CellTable& table, const std::string& name, const ImportOptions& options) {
  IdentityIndex index;
  return import_with(options, index, [&](Importer& importer) { importer.read_table(table, name); });
}

}  // namespace crossfade::catalogue
