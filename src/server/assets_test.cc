#include "server/assets.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace crossfade::server {
namespace {

TEST_CASE("every embedded asset is found by its path, and no other path finds one") {
  const auto assets = embedded_assets();
  CHECK(std::ranges::is_sorted(assets, {}, &Asset::path));
  for (const Asset& asset : assets) CHECK(find_asset(asset.path) == &asset);
  CHECK(find_asset("") == nullptr);
  CHECK(find_asset("/") == nullptr);
  CHECK(find_asset("/assets/none.js") == nullptr);
}

TEST_CASE(
    "embedded assets have their bytes, a type and an ETag, and compressed forms are smaller") {
  for (const Asset& asset : embedded_assets()) {
    CAPTURE(asset.path);
    REQUIRE(!asset.bytes.empty());
    CHECK(asset.content_type.find('/') != std::string_view::npos);
    CHECK(asset.etag.starts_with('"'));
    CHECK(asset.etag.ends_with('"'));
    CHECK(asset.immutable == asset.path.starts_with("/assets/"));
    CHECK(asset.brotli.size() < asset.bytes.size());
    CHECK(asset.gzip.size() < asset.bytes.size());
    // A gzip stream says how long its content is: in its last four bytes.
    if (asset.gzip.empty()) continue;
    CHECK(asset.gzip.starts_with("\x1f\x8b"));
    std::size_t length = 0;
    for (int i = 1; i <= 4; ++i) {
      length = length << 8 | static_cast<unsigned char>(asset.gzip[asset.gzip.size() - i]);
    }
    CHECK(length == asset.bytes.size());
  }
}

TEST_CASE("the first page holds the first answers, in which nothing can end the script element") {
  const std::string page = first_page(R"({"/api/v1/kpis":{"name":"</script><!--"}})");
  CHECK(page.starts_with("<!doctype html>"));
  CHECK(page.find("</script><!--") == std::string::npos);
  if (embedded_assets().empty()) {
    CHECK(page.find("built without its dashboard") != std::string::npos);
    return;
  }
  CHECK(page.find(R"(<script type="application/json" id="first">{"/api/v1/kpis":{"name":")"
                  R"(\u003c/script>\u003c!--"}}</script>)") != std::string::npos);
  CHECK(page.find("<!--first-->") == std::string::npos);
  CHECK(page.find("/assets/") != std::string::npos);
}

}  // namespace
}  // namespace crossfade::server
