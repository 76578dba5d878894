#pragma once

#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

#include "catalogue/identity.h"
#include "catalogue/import.h"
#include "catalogue/quality.h"
#include "catalogue/recording_index.h"

namespace crossfade::catalogue {

inline constexpr double kMissingNumber = std::numeric_limits<double>::quiet_NaN();

/// A row for the tests of quality; as it stands here, no rule finds fault with it.
struct RowInTest {
  std::string_view artist = "Anna";
  std::string_view track = "Song";
  std::string_view album = "Album";
  std::string_view title = "Anna - Song (Official Video)";
  std::string_view channel = "Anna";
  double danceability = 0.5;
  double tempo_bpm = 120;
  double duration_ms = 200'000;
  double streams = 5'000'000;
  double views = 1'000'000;
  double likes = 10'000;
  double comments = 500;
  double best_views = kMissingNumber;
  double summed_views = kMissingNumber;
  Flag official = Flag::kTrue;
  base::Date release_date = {};
};

/// Appends the row; identities are given by finish_import().
inline void add_row(Import& import, const RowInTest& row) {
  Catalogue& c = import.catalogue;
  c.artist.push_back(c.names.add(row.artist));
  c.track.push_back(c.names.add(row.track));
  c.album.push_back(c.names.add(row.album));
  c.album_type.push_back(c.names.add("album"));
  c.title.push_back(c.names.add(row.title));
  c.channel.push_back(c.names.add(row.channel));
  for (auto* ids : {&c.spotify_uri, &c.video_url, &c.isrc}) ids->push_back(kNoName);
  AudioColumns& audio = c.audio;
  audio.danceability.push_back(row.danceability);
  for (auto* column :
       {&audio.energy, &audio.key, &audio.loudness_db, &audio.speechiness, &audio.acousticness,
        &audio.instrumentalness, &audio.liveness, &audio.valence}) {
    column->push_back(0.5);
  }
  audio.tempo_bpm.push_back(row.tempo_bpm);
  c.duration_ms.push_back(row.duration_ms);
  c.streams.push_back(row.streams);
  c.views.push_back(row.views);
  c.likes.push_back(row.likes);
  c.comments.push_back(row.comments);
  c.best_views.push_back(row.best_views);
  c.summed_views.push_back(row.summed_views);
  c.candidate_videos.push_back(kMissingNumber);
  c.licensed.push_back(row.official == Flag::kMissing ? Flag::kMissing : Flag::kTrue);
  c.official_video.push_back(row.official);
  c.release_date.push_back(row.release_date);
}

/// Names one file for all rows (as if `left_out` more records had been read) and assigns
/// identities.
inline void finish_import(Import& import, std::size_t left_out = 0) {
  ImportedFile file;
  file.path = "folder/tracks.csv";
  file.name = "tracks.csv";
  file.tracks = import.catalogue.size();
  file.records = file.tracks + left_out;
  import.files = {file};
  IdentityIndex index;
  assign_identities(import.catalogue, index);
}

inline QualityReport judged(const Import& import, base::Date today = {}) {
  return judge_quality(import, index_recordings(import.catalogue), today);
}

/// The result of the rule `id`, which must exist.
inline const RuleResult& rule_of(const QualityReport& report, std::string_view id) {
  for (const RuleResult& rule : report.rules) {
    if (rule.id == id) return rule;
  }
  throw std::out_of_range("no rule " + std::string(id));
}

}  // namespace crossfade::catalogue
