#include "warehouse/schema.h"

#include <array>

namespace crossfade::warehouse {
namespace {

// Row ids are small and ascending, so that an import appends to every table; `identity` is the
// stable id. One thing has a row for each form in which files described it (another spelling, a
// later URL). A row of `videos` without identity keeps what a file said of a video that it did not
// name.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE artists (
  artist_id INTEGER PRIMARY KEY,
  identity INTEGER NOT NULL,
  name TEXT NOT NULL
);
CREATE TABLE recordings (
  recording_id INTEGER PRIMARY KEY,
  identity INTEGER NOT NULL,
  isrc TEXT,
  danceability REAL, energy REAL, key REAL, loudness_db REAL, speechiness REAL, acousticness REAL,
  instrumentalness REAL, liveness REAL, valence REAL, tempo_bpm REAL, duration_ms REAL
);
CREATE TABLE videos (
  video_id INTEGER PRIMARY KEY,
  identity INTEGER,
  title TEXT,
  channel TEXT,
  url TEXT
);
CREATE TABLE tracks (
  track_id INTEGER PRIMARY KEY,
  identity INTEGER NOT NULL,
  artist_id INTEGER NOT NULL REFERENCES artists,
  recording_id INTEGER NOT NULL REFERENCES recordings,
  name TEXT NOT NULL,
  album TEXT,
  album_type TEXT,
  spotify_uri TEXT,
  release_date TEXT
);
CREATE TABLE snapshots (
  snapshot_id INTEGER PRIMARY KEY,
  as_of TEXT,
  content_digest TEXT NOT NULL UNIQUE
);
CREATE TABLE imports (
  import_id INTEGER PRIMARY KEY,
  snapshot_id INTEGER NOT NULL REFERENCES snapshots,
  file_name TEXT NOT NULL,
  path TEXT NOT NULL,
  digest TEXT NOT NULL,
  format TEXT NOT NULL,
  records INTEGER NOT NULL,
  first_track INTEGER NOT NULL,
  tracks INTEGER NOT NULL,
  unknown_columns TEXT
);
CREATE TABLE issues (
  snapshot_id INTEGER NOT NULL REFERENCES snapshots,
  number INTEGER NOT NULL,
  file INTEGER NOT NULL,
  record INTEGER NOT NULL,
  line INTEGER NOT NULL,
  column_name TEXT,
  kind TEXT NOT NULL,
  cell TEXT,
  PRIMARY KEY (snapshot_id, number)
) WITHOUT ROWID;
CREATE TABLE facts (
  snapshot_id INTEGER NOT NULL REFERENCES snapshots,
  position INTEGER NOT NULL,
  track_id INTEGER NOT NULL REFERENCES tracks,
  video_id INTEGER REFERENCES videos,
  streams REAL, views REAL, likes REAL, comments REAL,
  licensed INTEGER, official_video INTEGER,
  PRIMARY KEY (snapshot_id, position)
) WITHOUT ROWID;
CREATE TABLE identifiers (
  kind INTEGER NOT NULL,
  key INTEGER NOT NULL,
  identity INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE VIEW track_facts AS
  SELECT s.snapshot_id, s.as_of, f.position, a.name AS artist, t.name AS track, t.album, t.album_type,
         t.release_date, t.spotify_uri, r.isrc, v.title, v.channel, v.url AS video_url, f.streams, f.views, f.likes, f.comments, f.licensed,
         f.official_video, r.danceability, r.energy, r.key, r.loudness_db, r.speechiness,
         r.acousticness, r.instrumentalness, r.liveness, r.valence, r.tempo_bpm, r.duration_ms,
         t.identity AS track_identity, r.identity AS recording_identity,
         a.identity AS artist_identity, v.identity AS video_identity
  FROM facts f
  JOIN snapshots s ON s.snapshot_id = f.snapshot_id
  JOIN tracks t ON t.track_id = f.track_id
  JOIN artists a ON a.artist_id = t.artist_id
  JOIN recordings r ON r.recording_id = t.recording_id
  LEFT JOIN videos v ON v.video_id = f.video_id;
)sql";

// The counts of a track's candidate videos.
constexpr std::string_view kVersion2 = R"sql(
ALTER TABLE facts ADD COLUMN best_views REAL;
ALTER TABLE facts ADD COLUMN summed_views REAL;
ALTER TABLE facts ADD COLUMN candidate_videos REAL;
DROP VIEW track_facts;
CREATE VIEW track_facts AS
  SELECT s.snapshot_id, s.as_of, f.position, a.name AS artist, t.name AS track, t.album,
         t.album_type, t.release_date, t.spotify_uri, r.isrc, v.title, v.channel,
         v.url AS video_url, f.streams, f.views, f.likes, f.comments, f.licensed, f.official_video,
         f.best_views, f.summed_views, f.candidate_videos, r.danceability, r.energy, r.key,
         r.loudness_db, r.speechiness, r.acousticness, r.instrumentalness, r.liveness, r.valence,
         r.tempo_bpm, r.duration_ms,
         t.identity AS track_identity, r.identity AS recording_identity,
         a.identity AS artist_identity, v.identity AS video_identity
  FROM facts f
  JOIN snapshots s ON s.snapshot_id = f.snapshot_id
  JOIN tracks t ON t.track_id = f.track_id
  JOIN artists a ON a.artist_id = t.artist_id
  JOIN recordings r ON r.recording_id = t.recording_id
  LEFT JOIN videos v ON v.video_id = f.video_id;
)sql";

constexpr std::array kScripts = {kVersion1, kVersion2};

}  // namespace

std::span<const std::string_view> schema_scripts() { return kScripts; }

}  // namespace crossfade::warehouse
