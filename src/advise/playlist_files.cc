#include "advise/playlist_files.h"

#include <cmath>

#include "table/csv_writer.h"
#include "text/unicode.h"

namespace crossfade::advise {
namespace {

std::string display_name(const PlaylistTrack& track) {
  return text::one_line(track.artist + " - " + track.track);
}

// Players take a line that begins with # for a comment, and what has a scheme for an address.
std::string file_name(const PlaylistTrack& track) {
  std::string name = display_name(track);
  for (char& c : name) {
    if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '_';
  }
  return "./" + name;
}

std::string location(const PlaylistTrack& track) {
  if (track.spotify_uri.starts_with("spotify:track:")) return text::one_line(track.spotify_uri);
  if (track.video_url.starts_with("https://")) return text::one_line(track.video_url);
  return file_name(track);
}

std::string seconds(double duration_ms) {
  if (std::isnan(duration_ms)) return "-1";
  return std::to_string(std::llround(duration_ms / 1000));
}

}  // namespace

std::string playlists_csv(const Playlists& playlists) {
  table::CsvWriter csv;
  for (const std::string_view name :
       {"playlist", "position", "artist", "track", "streams", "duration_ms", "tempo_bpm",
        "counted_bpm", "key", "energy", "spotify_uri", "video_url"}) {
    csv.cell(name);
  }
  csv.end_row();
  for (const Playlist& list : playlists.lists) {
    std::uint64_t position = 0;
    for (const PlaylistTrack& track : list.tracks) {
      csv.cell(list.id).integer(++position).cell(track.artist).cell(track.track);
      csv.number(track.streams).number(track.duration_ms).number(track.tempo_bpm);
      csv.number(track.counted_bpm);
      csv.cell(std::isnan(track.key) ? "" : key_name(static_cast<int>(track.key)));
      csv.number(track.energy).cell(track.spotify_uri).cell(track.video_url).end_row();
    }
  }
  return csv.text();
}

std::string playlist_m3u(const Playlist& playlist, text::Language language) {
  std::string text = "#EXTM3U\n#PLAYLIST:" + playlist.name.in(language) + "\n";
  for (const PlaylistTrack& track : playlist.tracks) {
    text += "#EXTINF:" + seconds(track.duration_ms) + "," + display_name(track) + "\n";
    text += location(track) + "\n";
  }
  return text;
}

}  // namespace crossfade::advise
