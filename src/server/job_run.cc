#include "server/job_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <limits>
#include <utility>
#include <variant>

#include "base/error.h"
#include "table/json.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

constexpr std::size_t kLongestLine = 4000;  // of stderr; what is longer is cut
constexpr std::string_view kProgramName = "crossfade: ";

std::int64_t whole(const table::Json& object, std::string_view name) {
  const table::Json* member = object.find(name);
  const auto* value = member == nullptr ? nullptr : std::get_if<std::int64_t>(&member->value());
  return value == nullptr ? 0 : *value;
}

bool is_true(const table::Json& object, std::string_view name) {
  const table::Json* member = object.find(name);
  const auto* value = member == nullptr ? nullptr : std::get_if<bool>(&member->value());
  return value != nullptr && *value;
}

// base::Progress::as_lines() says what is in them.
bool take_stage(const table::Json& news, Job& job) {
  const table::Json* stage = news.find("stage");
  const auto* name = stage == nullptr ? nullptr : std::get_if<std::string>(&stage->value());
  if (name == nullptr) return false;
  const std::int64_t steps = whole(news, "steps");
  job.stage = *name;
  job.share = steps > 0 ? static_cast<double>(whole(news, "done")) / static_cast<double>(steps)
                        : std::numeric_limits<double>::quiet_NaN();
  return true;
}

bool take_kept(const table::Json& news, Job& job) {
  const table::Json* kept = news.find("kept");
  if (kept == nullptr) return false;
  job.snapshot = whole(*kept, "snapshot");
  job.was_there = is_true(*kept, "was_there");
  job.report = whole(*kept, "report");
  return true;
}

// What listening tells: {"heard":{"digest":"0f..."}}.
bool take_heard(const table::Json& news, Job& job) {
  const table::Json* heard = news.find("heard");
  const table::Json* digest = heard == nullptr ? nullptr : heard->find("digest");
  const auto* text = digest == nullptr ? nullptr : std::get_if<std::string>(&digest->value());
  if (text == nullptr) return false;
  job.digest = *text;
  return true;
}

// What a promotion tells: {"promotion":{"version":3,"reason":null}}; a reason: it was refused.
bool take_promotion(const table::Json& news, Job& job) {
  const table::Json* promotion = news.find("promotion");
  if (promotion == nullptr) return false;
  const table::Json* reason = promotion->find("reason");
  const auto* words = reason == nullptr ? nullptr : std::get_if<std::string>(&reason->value());
  job.version = whole(*promotion, "version");
  job.complaint = words == nullptr ? "" : text::one_line(*words);
  return true;
}

// Names and reasons are one word with their option: they may begin like one.
std::vector<std::string> change_arguments(const Job& job, const JobPlaces& places) {
  std::vector<std::string> arguments = {job.kind == JobKind::kPromotion ? "promote" : "rollback",
                                        "--store", places.store, "--by=" + job.asked_by};
  if (job.version > 0) arguments.push_back(std::to_string(job.version));
  if (job.force) arguments.emplace_back("--force");
  if (!job.reason.empty()) arguments.push_back("--reason=" + job.reason);
  return arguments;
}

std::string words_of_signal(int signal) {
  static constexpr std::array<std::pair<int, const char*>, 6> kWords = {{
      {SIGSEGV, "it touched memory that is not its own"},
      {SIGBUS, "it touched memory that is not its own"},
      {SIGABRT, "it found a fault in itself"},
      {SIGILL, "this machine lacks an instruction that it uses"},
      {SIGFPE, "it found a fault in itself"},
      {SIGKILL, "it was killed, perhaps for want of memory"},
  }};
  const auto* found = std::ranges::find(kWords, signal, &std::pair<int, const char*>::first);
  return found == kWords.end() ? std::string("it was stopped from outside") : found->second;
}

}  // namespace

