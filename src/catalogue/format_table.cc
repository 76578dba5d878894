#include "catalogue/format_table.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "text/unicode.h"

namespace crossfade::catalogue {
namespace {

// Every header by which labels' files name what a Catalogue holds. To read one more spelling, add a
// line, with the key as header_key() writes it.
constexpr HeaderName kHeaders[] = {
    {"index", Column::kIgnored},
    {"unnamed: 0", Column::kIgnored},
    // The artist's page, not the track's.
    {"url spotify", Column::kIgnored},
    {"description", Column::kIgnored},
    {"artist", Column::kArtist},
    {"artist name", Column::kArtist},
    {"track", Column::kTrack},
    {"track name", Column::kTrack},
    {"song", Column::kTrack},
    {"song name", Column::kTrack},
    {"album", Column::kAlbum},
    {"album name", Column::kAlbum},
    {"album type", Column::kAlbumType},
    {"title", Column::kTitle},
    {"video title", Column::kTitle},
    {"channel", Column::kChannel},
    {"channel title", Column::kChannel},
    {"uri", Column::kSpotifyUri},
    {"spotify uri", Column::kSpotifyUri},
    {"track uri", Column::kSpotifyUri},
    {"track url", Column::kSpotifyUri},
    {"spotify track id", Column::kSpotifyUri},
    {"url youtube", Column::kVideoUrl},
    {"youtube url", Column::kVideoUrl},
    {"video url", Column::kVideoUrl},
    {"video id", Column::kVideoUrl},
    {"isrc", Column::kIsrc},
    {"danceability", Column::kDanceability},
    {"energy", Column::kEnergy},
    {"key", Column::kKey},
    {"loudness", Column::kLoudness},
    {"loudness db", Column::kLoudness},
    {"speechiness", Column::kSpeechiness},
    {"acousticness", Column::kAcousticness},
    {"instrumentalness", Column::kInstrumentalness},
    {"liveness", Column::kLiveness},
    {"valence", Column::kValence},
    {"tempo", Column::kTempo},
    {"tempo bpm", Column::kTempo},
    {"duration ms", Column::kDuration},
    {"duration (ms)", Column::kDuration},
    {"stream", Column::kStreams},
    {"streams", Column::kStreams},
    {"views", Column::kViews},
    {"likes", Column::kLikes},
    {"comments", Column::kComments},
    {"best views", Column::kBestViews},
    {"best video views", Column::kBestViews},
    {"summed views", Column::kSummedViews},
    {"sum of views", Column::kSummedViews},
    {"candidate videos", Column::kCandidateVideos},
    {"candidate video count", Column::kCandidateVideos},
    {"licensed", Column::kLicensed},
    {"official video", Column::kOfficialVideo},
    {"release date", Column::kReleaseDate},
};

constexpr Column kNames[] = {Column::kArtist, Column::kTrack};
constexpr Column kCounts[] = {Column::kStreams, Column::kViews};
constexpr Column kFacts[] = {
    Column::kDuration, Column::kDanceability, Column::kEnergy,      Column::kKey,
    Column::kLoudness, Column::kTempo,        Column::kValence,     Column::kAlbum,
    Column::kTitle,    Column::kSpotifyUri,   Column::kReleaseDate,
};

// Charts and time series have artists, tracks and streams too, but of a week or a day: read as
// all-time counts they would be wrong by orders of magnitude, many times over.
constexpr std::string_view kPeriodHeaders[] = {
    "date",           "week",       "day",           "position",
    "rank",           "peak rank",  "previous rank", "weeks on chart",
    "reporting date", "sale month", "quantity",      "country of sale",
};

constexpr Format kFormats[] = {
    {"spotify-and-youtube", kHeaders, kNames, kCounts, kPeriodHeaders},
    // What is known of tracks before their release, for predictions.
    {"tracks-without-counts", kHeaders, kNames, kFacts, kPeriodHeaders},
};

struct ColumnName {
  Column column;
  std::string_view name;
};

constexpr ColumnName kColumnNames[] = {
    {Column::kArtist, "Artist"},
    {Column::kTrack, "Track"},
    {Column::kAlbum, "Album"},
    {Column::kAlbumType, "Album_type"},
    {Column::kTitle, "Title"},
    {Column::kChannel, "Channel"},
    {Column::kSpotifyUri, "Uri"},
    {Column::kVideoUrl, "Url_youtube"},
    {Column::kIsrc, "ISRC"},
    {Column::kDanceability, "Danceability"},
    {Column::kEnergy, "Energy"},
    {Column::kKey, "Key"},
    {Column::kLoudness, "Loudness"},
    {Column::kSpeechiness, "Speechiness"},
    {Column::kAcousticness, "Acousticness"},
    {Column::kInstrumentalness, "Instrumentalness"},
    {Column::kLiveness, "Liveness"},
    {Column::kValence, "Valence"},
    {Column::kTempo, "Tempo"},
    {Column::kDuration, "Duration_ms"},
    {Column::kStreams, "Stream"},
    {Column::kViews, "Views"},
    {Column::kLikes, "Likes"},
    {Column::kComments, "Comments"},
    {Column::kBestViews, "best_views"},
    {Column::kSummedViews, "summed_views"},
    {Column::kCandidateVideos, "candidate_videos"},
    {Column::kLicensed, "Licensed"},
    {Column::kOfficialVideo, "official_video"},
    {Column::kReleaseDate, "release_date"},
};

constexpr std::size_t kHeadersShown = 12;
constexpr std::size_t kHeaderBytesShown = 40;

[[noreturn]] void refuse(const std::string& file, std::size_t column, const std::string& sentence,
                         const std::string& remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {file, 1, column}, remedy);
}

std::string join(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

// A header fit for one line of a message: short, without control characters.
std::string shown(std::string_view header) {
  std::string line(header.substr(0, kHeaderBytesShown));
  while (line.size() < header.size() && !line.empty() && (header[line.size()] & 0xC0) == 0x80) {
    line.pop_back();
  }
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return line.size() < header.size() ? line + "..." : line;
}

std::string shown_headers(const std::vector<std::string>& header) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(header.size(), kHeadersShown); ++i) {
    words.push_back(header[i].empty() ? "(no name)" : shown(header[i]));
  }
  std::string all = join(words);
  if (header.size() > kHeadersShown) {
    all += " and " + std::to_string(header.size() - kHeadersShown) + " more";
  }
  return all;
}

