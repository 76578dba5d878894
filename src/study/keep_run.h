#pragma once

#include <string>
#include <vector>

#include "catalogue/import.h"
#include "catalogue/missing_policy.h"
#include "registry/runs.h"
#include "score/training.h"
#include "study/stage_times.h"
#include "study/study.h"

namespace crossfade::study {

/// The data of an import as a run names them.
registry::RunData run_data(const catalogue::Import& import, std::int64_t snapshot);

/// The tag that says where a run saved its models: whole, since it is read from other folders, too.
registry::RunEntry model_folder_tag(const std::string& folder);

/// A study's run as it begins: its data and every option that changes a figure.
registry::RunRecord begin_study_run(const StudyRequest& request, const Source& source);

/// What a study came to, for its run.
struct StudyEnd {
  const StudyRequest& request;
  const Source& source;
  const report::Report& report;
  const score::Training& training;
  std::string model_version;  ///< empty: none saved
};

/// The run with figures, times and files (report, plan), and behind it a run for each of its
/// models; without the number of the report, which is not in the store yet.
std::vector<registry::RunRecord> end_study_run(registry::RunRecord run, const StudyEnd& end,
                                               const std::vector<StageTimes::Stage>& stages);

/// What the models of a run were made of.
struct ModelOrigin {
  const catalogue::Import& import;
  const catalogue::MissingReport& missing;
  text::Language language = text::Language::kEnglish;
};

/// A run for each judged model: its learners' settings, figures with intervals and folds, its card
/// as JSON and Markdown, its curves. `run` is the one they are parts of.
std::vector<registry::RunRecord> model_runs(const registry::RunRecord& run,
                                            const score::Training& training,
                                            const ModelOrigin& origin);

/// "time.models" and so on, in seconds, and their sum with all else as "time.total".
void add_times(const std::vector<StageTimes::Stage>& stages, std::int64_t now_ms,
               registry::RunRecord& run);

/// A metric with its interval and rows.
registry::RunMetric metric_of(const std::string& key, const stats::Estimate& estimate);

}  // namespace crossfade::study
