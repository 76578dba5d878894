#include "catalogue/join_catalogues.h"

#include "base/check.h"

namespace crossfade::catalogue {
namespace {

constexpr std::vector<NameId> Catalogue::*kNames[] = {
    &Catalogue::artist,      &Catalogue::track,     &Catalogue::album,
    &Catalogue::album_type,  &Catalogue::title,     &Catalogue::channel,
    &Catalogue::spotify_uri, &Catalogue::video_url, &Catalogue::isrc};
constexpr std::vector<double> Catalogue::*kNumbers[] = {
    &Catalogue::duration_ms,  &Catalogue::streams,         &Catalogue::views,
    &Catalogue::likes,        &Catalogue::comments,        &Catalogue::best_views,
    &Catalogue::summed_views, &Catalogue::candidate_videos};
constexpr std::vector<double> AudioColumns::*kAudio[] = {
    &AudioColumns::danceability,     &AudioColumns::energy,      &AudioColumns::key,
    &AudioColumns::loudness_db,      &AudioColumns::speechiness, &AudioColumns::acousticness,
    &AudioColumns::instrumentalness, &AudioColumns::liveness,    &AudioColumns::valence,
    &AudioColumns::tempo_bpm};
constexpr std::vector<std::uint64_t> IdentityColumns::*kIdentities[] = {
    &IdentityColumns::track, &IdentityColumns::recording, &IdentityColumns::artist,
    &IdentityColumns::video};

template <typename Column>
void append(const Column& from, Column& to) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Catalogue join_catalogues(const Catalogue& first, const Catalogue& second) {
  CF_CHECK(first.ids.track.size() == first.size() && second.ids.track.size() == second.size());
  Catalogue joined = first;
  for (const auto column : kNames) {
    std::vector<NameId>& to = joined.*column;
    to.reserve(to.size() + second.size());
    for (const NameId id : second.*column) to.push_back(joined.names.add(second.text(id)));
  }
  for (const auto column : kNumbers) append(second.*column, joined.*column);
  for (const auto column : kAudio) append(second.audio.*column, joined.audio.*column);
  for (const auto column : kIdentities) append(second.ids.*column, joined.ids.*column);
  append(second.licensed, joined.licensed);
  append(second.official_video, joined.official_video);
  append(second.release_date, joined.release_date);
  joined.names.release_index();
  return joined;
}

}  // namespace crossfade::catalogue