void refuse_doubled(const std::vector<std::string>& header, const std::vector<std::string>& keys,
                    const std::string& file) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].empty()) continue;  // columns without a name cannot be taken for each other
    const auto first =
        std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i), keys[i]);
    const auto at = static_cast<std::size_t>(first - keys.begin());
    if (at == i) continue;
    refuse(file, i + 1,
           "the header '" + shown(header[i]) + "' stands twice, in columns " +
               std::to_string(at + 1) + " and " + std::to_string(i + 1),
           "rename or remove one of the two columns");
  }
}

void refuse_ambiguous(const std::vector<std::string>& header, const std::vector<Column>& columns,
                      const std::string& file) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == Column::kUnknown || columns[i] == Column::kIgnored) continue;
    for (std::size_t k = 0; k < i; ++k) {
      if (columns[k] != columns[i]) continue;
      refuse(file, i + 1,
             "columns " + std::to_string(k + 1) + " ('" + shown(header[k]) + "') and " +
                 std::to_string(i + 1) + " ('" + shown(header[i]) + "') both mean " +
                 std::string(column_name(columns[i])),
             "remove one of the two columns");
    }
  }
}

Column find_column(const Format& format, std::string_view key) {
  if (key.empty()) return Column::kIgnored;
  for (const HeaderName& header : format.headers) {
    if (header.key == key) return header.column;
  }
  return Column::kUnknown;
}

std::vector<Column> find_columns(const Format& format, const std::vector<std::string>& keys) {
  std::vector<Column> columns;
  for (const std::string& key : keys) columns.push_back(find_column(format, key));
  return columns;
}

// What keeps a file from being of `format`; empty where it fits.
std::vector<std::string> lacks(const Format& format, const std::vector<Column>& columns) {
  const auto has = [&](Column column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  std::vector<std::string> missing;
  for (const Column column : format.required) {
    if (!has(column)) missing.emplace_back(column_name(column));
  }
  if (std::none_of(format.one_of.begin(), format.one_of.end(), has)) {
    std::vector<std::string> names;
    for (const Column column : format.one_of) names.emplace_back(column_name(column));
    missing.push_back("one of " + join(names));
  }
  return missing;
}

// The first column whose header shows that the file is not of `format`; their number if none does.
std::size_t foreign_column(const Format& format, const std::vector<std::string>& keys) {
  const auto found =
      std::find_first_of(keys.begin(), keys.end(), format.never.begin(), format.never.end());
  return static_cast<std::size_t>(found - keys.begin());
}

[[noreturn]] void refuse_unknown(const std::vector<std::string>& header,
                                 const std::vector<std::string>& keys, const std::string& file) {
  const Format* nearest = nullptr;
  std::vector<std::string> missing;
  for (const Format& format : formats()) {
    const std::vector<std::string> lack = lacks(format, find_columns(format, keys));
    if (nearest != nullptr && lack.size() >= missing.size()) continue;
    nearest = &format;
    missing = lack;
  }
  const std::size_t foreign = foreign_column(*nearest, keys);
  std::string sentence = "its columns fit no known format: they are " + shown_headers(header) +
                         "; the nearest format, " + std::string(nearest->name) + ", ";
  if (!missing.empty()) {
    refuse(file, 0, sentence + "needs " + join(missing), "name the columns as the format does");
  }
  refuse(file, foreign + 1,
         sentence + "has no '" + shown(header[foreign]) +
             "', which stands in charts and time series, whose counts are of a period",
         "give a file of all-time counts, one row a track, or rename that column");
}

}  // namespace

std::span<const Format> formats() { return kFormats; }

std::string_view column_name(Column column) {
  for (const ColumnName& entry : kColumnNames) {
    if (entry.column == column) return entry.name;
  }
  return "";
}

std::string header_key(std::string_view header) {
  std::string spaced(header);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  std::replace(spaced.begin(), spaced.end(), '-', ' ');
  return text::fold(spaced);
}

FormatMatch match_format(const std::vector<std::string>& header, const std::string& file) {
  std::vector<std::string> keys;
  for (const std::string& name : header) keys.push_back(header_key(name));
  refuse_doubled(header, keys, file);
  for (const Format& format : formats()) {
    FormatMatch match{&format, find_columns(format, keys), {}};
    if (!lacks(format, match.columns).empty()) continue;
    if (foreign_column(format, keys) < keys.size()) continue;
    refuse_ambiguous(header, match.columns, file);
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (match.columns[i] == Column::kUnknown) match.unknown.push_back(header[i]);
    }
    return match;
  }
  refuse_unknown(header, keys, file);
}

}  // namespace crossfade::catalogue
