#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "features/cue_phrases.h"

namespace crossfade::features {

/// The kind of a video, read from title and channel (official_video does not tell it).
enum class VideoKind : std::uint8_t {
  kNone,  ///< no title and no channel
  kMusicVideo,
  kAudio,  ///< a still picture with the sound
  kLyric,
  kVisualizer,
  kLive,
  kTopic,  ///< uploaded by YouTube itself, on an "... - Topic" channel
  kCover,  ///< by someone else: cover, karaoke, reaction, lesson
  kOther,
};

/// What one text (a name, a title) says and how it is written.
struct TextCues {
  CueSet cues;
  bool known = false;         ///< false: the file has no such text; the rest means nothing then
  bool all_caps = false;      ///< two letters or more, all of them upper case
  bool all_lower = false;     ///< two letters or more, all of them lower case
  bool diacritics = false;    ///< Latin letters with marks
  std::uint16_t scripts = 0;  ///< bits of text::Script
  std::uint16_t characters = 0;
  std::uint16_t words = 0;    ///< of fold_words()
  std::uint16_t year = 0;     ///< the last number from 1900 to 2039 that stands as a word; 0: none
  std::uint8_t digits = 0;    ///< these counts stop at 255
  std::uint8_t brackets = 0;  ///< opening brackets of any kind
  std::uint8_t bars = 0;      ///< "|"
  std::uint8_t joiners = 0;   ///< "&", "," and "/"
  std::uint8_t marks = 0;     ///< "!", "?", "\"" and "#"
  std::uint8_t emoji = 0;
};

/// How well the video fits the track: similarities of fold_words() texts, 0 to 1 (similarity.h).
/// NaN where one of the two texts is missing.
struct MatchScores {
  float track_title_partial;  ///< partial ratio
  float track_title_set;      ///< token set ratio
  float core_title_partial;   ///< the track's name before its first bracket or dash
  float artist_title_partial;
  float artist_title_set;
  float artist_channel_partial;
  float artist_channel_ratio;
  float both_title_ratio;  ///< "artist track" against the whole title
  float track_in_title;    ///< 1 where the name stands in the title word by word, else 0
  float artist_in_title;
  float title_extra_words;  ///< words of the title that neither artist nor track have
};

/// What the names of a track say: computed once a row, read by many features. About 250 bytes.
struct TrackCues {
  std::uint64_t song = 0;  ///< names the track before its first bracket or dash; 0: no name
  VideoKind video_kind = VideoKind::kNone;
  bool self_titled = false;    ///< the album is called after the artist
  bool title_track = false;    ///< the album is called after the track
  bool topic_channel = false;  ///< "... - Topic"
  bool vevo_channel = false;   ///< "...VEVO"
  bool own_channel = false;    ///< the channel is called after the artist, blanks and VEVO aside
  std::uint8_t guests = 0;     ///< artists named behind "feat." and the like
  std::array<std::uint8_t, kNameLanguages> languages{};  ///< common words in artist, track, album
  std::array<std::uint8_t, kNameLanguages> title_languages{};
  TextCues artist;
  TextCues track;
  TextCues album;
  TextCues title;
  TextCues channel;
  MatchScores match;
};

/// The cues of one row, and of all rows (in parallel; the same for any number of threads). Of each
/// text the first 400 bytes are read. Any bytes are taken.
TrackCues read_cues(const catalogue::Catalogue& catalogue, std::size_t row);
std::vector<TrackCues> read_all_cues(const catalogue::Catalogue& catalogue, int threads);

/// TrackCues::video_kind of a video with this title and channel, without the rest; empty texts are
/// missing.
VideoKind read_video_kind(std::string_view title, std::string_view channel);

/// The name of a kind as files and addresses write it, e.g. "music-video".
std::string_view video_kind_name(VideoKind kind);
inline constexpr std::size_t kVideoKinds = 9;

}  // namespace crossfade::features
