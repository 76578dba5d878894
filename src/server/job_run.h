#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/child_process.h"
#include "server/job.h"

namespace crossfade::server {

/// Where a job's program finds what it works on.
struct JobPlaces {
  std::string store;   ///< absolute
  std::string model;   ///< absolute; empty: studies save no models
  std::string folder;  ///< of this job, with its files in "files"
};

/// What a plan is called among the files of its job; its paths begin there.
inline constexpr std::string_view kPlanFile = "plan.toml";

/// The command line of a job, without the program's name. Files are named as they lie in the
/// folder it works in, so that no complaint or report holds a path of the server.
std::vector<std::string> arguments_of(const Job& job, const JobPlaces& places, int threads);

/// A job while its program runs. Not for use from several threads at once; see base::ChildProcess
/// for the thread that makes it.
class JobRun {
 public:
  /// Starts it. Throws base::Error (kFailed) where it cannot be started.
  JobRun(const Job& job, const base::ChildOptions& child);

  std::int64_t job() const { return job_; }
  /// Waits up to `wait` for news and takes it into `job` (stage, share, what was kept; at the end
  /// exit code, complaint, state). Returns whether there was any.
  bool follow(std::chrono::milliseconds wait, Job& job);
  /// Asks it to end; it then ends as `state`: kCancelled or kInterrupted.
  void stop(JobState state);

 private:
  bool take_errors(std::string_view text, Job& job);
  bool take_line(const std::string& line, Job& job);
  void conclude(const base::ChildEnd& end, Job& job) const;

  std::int64_t job_;
  base::ChildProcess child_;
  JobState stopped_as_ = JobState::kRunning;  // kRunning: it was not stopped
  std::string line_;                          // begun, not yet ended
  std::string complaint_;                     // the last line that was no news
};

}  // namespace crossfade::server
