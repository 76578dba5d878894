#pragma once

#include <string>

#include "advise/playlists.h"
#include "text/language.h"

namespace crossfade::advise {

/// All lists as CSV, one track a row, safe to open in a spreadsheet: playlist, position, artist,
/// track, streams, duration_ms, tempo_bpm, counted_bpm, key, energy, spotify_uri, video_url.
std::string playlists_csv(const Playlists& playlists);

/// A list as extended M3U (UTF-8: files of it end in .m3u8): name, then for each track its length
/// in seconds (-1: not known), "artist - track" and where it is: its Spotify URI, else its video,
/// else the name of a file beside the list. No name can add a line or a directive.
std::string playlist_m3u(const Playlist& playlist, text::Language language);

}  // namespace crossfade::advise
