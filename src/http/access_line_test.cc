#include "http/access_line.h"

#include <doctest/doctest.h>

namespace crossfade::http {
namespace {

TEST_CASE("an access is a line of JSON") {
  std::string line = "what was there before";
  write_access_line(line, {"203.0.113.9", "GET", "/api/v1/kpis?q=아", 200, 1024, 0.51264},
                    1790929800125);
  CHECK(line == R"({"time":"2026-10-02T08:30:00.125Z","peer":"203.0.113.9","method":"GET",)"
                R"("target":"/api/v1/kpis?q=아","status":200,"bytes":1024,"ms":0.513})");
}

TEST_CASE("no client can write a line of the log") {
  std::string line;
  write_access_line(line, {"x", "G\"T\\", "/a\r\n{\"forged\":1}\x1b[2J\x7f\xff\xc3", 400, 0, 0}, 0);
  CHECK(line.find_first_of("\r\n\x1b\x7f") == std::string::npos);
  CHECK(line.find(R"("method":"G\"T\\")") != std::string::npos);
  CHECK(line.find(R"("/a\u000d\u000a{\"forged\":1}\u001b[2J\u007f\ufffd\ufffd")") !=
        std::string::npos);
}

}  // namespace
}  // namespace crossfade::http
