#pragma once

#include <string>
#include <string_view>

namespace crossfade::catalogue {

/// Writes `cell` in the one form in which an identifier is stored and compared, into `canonical`;
/// false, with `canonical` undefined, where it is not a valid one. Blanks around the cell are
/// dropped.
using CanonicalId = bool (*)(std::string_view cell, std::string& canonical);

/// A Spotify track: "spotify:track:ID", "https://open.spotify.com/track/ID" (with or without
/// scheme, language and query) or the bare id of 22 letters and digits; stored as
/// "spotify:track:ID".
bool canonical_track_uri(std::string_view cell, std::string& canonical);

/// A YouTube video: youtube.com/watch?v=ID, youtu.be/ID, youtube.com/embed/ID, /shorts/ID, /live/ID
/// (with or without scheme, "www.", "m." or "music.") or the bare id of 11 characters; stored as
/// "https://www.youtube.com/watch?v=ID".
bool canonical_video_url(std::string_view cell, std::string& canonical);

/// An International Standard Recording Code (ISO 3901): two letters, three letters or digits, seven
/// digits, with or without dashes, blanks and an "ISRC" before it; stored as 12 characters, upper
/// case.
bool canonical_isrc(std::string_view cell, std::string& canonical);

}  // namespace crossfade::catalogue
