#include "features/roster.h"

#include <algorithm>
#include <cmath>

#include "features/known_sums.h"
#include "stats/summary.h"

namespace crossfade::features {
namespace {

float to_float(double value) { return static_cast<float>(value); }
float as_float(catalogue::Flag flag) {
  if (flag == catalogue::Flag::kMissing) return std::numeric_limits<float>::quiet_NaN();
  return flag == catalogue::Flag::kTrue ? 1.0F : 0.0F;
}
// A duration of zero, which `--missing zero` puts in, is none: its logarithm would leave no finite
// mean to the whole roster.
float log_duration(double ms) {
  return ms > 0 ? to_float(std::log(ms)) : std::numeric_limits<float>::quiet_NaN();
}
float log_count(double count) { return static_cast<float>(std::log1p(count)); }

void know_video(const RowMaterial& material, std::size_t row, KnownTrack& track) {
  const catalogue::Catalogue& catalogue = material.catalogue;
  track.likes_a_view = track.log_likes - track.log_views;
  track.comments_a_view = log_count(catalogue.comments[row]) - track.log_views;
  track.licensed = as_float(catalogue.licensed[row]);
  track.official_video = as_float(catalogue.official_video[row]);
  if (track.channel == 0) return;
  track.topic_channel = material.cues[row].topic_channel ? 1.0F : 0.0F;
  track.vevo_channel = material.cues[row].vevo_channel ? 1.0F : 0.0F;
}

}  // namespace

KnownTrack know_track(const RowMaterial& material, std::size_t row, SoundMask hidden) {
  const catalogue::Catalogue& catalogue = material.catalogue;
  KnownTrack track;
  track.artist = catalogue.ids.artist[row];
  track.recording = catalogue.ids.recording[row];
  track.album = material.album[row];
  track.channel = material.channel[row];
  track.song = material.cues[row].song;
  const catalogue::AudioColumns& audio = catalogue.audio;
  track.sound = {to_float(audio.danceability[row]),       to_float(audio.energy[row]),
                 to_float(audio.loudness_db[row]),        to_float(audio.speechiness[row]),
                 to_float(audio.acousticness[row]),       to_float(audio.instrumentalness[row]),
                 to_float(audio.liveness[row]),           to_float(audio.valence[row]),
                 to_float(audio.tempo_bpm[row]),          to_float(audio.key[row]),
                 log_duration(catalogue.duration_ms[row])};
  constexpr std::size_t kPlaces[kPerceivedColumns.size()] = {0, 1, 3, 4, 5, 6, 7};  // in it
  for (std::size_t p = 0; p < kPerceivedColumns.size(); ++p) {
    if ((hidden >> p & 1U) != 0) track.sound[kPlaces[p]] = std::numeric_limits<float>::quiet_NaN();
  }
  track.names.fill(std::numeric_limits<float>::quiet_NaN());
  for (std::size_t c = 0; c < std::min(kNamesColumns, material.sheet_names.columns()); ++c) {
    track.names[c] = material.sheet_names.column(c)[row];
  }
  track.log_streams = log_count(catalogue.streams[row]);
  track.log_views = log_count(catalogue.views[row]);
  track.log_likes = log_count(catalogue.likes[row]);
  know_video(material, row, track);
  return track;
}

Roster::Roster(std::vector<KnownTrack> tracks) : tracks_(std::move(tracks)) {
  std::ranges::stable_sort(tracks_, {}, &KnownTrack::artist);
}

std::span<const KnownTrack> Roster::of(std::uint64_t artist) const {
  const auto found = std::ranges::equal_range(tracks_, artist, {}, &KnownTrack::artist);
  return {found.begin(), found.end()};
}

void sum_up_roster(const KnownTrack& track, std::span<const KnownTrack> others, FittedRow& fitted) {
  KnownSums streams, views, likes, gap, album_streams, album_views, residual, duration,
      song_streams, song_residual, likes_a_view, comments_a_view, licensed, official, topic, vevo;
  std::vector<double> all_streams;
  std::size_t album_tracks = 0;
  std::size_t song_tracks = 0;
  for (const KnownTrack& other : others) {
    streams.add(other.log_streams);
    views.add(other.log_views);
    likes.add(other.log_likes);
    gap.add(other.log_streams - other.log_views);
    residual.add(static_cast<float>(other.residual));
    duration.add(other.sound[KnownTrack::kLogDuration]);
    all_streams.push_back(other.log_streams);
    likes_a_view.add(other.likes_a_view);
    comments_a_view.add(other.comments_a_view);
    licensed.add(other.licensed);
    official.add(other.official_video);
    topic.add(other.topic_channel);
    vevo.add(other.vevo_channel);
    if (track.song != 0 && other.song == track.song) {
      ++song_tracks;
      song_streams.add(other.log_streams);
      song_residual.add(static_cast<float>(other.residual));
    }
    if (track.album == 0 || other.album != track.album) continue;
    ++album_tracks;
    album_streams.add(other.log_streams);
    album_views.add(other.log_views);
  }
  fitted[Fitted::kRosterTracks] = static_cast<float>(others.size());
  fitted[Fitted::kRosterStreamsMean] = streams.mean();
  fitted[Fitted::kRosterStreamsMax] = streams.most();
  fitted[Fitted::kRosterStreamsMin] = streams.least();
  fitted[Fitted::kRosterStreamsSpread] = streams.spread();
  fitted[Fitted::kRosterViewsMean] = views.mean();
  fitted[Fitted::kRosterViewsMax] = views.most();
  fitted[Fitted::kRosterViewsMin] = views.least();
  fitted[Fitted::kRosterLikesMean] = likes.mean();
  fitted[Fitted::kRosterGapMean] = gap.mean();
  fitted[Fitted::kRosterAlbumStreams] = album_streams.mean();
  fitted[Fitted::kRosterAlbumViews] = album_views.mean();
  if (track.album != 0) fitted[Fitted::kRosterAlbumTracks] = static_cast<float>(album_tracks);
  fitted[Fitted::kRosterSongTracks] = static_cast<float>(song_tracks);
  fitted[Fitted::kRosterSongStreams] = song_streams.mean();
  fitted[Fitted::kRosterSongResidual] = song_residual.mean();
  fitted[Fitted::kRosterLikesAView] = likes_a_view.mean();
  fitted[Fitted::kRosterCommentsAView] = comments_a_view.mean();
  fitted[Fitted::kRosterLicensed] = licensed.mean();
  fitted[Fitted::kRosterOfficial] = official.mean();
  fitted[Fitted::kRosterTopic] = topic.mean();
  fitted[Fitted::kRosterVevo] = vevo.mean();
  fitted[Fitted::kRosterStreamsMedian] = static_cast<float>(stats::median(all_streams));
  fitted[Fitted::kRosterDurationGap] = track.sound[KnownTrack::kLogDuration] - duration.mean();
  fitted[Fitted::kRosterResidualMean] = residual.mean();
}

}  // namespace crossfade::features
