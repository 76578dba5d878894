#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "advise/plan_request.h"
#include "base/progress.h"
#include "catalogue/import.h"
#include "catalogue/missing_policy.h"
#include "report/report.h"
#include "study/run_keeper.h"

namespace crossfade::study {

/// Which pipeline a study runs.
enum class Profile : std::uint8_t {
  kStandard,   ///< honest evaluation; lists outliers, cuts nothing
  kReference,  ///< the old system's pipeline, for comparison
};

/// What the user asked of a study.
struct StudyRequest {
  std::vector<std::string> files;  ///< to import, in this order; empty: the store's latest snapshot
  std::string store;               ///< path of the store; empty: none
  Profile profile = Profile::kStandard;
  base::Date as_of;                           ///< of the counts in `files`; missing: undated
  base::Date today;                           ///< to judge freshness by; missing: it is not judged
  std::vector<report::Benchmark> benchmarks;  ///< to show beside the figures they name
  /// Of the models' inputs; quality and figures are taken before anything is filled. The reference
  /// profile cleans in its own way and takes kKeep alone.
  catalogue::MissingPolicy missing = catalogue::MissingPolicy::kKeep;
  /// One learner and no roster scenarios: a first look in a quarter of the time.
  bool quick = false;
  /// What to plan, where a plan is asked for; not with the reference profile.
  std::optional<advise::PlanRequest> plan = {};
  /// Folder to save models in that predict; empty: models are judged only, none is fitted for use.
  /// Not with the reference profile. The report is the same either way.
  std::string model = {};
  std::uint64_t seed = 7;
  /// With a store: keeps the study as a run there, with what the outside has to tell of it.
  std::optional<RunOrigin> origin = {};
  text::Language language = text::Language::kEnglish;  ///< of the run's page and cards
  int threads = 1;                                     ///< any number gives the same report
  base::Progress* progress = nullptr;                  ///< not owned; may be null
};

/// Under which numbers a store has what it was given; 0 stands for none.
struct Kept {
  std::int64_t snapshot = 0;
  bool was_there = false;    ///< the files had been imported before
  std::int64_t report = 0;   ///< registry::ReportEntry::id
  std::int64_t run = 0;      ///< registry::RunRecord::id
  std::int64_t version = 0;  ///< registry::ModelVersion::number
  std::string alias = {};    ///< of that version
};

/// What a study came to.
struct StudyResult {
  report::Report report;
  Kept kept;
};

/// The main job: from files or a snapshot to a report. With a store, files are imported into it
/// first, and the report, its models' cards, its out-of-fold predictions, its findings and the
/// plan's choices are kept there, last of all but the run: who sees the report finds its models
/// saved. The same file and its snapshot give the same report. Throws base::Error; what a plan
/// cannot be made of before anything is read.
StudyResult run_study(const StudyRequest& request);

/// The beginning of every study: a report with the quality and the KPIs of an import, before
/// anything is filled, cut or modelled. A million tracks take seconds.
report::Report survey(const StudyRequest& request, const catalogue::Import& import,
                      const catalogue::RecordingIndex& recordings);

/// The import that was named: files, read (and kept, with a store), or the latest
/// snapshot. `snapshot` is 0 without a store.
struct Source {
  catalogue::Import import;
  std::int64_t snapshot = 0;
  bool was_there = false;  ///< the files had been imported before
};
Source open_source(const std::vector<std::string>& files, const std::string& store,
                   const catalogue::ImportOptions& options);

/// The study of an import that is there, as its run and those of its models (keep_run.h); keeps
/// nothing in a store. `request` has an origin; its files, store and date are not looked at.
std::vector<registry::RunRecord> repeat_study(const StudyRequest& request, Source source);

/// An import and what survey() says of it.
struct SurveyedSource {
  Source source;
  report::Report report;
};
/// Imports a request's files into its store and surveys them, with several threads at once.
SurveyedSource import_and_survey(const StudyRequest& request);

}  // namespace crossfade::study
