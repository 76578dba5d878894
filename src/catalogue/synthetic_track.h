#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "catalogue/synthetic_names.h"
#include "catalogue/video_truth.h"

namespace crossfade::catalogue {

/// An artist of a synthetic catalogue: what all its tracks have in common.
struct SyntheticArtist {
  std::string name;
  NameStyle style = NameStyle::kEnglish;
  double fame = 0;        ///< standard normal; drives streams and views
  double video_fame = 0;  ///< standard normal; drives views alone
  double loudness = 0;    ///< standard normal; the artist's sound
};

/// The sound of a synthetic track and what Spotify counts for it.
struct SyntheticRecording {
  std::string name;
  std::string album;
  const char* album_type = "album";
  std::array<double, 10> audio = {};  ///< in the order of the file: danceability ... tempo
  bool audio_known = true;
  std::uint64_t duration_ms = 0;
  double loudness = 0;  ///< standard normal
  double pull = 0;      ///< standard normal; how well the track does for its artist
  std::uint64_t streams = 0;
  std::optional<bool> music_video = {};  ///< set where the catalogue states what is true of them
  double engagement = 0;                 ///< of its video, beyond the usual; 0 where unset
};

/// The YouTube video of a synthetic track.
struct SyntheticVideo {
  bool known = true;
  std::string title;
  std::string channel;
  std::uint64_t views = 0;
  std::uint64_t likes = 0;
  std::uint64_t comments = 0;
  bool likes_known = true;
  bool comments_known = true;
  bool licensed = true;
  bool official = true;
};

/// The number of the artist of track `track`: about ten tracks in a row have the same.
std::uint64_t artist_of_track(std::uint64_t seed, std::uint64_t track);

/// The track whose recording `track` carries: itself mostly; for 8 % an earlier one, mostly of
/// another artist.
std::uint64_t origin_of_track(std::uint64_t seed, std::uint64_t track);

/// These follow from their numbers alone, so that any of them can be made again instead of kept.
SyntheticArtist make_artist(std::uint64_t seed, std::uint64_t artist);
SyntheticRecording make_recording(std::uint64_t seed, std::uint64_t track,
                                  const SyntheticArtist& artist, const VideoTruth& truth);
SyntheticVideo make_video(std::uint64_t seed, std::uint64_t track, const SyntheticArtist& artist,
                          const SyntheticRecording& recording);

}  // namespace crossfade::catalogue
