#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

#include "http/server.h"

namespace crossfade::server {

/// What of the rest of the house is told beside the requests.
struct HouseFigures {
  http::Traffic traffic = {};
  std::size_t tracks = 0;
  std::size_t jobs_queued = 0;
  std::size_t jobs_running = 0;
  std::size_t sessions = 0;
};

/// Counts answers and how long they took. Any thread, without locks.
class Metrics {
 public:
  /// `status` 0: the client went away before its answer.
  void count(int status, double milliseconds);

  /// Prometheus text exposition format 0.0.4.
  std::string to_text(const HouseFigures& house) const;

 private:
  static constexpr std::array<double, 9> kBounds = {.0005, .001, .005, .01, .05, .1, .5, 1, 5};

  std::array<std::atomic<std::uint64_t>, 6> by_class_{};  // [0]: without an answer
  std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> by_seconds_{};
  std::atomic<std::uint64_t> microseconds_{0};
};

}  // namespace crossfade::server
