#include "server/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace crossfade::server {

void Metrics::count(int status, double milliseconds) {
  const std::size_t kind = static_cast<std::size_t>(std::clamp(status / 100, 0, 5));
  by_class_[kind].fetch_add(1, std::memory_order_relaxed);
  const auto bound = std::ranges::lower_bound(kBounds, milliseconds / 1000);
  by_seconds_[static_cast<std::size_t>(bound - kBounds.begin())].fetch_add(
      1, std::memory_order_relaxed);
  microseconds_.fetch_add(static_cast<std::uint64_t>(std::llround(milliseconds * 1000)),
                          std::memory_order_relaxed);
}

std::string Metrics::to_text(const HouseFigures& house) const {
  std::string text;
  const auto out = std::back_inserter(text);
  const auto single = [&](const char* name, const char* type, const char* help, auto value) {
    fmt::format_to(out, "# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
  };
  text += "# HELP crossfade_answers_total Answers by class of status.\n"
          "# TYPE crossfade_answers_total counter\n";
  constexpr const char* kClasses[] = {"none", "1xx", "2xx", "3xx", "4xx", "5xx"};
  for (std::size_t i = 0; i < by_class_.size(); ++i) {
    fmt::format_to(out, "crossfade_answers_total{{status=\"{}\"}} {}\n", kClasses[i],
                   by_class_[i].load(std::memory_order_relaxed));
  }
  text += "# HELP crossfade_answer_seconds From a request's first byte to its answer's last.\n"
          "# TYPE crossfade_answer_seconds histogram\n";
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    sum += by_seconds_[i].load(std::memory_order_relaxed);
    fmt::format_to(out, "crossfade_answer_seconds_bucket{{le=\"{}\"}} {}\n", kBounds[i], sum);
  }
  sum += by_seconds_.back().load(std::memory_order_relaxed);
  fmt::format_to(out, "crossfade_answer_seconds_bucket{{le=\"+Inf\"}} {0}\n"
                      "crossfade_answer_seconds_sum {1}\ncrossfade_answer_seconds_count {0}\n",
                 sum, static_cast<double>(microseconds_.load(std::memory_order_relaxed)) / 1e6);
  single("crossfade_connections_total", "counter", "Connections taken.", house.traffic.connections);
  single("crossfade_connections", "gauge", "Open connections.", house.traffic.open_connections);
  single("crossfade_event_streams", "gauge", "Open streams of events.", house.traffic.event_streams);
  single("crossfade_refused_total", "counter", "Requests that a guard or limit refused.",
         house.traffic.refused);
  single("crossfade_tracks", "gauge", "Tracks that answers come from.", house.tracks);
  single("crossfade_jobs_queued", "gauge", "Jobs that wait.", house.jobs_queued);
  single("crossfade_jobs_running", "gauge", "Jobs under way.", house.jobs_running);
  single("crossfade_sessions", "gauge", "People signed in.", house.sessions);
  return text;
}

}  // namespace crossfade::server
