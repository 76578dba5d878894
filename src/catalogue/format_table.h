#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::catalogue {

/// What a column of a file means to a Catalogue.
enum class Column : std::uint8_t {
  kUnknown,  ///< nothing here uses it
  kIgnored,  ///< known, and left aside: a row number, an artist's page, a description
  kArtist,
  kTrack,
  kAlbum,
  kAlbumType,
  kTitle,
  kChannel,
  kSpotifyUri,
  kVideoUrl,
  kIsrc,
  kDanceability,
  kEnergy,
  kKey,
  kLoudness,
  kSpeechiness,
  kAcousticness,
  kInstrumentalness,
  kLiveness,
  kValence,
  kTempo,
  kDuration,
  kStreams,
  kViews,
  kLikes,
  kComments,
  kBestViews,
  kSummedViews,
  kCandidateVideos,
  kLicensed,
  kOfficialVideo,
  kReleaseDate,
};

/// A header, as header_key() writes it, and the column it stands for.
struct HeaderName {
  std::string_view key;
  Column column;
};

/// A kind of file that can be read: the headers it may have, and those that decide.
struct Format {
  std::string_view name;
  std::span<const HeaderName> headers;
  std::span<const Column> required;         ///< all of them
  std::span<const Column> one_of;           ///< at least one of them
  std::span<const std::string_view> never;  ///< headers that show the file to be something else
};

/// All formats; the first that fits is a file's format.
std::span<const Format> formats();

/// The name of a column in messages, as the public file writes it, e.g. "Stream".
std::string_view column_name(Column column);

/// A header as it is compared: text::fold(), with '_' and '-' as blanks. "Track_Name" and
/// "track name" are one.
std::string header_key(std::string_view header);

/// A header set recognised: its format, and the meaning of each column, in the file's order.
struct FormatMatch {
  const Format* format = nullptr;
  std::vector<Column> columns;
  std::vector<std::string> unknown;  ///< headers that nothing here uses
};

/// Finds the format of `header`; `file` is the name for complaints. Throws base::Error
/// (kInputRefused, file:1) for doubled headers, two columns of one meaning, and a header set that
/// no format fits: it names the headers seen, the nearest format and what that lacks.
FormatMatch match_format(const std::vector<std::string>& header, const std::string& file);

}  // namespace crossfade::catalogue
