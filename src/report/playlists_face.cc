#include "report/playlists_face.h"

#include <algorithm>
#include <cmath>

#include "report/figure.h"
#include "report/json_parts.h"
#include "report/playlists_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using advise::Playlist;
using advise::Playlists;
using advise::PlaylistTrack;
using table::Json;
using text::Language;

constexpr std::size_t kTracksNamed = 3;

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

std::string first_tracks(const Playlist& list) {
  std::string names;
  for (std::size_t i = 0; i < std::min(list.tracks.size(), kTracksNamed); ++i) {
    names += (i == 0 ? "" : ", ") + list.tracks[i].track + " – " + list.tracks[i].artist;
  }
  return names;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json json_of(const PlaylistTrack& track) {
  Json json = Json::object();
  json.set("artist", track.artist).set("track", track.track).set("streams", track.streams);
  json.set("duration_ms", track.duration_ms).set("tempo_bpm", track.tempo_bpm);
  json.set("counted_bpm", track.counted_bpm);
  json.set("key",
           std::isnan(track.key) ? Json() : Json(advise::key_name(static_cast<int>(track.key))));
  json.set("energy", track.energy).set("spotify_uri", text_or_null(track.spotify_uri));
  return std::move(json.set("video_url", text_or_null(track.video_url)));
}

Json json_of(const Playlist& list) {
  Json tracks = Json::array();
  for (const PlaylistTrack& track : list.tracks) tracks.push(json_of(track));
  Json json = Json::object();
  json.set("id", list.id).set("kind", advise::playlist_kind_name(list.kind));
  json.set("name", json_texts(list.name));
  json.set("candidates", std::uint64_t{list.candidates}).set("mean_step", list.mean_step);
  json.set("mean_step_by_streams", list.mean_step_by_streams);
  return std::move(json.set("tracks", std::move(tracks)));
}

}  // namespace

void add_playlists(Document& document, const Playlists& playlists, Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kPlaylists.in(language))});
  if (playlists.lists.empty()) {
    document.blocks.push_back(Paragraph{std::string(say::kNoPlaylists.in(language))});
    return;
  }
  document.blocks.push_back(
      Paragraph{fill(say::kPlaylistsLead, language,
                     {count(playlists.lists.size()), count(playlists.recordings)})});
  Table table{std::string(say::kPlaylistCaption.in(language)),
              {},
              {false, true, true, true, true, false},
              {}};
  for (const text::Bilingual& column : say::kPlaylistColumns) {
    table.header.emplace_back(column.in(language));
  }
  for (const Playlist& list : playlists.lists) {
    table.rows.push_back({{list.name.in(language)},
                          {count(list.candidates)},
                          {count(list.tracks.size())},
                          {text::format_decimal(list.mean_step, 2)},
                          {text::format_decimal(list.mean_step_by_streams, 2)},
                          {first_tracks(list)}});
  }
  document.blocks.push_back(std::move(table));
  for (const text::Bilingual& note : {say::kPlaylistStep, say::kPlaylistKeys}) {
    document.blocks.push_back(Paragraph{std::string(note.in(language)), Tone::kNote});
  }
}

Json json_playlists(const Playlists& playlists) {
  Json lists = Json::array();
  for (const Playlist& list : playlists.lists) lists.push(json_of(list));
  Json json = Json::object();
  json.set("recordings", std::uint64_t{playlists.recordings});
  return std::move(json.set("lists", std::move(lists)));
}

}  // namespace crossfade::report
