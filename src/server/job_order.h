#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/job.h"
#include "server/spool.h"

namespace crossfade::server {

/// What is asked for.
struct JobOrder {
  JobKind kind = JobKind::kImport;
  std::string asked_by = {};
  /// An import's catalogues; the sound to listen to; with a plan, the tables that it names.
  std::vector<UploadedFile> files = {};
  base::Date as_of = {};     ///< of an import's counts
  bool then_study = false;   ///< an import: study what it brought, if that is new
  bool quick = false;        ///< the study: one learner, a first look
  std::string plan = {};     ///< TOML: of a plan; may go with a study
  std::int64_t version = 0;  ///< to promote; 0: the challenger
  bool force = false;        ///< a promotion without a test: wants a reason
  std::string reason = {};   ///< of a forced promotion or a rollback (entered_text.h)
  bool keep = false;         ///< the sound to listen to, when that is done
};

/// Refuses what cannot be meant (kUsage) and, before it waits, a plan that no study could make
/// (kInputRefused, with line and key, as advise::parse_plan() does) or that names a file other than
/// those given with it: a plan must not read what lies on the server.
void check_order(const JobOrder& order);

/// The order as a job that waits, its files not taken yet.
Job job_of(const JobOrder& order, std::int64_t id);
/// A job as it waits to be done once more, under another number.
Job asked_again(const Job& job, std::int64_t id, const std::string& asked_by);

}  // namespace crossfade::server
