#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace crossfade::server {

enum class JobKind : std::uint8_t {
  kImport,     ///< of files, into the store
  kStudy,      ///< of the store's latest snapshot, with models to score with
  kPlan,       ///< the same without models for use, and with a plan
  kListen,     ///< to a sound file: what is heard in it is kept
  kPromotion,  ///< of a version of the models, where it is better than the champion
  kRollback,   ///< to the champion before the champion
};

enum class JobState : std::uint8_t {
  kQueued,
  kRunning,
  kDone,
  kFailed,       ///< Job::complaint says why
  kCancelled,    ///< by a user
  kInterrupted,  ///< the server ended meanwhile
};

/// "import", "study", "plan", "listen", "promotion", "rollback"; "queued", "running", ...: as they
/// stand in the store and in events.
std::string_view name_of(JobKind kind);
std::string_view name_of(JobState state);

inline bool has_ended(JobState state) { return state >= JobState::kDone; }
/// Whether a job changes which models answer, and nothing else.
inline bool is_model_change(JobKind kind) { return kind >= JobKind::kPromotion; }

/// A file that a job was given.
struct JobFile {
  std::string name;  ///< spool.h: file_name_of() what the user called it
  std::uint64_t bytes = 0;
};

/// What is asked for, and what became of it. Times are seconds since 1970, 0: not yet. Numbers of
/// other things are 0 where there is none.
struct Job {
  std::int64_t id = 0;
  JobKind kind = JobKind::kImport;
  JobState state = JobState::kQueued;
  std::string asked_by = {};
  std::int64_t origin = 0;  ///< the job that this one follows or tries again
  std::vector<JobFile> files = {};
  base::Date as_of = {};    ///< of an import's counts; missing: undated
  bool then_study = false;  ///< an import: study what it brought
  bool quick = false;       ///< the study: one learner, a first look
  std::string plan = {};    ///< TOML; empty: no plan
  std::int64_t queued_at = 0;
  std::int64_t started_at = 0;
  std::int64_t ended_at = 0;
  std::string stage = {};  ///< what it is at, or was at last
  double share =
      std::numeric_limits<double>::quiet_NaN();  ///< of the stage, 0 to 1; NaN: not known
  int exit_code = -1;                            ///< -1: none (yet)
  /// One line, with its place where it is known; of a promotion that is done: why the version was
  /// not promoted, empty where it was.
  std::string complaint = {};
  std::int64_t snapshot = 0;  ///< imported or studied
  bool was_there = false;     ///< an import: of files that the store had already
  std::int64_t report = 0;    ///< registry::ReportEntry::id
  std::int64_t version = 0;   ///< to promote; 0: the challenger
  bool force = false;         ///< a promotion without a test
  std::string reason = {};    ///< of a change of champion
  bool keep = false;          ///< the sound that was listened to; else its file goes with the job
  std::string digest = {};    ///< of the sound that was heard (registry::HeardSound)
};

}  // namespace crossfade::server
