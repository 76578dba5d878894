#include "server/request_body.h"

#include <doctest/doctest.h>

#include <string>

#include "server/account_store_test.h"

namespace crossfade::server {
namespace {

using base::ErrorKind;

http::Request sent(const std::string& body, const std::string& type = "application/json") {
  http::Request request;
  request.headers = {{"content-type", type}};
  request.body = body;
  return request;
}

table::Json read(const std::string& body) {
  return read_object(sent(body), {"name", "days", "quick"});
}

TEST_CASE("a body is a JSON object with the members that somebody reads") {
  CHECK(text_member(read(R"({"name": "여름", "days": 7})"), "name") == "여름");
  CHECK(read_object(sent("{}", "application/json; charset=utf-8"), {}).dump(0) == "{}");
  for (const char* body : {"", "[]", "3", "{", R"({"nmae": "x"})", R"({"name": 1} x)"}) {
    CAPTURE(body);
    CHECK(refusal_of([&] { read(body); }) == ErrorKind::kInputRefused);
  }
}

TEST_CASE(
    "a body that does not say it is JSON is refused: a form of another site cannot send JSON") {
  for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded"}) {
    CAPTURE(type);
    CHECK(refusal_of([&] { read_object(sent("{}", type), {}); }) == ErrorKind::kUsage);
  }
}

TEST_CASE("a member is there and of its type, or the body is refused") {
  const table::Json body = read(R"({"name": "x", "days": 7, "quick": true})");
  CHECK(integer_member(body, "days") == 7);
  CHECK(flag_member(body, "quick"));
  CHECK(refusal_of([&] { text_member(body, "days"); }) == ErrorKind::kInputRefused);
  CHECK(refusal_of([&] { text_member(body, "none"); }) == ErrorKind::kInputRefused);
  CHECK(refusal_of([&] { integer_member(body, "name"); }) == ErrorKind::kInputRefused);
  CHECK(refusal_of([&] { integer_member(read(R"({"days": 1.5})"), "days"); }) ==
        ErrorKind::kInputRefused);
  CHECK(refusal_of([&] { flag_member(read(R"({"quick": 1})"), "quick"); }) ==
        ErrorKind::kInputRefused);
}

TEST_CASE("a member that may be left out is unset where it is missing or null") {
  const table::Json body = read(R"({"name": null})");
  CHECK_FALSE(optional_text(body, "name"));
  CHECK_FALSE(optional_integer(body, "days"));
  CHECK_FALSE(flag_member(body, "quick"));
  CHECK(optional_text(read(R"({"name": ""})"), "name") == "");
  CHECK(optional_integer(read(R"({"days": 0})"), "days") == 0);
  CHECK(refusal_of([&] { optional_text(read(R"({"name": 1})"), "name"); }) ==
        ErrorKind::kInputRefused);
}

TEST_CASE("a number in an address counts from one, and what is none is not found") {
  CHECK(number_of("1") == 1);
  CHECK(number_of("9223372036854775807") == INT64_MAX);
  for (const char* text : {"", "0", "-1", "+1", "1.0", "1x", " 1", "9223372036854775808", "0x1"}) {
    CAPTURE(text);
    CHECK(refusal_of([&] { number_of(text); }) == ErrorKind::kNotFound);
  }
}

}  // namespace
}  // namespace crossfade::server
