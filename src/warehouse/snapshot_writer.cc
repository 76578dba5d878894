#include "warehouse/snapshot_writer.h"

#include <array>

#include "base/date.h"
#include "base/interrupt.h"
#include "table/json.h"
#include "warehouse/description_table.h"

namespace crossfade::warehouse {
namespace {

using catalogue::Catalogue;
using catalogue::NameId;
using store::Statement;
using store::Store;

constexpr std::size_t kSounds = 11;

std::array<double, kSounds> sound_of(const Catalogue& c, std::size_t row) {
  return {c.audio.danceability[row],     c.audio.energy[row],      c.audio.key[row],
          c.audio.loudness_db[row],      c.audio.speechiness[row], c.audio.acousticness[row],
          c.audio.instrumentalness[row], c.audio.liveness[row],    c.audio.valence[row],
          c.audio.tempo_bpm[row],        c.duration_ms[row]};
}

std::int64_t signed_id(std::uint64_t id) { return static_cast<std::int64_t>(id); }

// Appends the rows of one snapshot to the tables, each description once over all snapshots.
class SnapshotWriter {
 public:
  SnapshotWriter(Store& store, const Catalogue& catalogue, std::int64_t snapshot)
      : store_(store),
        catalogue_(catalogue),
        snapshot_(snapshot),
        insert_artist_(store, "INSERT INTO artists VALUES (?, ?, ?)"),
        insert_recording_(store, "INSERT INTO recordings VALUES (?,?,?, ?,?,?,?,?,?,?,?,?,?,?)"),
        insert_video_(store, "INSERT INTO videos VALUES (?, ?, ?, ?, ?)"),
        insert_track_(store, "INSERT INTO tracks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        insert_fact_(store, "INSERT INTO facts VALUES (?,?,?,?, ?,?,?,?,?,?, ?,?,?)") {
    remember_artists();
    remember_recordings();
    remember_videos();
    remember_tracks();
    for (DescriptionTable* table : {&recordings_, &videos_, &tracks_}) {
      table->reserve(catalogue.size());
    }
  }

  void write_row(std::size_t row) {
    const std::int64_t track = track_row(row, artist_row(row), recording_row(row));
    insert_fact_.bind(0, snapshot_).bind(1, static_cast<std::int64_t>(row)).bind(2, track);
    has_video(row) ? insert_fact_.bind(3, video_row(row)) : insert_fact_.bind_null(3);
    insert_fact_.bind(4, catalogue_.streams[row]).bind(5, catalogue_.views[row]);
    insert_fact_.bind(6, catalogue_.likes[row]).bind(7, catalogue_.comments[row]);
    bind_flag(8, catalogue_.licensed[row]);
    bind_flag(9, catalogue_.official_video[row]);
    insert_fact_.bind(10, catalogue_.best_views[row]).bind(11, catalogue_.summed_views[row]);
    insert_fact_.bind(12, catalogue_.candidate_videos[row]);
    insert_fact_.run();
  }

 private:
  std::string_view text(NameId id) const { return catalogue_.text(id); }

  void bind_flag(int place, catalogue::Flag flag) {
    if (flag == catalogue::Flag::kMissing) {
      insert_fact_.bind_null(place);
    } else {
      insert_fact_.bind(place, std::int64_t{flag == catalogue::Flag::kTrue});
    }
  }

  void remember_artists() {
    Statement all(store_, "SELECT artist_id, identity, name FROM artists ORDER BY artist_id");
    while (all.step()) {
      artists_.remember(DescriptionHash().add(identity(all)).add(all.text(2)), all.integer(0));
    }
  }

  std::int64_t artist_row(std::size_t row) {
    const std::uint64_t id = catalogue_.ids.artist[row];
    const std::string_view name = text(catalogue_.artist[row]);
    return artists_.row_of(DescriptionHash().add(id).add(name), [&](std::int64_t key) {
      insert_artist_.bind(0, key).bind(1, signed_id(id)).bind(2, name).run();
    });
  }

  void remember_recordings() {
    Statement all(store_, "SELECT * FROM recordings ORDER BY recording_id");
    while (all.step()) {
      DescriptionHash hash = DescriptionHash().add(identity(all)).add(all.text(2));
      for (std::size_t i = 0; i < kSounds; ++i) hash.add(all.number(3 + static_cast<int>(i)));
      recordings_.remember(hash, all.integer(0));
    }
  }

  std::int64_t recording_row(std::size_t row) {
    const std::uint64_t id = catalogue_.ids.recording[row];
    const std::string_view isrc = text(catalogue_.isrc[row]);
    const std::array<double, kSounds> sound = sound_of(catalogue_, row);
    DescriptionHash hash = DescriptionHash().add(id).add(isrc);
    for (const double value : sound) hash.add(value);
    return recordings_.row_of(hash, [&](std::int64_t key) {
      insert_recording_.bind(0, key).bind(1, signed_id(id)).bind(2, isrc);
      for (std::size_t i = 0; i < kSounds; ++i) {
        insert_recording_.bind(3 + static_cast<int>(i), sound[i]);
      }
      insert_recording_.run();
    });
  }

  void remember_videos() {
    Statement all(store_, "SELECT * FROM videos ORDER BY video_id");
    while (all.step()) {
      videos_.remember(
          DescriptionHash().add(identity(all)).add(all.text(2)).add(all.text(3)).add(all.text(4)),
          all.integer(0));
    }
  }

