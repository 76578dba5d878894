#include "server/answer_cache.h"

#include <doctest/doctest.h>

#include <string>

#include "http/compress.h"

namespace crossfade::server {
namespace {

std::shared_ptr<const CachedAnswer> text(const std::string& body) {
  return make_answer("text/plain", body);
}

TEST_CASE("an answer's ETag names its body, and its gzip form is there where it is smaller") {
  const auto small = text("small");
  CHECK(small->etag == text("small")->etag);
  CHECK(small->etag != text("other")->etag);
  CHECK(small->etag.starts_with('"'));
  CHECK(small->etag.ends_with('"'));
  CHECK(*small->body == "small");
  CHECK(small->gzip == nullptr);
  const auto large = text(std::string(5000, 'a'));
  REQUIRE(large->gzip != nullptr);
  CHECK(*large->gzip == http::gzip(std::string(5000, 'a')));
  std::string noise;
  for (unsigned i = 1, state = 1; i <= 2000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise += static_cast<char>(state >> 24);
  }
  CHECK(text(noise)->gzip == nullptr);
}

TEST_CASE("what was kept is found by its target until the data have another version") {
  AnswerCache cache(1 << 20);
  CHECK(cache.find("v1", "/a") == nullptr);
  const auto answer = text("of a");
  cache.keep("v1", "/a", answer);
  CHECK(cache.find("v1", "/a") == answer);
  CHECK(cache.find("v1", "/b") == nullptr);
  CHECK(cache.find("v2", "/a") == nullptr);
  CHECK(cache.find("v1", "/a") == nullptr);
}

TEST_CASE("an answer of data that are gone meanwhile is not kept") {
  AnswerCache cache(1 << 20);
  cache.find("v1", "/a");
  cache.find("v2", "/a");
  cache.keep("v1", "/a", text("late"));
  CHECK(cache.find("v2", "/a") == nullptr);
}

TEST_CASE("the first of two answers to one question stays") {
  AnswerCache cache(1 << 20);
  cache.find("v", "/a");
  const auto first = text("one");
  cache.keep("v", "/a", first);
  cache.keep("v", "/a", text("one"));
  CHECK(cache.find("v", "/a") == first);
}

TEST_CASE("beyond its bytes the answers asked for longest ago go first") {
  AnswerCache cache(3 * 102);
  cache.find("v", "");
  for (const char* target : {"/a", "/b", "/c"})
    cache.keep("v", target, text(std::string(100, 'x')));
  CHECK(cache.find("v", "/a") != nullptr);  // asked for last, now
  cache.keep("v", "/d", text(std::string(100, 'x')));
  CHECK(cache.find("v", "/b") == nullptr);
  for (const char* target : {"/a", "/c", "/d"}) CHECK(cache.find("v", target) != nullptr);
}

TEST_CASE("an answer that is larger than the cache drives nothing out") {
  AnswerCache cache(500);
  cache.find("v", "");
  cache.keep("v", "/a", text("small"));
  std::string noise(600, ' ');
  cache.keep("v", "/large", text(noise));
  CHECK(cache.find("v", "/a") != nullptr);
  CHECK(cache.find("v", "/large") == nullptr);
}

TEST_CASE("the compressed form counts, too") {
  const std::string body(2000, 'x');
  const std::size_t bytes = body.size() + http::gzip(body).size() + 2;
  AnswerCache enough(bytes);
  enough.find("v", "");
  enough.keep("v", "/a", text(body));
  CHECK(enough.find("v", "/a") != nullptr);
  AnswerCache too_small(bytes - 1);
  too_small.find("v", "");
  too_small.keep("v", "/a", text(body));
  CHECK(too_small.find("v", "/a") == nullptr);
}

}  // namespace
}  // namespace crossfade::server
