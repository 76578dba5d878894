#include "catalogue/identifiers.h"

#include <algorithm>

namespace crossfade::catalogue {
namespace {

constexpr std::size_t kTrackIdLength = 22;
constexpr std::size_t kVideoIdLength = 11;
constexpr std::size_t kIsrcLength = 12;
constexpr std::string_view kTrackPrefix = "spotify:track:";
constexpr std::string_view kVideoPrefix = "https://www.youtube.com/watch?v=";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
bool is_letter(char c) { return upper(c) >= 'A' && upper(c) <= 'Z'; }
bool is_base62(char c) { return is_digit(c) || is_letter(c); }

std::string_view trimmed(std::string_view cell) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = cell.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return cell.substr(begin, cell.find_last_not_of(kBlanks) - begin + 1);
}

// Takes `prefix` off the front, whatever its case; false leaves `text` as it was.
bool take(std::string_view& text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (upper(text[i]) != upper(prefix[i])) return false;
  }
  text.remove_prefix(prefix.size());
  return true;
}

void take_scheme(std::string_view& url) {
  if (!take(url, "https://")) take(url, "http://");
}

// `path` up to where a query, a fragment or a further part begins.
std::string_view first_part(std::string_view path) {
  return path.substr(0, path.find_first_of("/?#&"));
}

bool is_track_id(std::string_view id) {
  return id.size() == kTrackIdLength && std::all_of(id.begin(), id.end(), is_base62);
}

bool is_video_id(std::string_view id) {
  return id.size() == kVideoIdLength && std::all_of(id.begin(), id.end(), [](char c) {
           return is_base62(c) || c == '-' || c == '_';
         });
}

// The value of the parameter v in a query such as "list=PL1&v=dQw4w9WgXcQ".
std::string_view video_parameter(std::string_view query) {
  query = query.substr(0, query.find('#'));
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    if (query.starts_with("v=")) return query.substr(2, end - 2);
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return {};
}

std::string_view video_id(std::string_view url) {
  if (is_video_id(url)) return url;
  take_scheme(url);
  if (take(url, "youtu.be/")) return first_part(url);
  for (const std::string_view host : {"www.", "m.", "music."}) {
    if (take(url, host)) break;
  }
  if (!take(url, "youtube.com/") && !take(url, "youtube-nocookie.com/")) return {};
  if (take(url, "watch?")) return video_parameter(url);
  for (const std::string_view folder : {"embed/", "shorts/", "live/", "v/"}) {
    if (take(url, folder)) return first_part(url);
  }
  return {};
}

}  // namespace

bool canonical_track_uri(std::string_view cell, std::string& canonical) {
  std::string_view id = trimmed(cell);
  if (!take(id, kTrackPrefix) && !is_track_id(id)) {
    take_scheme(id);
    if (!take(id, "open.spotify.com/")) return false;
    if (id.starts_with("intl-")) id.remove_prefix(std::min(id.find('/'), id.size() - 1) + 1);
    if (!take(id, "track/")) return false;
    id = first_part(id);
  }
  if (!is_track_id(id)) return false;
  canonical.assign(kTrackPrefix).append(id);
  return true;
}

bool canonical_video_url(std::string_view cell, std::string& canonical) {
  const std::string_view id = video_id(trimmed(cell));
  if (!is_video_id(id)) return false;
  canonical.assign(kVideoPrefix).append(id);
  return true;
}

bool canonical_isrc(std::string_view cell, std::string& canonical) {
  std::string_view code = trimmed(cell);
  if (take(code, "ISRC")) take(code, ":");
  canonical.clear();
  for (const char c : code) {
    if (c != '-' && c != ' ') canonical += upper(c);
  }
  if (canonical.size() != kIsrcLength) return false;
  const auto begin = canonical.begin();
  return std::all_of(begin, begin + 2, is_letter) && std::all_of(begin + 2, begin + 5, is_base62) &&
         std::all_of(begin + 5, canonical.end(), is_digit);
}

}  // namespace crossfade::catalogue
