#include "server/job.h"

#include <array>

namespace crossfade::server {

std::string_view name_of(JobKind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"import", "study",     "plan",
                                                             "listen", "promotion", "rollback"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(JobState state) {
  static constexpr std::array<std::string_view, 6> kNames = {"queued", "running",   "done",
                                                             "failed", "cancelled", "interrupted"};
  return kNames.at(static_cast<std::size_t>(state));
}

}  // namespace crossfade::server
