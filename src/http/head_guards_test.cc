#include "http/head_guards.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace crossfade::http {
namespace {

const std::string kGet = "GET /api/v1/kpis HTTP/1.1\r\nHost: label.example\r\n";
const std::string kPost = "POST /api/v1/score HTTP/1.1\r\nHost: label.example\r\n";

int status_of(const std::string& head) {
  const std::optional<Refusal> fault = check_head(head);
  if (fault) CHECK_FALSE(fault->detail.empty());
  return fault ? fault->status : 200;
}

TEST_CASE("heads as browsers and curl send them pass") {
  CHECK(status_of(kGet + "\r\n") == 200);
  CHECK(status_of("GET / HTTP/1.0\r\nhost: x\r\n\r\n") == 200);
  CHECK(status_of(kGet +
                  "User-Agent: Mozilla/5.0 (X11; \"x\")\r\nAccept:\t*/*\r\nX-Empty:\r\n\r\n") ==
        200);
  CHECK(status_of(kPost + "Content-Length: 12\r\nContent-Type: text/csv\r\n\r\n") == 200);
  CHECK(status_of(kPost + "Transfer-Encoding: Chunked\r\n\r\n") == 200);
  CHECK(status_of("GET /검색?q=아이유 HTTP/1.1\r\nHost: x\r\nX-Name: 아이유\r\n\r\n") == 200);
}

TEST_CASE("a request whose end can be read in two ways is refused") {
  const std::string length = "Content-Length: 5\r\n";
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  CHECK(status_of(kPost + length + chunked + "\r\n") == 400);
  CHECK(status_of(kPost + chunked + length + "\r\n") == 400);
  CHECK(status_of(kPost + length + length + "\r\n") == 400);
  CHECK(status_of(kPost + length + "content-length: 6\r\n\r\n") == 400);
  CHECK(status_of(kPost + chunked + chunked + "\r\n") == 400);
  for (const char* const value : {"5, 5", "+5", "-5", "5 5", "0x5", "", "1234567890123456789"}) {
    CAPTURE(value);
    CHECK(status_of(kPost + "Content-Length: " + value + "\r\n\r\n") == 400);
  }
  for (const char* const value : {"gzip", "gzip, chunked", "chunked, gzip", "chunked, chunked",
                                  "xchunked", "chunked;q=1", "identity", "\"chunked\"", ""}) {
    CAPTURE(value);
    CHECK(status_of(kPost + "Transfer-Encoding: " + value + "\r\n\r\n") == 501);
  }
  CHECK(status_of("POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

TEST_CASE("lines that are folded, unnamed or end otherwise than by CR LF are refused") {
  CHECK(status_of(kGet + "X-A: b\r\n c\r\n\r\n") == 400);
  CHECK(status_of(kGet + "X-A: b\r\n\tc\r\n\r\n") == 400);
  CHECK(status_of(kGet + " X-A: b\r\n\r\n") == 400);
  CHECK(status_of(kGet + "X-A : b\r\n\r\n") == 400);
  CHECK(status_of(kGet + "Transfer-Encoding : chunked\r\n\r\n") == 400);
  CHECK(status_of(kGet + ": b\r\n\r\n") == 400);
  CHECK(status_of(kGet + "no colon\r\n\r\n") == 400);
  CHECK(status_of(kGet + "X-A(b): c\r\n\r\n") == 400);
  CHECK(status_of(kGet + "X-A: b\nX-C: d\r\n\r\n") == 400);
  CHECK(status_of(kGet + "X-A: b\rX-C: d\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/1.1\nHost: x\r\n\r\n") == 400);
  CHECK(status_of(kGet + "X-A: b\r\n") == 400);
  CHECK(status_of(kGet + "\r\nrest") == 400);
}

TEST_CASE("control characters and what is no UTF-8 are refused in values and targets") {
  for (const char byte : {'\0', '\x01', '\x1b', '\x7f', '\b'}) {
    CHECK(status_of(kGet + "X-A: b" + std::string(1, byte) + "c\r\n\r\n") == 400);
    CHECK(status_of("GET /a" + std::string(1, byte) + " HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  }
  CHECK(status_of(kGet + "X-A: \xff\r\n\r\n") == 400);
  CHECK(status_of("GET /a\xc0\xaf HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(status_of("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(status_of("GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(status_of("GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
}

TEST_CASE("only known methods, versions and paths are taken") {
  const auto line = [](const std::string& text) {
    return status_of(text + "\r\nHost: label.example\r\n\r\n");
  };
  CHECK(line("OPTIONS / HTTP/1.1") == 405);
  CHECK(line("TRACE / HTTP/1.1") == 405);
  CHECK(line("CONNECT label.example:443 HTTP/1.1") == 405);
  CHECK(line("BREW / HTTP/1.1") == 501);
  CHECK(line("get / HTTP/1.1") == 501);
  CHECK(line("G(T / HTTP/1.1") == 400);
  CHECK(line("GET / HTTP/2.0") == 505);
  CHECK(line("GET / HTTP/1.2") == 505);
  CHECK(line("GET / HTTP/0.9") == 505);
  CHECK(line("PRI * HTTP/2.0") == 505);
  CHECK(line("GET / http/1.1") == 400);
  CHECK(line("GET / HTTP/11") == 400);
  CHECK(line("GET /") == 400);
  CHECK(line("GET") == 400);
  CHECK(line("GET http://label.example/ HTTP/1.1") == 400);
  CHECK(line("GET * HTTP/1.1") == 400);
  CHECK(line("GET  / HTTP/1.1") == 400);
  CHECK(line(" GET / HTTP/1.1") == 400);
  CHECK(line("GET / HTTP/1.1 ") == 400);
}

TEST_CASE("Host is there once, and so is each field that says who sends a request") {
  CHECK(status_of("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/1.0\r\n\r\n") == 400);
  for (const char* const field : {"Host: a", "Origin: a", "Sec-Fetch-Site: none", "Cookie: a=b",
                                  "Authorization: Bearer a", "Content-Type: text/csv"}) {
    CAPTURE(field);
    const std::string twice = std::string(field) + "\r\n" + field + "\r\n\r\n";
    CHECK(status_of(kGet + twice) == 400);
  }
  CHECK(status_of(kGet + "Accept: a\r\nAccept: b\r\n\r\n") == 200);
}

TEST_CASE("a request line is told apart however malformed it is") {
  const RequestLine line = split_request_line("GET /a b HTTP/1.1");
  CHECK(line.method == "GET");
  CHECK(line.target == "/a b");
  CHECK(line.version == "HTTP/1.1");
  CHECK(split_request_line("GET").target.empty());
  CHECK(split_request_line("").method.empty());
}

}  // namespace
}  // namespace crossfade::http
