#include "cli/watched_sounds.h"

#include <system_error>

#include "cli/listened_files.h"

namespace crossfade::cli {

std::vector<std::string> WatchedSounds::look() {
  std::vector<std::string> resting;
  std::map<std::string, State> now;
  for (const std::string& path : sound_files(paths_)) {
    std::error_code gone;
    State state{std::filesystem::file_size(path, gone), {}, false};
    if (!gone) state.written = std::filesystem::last_write_time(path, gone);
    if (gone) continue;
    const auto known = known_.find(path);
    const bool is_same = known != known_.end() && known->second.bytes == state.bytes &&
                         known->second.written == state.written;
    if (is_same && !known->second.is_told) resting.push_back(path);
    state.is_told = is_same;
    now[path] = state;
  }
  known_ = std::move(now);
  return resting;
}

}  // namespace crossfade::cli
