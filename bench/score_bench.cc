// Scores single rows as the service does, JSON in and JSON out on one thread, and prints what a
// request costs, as one line of JSON:
//
//   score_bench ROWS.csv --model DIR [--roster KNOWN.csv] [--requests N] [--explain N]
//
// ROWS.csv is a catalogue with the public file's headers. Each of its first rows is asked about as
// it stands (scenario d with its artist in the roster, else c) and without video and streams (b,
// else a), N requests each after a tenth as many to warm up; then --explain requests with reasons.
// Requests a second are of CPU time, microseconds of wall time; memory is the process's anonymous
// memory before and after the models and the roster were loaded, at the end, and of its mapped
// files at the end.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/memory.h"
#include "bench.h"
#include "catalogue/import.h"
#include "server/model_in_use.h"
#include "server/scoring.h"
#include "table/csv_reader.h"
#include "table/json.h"

namespace {

using namespace crossfade;

struct Job {
  std::string rows;
  std::string model;
  std::string roster;
  std::size_t requests = 5000;
  std::size_t explained = 100;
};

Job parse(int count, char** words) {
  Job job;
  job.rows = bench::parse_words(
      count, words,
      {{"--model", [&](const char* v) { job.model = v; }},
       {"--roster", [&](const char* v) { job.roster = v; }},
       {"--requests", [&](const char* v) { job.requests = std::strtoull(v, nullptr, 10); }},
       {"--explain", [&](const char* v) { job.explained = std::strtoull(v, nullptr, 10); }}});
  return job;
}

// A figure of /proc/self/status in kB.
long memory_kb(const std::string& name) {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.rfind(name + ":", 0) == 0) return std::atol(line.c_str() + name.size() + 1);
  }
  return 0;
}

bool is_of_release(const std::string& header) {
  for (const char* name : {"Title", "Channel", "Views", "Likes", "Comments", "Licensed",
                           "official_video", "Stream", "Url_youtube", "Description"}) {
    if (header == name) return true;
  }
  return false;
}

// A body a row: as it stands, or without video and streams. Numbers go as numbers.
std::vector<std::string> bodies_of(const std::string& path, std::size_t most, bool released) {
  const base::MappedFile file(path);
  table::CsvReader reader(file.bytes(), path);
  std::vector<std::string> bodies;
  table::CsvRow row;
  while (bodies.size() < most && reader.next(row)) {
    table::Json json = table::Json::object();
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const std::string& name = reader.header()[c];
      if (name.empty() || (!released && is_of_release(name))) continue;
      const table::NumberCell number = table::parse_number(row.cells[c]);
      const bool is_number = number.kind == table::CellKind::kNumber;
      json.set(name, is_number ? table::Json(number.value) : table::Json(row.cells[c]));
    }
    bodies.push_back(json.dump(0));
  }
  return bodies;
}

// What asking about `bodies` in turn costs.
table::Json measure(const score::Scorer& scorer, const std::vector<std::string>& bodies,
                    std::size_t requests, bool explain) {
  using Time = std::chrono::steady_clock;
  std::vector<double> microseconds;
  double cpu = 0;
  for (std::size_t i = 0; i < requests + requests / 10; ++i) {
    if (i == requests / 10) cpu = bench::Clock::now().cpu();
    const Time::time_point start = Time::now();
    const server::ScoreAnswer answer =
        server::score_rows(scorer, {.content_type = "application/json",
                                    .body = bodies[i % bodies.size()],
                                    .explain = explain});
    const std::chrono::duration<double, std::micro> took = Time::now() - start;
    if (i >= requests / 10 && answer.rows == 1) microseconds.push_back(took.count());
  }
  cpu = bench::Clock::now().cpu() - cpu;
  std::ranges::sort(microseconds);
  const auto quantile = [&](double share) {
    return microseconds[static_cast<std::size_t>(share * static_cast<double>(requests - 1))];
  };
  return table::Json::object()
      .set("requests_per_s", static_cast<double>(requests) / cpu)
      .set("p50_us", quantile(.5))
      .set("p99_us", quantile(.99));
}

void run(const Job& job) {
  const long before = memory_kb("RssAnon");
  const double start = bench::Clock::now().cpu();
  server::ModelInUse models;
  {
    std::optional<catalogue::Import> roster;
    if (!job.roster.empty()) roster = catalogue::import_files({job.roster}, {});
    models.load(job.model, roster ? &*roster : nullptr, 1);
  }
  const double loading = bench::Clock::now().cpu() - start;
  base::give_back_memory();
  const long loaded = memory_kb("RssAnon");
  const auto scorer = models.current();
  const std::vector<std::string> released = bodies_of(job.rows, 2000, true);
  const std::vector<std::string> demos = bodies_of(job.rows, 2000, false);
  table::Json result = table::Json::object();
  result.set("loading_cpu_s", loading);
  result.set("released", measure(*scorer, released, job.requests, false));
  result.set("demo", measure(*scorer, demos, job.requests, false));
  if (job.explained > 0) {
    result.set("released_explained", measure(*scorer, released, job.explained, true));
    result.set("demo_explained", measure(*scorer, demos, job.explained, true));
  }
  result.set("anonymous_kb", table::Json::object()
                                 .set("before", std::int64_t{before})
                                 .set("loaded", std::int64_t{loaded})
                                 .set("asked", std::int64_t{memory_kb("RssAnon")}));
  result.set("mapped_kb", std::int64_t{memory_kb("RssFile")});
  std::printf("%s\n", result.dump(0).c_str());
}

}  // namespace

int main(int count, char** words) {
  return bench::run_bench("score_bench", [&] { run(parse(count, words)); });
}
