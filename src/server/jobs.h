#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "server/job.h"
#include "server/job_order.h"
#include "server/job_queue.h"
#include "server/job_run.h"
#include "server/spool.h"
#include "store/store.h"

namespace crossfade::server {

/// Where jobs work, and how much they may take.
struct JobOptions {
  std::string store;       ///< path; made where missing
  std::string model = {};  ///< folder for the models of studies; empty: none are saved
  std::string sounds =
      {};  ///< folder for sounds that are kept; empty: the store's path and ".sounds"
  std::string spool = {};  ///< folder for files that wait; empty: the store's path and ".spool"
  std::string program = "/proc/self/exe";  ///< that does the jobs; another one in tests
  int threads = 0;                         ///< of a job; 0: all processors
  /// False: one job at a time. Saves memory, but then the figures follow an import only when a
  /// study that is under way has ended.
  bool import_beside_study = true;
  std::size_t address_space = 0;  ///< bytes that a job may map; 0: no limit
  std::size_t most_queued = 100;
  std::size_t most_kept = 1000;                         ///< ended jobs that are still told of
  std::uint64_t spool_bytes = std::uint64_t{16} << 30;  ///< of files that wait
  std::chrono::milliseconds grace{3000};  ///< from a request to end until a job is killed
  /// Seconds since 1970.
  std::function<std::int64_t()> now = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
};

/// Who wants to know. All are called on the jobs' own thread, one after the other, and must return
/// soon; they may call Jobs. What they throw goes to `complain`.
struct JobListeners {
  /// At every change: state, stage, share (at most five times a second for a job that runs).
  std::function<void(const Job&)> changed = [](const Job&) {};
  /// An import ended that brought a snapshot, or (Job::snapshot is 0) was ended from outside, so
  /// that it may have.
  std::function<void(const Job&)> landed = [](const Job&) {};
  /// Anything else but listening was done: a study's or plan's report, a study's models, another
  /// champion are there.
  std::function<void(const Job&)> studied = [](const Job&) {};
  /// Something that no job can tell: the store cannot be written, say. Jobs go on.
  std::function<void(const std::string&)> complain = [](const std::string&) {};
};

/// Imports, studies, plans and listening, each done by this program in a process of its own
/// (base/child_process.h), so that a heavy or broken job never touches an answer. They wait in a
/// queue and are kept in the store: jobs that wait when the server ends are done when it is there
/// again, those under way are "interrupted" then. Files are removed when their job has ended; those
/// of an interrupted one stay for a day at least, so that it can be tried again. Any thread.
class Jobs {
 public:
  /// Goes on with what waits. Throws base::Error as Spool and store::Store do.
  Jobs(const JobOptions& options, JobListeners listeners);
  /// Ends what is under way; it is interrupted.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// Queues a job. Its files are moved from where they are; where it throws they stay there. The
  /// job is kept in the store on return, or, while another program writes there for more than five
  /// seconds, soon after. Throws base::Error: kUsage for what cannot be meant, kInputRefused for a
  /// plan that cannot be made, kStoreBusy where too many jobs or files wait already.
  Job submit(const JobOrder& order);
  /// Throws base::Error (kNotFound).
  Job get(std::int64_t id) const;
  /// At most `count` jobs whose number is below `before` (0: no bound), newest first.
  std::vector<Job> list(std::int64_t before, std::size_t count) const;
  /// A job that waits is cancelled on return; one that runs is asked to end and is cancelled then,
  /// unless it was done first. Throws base::Error: kNotFound, kUsage where it has ended.
  Job cancel(std::int64_t id);
  /// Queues once more what failed, was cancelled or interrupted. Throws base::Error as submit(),
  /// kNotFound, kUsage for other jobs and for those whose files are gone.
  Job retry(std::int64_t id, const std::string& asked_by);

  /// Where uploads may be written, for JobOrder::files: they are moved from there, not copied.
  std::string upload_folder() const { return spool_.upload_folder(); }
  std::size_t queued() const;
  std::size_t running() const;

 private:
  std::int64_t take_number();
  Job queue(Job job);
  void recover();
  void work();
  void start_jobs();
  void start(Job job);
  void follow_runs();
  void put(const Job& job);
  void conclude(Job& job);
  void add_study_of(const Job& import);
  void keep_sound(const Job& job);
  void hand_on();
  void save(const std::vector<Job>& jobs);
  void tell(const Job& job);
  void end_runs();
  bool wait_for_work();
  bool is_all_kept() const;

  const JobOptions options_;
  const JobListeners listeners_;
  store::Store store_;  // of the jobs' thread alone, once it runs
  Spool spool_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable saved_;
  JobMap jobs_;
  std::int64_t last_number_ = 0;
  std::size_t coming_ = 0;                    // whose files are being taken
  std::set<std::int64_t> cancelled_;          // that run and are to end
  std::set<std::int64_t> touched_;            // that listeners do not know of yet
  std::map<std::int64_t, JobState> kept_as_;  // as the store has them
  std::set<std::int64_t> forgotten_;          // that the store still has
  bool is_ending_ = false;
  std::thread::id worker_;                     // the jobs' thread
  std::vector<std::unique_ptr<JobRun>> runs_;  // of the jobs' thread alone
  bool is_told_of_store_ = false;              // that it cannot be written; the same
  std::thread thread_;                         // last: it uses all the others
};

}  // namespace crossfade::server
