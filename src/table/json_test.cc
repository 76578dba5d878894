#include "table/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "base/error.h"
#include "base/random.h"

namespace crossfade::table {
namespace {

using base::Error;

std::string complaint(std::string_view text) {
  try {
    parse_json(text, "r.json");
  } catch (const Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    return error.what();
  }
  return "";
}

TEST_CASE("members and elements keep their order") {
  Json json;
  json.set("z", 1)
      .set("a", Json::array().push("x").push(nullptr).push(true))
      .set("m", Json::object());
  CHECK(json.dump(0) == R"({"z":1,"a":["x",null,true],"m":{}})");
  CHECK(json.dump() ==
        "{\n  \"z\": 1,\n  \"a\": [\n    \"x\",\n    null,\n    true\n  ],\n  \"m\": {}\n}");
  CHECK(parse_json(json.dump(), "r.json").dump(0) == json.dump(0));
}

TEST_CASE("find gives a member or null") {
  const Json json = parse_json(R"({"a": {"b": 2}})", "r.json");
  REQUIRE(json.find("a") != nullptr);
  CHECK(std::get<std::int64_t>(json.find("a")->find("b")->value()) == 2);
  CHECK(json.find("c") == nullptr);
  CHECK(Json(1.5).find("a") == nullptr);
}

TEST_CASE("doubles come back to the last bit and as doubles, and NaN is null") {
  base::Random random(2);
  for (int i = 0; i < 20000; ++i) {
    const double value =
        random.normal() * std::pow(10.0, static_cast<int>(random.below(600)) - 300);
    CHECK(std::get<double>(parse_json(Json(value).dump(), "r").value()) == value);
  }
  CHECK(Json(0.1).dump() == "0.1");
  CHECK(Json(1.0).dump() == "1.0");
  CHECK(Json(-0.0).dump() == "-0.0");
  CHECK(std::get<double>(parse_json("1.0", "r").value()) == 1.0);
  CHECK(Json(std::nan("")).dump() == "null");
  CHECK(Json(std::numeric_limits<double>::infinity()).dump() == "null");
}

TEST_CASE("whole numbers stay whole to 64 bits with sign") {
  CHECK(parse_json("[-9223372036854775808, 9223372036854775807]", "r").dump(0) ==
        "[-9223372036854775808,9223372036854775807]");
  CHECK(std::get<double>(parse_json("18446744073709551615", "r").value()) ==
        18446744073709551615.0);
  CHECK(std::get<double>(Json(std::uint64_t{18446744073709551615U}).value()) ==
        18446744073709551615.0);
}

TEST_CASE("strings are escaped, and bytes that are not UTF-8 replaced") {
  CHECK(Json("a\"\\\n\t\r\x01\x1F/").dump() == R"("a\"\\\n\t\r\u0001\u001f/")");
  CHECK(Json("\xED\x95\x9C\xF0\x9F\x8E\xB5").dump() == "\"\xED\x95\x9C\xF0\x9F\x8E\xB5\"");
  CHECK(Json("Beyonc\xE9!").dump() == "\"Beyonc\xEF\xBF\xBD!\"");
  CHECK(std::get<std::string>(parse_json(R"("\u00e9\ud83c\udfb5\/")", "r").value()) ==
        "\xC3\xA9\xF0\x9F\x8E\xB5/");
  CHECK(Json(std::string_view("a\0b", 3)).dump() == R"("a\u0000b")");
}

TEST_CASE("what is not JSON is refused with line and column") {
  CHECK(complaint("{\"a\": 1,\n \"b\": x}").starts_with("r.json:2:7: this is not JSON"));
  CHECK(complaint("[1, 2").starts_with("r.json:1:6: "));
  CHECK(complaint("").starts_with("r.json:1:1: "));
  for (const std::string_view text : {"{'a':1}", "[1,]", "[1] 2", "nan", "01", "\"a\nb\"",
                                      "\"\xE9\"", "{\"a\"}", "\"\\ud800\"", "1e400"}) {
    CAPTURE(text);
    CHECK_FALSE(complaint(text).empty());
  }
}

TEST_CASE("values may nest 200 deep, not deeper") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(parse_json(nested(200), "r").dump(0) == nested(200));
  CHECK(complaint(nested(201)).starts_with("r.json:1:201: JSON that nests deeper than 200"));
  CHECK_FALSE(complaint(std::string(5'000'000, '[')).empty());
  CHECK(complaint("[\"" + std::string(1000, '[') + "\\\"[\"]").empty());
}

}  // namespace
}  // namespace crossfade::table
