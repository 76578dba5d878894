#include "registry/content_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "table/json.h"
#include "text/unicode.h"

namespace crossfade::registry {
namespace {

using table::Json;

constexpr std::size_t kShown = 60;

std::string shown(const Json& json) { return text::cut_width(json.dump(0), kShown); }

std::string place_words(const std::string& place) { return place.empty() ? "the whole" : place; }

std::optional<std::string> json_difference(const Json& was, const Json& is,
                                           const std::string& place);

std::optional<std::string> list_difference(const Json::Array& was, const Json::Array& is,
                                           const std::string& place) {
  for (std::size_t i = 0; i < std::min(was.size(), is.size()); ++i) {
    if (auto found = json_difference(was[i], is[i], fmt::format("{}[{}]", place, i))) return found;
  }
  if (was.size() == is.size()) return std::nullopt;
  return fmt::format("{} has {} entries, had {}", place_words(place), is.size(), was.size());
}

std::optional<std::string> object_difference(const Json::Object& was, const Json::Object& is,
                                             const std::string& place) {
  for (std::size_t i = 0; i < std::max(was.size(), is.size()); ++i) {
    const std::string dot = place.empty() ? "" : place + '.';
    if (i >= is.size()) return dot + was[i].first + " is gone";
    if (i >= was.size()) return dot + is[i].first + " is new";
    if (was[i].first != is[i].first) {
      return fmt::format("{}{} stands where {} was", dot, is[i].first, was[i].first);
    }
    if (auto found = json_difference(was[i].second, is[i].second, dot + is[i].first)) return found;
  }
  return std::nullopt;
}

std::optional<std::string> json_difference(const Json& was, const Json& is,
                                           const std::string& place) {
  const auto* list_was = std::get_if<Json::Array>(&was.value());
  const auto* list_is = std::get_if<Json::Array>(&is.value());
  if (list_was != nullptr && list_is != nullptr) return list_difference(*list_was, *list_is, place);
  const auto* object_was = std::get_if<Json::Object>(&was.value());
  const auto* object_is = std::get_if<Json::Object>(&is.value());
  if (object_was != nullptr && object_is != nullptr) {
    return object_difference(*object_was, *object_is, place);
  }
  if (was.dump(0) == is.dump(0)) return std::nullopt;
  return fmt::format("{} is {}, was {}", place_words(place), shown(is), shown(was));
}

std::string text_difference(std::string_view was, std::string_view is) {
  const auto [a, b] = std::ranges::mismatch(was, is);
  const auto at = static_cast<std::size_t>(a - was.begin());
  const std::size_t begin = was.substr(0, at).rfind('\n') + 1;  // npos + 1 is 0
  const auto line_from = [begin](std::string_view text) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    return text::cut_width(begin < text.size() ? text.substr(begin, end - begin) : "", kShown);
  };
  return fmt::format("line {}, byte {}: \"{}\", was \"{}\"",
                     std::ranges::count(was.substr(0, begin), '\n') + 1, at - begin + 1,
                     line_from(is), line_from(was));
}

}  // namespace

std::string first_difference(std::string_view was, std::string_view is, const std::string& path) {
  if (was == is) return "";
  if (path.ends_with(".json")) {
    try {
      const Json before = table::parse_json(was, path);
      const Json after = table::parse_json(is, path);
      if (const auto found = json_difference(before, after, "")) return *found;
    } catch (const base::Error&) {
      // What is no JSON is a text like others.
    }
  }
  return text_difference(was, is);
}

}  // namespace crossfade::registry
