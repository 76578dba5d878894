// One thread owns the store's connection and every process; it alone changes jobs that run and
// tells listeners, so that they hear of a job in the order in which it happened. All others change
// jobs in memory and wake it. Memory is what answers: the store is written behind it, since an
// import may hold the store for longer than an answer can wait.
#include "server/jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "server/job_table.h"
#include "server/schema.h"

namespace crossfade::server {
namespace {

constexpr std::chrono::milliseconds kLook{50};            // at programs that run
constexpr std::chrono::milliseconds kStorePatience{100};  // a step of the thread
constexpr std::chrono::milliseconds kSaveAgain{200};
constexpr std::chrono::seconds kSaveWait{5};      // of who asks for a job
constexpr std::chrono::seconds kLastSaveWait{3};  // when the server ends
constexpr std::int64_t kKeepInterrupted = 24 * 60 * 60;

std::string absolute(const std::string& path) {
  return path.empty() ? path : std::filesystem::absolute(path).string();
}

JobOptions with_whole_paths(JobOptions options) {
  options.store = absolute(options.store);
  options.model = absolute(options.model);
  options.sounds = absolute(options.sounds.empty() ? options.store + ".sounds" : options.sounds);
  options.spool = absolute(options.spool.empty() ? options.store + ".spool" : options.spool);
  return options;
}

std::string folder_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().string() + "/";
}

// A complaint names files by where they lie beside the store, not where the store lies.
std::string without_folder(std::string complaint, const std::string& folder) {
  for (auto at = complaint.find(folder); at != std::string::npos; at = complaint.find(folder, at)) {
    complaint.erase(at, folder.size());
  }
  return complaint;
}

base::Error usage(const std::string& sentence, const std::string& remedy) {
  return {base::ErrorKind::kUsage, sentence, {}, remedy};
}

// What refuses to import says so by its exit code; what was ended in another way may have been done
// with the store by then.
bool may_have_landed(const Job& job) {
  if (job.kind != JobKind::kImport || job.started_at == 0) return false;
  if (job.state == JobState::kDone) return !job.was_there;
  return job.exit_code < base::exit_code(base::ErrorKind::kUsage) ||
         job.exit_code > base::exit_code(base::ErrorKind::kStoreBusy);
}

bool is_content_digest(const std::string& text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// The store's path, once it is there and knows jobs.
const std::string& prepared(const std::string& path) {
  store::Store(path, store::Access::kCreate).migrate(store::Section::kServer, schema_scripts());
  return path;
}

}  // namespace

Jobs::Jobs(const JobOptions& options, JobListeners listeners)
    : options_(with_whole_paths(options)),
      listeners_(std::move(listeners)),
      store_(prepared(options_.store), store::Access::kExisting, kStorePatience),
      spool_(options_.spool, options_.spool_bytes) {
  recover();
  thread_ = std::thread([this] { work(); });
}

Jobs::~Jobs() {
  {
    const std::lock_guard hold(mutex_);
    is_ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Jobs::recover() {
  std::set<std::int64_t> with_files;
  for (Job& job : read_jobs(store_)) {
    kept_as_[job.id] = job.state;
    last_number_ = job.id;
    if (job.state == JobState::kRunning) {
      job.state = JobState::kInterrupted;
      job.ended_at = options_.now();
      job.complaint = "the server ended while this job ran";
      touched_.insert(job.id);
    }
    const bool is_fresh = options_.now() - job.ended_at < kKeepInterrupted;
    if (!has_ended(job.state) || (job.state == JobState::kInterrupted && is_fresh)) {
      with_files.insert(job.id);
    }
    jobs_[job.id] = std::move(job);
  }
  spool_.keep_only(with_files);
}

Job Jobs::submit(const JobOrder& order) {
  check_order(order);
  Job job = job_of(order, take_number());
  try {
    if (!order.files.empty()) job.files = spool_.take(job.id, order.files);
  } catch (...) {
    const std::lock_guard hold(mutex_);
    --coming_;
    throw;
  }
  return queue(std::move(job));
}

// A place in the queue: for queue(), or to be given back.
std::int64_t Jobs::take_number() {
  const std::lock_guard hold(mutex_);
  if (count_of(jobs_, JobState::kQueued) + coming_ >= options_.most_queued) {
    throw base::Error(base::ErrorKind::kStoreBusy,
                      fmt::format("{} jobs wait already", options_.most_queued), {},
                      "try again when some have ended, or cancel some");
  }
  ++coming_;
  return ++last_number_;
}

Job Jobs::queue(Job job) {
  std::unique_lock hold(mutex_);
  --coming_;
  job.queued_at = options_.now();
  put(job);
  wake_.notify_one();
  if (std::this_thread::get_id() == worker_) return job;  // a listener: it is saved afterwards
  saved_.wait_for(hold, kSaveWait, [&] { return kept_as_.contains(job.id); });
  return jobs_.contains(job.id) ? jobs_[job.id] : job;
}

Job Jobs::get(std::int64_t id) const {
  const std::lock_guard hold(mutex_);
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) {
    throw base::Error(base::ErrorKind::kNotFound, "there is no job " + std::to_string(id));
  }
  return found->second;
}

std::vector<Job> Jobs::list(std::int64_t before, std::size_t count) const {
  const std::lock_guard hold(mutex_);
  return page_of(jobs_, before, count);
}

Job Jobs::cancel(std::int64_t id) {
  Job job = get(id);
  {
    const std::lock_guard hold(mutex_);
    job = jobs_[id];
    if (has_ended(job.state)) {
      throw usage(fmt::format("job {} has ended: it is {}", id, name_of(job.state)), "");
    }
    if (job.state == JobState::kRunning) {
      cancelled_.insert(id);
    } else {
      job.state = JobState::kCancelled;
      job.ended_at = options_.now();
      put(job);
    }
  }
  wake_.notify_one();
  return job;
}

Job Jobs::retry(std::int64_t id, const std::string& asked_by) {
  const Job job = get(id);
  if (!has_ended(job.state) || job.state == JobState::kDone) {
    throw usage(fmt::format("job {} is {}; only what was not done can be tried again", id,
                            name_of(job.state)),
                "ask for a new one");
  }
  Job again = asked_again(job, take_number(), asked_by);
  if (!job.files.empty() && !spool_.hand_over(id, again.id)) {
    const std::lock_guard hold(mutex_);
    --coming_;
    throw usage(fmt::format("the files of job {} are gone", id), "send them again");
  }
  return queue(std::move(again));
}

std::size_t Jobs::queued() const {
  const std::lock_guard hold(mutex_);
  return count_of(jobs_, JobState::kQueued);
}

std::size_t Jobs::running() const {
  const std::lock_guard hold(mutex_);
  return count_of(jobs_, JobState::kRunning);
}

// With mutex_ held.
void Jobs::put(const Job& job) {
  jobs_[job.id] = job;
  touched_.insert(job.id);
}

void Jobs::work() {
  {
    const std::lock_guard hold(mutex_);
    worker_ = std::this_thread::get_id();
  }
  do {
    try {
      start_jobs();
      follow_runs();
      hand_on();
    } catch (const std::exception& error) {
      listeners_.complain(error.what());
    }
  } while (wait_for_work());
  end_runs();
}

// False when the server ends.
bool Jobs::wait_for_work() {
  std::unique_lock hold(mutex_);
  if (!runs_.empty()) return !is_ending_;  // follow_runs() waits
  const auto is_awaited = [&] {
    return is_ending_ || !touched_.empty() ||
           next_to_start(jobs_, options_.import_beside_study) != 0;
  };
  if (is_all_kept()) {
    wake_.wait(hold, is_awaited);
  } else {
    wake_.wait_for(hold, kSaveAgain, is_awaited);
  }
  return !is_ending_;
}

// With mutex_ held.
bool Jobs::is_all_kept() const {
  return forgotten_.empty() && std::ranges::all_of(jobs_, [&](const auto& entry) {
           const auto kept = kept_as_.find(entry.first);
           return kept != kept_as_.end() && kept->second == entry.second.state;
         });
}

void Jobs::start_jobs() {
  while (true) {
    Job job;
    {
      const std::lock_guard hold(mutex_);
      const std::int64_t id = is_ending_ ? 0 : next_to_start(jobs_, options_.import_beside_study);
      if (id == 0) return;
      job = jobs_[id];
      job.state = JobState::kRunning;
      job.started_at = options_.now();
      put(job);
    }
    start(std::move(job));
  }
}

void Jobs::start(Job job) {
  try {
    base::make_folder(spool_.files_of(job.id));
    if (!job.plan.empty()) {
      base::write_file(spool_.files_of(job.id) + "/" + std::string(kPlanFile), job.plan);
    }
    const JobPlaces places{options_.store, options_.model, spool_.folder_of(job.id)};
    runs_.push_back(std::make_unique<JobRun>(
        job, base::ChildOptions{.program = options_.program,
                                .arguments = arguments_of(job, places, options_.threads),
                                .folder = spool_.files_of(job.id),
                                .address_space = options_.address_space,
                                .grace = options_.grace}));
  } catch (const std::exception& error) {
    job.state = JobState::kFailed;
    job.complaint = error.what();
    const std::lock_guard hold(mutex_);
    conclude(job);
  }
}

void Jobs::follow_runs() {
  for (const std::unique_ptr<JobRun>& run : runs_) {
    Job job;
    {
      const std::lock_guard hold(mutex_);
      job = jobs_[run->job()];
      if (cancelled_.contains(job.id)) run->stop(JobState::kCancelled);
      if (is_ending_) run->stop(JobState::kInterrupted);
    }
    if (!run->follow(kLook / runs_.size(), job)) continue;
    const std::lock_guard hold(mutex_);
    has_ended(job.state) ? conclude(job) : put(job);
  }
  const std::lock_guard hold(mutex_);
  std::erase_if(runs_, [&](const auto& run) { return has_ended(jobs_[run->job()].state); });
  // What was cancelled in the moment in which it ended.
  std::erase_if(cancelled_,
                [&](std::int64_t id) { return !jobs_.contains(id) || has_ended(jobs_[id].state); });
}

// With mutex_ held.
void Jobs::conclude(Job& job) {
  job.ended_at = options_.now();
  if (job.state == JobState::kInterrupted) job.complaint = "the server ended while this job ran";
  job.complaint = without_folder(job.complaint, folder_of(options_.store));
  put(job);
  if (job.state == JobState::kDone && job.then_study && !job.was_there) add_study_of(job);
}

// With mutex_ held. A study that waits already will see this import, too.
void Jobs::add_study_of(const Job& import) {
  Job study;
  study.kind = JobKind::kStudy;
  study.quick = import.quick;
  if (is_waiting_for(jobs_, study)) return;
  study.id = ++last_number_;
  study.asked_by = import.asked_by;
  study.origin = import.id;
  study.queued_at = options_.now();
  put(study);
}

void Jobs::hand_on() {
  std::vector<Job> news;
  std::vector<Job> unkept;
  {
    const std::lock_guard hold(mutex_);
    for (const std::int64_t id : std::exchange(touched_, {})) news.push_back(jobs_[id]);
    for (const std::int64_t id : outlived(jobs_, options_.most_kept)) {
      spool_.remove(id);  // an interrupted one may have files
      jobs_.erase(id);
      forgotten_.insert(id);
    }
    for (const auto& [id, job] : jobs_) {
      const auto kept = kept_as_.find(id);
      if (kept == kept_as_.end() || kept->second != job.state) unkept.push_back(job);
    }
  }
  save(unkept);
  for (const Job& job : news) {
    if (job.state == JobState::kDone && job.keep) keep_sound(job);
    if (has_ended(job.state) && job.state != JobState::kInterrupted) spool_.remove(job.id);
    tell(job);
  }
}

void Jobs::keep_sound(const Job& job) {
  if (job.files.empty() || !is_content_digest(job.digest)) return;
  try {
    spool_.hand_out(job.id, job.files[0].name, options_.sounds, job.digest);
  } catch (const base::Error& error) {
    listeners_.complain(error.what());
  }
}

void Jobs::save(const std::vector<Job>& jobs) {
  std::set<std::int64_t> forgotten;
  {
    const std::lock_guard hold(mutex_);
    forgotten = forgotten_;
  }
  if (jobs.empty() && forgotten.empty()) return;
  try {
    store::Transaction transaction(store_);
    for (const std::int64_t id : forgotten) forget_job(store_, id);
    for (const Job& job : jobs) write_job(store_, job);
    transaction.commit();
    is_told_of_store_ = false;
  } catch (const base::Error& error) {  // a full disk, an import that writes: tried again soon
    if (error.kind() != base::ErrorKind::kStoreBusy && !std::exchange(is_told_of_store_, true)) {
      listeners_.complain(error.what());
    }
    return;
  }
  {
    const std::lock_guard hold(mutex_);
    for (const std::int64_t id : forgotten) {
      forgotten_.erase(id);
      kept_as_.erase(id);
    }
    for (const Job& job : jobs) kept_as_[job.id] = job.state;
  }
  saved_.notify_all();
}

void Jobs::tell(const Job& job) {
  try {
    listeners_.changed(job);
    if (!has_ended(job.state)) return;
    if (may_have_landed(job)) listeners_.landed(job);
    const bool is_told = job.kind != JobKind::kImport && job.kind != JobKind::kListen;
    if (is_told && job.state == JobState::kDone) listeners_.studied(job);
  } catch (const std::exception& error) {
    listeners_.complain(error.what());
  }
}

void Jobs::end_runs() try {
  const auto end = std::chrono::steady_clock::now() + options_.grace + kLastSaveWait;
  const auto is_done = [this] {
    const std::lock_guard hold(mutex_);
    return runs_.empty() && touched_.empty() && is_all_kept();
  };
  while (!is_done() && std::chrono::steady_clock::now() < end) {
    if (runs_.empty()) std::this_thread::sleep_for(kLook);
    follow_runs();
    hand_on();
  }
  runs_.clear();
} catch (const std::exception& error) {
  listeners_.complain(error.what());
}

}  // namespace crossfade::server
