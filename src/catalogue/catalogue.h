#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "catalogue/name_pool.h"

namespace crossfade::catalogue {

/// A yes-or-no cell.
enum class Flag : std::int8_t { kMissing = -1, kFalse = 0, kTrue = 1 };

/// Spotify's audio features as the file gives them. NaN is missing; one value a track.
struct AudioColumns {
  std::vector<double> danceability;      ///< 0 to 1
  std::vector<double> energy;            ///< 0 to 1
  std::vector<double> key;               ///< pitch class, 0 (C) to 11; -1 is "none found"
  std::vector<double> loudness_db;       ///< dB below full scale, about -60 to 0
  std::vector<double> speechiness;       ///< 0 to 1
  std::vector<double> acousticness;      ///< 0 to 1
  std::vector<double> instrumentalness;  ///< 0 to 1
  std::vector<double> liveness;          ///< 0 to 1
  std::vector<double> valence;           ///< 0 to 1
  std::vector<double> tempo_bpm;         ///< beats a minute; 0 is "none found"
};

/// Stable identities, one a track: the same from import to import (see identity.h).
struct IdentityColumns {
  std::vector<std::uint64_t> track;
  std::vector<std::uint64_t> recording;
  std::vector<std::uint64_t> artist;
  std::vector<std::uint64_t> video;  ///< 0 where the row names no video
};

/// What a label knows of its tracks, by named columns of equal length, in the order of import.
/// A track is one row: an artist's song on Spotify with its YouTube video. Missing numbers are NaN
/// (zero is a value), missing names kNoName, missing flags Flag::kMissing, missing dates
/// Date{}. Nothing is filled or cut here. About 300 bytes a track.
struct Catalogue {
  NamePool names;

  std::vector<NameId> artist;
  std::vector<NameId> track;
  std::vector<NameId> album;
  std::vector<NameId> album_type;   ///< "album", "single", "compilation"
  std::vector<NameId> title;        ///< of the YouTube video
  std::vector<NameId> channel;      ///< of the YouTube video
  std::vector<NameId> spotify_uri;  ///< "spotify:track:ID"
  std::vector<NameId> video_url;    ///< "https://www.youtube.com/watch?v=ID"
  std::vector<NameId> isrc;         ///< 12 characters, upper case

  AudioColumns audio;
  std::vector<double> duration_ms;
  std::vector<double> streams;   ///< all-time, Spotify
  std::vector<double> views;     ///< all-time, YouTube
  std::vector<double> likes;     ///< YouTube
  std::vector<double> comments;  ///< YouTube
  // Of all the videos that a search found for the track, the one above among them.
  std::vector<double> best_views;        ///< of the most watched candidate
  std::vector<double> summed_views;      ///< of all candidates together
  std::vector<double> candidate_videos;  ///< how many candidates
  std::vector<Flag> licensed;
  std::vector<Flag> official_video;
  std::vector<base::Date> release_date;

  IdentityColumns ids;  ///< empty until assign_identities()

  std::size_t size() const { return artist.size(); }
  std::string_view text(NameId id) const { return names.text(id); }
};

}  // namespace crossfade::catalogue
