#include "http/target.h"

#include <doctest/doctest.h>

#include <string>

namespace crossfade::http {
namespace {

std::string path_of(const std::string& target) {
  Request request;
  const auto fault = read_target(target, request);
  return fault ? std::to_string(fault->status) : request.path;
}

TEST_CASE("paths are decoded once") {
  CHECK(path_of("/") == "/");
  CHECK(path_of("/api/v1/kpis") == "/api/v1/kpis");
  CHECK(path_of("/%EC%95%84%EC%9D%B4%EC%9C%A0") == "/아이유");
  CHECK(path_of("/아이유") == "/아이유");
  CHECK(path_of("/a%20b+c") == "/a b+c");
  CHECK(path_of("/a?b/../c") == "/a");
}

TEST_CASE("no spelling of a path climbs") {
  for (const char* const target :
       {"/..",         "/../etc/passwd",  "/a/../b",    "/a/..",  "/.",
        "/a/./b",      "/%2e%2e/a",       "/%2E./a",    "/.%2e",  "/a%2fb",
        "/a%2F..%2Fb", "/a%5cb",          "/a\\b",      "/..\\a", "/%00",
        "/a%00.html",  "/a%0d%0ab",       "//a",        "/a//b",  "/a/",
        "/%ff",        "/%c0%ae%c0%ae/a", "/%ed%a0%80", "/%",     "/%4",
        "/%zz",        "/%u002e",         "a",          ""}) {
    CAPTURE(target);
    CHECK(path_of(target) == "400");
  }
}

TEST_CASE("a double encoding stays as literal as it was meant") {
  CHECK(path_of("/%252e%252e/a") == "/%2e%2e/a");
  CHECK(path_of("/%252fa") == "/%2fa");
  CHECK(path_of("/...") == "/...");
}

TEST_CASE("the query is decoded as forms write it, in its order") {
  Request request;
  REQUIRE_FALSE(read_target("/t?q=a+b%2Bc&artist=%EC%95%84&q=2&&flag&e=&=v&x=1=2", request));
  CHECK(request.raw_query == "q=a+b%2Bc&artist=%EC%95%84&q=2&&flag&e=&=v&x=1=2");
  const std::vector<Field> expected = {{"q", "a b+c"}, {"artist", "아"}, {"q", "2"},  {"flag", ""},
                                       {"e", ""},      {"", "v"},        {"x", "1=2"}};
  CHECK(request.query == expected);
  CHECK(request.parameter("q") == "a b+c");
  CHECK_FALSE(request.parameter("nothing").has_value());
}

TEST_CASE("a query that cannot be text is refused") {
  for (const char* const target :
       {"/?a=%", "/?a=%f", "/?%gg=1", "/?a=%00", "/?a=%ff", "/?%c0%af=1"}) {
    CAPTURE(target);
    CHECK(path_of(target) == "400");
  }
}

}  // namespace
}  // namespace crossfade::http
