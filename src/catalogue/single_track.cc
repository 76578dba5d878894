#include "catalogue/single_track.h"

#include <array>

namespace crossfade::catalogue {
namespace {

constexpr std::array kNames = {
    &Catalogue::artist,  &Catalogue::track,       &Catalogue::album,
    &Catalogue::album_type, &Catalogue::title,    &Catalogue::channel,
    &Catalogue::spotify_uri, &Catalogue::video_url, &Catalogue::isrc};
constexpr std::array kNumbers = {
    &Catalogue::duration_ms, &Catalogue::streams,      &Catalogue::views,
    &Catalogue::likes,       &Catalogue::comments,     &Catalogue::best_views,
    &Catalogue::summed_views, &Catalogue::candidate_videos};
constexpr std::array kAudio = {
    &AudioColumns::danceability, &AudioColumns::energy,       &AudioColumns::key,
    &AudioColumns::loudness_db,  &AudioColumns::speechiness,  &AudioColumns::acousticness,
    &AudioColumns::instrumentalness, &AudioColumns::liveness, &AudioColumns::valence,
    &AudioColumns::tempo_bpm};
constexpr std::array kIdentities = {&IdentityColumns::track, &IdentityColumns::recording,
                                    &IdentityColumns::artist, &IdentityColumns::video};

}  // namespace

Import single_track(const Import& import, std::size_t row) {
  const Catalogue& from = import.catalogue;
  Import one;
  one.as_of = import.as_of;
  Catalogue& to = one.catalogue;
  for (const auto column : kNames) {
    (to.*column).push_back(to.names.add(from.text((from.*column)[row])));
  }
  for (const auto column : kNumbers) (to.*column).push_back((from.*column)[row]);
  for (const auto column : kAudio) (to.audio.*column).push_back((from.audio.*column)[row]);
  for (const auto column : kIdentities) (to.ids.*column).push_back((from.ids.*column)[row]);
  to.licensed.push_back(from.licensed[row]);
  to.official_video.push_back(from.official_video[row]);
  to.release_date.push_back(from.release_date[row]);
  ImportedFile& file = one.files.emplace_back();
  file.records = file.tracks = 1;
  return one;
}

}  // namespace crossfade::catalogue