  // A channel alone names no video, but it is what the row said.
  bool has_video(std::size_t row) const {
    return catalogue_.ids.video[row] != 0 || catalogue_.channel[row] != catalogue::kNoName;
  }

  std::int64_t video_row(std::size_t row) {
    const std::uint64_t id = catalogue_.ids.video[row];
    const std::string_view title = text(catalogue_.title[row]);
    const std::string_view channel = text(catalogue_.channel[row]);
    const std::string_view url = text(catalogue_.video_url[row]);
    return videos_.row_of(
        DescriptionHash().add(id).add(title).add(channel).add(url), [&](std::int64_t key) {
          insert_video_.bind(0, key).bind(2, title).bind(3, channel).bind(4, url);
          id == 0 ? insert_video_.bind_null(1) : insert_video_.bind(1, signed_id(id));
          insert_video_.run();
        });
  }

  void remember_tracks() {
    Statement all(store_, "SELECT * FROM tracks ORDER BY track_id");
    while (all.step()) {
      DescriptionHash hash = DescriptionHash().add(identity(all));
      hash.add(static_cast<std::uint64_t>(all.integer(2)));
      hash.add(static_cast<std::uint64_t>(all.integer(3)));
      for (int column = 4; column < 9; ++column) hash.add(all.text(column));
      tracks_.remember(hash, all.integer(0));
    }
  }

  std::int64_t track_row(std::size_t row, std::int64_t artist, std::int64_t recording) {
    const std::uint64_t id = catalogue_.ids.track[row];
    const std::string released = base::to_string(catalogue_.release_date[row]);
    const std::array<std::string_view, 5> texts = {
        text(catalogue_.track[row]), text(catalogue_.album[row]), text(catalogue_.album_type[row]),
        text(catalogue_.spotify_uri[row]), released};
    DescriptionHash hash = DescriptionHash().add(id);
    hash.add(static_cast<std::uint64_t>(artist)).add(static_cast<std::uint64_t>(recording));
    for (const std::string_view each : texts) hash.add(each);
    return tracks_.row_of(hash, [&](std::int64_t key) {
      insert_track_.bind(0, key).bind(1, signed_id(id)).bind(2, artist).bind(3, recording);
      for (std::size_t i = 0; i < texts.size(); ++i) {
        insert_track_.bind(4 + static_cast<int>(i), texts[i]);
      }
      insert_track_.run();
    });
  }

  static std::uint64_t identity(const Statement& row) {
    return static_cast<std::uint64_t>(row.integer(1));
  }

  Store& store_;
  const Catalogue& catalogue_;
  std::int64_t snapshot_;
  Statement insert_artist_;
  Statement insert_recording_;
  Statement insert_video_;
  Statement insert_track_;
  Statement insert_fact_;
  DescriptionTable artists_;
  DescriptionTable recordings_;
  DescriptionTable videos_;
  DescriptionTable tracks_;
};

void write_files(Store& store, const catalogue::Import& import, std::int64_t snapshot) {
  Statement insert(store,
                   "INSERT INTO imports (snapshot_id, file_name, path, digest, format, records, "
                   "first_track, tracks, unknown_columns) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const catalogue::ImportedFile& file : import.files) {
    table::Json columns = table::Json::array();
    for (const std::string& column : file.unknown_columns) columns.push(column);
    const std::string unknown = columns.dump(0);
    insert.bind(0, snapshot).bind(1, file.name).bind(2, file.path).bind(3, file.digest);
    insert.bind(4, file.format).bind(5, static_cast<std::int64_t>(file.records));
    insert.bind(6, static_cast<std::int64_t>(file.first_track));
    insert.bind(7, static_cast<std::int64_t>(file.tracks)).bind(8, unknown).run();
  }
}

void write_issues(Store& store, const catalogue::Import& import, std::int64_t snapshot) {
  Statement insert(store, "INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const catalogue::ImportIssue& issue : import.issues) {
    insert.bind(0, snapshot).bind(1, number++).bind(2, std::int64_t{issue.file});
    insert.bind(3, static_cast<std::int64_t>(issue.record));
    insert.bind(4, static_cast<std::int64_t>(issue.line)).bind(5, issue.column);
    insert.bind(6, std::string_view(catalogue::issue_kind_name(issue.kind)));
    insert.bind(7, issue.cell).run();
  }
}

}  // namespace

std::int64_t write_snapshot(Store& store, const catalogue::Import& import,
                            const std::string& content_digest) {
  const std::string as_of = base::to_string(import.as_of);
  Statement insert(store, "INSERT INTO snapshots (as_of, content_digest) VALUES (?, ?)");
  insert.bind(0, as_of).bind(1, content_digest).run();
  const std::int64_t snapshot = store.last_row_id();
  write_files(store, import, snapshot);
  write_issues(store, import, snapshot);
  SnapshotWriter writer(store, import.catalogue, snapshot);
  constexpr std::size_t kRowsBetweenLooks = 4096;
  for (std::size_t row = 0; row < import.catalogue.size(); ++row) {
    if (row % kRowsBetweenLooks == 0) base::throw_if_interrupted();
    writer.write_row(row);
  }
  return snapshot;
}

}  // namespace crossfade::warehouse
