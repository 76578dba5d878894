#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace crossfade::registry {

/// How a run ended, by MLflow's words. kKilled: the user stopped it, or its program was killed;
/// then it stays kRunning until mark_killed_runs() finds it.
enum class RunStatus : std::uint8_t { kRunning, kFinished, kFailed, kKilled };

/// A name and its text: a parameter ("missing" = "keep") or a tag ("host.cpu" = "...").
struct RunEntry {
  std::string key;
  std::string value;
};

/// A figure of a run. A share is 0 to 1, other units as the name says; NaN: not known.
struct RunMetric {
  std::string key;  ///< letters, digits, _ - . / : and blank: what MLflow takes
  int step = 0;     ///< of a series "r2/fold", the fold from 0; else 0
  double value = 0;
  double low = std::numeric_limits<double>::quiet_NaN();  ///< ends of the 95 % interval; NaN: none
  double high = std::numeric_limits<double>::quiet_NaN();
  std::uint64_t n = 0;  ///< rows behind it; 0: does not apply
};

/// A file that a run left. Its bytes are kept once by digest, report.json's with the reports.
struct RunFile {
  std::string path;  ///< within the run, "/" between folders: "report/report.html"
  std::string content;
  std::string digest = {};  ///< base::content_digest; set by save_runs(), list_runs(), load_run()
  std::uint64_t bytes = 0;  ///< length of `content`; set as `digest` is
};

/// The data a run learnt from.
struct RunData {
  std::string name;  ///< of the files, joined by ", "
  std::string digest;
  std::uint64_t rows = 0;
  std::int64_t snapshot = 0;  ///< 0: not in the store
};

/// One pass of the main job, or one model of it (a child run: its `parent` is the study's run).
struct RunRecord {
  std::int64_t id = 0;      ///< number in the store, from 1
  std::string key;          ///< 32 hexadecimal digits, unique anywhere: MLflow's tag crossfade.run
  std::int64_t parent = 0;  ///< 0: none
  std::string kind;      ///< "run", "train", "sweep", "trial" (one setting of a sweep) or "model"
  std::string name;      ///< for people: "streams c"
  std::string target;    ///< of a model: "log_streams", "hit", "log_views"; else empty
  std::string scenario;  ///< of a model: "a" to "d"; else empty
  RunStatus status = RunStatus::kRunning;
  std::int64_t started_ms = 0;  ///< Unix time
  std::int64_t ended_ms = 0;    ///< 0 while it runs
  std::uint64_t seed = 0;
  std::string code_version;   ///< as `crossfade --version` prints it
  std::int64_t report = 0;    ///< registry::ReportEntry::id; 0: none
  std::string model_version;  ///< score::StudyModel::version of the models it saved; empty: none
  RunData data;
  std::vector<RunEntry> params;
  std::vector<RunEntry> tags;
  std::vector<RunMetric> metrics;
  std::vector<RunFile> files;
  std::string process = {};  ///< base::process_mark() of what runs it; empty: not known
};

/// A run with the runs under it: a study's models, a sweep's trials.
struct RunFamily {
  RunRecord run;
  std::vector<RunRecord> children;
};

/// Keeps runs in one transaction. The first is the parent of those behind it whose `parent` is 0.
/// One without `id` gets its number; one that has it replaces what the store holds under it. Throws
/// base::Error as store::Store does; keys and paths of a run differ.
void save_runs(store::Store& store, std::vector<RunRecord>& runs);

/// Marks runs whose process is no more as kKilled, ended at `now_ms`, and says how many these were.
std::size_t mark_killed_runs(store::Store& store, std::int64_t now_ms);

/// All runs without their files' contents, the oldest first.
std::vector<RunRecord> list_runs(store::Store& store);
/// A run with its files. Throws base::Error (kNotFound) where there is none of this number.
RunRecord load_run(store::Store& store, std::int64_t id);
/// The same with the runs under it, these without their files' contents.
RunFamily load_family(store::Store& store, std::int64_t id);

/// The files that the latest run of a report left below `folder` ("plan"), without their contents
/// and by their names in it; none where no run of it was kept.
std::vector<RunFile> list_report_files(store::Store& store, std::int64_t report,
                                       std::string_view folder);
/// The content of one of them ("plan/releases.ics"). Throws base::Error (kNotFound) where there is
/// none.
std::string load_report_file(store::Store& store, std::int64_t report, std::string_view path);

/// "running", "finished", "failed", "killed".
std::string_view status_name(RunStatus status);

/// The entry of that key, or null.
const std::string* find_entry(const std::vector<RunEntry>& entries, std::string_view key);
/// The metric of that key outside a fold series ("r2", never "r2/fold"), or null.
const RunMetric* find_metric(const RunRecord& run, std::string_view key);
/// The steps of a series in their order: fold_series(run, "r2") reads "r2/fold".
std::vector<double> fold_series(const RunRecord& run, std::string_view key);

}  // namespace crossfade::registry
