#include "registry/content_difference.h"

#include <doctest/doctest.h>

namespace crossfade::registry {
namespace {

TEST_CASE("of JSON the first member that differs is named, with both values") {
  const std::string was = R"({"a": [{"b": 1}, {"b": 2.5}], "c": "노래"})";
  CHECK(first_difference(was, was, "x.json").empty());
  CHECK(first_difference(was, R"({"a": [{"b": 1}, {"b": 2.25}], "c": "노래"})", "x.json") ==
        "a[1].b is 2.25, was 2.5");
  CHECK(first_difference(was, R"({"a": [{"b": 1}], "c": "노래"})", "x.json") ==
        "a has 1 entries, had 2");
  CHECK(first_difference(was, R"({"a": [{"b": 1}, {"b": 2.5}]})", "x.json") == "c is gone");
  CHECK(first_difference(was, R"({"d": 1})", "x.json") == "d stands where a was");
  CHECK(first_difference(R"({"a": 1})", R"({"a": 1, "e": 2})", "x.json") == "e is new");
  CHECK(first_difference("[1]", "{}", "x.json") == "the whole is {}, was [1]");
}

TEST_CASE("of other texts, and of JSON that differs in its form alone, line and byte are named") {
  CHECK(first_difference("a\nbcd\n", "a\nbxd\n", "x.csv") ==
        "line 2, byte 2: \"bxd\", was \"bcd\"");
  CHECK(first_difference("a\n", "a\nb\n", "x.csv") == "line 2, byte 1: \"b\", was \"\"");
  CHECK(first_difference("", "b", "x.csv") == "line 1, byte 1: \"b\", was \"\"");
  CHECK(first_difference("{\"a\": 1}", "{\"a\":1}", "x.json") ==
        "line 1, byte 6: \"{\"a\":1}\", was \"{\"a\": 1}\"");
  CHECK(first_difference("{", "[", "x.json") == "line 1, byte 1: \"[\", was \"{\"");
}

}  // namespace
}  // namespace crossfade::registry
