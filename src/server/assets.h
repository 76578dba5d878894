#pragma once

#include <span>
#include <string>
#include <string_view>

namespace crossfade::server {

/// A file of the dashboard, embedded when the program was built; all views live as long as it.
struct Asset {
  std::string_view path;  ///< in the URL: "/assets/index-Bq3x.js"
  std::string_view content_type;
  std::string_view bytes;
  std::string_view brotli;  ///< the same compressed; empty where that is no smaller
  std::string_view gzip;    ///< the same compressed; empty where that is no smaller
  bool immutable = false;   ///< named by its content: may be kept for ever
  std::string_view etag;    ///< strong, with its quotes; of `bytes`
};

/// All assets by path; none where the program was built without Node (cmake/dashboard.cmake).
std::span<const Asset> embedded_assets();

/// The asset of a path; null where there is none. "/index.html" is one, but is served by
/// first_page().
const Asset* find_asset(std::string_view path);

/// The page that every path of the dashboard answers, with the answers that are painted before any
/// request: `answers` is a JSON object of URL -> answer ("/api/v1/kpis": {...}), its "<" escaped
/// here. Without a dashboard a small page that says so and how to get it.
std::string first_page(std::string_view answers);

}  // namespace crossfade::server
