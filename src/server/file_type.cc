#include "server/file_type.h"

#include <array>
#include <utility>

namespace crossfade::server {

std::string_view file_type(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kTypes = {{
      {".csv", "text/csv; charset=utf-8"},
      {".html", "text/html; charset=utf-8"},
      {".ics", "text/calendar; charset=utf-8"},
      {".json", "application/json"},
      {".m3u8", "application/vnd.apple.mpegurl"},
      {".md", "text/markdown; charset=utf-8"},
      {".svg", "image/svg+xml"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

}  // namespace crossfade::server
