#pragma once

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/date.h"
#include "server/jobs.h"

namespace crossfade::server {

struct WatchOptions {
  std::string folder;
  std::chrono::milliseconds interval{2000};  ///< between two looks
  /// A file is complete when it has not changed for so long. More where files come over a network
  /// that stalls.
  std::chrono::milliseconds settled{5000};
  bool then_study = true;
  bool quick = false;  ///< the study
  /// Of what no file can be told: the folder is gone, nothing can be moved in it.
  std::function<void(const std::string&)> complain = [](const std::string&) {};
};

/// The day that a file's name tells, as in "catalogue_2024-05-01.csv"; missing where it tells none.
base::Date day_in_name(std::string_view name);

/// A folder whose catalogues are imported as they appear: every regular file *.csv that has settled
/// is copied and imported, dated by its name (day_in_name), and moved to "done/", or to "refused/"
/// with a text beside it that says why. Folders, links, hidden files and files of other names stay
/// untouched; so does a file that changes meanwhile, which is looked at anew. What could not be
/// tried (too many jobs wait, the store is busy, the server ended) is tried again. Not for use from
/// several threads at once.
class WatchedFolder {
 public:
  /// `jobs` must outlive it. Throws base::Error (kNotFound) where there is no such folder.
  WatchedFolder(WatchOptions options, Jobs& jobs);

  using Time = std::chrono::steady_clock::time_point;
  /// Takes what has settled by `now`, and puts away what was imported. Does not wait for jobs.
  void look(Time now);

 private:
  /// What tells a file from the one that replaced or changed it.
  struct Mark {
    ino_t inode = 0;
    off_t bytes = 0;
    std::int64_t changed_ns = 0;
    bool operator==(const Mark&) const = default;
  };
  struct Seen {
    Mark mark;
    Time since;
    bool is_told = false;  // that it cannot be taken
  };
  struct Taken {
    std::string name;
    Mark mark;
    std::int64_t job = 0;
    bool is_stuck = false;  // it could not be put away, and that was told
  };

  static std::optional<Mark> mark_of(int folder, const std::string& name);
  static std::map<std::string, Mark> list_files(int folder);
  void look_at(int folder, const std::string& name, const Mark& mark, Time now);
  static bool copy(int folder, const std::string& name, const Mark& mark, const std::string& to);
  void put_away(int folder);
  bool is_put_away(int folder, Taken& file) const;

  WatchOptions options_;
  Jobs& jobs_;
  std::map<std::string, Seen> seen_;
  std::vector<Taken> taken_;
  std::uint64_t copies_ = 0;
  bool is_gone_ = false;  // the folder, and that was told
};

/// Looks at a folder again and again, in a thread of its own, until it is destroyed.
class FolderWatcher {
 public:
  FolderWatcher(const WatchOptions& options, Jobs& jobs);
  ~FolderWatcher();
  FolderWatcher(const FolderWatcher&) = delete;
  FolderWatcher& operator=(const FolderWatcher&) = delete;

 private:
  WatchedFolder folder_;
  std::mutex mutex_;
  std::condition_variable end_;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace crossfade::server
