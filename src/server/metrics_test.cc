#include "server/metrics.h"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>

namespace crossfade::server {
namespace {

// The value of a line; fails the test where there is none.
double sample(const std::string& text, const std::string& name) {
  const std::size_t at = text.find("\n" + name + " ");
  REQUIRE(at != std::string::npos);
  return std::stod(text.substr(at + name.size() + 2));
}

TEST_CASE("answers are counted by the class of their status") {
  Metrics metrics;
  for (const int status : {200, 204, 304, 404, 499, 503, 0}) metrics.count(status, 1);
  const std::string text = metrics.to_text({});
  CHECK(sample(text, R"(crossfade_answers_total{status="2xx"})") == 2);
  CHECK(sample(text, R"(crossfade_answers_total{status="3xx"})") == 1);
  CHECK(sample(text, R"(crossfade_answers_total{status="4xx"})") == 2);
  CHECK(sample(text, R"(crossfade_answers_total{status="5xx"})") == 1);
  CHECK(sample(text, R"(crossfade_answers_total{status="none"})") == 1);
}

TEST_CASE("times stand in a histogram whose buckets hold all that is below them, bounds included") {
  Metrics metrics;
  for (const double milliseconds : {0.2, 0.5, 0.7, 40.0, 60000.0}) {
    metrics.count(200, milliseconds);
  }
  const std::string text = metrics.to_text({});
  CHECK(sample(text, R"(crossfade_answer_seconds_bucket{le="0.0005"})") == 2);
  CHECK(sample(text, R"(crossfade_answer_seconds_bucket{le="0.001"})") == 3);
  CHECK(sample(text, R"(crossfade_answer_seconds_bucket{le="0.01"})") == 3);
  CHECK(sample(text, R"(crossfade_answer_seconds_bucket{le="0.05"})") == 4);
  CHECK(sample(text, R"(crossfade_answer_seconds_bucket{le="5"})") == 4);
  CHECK(sample(text, R"(crossfade_answer_seconds_bucket{le="+Inf"})") == 5);
  CHECK(sample(text, "crossfade_answer_seconds_count") == 5);
  CHECK(sample(text, "crossfade_answer_seconds_sum") == doctest::Approx(60.0414));
}

TEST_CASE("the state of the house stands beside, each figure once and with its type") {
  HouseFigures house{.tracks = 7, .jobs_queued = 2, .jobs_running = 1, .sessions = 3};
  house.traffic = {.connections = 11, .open_connections = 5, .event_streams = 4, .refused = 9};
  const std::string text = Metrics().to_text(house);
  CHECK(sample(text, "crossfade_tracks") == 7);
  CHECK(sample(text, "crossfade_jobs_queued") == 2);
  CHECK(sample(text, "crossfade_jobs_running") == 1);
  CHECK(sample(text, "crossfade_sessions") == 3);
  CHECK(sample(text, "crossfade_connections_total") == 11);
  CHECK(sample(text, "crossfade_connections") == 5);
  CHECK(sample(text, "crossfade_event_streams") == 4);
  CHECK(sample(text, "crossfade_refused_total") == 9);

  std::set<std::string> typed;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# TYPE ")) {
      std::istringstream words(line.substr(7));
      std::string name;
      words >> name;
      CHECK(typed.insert(name).second);
    } else if (!line.starts_with("# HELP ")) {
      const std::string name = line.substr(0, line.find_first_of("{ "));
      const bool is_typed =
          typed.contains(name) || (name.starts_with("crossfade_answer_seconds_") &&
                                   typed.contains("crossfade_answer_seconds"));
      CHECK_MESSAGE(is_typed, line);
    }
  }
}

}  // namespace
}  // namespace crossfade::server
