#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "server/jobs.h"

namespace crossfade::server {

/// For tests: a folder that goes with the test.
class JobFolder {
 public:
  JobFolder() : path_((std::filesystem::temp_directory_path() / "jobs_XXXXXX").string()) {
    REQUIRE(mkdtemp(path_.data()) != nullptr);
  }
  ~JobFolder() { std::filesystem::remove_all(path_); }
  JobFolder(const JobFolder&) = delete;
  JobFolder& operator=(const JobFolder&) = delete;

  std::string path(const std::string& name) const { return path_ + "/" + name; }
  /// A file of this folder, with this content.
  std::string write(const std::string& name, const std::string& text) const {
    base::write_file(path(name), text);
    return path(name);
  }
  bool has(const std::string& name) const { return std::filesystem::exists(path(name)); }

 private:
  std::string path_;
};

/// For tests: listeners that remember, in order, "changed 1 queued", "landed 1", "studied 2".
class Heard {
 public:
  JobListeners listeners() {
    return {.changed =
                [this](const Job& job) {
                  hear("changed " + std::to_string(job.id) + " " + std::string(name_of(job.state)));
                },
            .landed = [this](const Job& job) { hear("landed " + std::to_string(job.snapshot)); },
            .studied = [this](const Job& job) { hear("studied " + std::to_string(job.report)); },
            .complain = [this](const std::string& text) { hear("complain " + text); }};
  }
  bool has(const std::string& what) const {
    const std::lock_guard hold(mutex_);
    return std::ranges::find(heard_, what) != heard_.end();
  }

 private:
  void hear(std::string what) {
    const std::lock_guard hold(mutex_);
    heard_.push_back(std::move(what));
  }

  mutable std::mutex mutex_;
  std::vector<std::string> heard_;
};

/// For tests: waits until something is true; false after a minute.
inline bool wait_until(const std::function<bool()>& is_true) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!is_true()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

/// For tests: a job when it has ended.
inline Job ended(const Jobs& jobs, std::int64_t id) {
  REQUIRE(wait_until([&] { return has_ended(jobs.get(id).state); }));
  return jobs.get(id);
}

/// For tests: an import of a file whose words the fake program (fake_program_test.cc) obeys.
inline JobOrder import_of(const JobFolder& folder, const std::string& script,
                          const std::string& name = "some.csv") {
  return {.asked_by = "mina", .files = {{name, folder.write("upload", script)}}};
}

}  // namespace crossfade::server
