#include "server/track_query.h"

#include <doctest/doctest.h>

#include <string>

#include "server/account_store_test.h"

namespace crossfade::server {
namespace {

using base::ErrorKind;
using catalogue::Flag;

http::Request asked(std::vector<http::Field> query) {
  http::Request request;
  request.query = std::move(query);
  return request;
}

TEST_CASE("a filter holds every value of a parameter that is repeated") {
  const TrackFilter filter = track_filter(asked({{"artist", "18446744073709551615"},
                                                 {"artist", "7"},
                                                 {"album_type", "single"},
                                                 {"album_type", "none"},
                                                 {"video", "lyric"},
                                                 {"licensed", "yes"},
                                                 {"licensed", "no"},
                                                 {"licensed", "unknown"},
                                                 {"streams_min", "1e6"},
                                                 {"streams_max", "2000000"},
                                                 {"views_min", "0"},
                                                 {"views_max", "9.5"},
                                                 {"q", "밤 편지"}}));
  CHECK(filter.artists == std::vector<std::uint64_t>{UINT64_MAX, 7});
  CHECK(filter.album_types == std::vector<std::string>{"single", ""});
  CHECK(filter.video_kinds == std::vector<features::VideoKind>{features::VideoKind::kLyric});
  CHECK(filter.licensed == std::vector<Flag>{Flag::kTrue, Flag::kFalse, Flag::kMissing});
  CHECK(filter.streams.low == 1e6);
  CHECK(filter.streams.high == 2e6);
  CHECK(filter.views.low == 0);
  CHECK(filter.views.high == 9.5);
  CHECK(filter.text == "밤 편지");
  CHECK(filter_key(track_filter(asked({}))) == filter_key({}));
}

TEST_CASE("what a filter cannot mean is refused, not passed over") {
  const std::vector<http::Field> wrong = {{"artist", "IU"},
                                          {"artist", "-1"},
                                          {"artist", "18446744073709551616"},
                                          {"artist", ""},
                                          {"video", "films"},
                                          {"licensed", "true"},
                                          {"licensed", ""},
                                          {"streams_min", "x"},
                                          {"streams_min", ""},
                                          {"streams_max", "1e999"},
                                          {"views_min", "nan"},
                                          {"views_max", "1;2"},
                                          {"q", std::string(201, 'a')}};
  for (const http::Field& each : wrong) {
    CAPTURE(each.first);
    CAPTURE(each.second);
    CHECK(refusal_of([&] { track_filter(asked({each})); }) == ErrorKind::kUsage);
  }
  CHECK(track_filter(asked({{"q", std::string(200, 'a')}})).text.size() == 200);
  std::string korean;
  for (int i = 0; i < 200; ++i) korean += "밤";
  CHECK(search_text(korean) == korean);
  CHECK(refusal_of([&] { search_text(korean + "밤"); }) == ErrorKind::kUsage);
}

TEST_CASE("a parameter that nobody reads is refused, so that a misspelt filter is no answer") {
  const http::Request filtered = asked({{"artist", "1"}, {"q", "x"}, {"sort", "streams"}});
  refuse_unknown_beside_filter(filtered, {"sort"});
  CHECK(refusal_of([&] { refuse_unknown_beside_filter(filtered, {}); }) == ErrorKind::kUsage);
  CHECK(refusal_of([&] { refuse_unknown(filtered, {"sort"}); }) == ErrorKind::kUsage);
  refuse_unknown(filtered, {"artist", "q", "sort"});
  for (const char* name : {"artists", ""}) {
    CHECK(refusal_of([&] {
            refuse_unknown_beside_filter(asked({{name, "1"}}), {"sort"});
          }) == ErrorKind::kUsage);
  }
}

TEST_CASE("a limit that is not asked for is the usual one") {
  CHECK(limit_parameter(asked({}), 50) == 50);
  CHECK(limit_parameter(asked({{"limit", "3"}}), 50) == 3);
  CHECK(refusal_of([&] { limit_parameter(asked({{"limit", "501"}}), 50); }) == ErrorKind::kUsage);
}

TEST_CASE("a page is the first hundred rows, falling, where nothing else is asked") {
  const PageQuery plain = page_query(asked({}), "views");
  CHECK(plain.sort.column == "views");
  CHECK(plain.sort.descending);
  CHECK(plain.limit == 100);
  CHECK(plain.first == 0);
  CHECK(plain.cursor.empty());
  const PageQuery other = page_query(
      asked({{"sort", "artist"}, {"order", "asc"}, {"limit", "500"}, {"first", "20"}}), "views");
  CHECK(other.sort.column == "artist");
  CHECK_FALSE(other.sort.descending);
  CHECK(other.limit == 500);
  CHECK(other.first == 20);
  CHECK(page_query(asked({{"cursor", "abc"}}), "views").cursor == "abc");
}

TEST_CASE("a page of no or too many rows, or in no order, is refused") {
  const std::vector<http::Field> wrong = {
      {"limit", "0"},   {"limit", "501"}, {"limit", "-1"}, {"limit", ""},
      {"limit", "1.5"}, {"limit", "ten"}, {"order", "up"}, {"order", ""},
      {"first", "-1"},  {"first", "1e3"}, {"first", "x"},  {"limit", "99999999999999999999"}};
  for (const http::Field& each : wrong) {
    CAPTURE(each.first);
    CAPTURE(each.second);
    CHECK(refusal_of([&] { page_query(asked({each}), "streams"); }) == ErrorKind::kUsage);
  }
}

}  // namespace
}  // namespace crossfade::server
