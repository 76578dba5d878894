#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/progress.h"
#include "registry/runs.h"
#include "score/trial_choice.h"
#include "stats/estimate.h"
#include "study/run_keeper.h"
#include "study/study.h"
#include "study/sweep_file.h"

namespace crossfade::study {

/// What the user asked of a sweep.
struct SweepRequest {
  SweepPlan plan;
  std::vector<std::string> files;      ///< as StudyRequest::files
  std::string store;                   ///< path; every trial is kept there
  base::Date as_of;                    ///< of the counts in `files`
  int threads = 1;                     ///< any number gives the same trials
  base::Progress* progress = nullptr;  ///< not owned; may be null
  RunOrigin origin;
};

/// A setting and how it came out.
struct SweepTrial {
  SweepSetting setting;
  std::int64_t run = 0;    ///< registry::RunRecord::id
  stats::Estimate score;   ///< R2, of hits AUC; NaN where refused
  bool was_there = false;  ///< the store had it: it was not fitted again
  std::string refused;     ///< why the data cannot carry it; else empty
};

/// Trials that were judged on the same rows in the same folds, and so can be told apart.
struct SweepTable {
  features::Target target = features::Target::kLogStreams;
  features::Scenario scenario = features::Scenario::kVideoOut;
  std::size_t rows = 0;
  std::vector<std::size_t> trials;  ///< places in SweepResult::trials, in the order of `choice`
  score::TrialChoice choice;
};

/// What a sweep came to.
struct SweepResult {
  std::int64_t run = 0;
  bool goes_on = false;            ///< an earlier start of this sweep was taken up
  std::vector<SweepTrial> trials;  ///< in the plan's order
  std::vector<SweepTable> tables;
};

/// Tries every setting: each is kept as a run of kind "trial" below that of the sweep as soon as it
/// is done. What the store has finished with the same setting, data, seed and code is not fitted
/// again; the same sweep again goes on with its run. Throws base::Error as open_source() and
/// store::Store do.
SweepResult run_sweep(const SweepRequest& request);

/// A trial made again from an import, as a run with its files (verify.h). Keeps nothing. Throws
/// base::Error (kInputRefused) where its setting is not known to this program.
registry::RunRecord repeat_trial(const registry::RunRecord& trial, Source source, int threads,
                                 base::Progress* progress);

}  // namespace crossfade::study
