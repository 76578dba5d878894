#include "http/request_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace crossfade::http {
namespace {

using Step = RequestReader::Step;

const Admission kLoopback{ServerOptions{}};
const std::string kPost = "POST /score?explain=1 HTTP/1.1\r\nHost: localhost\r\n";

struct Outcome {
  int status = 0;  // 200: complete; 0: more is needed
  std::shared_ptr<const Request> request;
  std::string left;
};

// Feeds `bytes` in pieces of `piece`, as a connection does.
Outcome read_in_pieces(const std::string& bytes, std::size_t piece, std::uint64_t limit = 100) {
  RequestReader reader(kLoopback, 512);
  reader.start("203.0.113.9", false);
  std::size_t begin = 0;
  std::size_t end = 0;
  for (;;) {
    std::size_t used = 0;
    const Step step = reader.read(std::string_view(bytes).substr(begin, end - begin), used);
    begin += used;
    if (step == Step::kRefused) return {reader.refusal().status, nullptr, {}};
    if (step == Step::kComplete) return {200, reader.take_request(), bytes.substr(begin)};
    if (step == Step::kHeader) {
      if (const auto why = reader.take_body(limit, nullptr)) return {why->status, nullptr, {}};
    } else if (end == bytes.size()) {
      return {0, nullptr, {}};
    } else {
      end = std::min(bytes.size(), end + piece);
    }
  }
}

Outcome read_all(const std::string& bytes) {
  const Outcome whole = read_in_pieces(bytes, bytes.size());
  for (const std::size_t piece : {1, 2, 3, 7}) {
    const Outcome pieces = read_in_pieces(bytes, piece);
    CHECK(pieces.status == whole.status);
    CHECK((pieces.request ? pieces.request->body : "") ==
          (whole.request ? whole.request->body : ""));
  }
  return whole;
}

TEST_CASE("a request comes out as it was sent, however its bytes are cut") {
  const Outcome read = read_all(kPost + "X-Note:  two words \r\nContent-Length: 5\r\n\r\nhello");
  REQUIRE(read.status == 200);
  CHECK(read.request->method == Method::kPost);
  CHECK(read.request->path == "/score");
  CHECK(read.request->parameter("explain") == "1");
  CHECK(read.request->header("x-note") == "two words");
  CHECK(read.request->host == "localhost");
  CHECK(read.request->peer == "203.0.113.9");
  CHECK(read.request->body == "hello");
}

TEST_CASE("what follows a request is left for the next") {
  const std::string get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  CHECK(read_in_pieces(get + get, 1000).left == get);
  CHECK(read_in_pieces(kPost + "Content-Length: 2\r\n\r\nab" + get, 1000).left == get);
}

TEST_CASE("chunked bodies are put together") {
  const std::string head = kPost + "Transfer-Encoding: chunked\r\n\r\n";
  const Outcome read = read_all(head + "5\r\nhello\r\nA\r\n, charming!\r\n0\r\n\r\n");
  CHECK(read.status == 400);  // ten bytes announced, eleven sent
  const Outcome good = read_all(head + "5\r\nhello\r\nb\r\n, charming!\r\n0\r\n\r\n");
  REQUIRE(good.status == 200);
  CHECK(good.request->body == "hello, charming!");
  CHECK(read_all(head + "0\r\n\r\n").status == 200);
}

TEST_CASE("a chunk is refused alike, however it is cut") {
  const std::string chunked = kPost + "Transfer-Encoding: chunked\r\n\r\n";
  for (const std::string& before : {std::string(), std::string("1\r\na\r\n")}) {
    for (const auto& [head, status] : std::vector<std::pair<std::string, int>>{
             {"00000000000100000\r\n", 400},  // too long and too large
             {"0000000000100000\r\n", 413},
             {"ffffffffffffffff\r\n", 413},
             {"d999999999999931;b=\"'\n\r\nT\nET", 400},  // too large and with an extension
             {"5\n\r\n", 400},
             {"0\r\nT\r\n", 400}}) {
      CAPTURE(head);
      for (const std::size_t piece : {1, 2, 3, 7, 64, 1000}) {
        CHECK(read_in_pieces(chunked + before + head + "aaaaa", piece).status == status);
      }
    }
  }
}

TEST_CASE("chunks that can be read in two ways are refused") {
  const std::string head = kPost + "Transfer-Encoding: chunked\r\n\r\n";
  for (const std::string body :
       {"g\r\nhello\r\n0\r\n\r\n", "-1\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n",
        "5\nhello\n0\n\n\r\n\r\n", "\r\nhello\r\n0\r\n\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n",
        "5;\n\r\nhello\r\n0\r\n\r\n", "+5\r\nhello\r\n0\r\n\r\n", " 5\r\nhello\r\n0\r\n\r\n",
        "0\r\nX-Trailer: a\r\n\r\n", "0\r\nHost: evil.example\r\n\r\n", "0;a\r\n\r\n",
        "5\r\nhelloX\r\n0\r\n\r\n"}) {
    CAPTURE(body);
    CHECK(read_all(head + body).status == 400);
  }
  CHECK(read_all(head + "FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n").status == 413);
  CHECK(read_all(head + "fffffffffffffffff\r\nhello\r\n0\r\n\r\n").status == 400);
  CHECK(read_all(head + std::string(80, '0') + "5\r\nhello\r\n0\r\n\r\n").status == 400);
}

TEST_CASE("a body larger than allowed is refused as soon as that is known") {
  CHECK(read_in_pieces(kPost + "Content-Length: 101\r\n\r\n", 1000).status == 413);
  const std::string chunked = kPost + "Transfer-Encoding: chunked\r\n\r\n";
  CHECK(read_in_pieces(chunked + "65\r", 1000).status == 0);  // too short to tell
  CHECK(read_in_pieces(chunked + "65\r\n", 1000).status == 413);
  CHECK(read_in_pieces(chunked + "60\r\n" + std::string(96, 'a') + "\r\n5\r\na", 1000).status ==
        413);
}

TEST_CASE("a header larger than allowed is refused before its end") {
  CHECK(read_all(kPost + "X-A: " + std::string(600, 'a')).status == 431);
  CHECK(read_all(kPost + "X-A: " + std::string(600, 'a') + "\r\n\r\n").status == 431);
  CHECK(read_all("GET /" + std::string(600, 'a')).status == 431);
}

TEST_CASE("what is no HTTP is refused at its first byte") {
  CHECK(read_all("\x16\x03\x01").status == 400);
  CHECK(read_all("\n").status == 400);
  CHECK(read_all("\r\n\r\n").status == 400);
  CHECK(read_all("\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 200);
}

TEST_CASE("the guards stand before everything") {
  CHECK(read_all("GET /../a HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 400);
  CHECK(read_all("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status == 421);
  CHECK(read_all(kPost + "Origin: http://evil.example\r\n\r\n").status == 403);
  CHECK(read_all(kPost + "Expect: a miracle\r\nContent-Length: 1\r\n\r\n").status == 417);
  CHECK(read_all("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: ;;\r\n\r\n").status == 400);
}

TEST_CASE("a connection stays open where both sides say so") {
  const auto keeps = [](const std::string& head) {
    RequestReader reader(kLoopback, 512);
    reader.start("x", false);
    std::size_t used = 0;
    REQUIRE(reader.read(head + "Host: localhost\r\n\r\n", used) == Step::kHeader);
    return reader.keeps_alive();
  };
  CHECK(keeps("GET / HTTP/1.1\r\n"));
  CHECK_FALSE(keeps("GET / HTTP/1.1\r\nConnection: Close\r\n"));
  CHECK_FALSE(keeps("GET / HTTP/1.0\r\n"));
  CHECK_FALSE(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n"));
}

TEST_CASE("an upload lives as long as its request") {
  const std::string folder = std::filesystem::temp_directory_path() / "crossfade-reader-test";
  std::filesystem::create_directories(folder);
  RequestReader reader(kLoopback, 512);
  reader.start("x", false);
  std::size_t used = 0;
  REQUIRE(reader.read(kPost + "Content-Length: 5\r\n\r\n", used) == Step::kHeader);
  REQUIRE_FALSE(reader.take_body(10, std::make_unique<UploadFile>(folder)));
  REQUIRE(reader.read("hello", used) == Step::kComplete);
  std::shared_ptr<const Request> request = reader.take_request();
  CHECK(request->body.empty());
  std::ifstream file(request->upload);
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == "hello");
  request.reset();
  CHECK(std::filesystem::is_empty(folder));
  CHECK_THROWS_AS(UploadFile(folder + "/nowhere"), base::Error);
  CHECK_THROWS_AS(UploadFile(""), base::Error);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace crossfade::http
