#include "server/access_log.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "server/account_store_test.h"
#include "server/job_test.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

http::Access answered(std::string_view target, int status = 200) {
  return {.peer = "127.0.0.1",
          .method = "GET",
          .target = target,
          .status = status,
          .bytes = 12,
          .milliseconds = 0.25};
}

std::vector<std::string> lines_of(const std::string& path) {
  std::istringstream text{std::string(base::MappedFile(path).bytes())};
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

TEST_CASE("a line of JSON a request is added to what the file holds, at the latest at the end") {
  const JobFolder folder;
  const std::string path = folder.write("access.log", "{\"before\": true}\n");
  {
    AccessLog log(path);
    log.write(answered("/api/v1/kpis?q=\"x\"\n"));
    log.write(answered("/none", 404));
    CHECK(lines_of(path).size() == 1);
    log.flush();
    CHECK(lines_of(path).size() == 3);
    log.write(answered("/last"));
  }
  const std::vector<std::string> lines = lines_of(path);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "{\"before\": true}");
  const table::Json first = table::parse_json(lines[1], path);
  CHECK(std::get<std::string>(first.find("target")->value()) == "/api/v1/kpis?q=\"x\"\n");
  CHECK(first.find("status")->dump() == "200");
  CHECK(table::parse_json(lines[2], path).find("status")->dump() == "404");
  CHECK(lines[3].find("/last") != std::string::npos);
}

TEST_CASE("a busy server's lines go out before they fill the memory") {
  const JobFolder folder;
  AccessLog log(folder.path("access.log"));
  for (int i = 0; i < 1000; ++i) log.write(answered(std::string(200, 'x')));
  CHECK(lines_of(folder.path("access.log")).size() > 500);
}

TEST_CASE("lines of several threads are not mixed") {
  const JobFolder folder;
  {
    AccessLog log(folder.path("access.log"));
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&log, t] {
        for (int i = 0; i < 500; ++i) {
          log.write(answered(std::string(100, static_cast<char>('a' + t))));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  const std::vector<std::string> lines = lines_of(folder.path("access.log"));
  CHECK(lines.size() == 2000);
  for (char letter = 'a'; letter < 'e'; ++letter) {
    CHECK(std::ranges::count_if(lines, [letter](const std::string& line) {
            return line.find("\"" + std::string(100, letter) + "\"") != std::string::npos;
          }) == 500);
  }
}

TEST_CASE("without a path nothing is logged, and a file that cannot be opened is an error") {
  AccessLog none("");
  none.write(answered("/"));
  none.flush();
  const JobFolder folder;
  CHECK(refusal_of([&] { AccessLog log(folder.path("missing/access.log")); }) ==
        base::ErrorKind::kFailed);
}

}  // namespace
}  // namespace crossfade::server
