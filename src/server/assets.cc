#include "server/assets.h"

#include <algorithm>

#include "base/check.h"

namespace crossfade::server {
namespace {

constexpr std::string_view kPlace = "<!--first-->";

// No style of its own: the policy that the server sends allows none inside a page.
constexpr std::string_view kNotBuilt = R"html(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Crossfade</title>
<h1>Crossfade runs, but this program was built without its dashboard</h1>
<p>The API under <a href="/api/v1/openapi.json">/api/v1</a> and every command work. To get the
dashboard, install Node.js 20.19, 22.12 or newer with npm and start <code>./run.sh</code> again, or
build with CMake anew.</p>
<div lang="ko">
<h2>Crossfade가 실행 중이지만, 대시보드 없이 빌드된 프로그램입니다</h2>
<p>API(<a href="/api/v1/openapi.json">/api/v1</a>)와 모든 명령은 정상 동작합니다. 대시보드를 사용하려면
Node.js 20.19, 22.12 또는 그 이후 버전을 npm과 함께 설치한 뒤 <code>./run.sh</code>를 다시 실행하거나
CMake로 다시 빌드해 주세요.</p>
</div>
</html>
)html";

// In a script element only "</script" and "<!--" have a meaning: without "<" there is neither, and
// JSON reads \u003c as the same character.
std::string without_angles(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (const char byte : json) {
    if (byte == '<') {
      safe += "\\u003c";
    } else {
      safe += byte;
    }
  }
  return safe;
}

}  // namespace

const Asset* find_asset(std::string_view path) {
  const std::span<const Asset> assets = embedded_assets();
  const auto found = std::ranges::lower_bound(assets, path, {}, &Asset::path);
  return found != assets.end() && found->path == path ? &*found : nullptr;
}

std::string first_page(std::string_view answers) {
  const Asset* index = find_asset("/index.html");
  if (index == nullptr) return std::string(kNotBuilt);
  const std::string_view page = index->bytes;
  const std::size_t place = page.find(kPlace);
  CF_CHECK(place != std::string_view::npos);  // tools/build.mjs has seen it
  std::string filled(page.substr(0, place));
  filled += R"(<script type="application/json" id="first">)";
  filled += without_angles(answers);
  filled += "</script>";
  filled += page.substr(place + kPlace.size());
  return filled;
}

}  // namespace crossfade::server
