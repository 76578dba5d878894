#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "advise/plan_request.h"
#include "catalogue/catalogue.h"
#include "catalogue/recording_index.h"
#include "text/sentence.h"

namespace crossfade::advise {

/// What the tracks of a playlist have in common.
enum class PlaylistKind : std::uint8_t {
  kTempo,   ///< a band of tempo
  kKey,     ///< a key and its harmonic neighbours, a fifth up and down
  kEnergy,  ///< a band of energy
};
/// "tempo", "key", "energy".
std::string_view playlist_kind_name(PlaylistKind kind);

/// A track of a playlist, as the catalogue has it. Missing numbers are NaN.
struct PlaylistTrack {
  std::string artist;
  std::string track;
  std::string spotify_uri;  ///< empty: not known
  std::string video_url;    ///< empty: not known
  double streams = 0;
  double duration_ms = 0;
  double tempo_bpm = 0;    ///< as the catalogue has it; NaN for its 0, "none found"
  double counted_bpm = 0;  ///< see counted_tempo()
  double key = 0;          ///< pitch class, 0 (C) to 11; NaN for its -1, "none found"
  double energy = 0;
};

/// Tracks in playing order.
struct Playlist {
  std::string id;  ///< letters, digits and dashes, e.g. "tempo-120-130": also a file's name
  PlaylistKind kind = PlaylistKind::kTempo;
  text::Sentence name;
  std::size_t candidates = 0;  ///< recordings of the catalogue that fit
  std::vector<PlaylistTrack> tracks;
  double mean_step = 0;             ///< from track to track, see smooth_order.h
  double mean_step_by_streams = 0;  ///< of the same tracks, most streams first
};

struct Playlists {
  std::vector<Playlist> lists;  ///< by tempo, by key along the circle of fifths, by energy
  std::size_t recordings = 0;   ///< with known streams: those that were chosen from
};

/// A tempo as it is counted here: doubled below 65 BPM, halved from 200 on, so that a beat that was
/// counted at half or twice its speed comes near the 120 to 130 that listeners tap by preference
/// (Moelants 2002). NaN for 0 and NaN.
double counted_tempo(double tempo_bpm);

/// "C", "D♭", ... of a pitch class from 0 to 11.
std::string_view key_name(int key);

/// Makes playlists of the recordings with the most streams, at most `most_tracks` each, every
/// recording once in a list, in an order of small steps (smooth_order.h). Lists that fewer than two
/// recordings fit are left out. Tracks without known streams are in none. The catalogue knows a
/// track's key but not whether it is major or minor, so neighbours are the pitch classes a fifth
/// away: on the Camelot wheel one hour to either side.
Playlists make_playlists(const catalogue::Catalogue& catalogue,
                         const catalogue::RecordingIndex& recordings,
                         const PlaylistRequest& request);

}  // namespace crossfade::advise
