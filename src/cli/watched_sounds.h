#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace crossfade::cli {

/// Tells which sound files are new or changed in folders that somebody fills meanwhile.
class WatchedSounds {
 public:
  explicit WatchedSounds(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  /// The files that are as they were at the look before, which were not told of in that state yet,
  /// in order: one that is still being written is told of once it rests.
  std::vector<std::string> look();

 private:
  struct State {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type written = {};
    bool is_told = false;
  };

  std::vector<std::string> paths_;
  std::map<std::string, State> known_;
};

}  // namespace crossfade::cli
