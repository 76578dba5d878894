#pragma once

#include <cmath>
#include <string_view>

#include "catalogue/catalogue.h"

namespace crossfade::features {

/// A row for tests, as a file would give it; every number is known unless a test says otherwise.
struct TestTrack {
  std::string_view artist = "Artist";
  std::string_view track = "Song";
  std::string_view album = "Album";
  std::string_view album_type = "album";
  std::string_view title = {};
  std::string_view channel = {};
  double danceability = 0.6;
  double energy = 0.7;
  double valence = 0.5;
  double key = 5;
  double tempo_bpm = 120;
  double duration_ms = 180000;
  double streams = 1000;
  double views = 200;
  double likes = 20;
  double comments = 2;
  double best_views = 400;
  double summed_views = 500;
  double candidate_videos = 3;
};

inline void add_track(const TestTrack& track, catalogue::Catalogue& catalogue) {
  catalogue::NamePool& names = catalogue.names;
  catalogue.artist.push_back(names.add(track.artist));
  catalogue.track.push_back(names.add(track.track));
  catalogue.album.push_back(names.add(track.album));
  catalogue.album_type.push_back(names.add(track.album_type));
  catalogue.title.push_back(names.add(track.title));
  catalogue.channel.push_back(names.add(track.channel));
  catalogue.spotify_uri.push_back(catalogue::kNoName);
  catalogue.video_url.push_back(catalogue::kNoName);
  catalogue.isrc.push_back(catalogue::kNoName);
  catalogue::AudioColumns& audio = catalogue.audio;
  audio.danceability.push_back(track.danceability);
  audio.energy.push_back(track.energy);
  audio.valence.push_back(track.valence);
  audio.key.push_back(track.key);
  audio.tempo_bpm.push_back(track.tempo_bpm);
  audio.loudness_db.push_back(-6);
  for (auto* column : {&audio.speechiness, &audio.acousticness, &audio.instrumentalness}) {
    column->push_back(0.1);
  }
  audio.liveness.push_back(0.2);
  catalogue.duration_ms.push_back(track.duration_ms);
  catalogue.streams.push_back(track.streams);
  catalogue.views.push_back(track.views);
  catalogue.likes.push_back(track.likes);
  catalogue.comments.push_back(track.comments);
  catalogue.best_views.push_back(track.best_views);
  catalogue.summed_views.push_back(track.summed_views);
  catalogue.candidate_videos.push_back(track.candidate_videos);
  catalogue.licensed.push_back(catalogue::Flag::kTrue);
  catalogue.official_video.push_back(catalogue::Flag::kMissing);
  catalogue.release_date.push_back({});
}

}  // namespace crossfade::features