std::vector<std::string> arguments_of(const Job& job, const JobPlaces& places, int threads) {
  std::vector<std::string> arguments;
  if (is_model_change(job.kind)) {
    arguments = change_arguments(job, places);
    if (job.kind == JobKind::kRollback) return arguments;
  } else if (job.kind == JobKind::kImport) {
    arguments = {"import", "--store", places.store};
    if (job.as_of.known()) {
      arguments.insert(arguments.end(), {"--as-of", base::to_string(job.as_of)});
    }
  } else if (job.kind == JobKind::kListen) {
    arguments = {"listen", "--store", places.store, "--no-score"};
  } else {
    arguments = {"run", "--store", places.store, "--out", places.folder + "/report"};
    if (job.kind == JobKind::kStudy && !places.model.empty()) {
      arguments.insert(arguments.end(), {"--model", places.model});
    }
    if (job.quick) arguments.emplace_back("--quick");
    if (!job.plan.empty()) {
      arguments.insert(arguments.end(), {"--budget", std::string(kPlanFile)});
    }
  }
  if (threads > 0) arguments.insert(arguments.end(), {"--threads", std::to_string(threads)});
  arguments.insert(arguments.end(), {"--progress", "json"});
  if (job.kind != JobKind::kImport && job.kind != JobKind::kListen) return arguments;
  arguments.emplace_back("--");  // a file may be called like a command
  for (const JobFile& file : job.files) arguments.push_back(file.name);
  return arguments;
}

JobRun::JobRun(const Job& job, const base::ChildOptions& child) : job_(job.id), child_(child) {}

bool JobRun::follow(std::chrono::milliseconds wait, Job& job) {
  const base::ChildProcess::Output output =
      child_.read(wait);  // stdout is for people; the store has it
  bool is_news = take_errors(output.errors, job);
  if (!child_.end()) return is_news;
  if (!line_.empty()) take_line(std::exchange(line_, {}), job);
  conclude(*child_.end(), job);
  return true;
}

bool JobRun::take_errors(std::string_view text, Job& job) {
  bool is_news = false;
  for (const char c : text) {
    if (c == '\n') {
      is_news = take_line(std::exchange(line_, {}), job) || is_news;
    } else if (line_.size() < kLongestLine) {
      line_ += c;
    }
  }
  return is_news;
}

bool JobRun::take_line(const std::string& line, Job& job) {
  if (line.starts_with('{')) {
    try {
      const table::Json news = table::parse_json(line, "");
      is_answered_ = is_answered_ || take_promotion(news, job);
      return is_answered_ || take_stage(news, job) || take_kept(news, job) || take_heard(news, job);
    } catch (const base::Error&) {  // words that only begin like news
    }
  }
  const std::string words = text::one_line(line);
  if (words.find_first_not_of(' ') == std::string::npos) return false;
  complaint_ = words.starts_with(kProgramName) ? words.substr(kProgramName.size()) : words;
  return false;
}

void JobRun::conclude(const base::ChildEnd& end, Job& job) const {
  job.exit_code = end.exit_code;
  // It may have been done before it heard that it should stop; a promotion that is refused is done.
  if (end.exit_code == 0 || (is_answered_ && end.signal == 0)) {
    job.state = JobState::kDone;
  } else if (stopped_as_ != JobState::kRunning) {
    job.state = stopped_as_;
  } else if (end.signal != 0) {
    job.state = JobState::kFailed;
    job.complaint = fmt::format(
        "the job's program ended by signal {}: {}; what the store held "
        "before is whole{}{}",
        end.signal, words_of_signal(end.signal),
        complaint_.empty() ? "" : "; it said last: ", complaint_);
  } else {
    job.state = JobState::kFailed;
    job.complaint = complaint_.empty()
                        ? fmt::format("the job's program ended with exit code {} and said nothing",
                                      end.exit_code)
                        : complaint_;
  }
}

void JobRun::stop(JobState state) {
  if (stopped_as_ == JobState::kRunning) stopped_as_ = state;
  child_.stop();
}

}  // namespace crossfade::server
