#include "server/track_query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "features/track_cues.h"
#include "server/row_groups.h"
#include "table/csv_reader.h"

namespace crossfade::server {
namespace {

constexpr std::array<std::string_view, 9> kFilterParameters = {
    "artist",      "album_type", "video",     "licensed", "streams_min",
    "streams_max", "views_min",  "views_max", "q"};
constexpr std::string_view kNotKnown = "none";
constexpr std::ptrdiff_t kLongestSearch = 200;  // characters
constexpr std::size_t kLargestPage = 500;

[[noreturn]] void refuse(std::string_view name, std::string_view value, std::string remedy) {
  throw base::Error(base::ErrorKind::kUsage,
                    "\"" + std::string(value) + "\" cannot be meant by " + std::string(name), {},
                    std::move(remedy));
}

[[noreturn]] void refuse_parameter(std::string_view name) {
  throw base::Error(base::ErrorKind::kUsage,
                    "there is no parameter \"" + std::string(name) + "\" here", {},
                    "openapi.json lists those that there are");
}

features::VideoKind video_kind_named(std::string_view name) {
  std::string names;
  for (std::size_t kind = 0; kind < features::kVideoKinds; ++kind) {
    const auto each = static_cast<features::VideoKind>(kind);
    if (features::video_kind_name(each) == name) return each;
    names += (names.empty() ? "" : ", ") + std::string(features::video_kind_name(each));
  }
  refuse("video", name, "the kinds are " + names);
}

catalogue::Flag flag_named(std::string_view name) {
  if (name == "yes") return catalogue::Flag::kTrue;
  if (name == "no") return catalogue::Flag::kFalse;
  if (name == "unknown") return catalogue::Flag::kMissing;
  refuse("licensed", name, "write yes, no or unknown");
}

double number_named(std::string_view name, std::string_view text) {
  const table::NumberCell cell = table::parse_number(text);
  if (cell.kind != table::CellKind::kNumber) refuse(name, text, "write a number");
  return cell.value;
}

void take(const std::string& name, const std::string& value, TrackFilter& filter) {
  if (name == "artist") {
    const std::optional<std::uint64_t> identity = parse_identity(value);
    if (!identity) refuse(name, value, "write an artist's id, as /api/v1/artists gives it");
    filter.artists.push_back(*identity);
  } else if (name == "album_type") {
    filter.album_types.push_back(value == kNotKnown ? "" : value);
  } else if (name == "video") {
    filter.video_kinds.push_back(video_kind_named(value));
  } else if (name == "licensed") {
    filter.licensed.push_back(flag_named(value));
  } else if (name == "streams_min") {
    filter.streams.low = number_named(name, value);
  } else if (name == "streams_max") {
    filter.streams.high = number_named(name, value);
  } else if (name == "views_min") {
    filter.views.low = number_named(name, value);
  } else if (name == "views_max") {
    filter.views.high = number_named(name, value);
  } else if (name == "q") {
    filter.text = search_text(value);
  }
}

}  // namespace

void refuse_unknown(const http::Request& request, std::initializer_list<std::string_view> allowed) {
  for (const auto& [name, value] : request.query) {
    if (std::ranges::find(allowed, name) == allowed.end()) refuse_parameter(name);
  }
}

void refuse_unknown_beside_filter(const http::Request& request,
                                  std::initializer_list<std::string_view> allowed) {
  for (const auto& [name, value] : request.query) {
    if (std::ranges::find(kFilterParameters, name) != kFilterParameters.end()) continue;
    if (std::ranges::find(allowed, name) == allowed.end()) refuse_parameter(name);
  }
}

std::string search_text(std::string_view given) {
  const auto begins_character = [](char byte) { return (byte & 0xC0) != 0x80; };
  if (std::ranges::count_if(given, begins_character) > kLongestSearch) {
    refuse("q", "a long text", "search for fewer words");
  }
  return std::string(given);
}

TrackFilter track_filter(const http::Request& request) {
  TrackFilter filter;
  for (const auto& [name, value] : request.query) take(name, value, filter);
  return filter;
}

std::optional<std::size_t> count_parameter(const http::Request& request, std::string_view name) {
  const std::optional<std::string_view> text = request.parameter(name);
  if (!text) return std::nullopt;
  std::uint32_t count = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), count);
  if (error != std::errc() || end != text->data() + text->size() || text->empty()) {
    refuse(name, *text, "write a whole number");
  }
  return count;
}

std::size_t limit_parameter(const http::Request& request, std::size_t usual) {
  const std::size_t limit = count_parameter(request, "limit").value_or(usual);
  if (limit < 1 || limit > kLargestPage) refuse("limit", std::to_string(limit), "write 1 to 500");
  return limit;
}

PageQuery page_query(const http::Request& request, std::string_view sort) {
  PageQuery query{.sort = {std::string(request.parameter("sort").value_or(sort)), true}};
  const std::string_view order = request.parameter("order").value_or("desc");
  if (order != "asc" && order != "desc") refuse("order", order, "write asc or desc");
  query.sort.descending = order == "desc";
  query.limit = limit_parameter(request, query.limit);
  query.cursor = request.parameter("cursor").value_or("");
  query.first = count_parameter(request, "first").value_or(0);
  return query;
}

}  // namespace crossfade::server
