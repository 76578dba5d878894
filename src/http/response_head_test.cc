#include "http/response_head.h"

#include <doctest/doctest.h>

#include <string>

#include "http/refusal.h"

namespace crossfade::http {
namespace {

ResponseHead friday() {
  ResponseHead head;
  head.set_time(1790929800);  // 2026-10-02 08:30:00 UTC
  return head;
}

std::string head_of(const Response& response, const Framing& framing) {
  std::string out;
  REQUIRE(friday().append(out, response, framing));
  CHECK(out.ends_with("\r\n\r\n"));
  return out;
}

bool has_line(const std::string& head, const std::string& line) {
  return head.find("\r\n" + line + "\r\n") != std::string::npos;
}

TEST_CASE("every head bears the date, the length and the security headers") {
  const std::string head = head_of({200, "application/json", nullptr}, {12, false, false});
  CHECK(head.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(has_line(head, "Date: Fri, 02 Oct 2026 08:30:00 GMT"));
  CHECK(has_line(head, "Content-Type: application/json"));
  CHECK(has_line(head, "Content-Length: 12"));
  CHECK(has_line(head, "Cache-Control: no-store"));
  CHECK(has_line(head, "X-Content-Type-Options: nosniff"));
  CHECK(has_line(head, "Referrer-Policy: no-referrer"));
  CHECK(has_line(head, "Cross-Origin-Opener-Policy: same-origin"));
  CHECK(has_line(head, "Cross-Origin-Resource-Policy: same-origin"));
  CHECK(head.find("\r\nPermissions-Policy: camera=()") != std::string::npos);
  CHECK(
      head.find(
          "\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'") !=
      std::string::npos);
  CHECK(head.find("unsafe") == std::string::npos);
  for (const char* const absent : {"Server:", "Strict-Transport-Security", "Connection:"}) {
    CHECK(head.find(absent) == std::string::npos);
  }
}

TEST_CASE("an answer over TLS asks for TLS from then on") {
  CHECK(has_line(head_of({}, {0, true, true}), "Strict-Transport-Security: max-age=31536000"));
}

TEST_CASE("an answer that ends the connection says so, a stream has no length") {
  const std::string head = head_of({200, "text/event-stream", nullptr}, {{}, true, false});
  CHECK(has_line(head, "Connection: close"));
  CHECK(head.find("Content-Length") == std::string::npos);
}

TEST_CASE("an answer's own policy and caching replace the server's") {
  const std::string head = head_of(
      {200,
       "text/html",
       nullptr,
       {{"content-security-policy", "default-src 'self'"}, {"Cache-Control", "max-age=60"}}},
      {0, false, false});
  CHECK(has_line(head, "content-security-policy: default-src 'self'"));
  CHECK(head.find("script-src") == std::string::npos);
  CHECK(has_line(head, "Cache-Control: max-age=60"));
  CHECK(head.find("no-store") == std::string::npos);
}

TEST_CASE("answers without a body have no length") {
  CHECK(head_of({304, "", nullptr}, {0, false, false}).find("Content-Length") == std::string::npos);
  CHECK(is_bodiless(204));
  CHECK_FALSE(is_bodiless(200));
}

TEST_CASE("a value with a line break is never sent") {
  const std::vector<Field> bad = {{"X-A", "b\r\nSet-Cookie: c=d"},
                                  {"X-A", "b\nc"},
                                  {"X-A", std::string("b\0c", 3)},
                                  {"X-A\r\nX-B", "c"},
                                  {"X-A: b", "c"},
                                  {"", "c"},
                                  {"Content-Length", "5"},
                                  {"transfer-encoding", "chunked"},
                                  {"Connection", "keep-alive"}};
  for (const Field& field : bad) {
    std::string out = "before";
    CAPTURE(field.first);
    CHECK_FALSE(friday().append(out, {200, "text/plain", nullptr, {field}}, {0, false, false}));
    CHECK(out == "before");
  }
  std::string out;
  CHECK_FALSE(friday().append(out, {200, "text/plain\r\nX: y", nullptr}, {0, false, false}));
}

TEST_CASE("problem documents say type, title, status and detail") {
  const Response problem = problem_response(404, "no track \"x\"\n");
  CHECK(problem.status == 404);
  CHECK(problem.content_type == "application/problem+json");
  CHECK(
      *problem.body ==
      R"({"type":"about:blank","title":"Not Found","status":404,"detail":"no track \"x\"\u000a"})");
  CHECK(problem_response(405, "").headers ==
        std::vector<Field>{{"Allow", "GET, HEAD, POST, PUT, PATCH, DELETE"}});
  CHECK(problem_response(503, "").headers == std::vector<Field>{{"Retry-After", "5"}});
  CHECK(status_phrase(999) == "Unknown");
}

}  // namespace
}  // namespace crossfade::http
