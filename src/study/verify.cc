#include "study/verify.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "advise/plan_file.h"
#include "base/error.h"
#include "base/file.h"
#include "registry/content_difference.h"
#include "study/study.h"
#include "study/sweep.h"
#include "study/train.h"
#include "table/csv_reader.h"
#include "warehouse/snapshot_reader.h"
#include "warehouse/warehouse.h"

namespace crossfade::study {
namespace {

using registry::RunRecord;

// A folder that goes when it is no longer needed.
class PassingFolder {
 public:
  PassingFolder() : path_((std::filesystem::temp_directory_path() / "crossfade_XXXXXX").string()) {
    if (mkdtemp(path_.data()) != nullptr) return;
    throw base::Error(base::ErrorKind::kFailed, "no folder can be made", {path_},
                      "set TMPDIR to a folder that can be written to");
  }
  ~PassingFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;

  std::string path(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

std::string param(const RunRecord& run, const std::string& key) {
  const std::string* value = registry::find_entry(run.params, key);
  return value == nullptr ? "" : *value;
}

// A run and the models below it, with their files.
std::vector<RunRecord> recorded(store::Store& store, std::int64_t id) {
  registry::RunFamily family = registry::load_family(store, id);
  if (family.run.kind == "model") return recorded(store, family.run.parent);
  std::vector<RunRecord> runs{std::move(family.run)};
  for (const RunRecord& child : family.children) {
    runs.push_back(registry::load_run(store, child.id));
  }
  return runs;
}

void refuse_what_cannot_be_made_again(const RunRecord& run, const std::string& store) {
  const std::string name = "run " + std::to_string(run.id);
  if (run.kind == "sweep") {
    throw base::Error(base::ErrorKind::kUsage, name + " is a sweep", {store},
                      "verify one of its trials: `crossfade runs show " + std::to_string(run.id) +
                          "` lists them");
  }
  if (run.status == registry::RunStatus::kFinished) return;
  throw base::Error(base::ErrorKind::kUsage,
                    name + " is " + std::string(registry::status_name(run.status)), {store},
                    "only a finished run left something to compare with");
}

// A file that an option had named, written anew; empty where the run had none.
std::string input_file(const RunRecord& run, const std::string& name, const PassingFolder& folder) {
  for (const registry::RunFile& file : run.files) {
    if (file.path != "options/" + name) continue;
    base::write_file(folder.path(name), file.content);
    return folder.path(name);
  }
  return "";
}

std::optional<advise::PlanRequest> plan_of(const RunRecord& run, const PassingFolder& folder) {
  const std::string path = input_file(run, "plan.toml", folder);
  if (path.empty()) return std::nullopt;
  advise::PlanRequest plan = advise::read_plan(path);
  if (plan.promotion && !plan.promotion->history.empty()) {
    plan.promotion->history = input_file(run, "history.csv", folder);
  }
  if (plan.releases && !plan.releases->tracks.empty()) {
    plan.releases->tracks = input_file(run, "releases.csv", folder);
  }
  return plan;
}

// "like_rate=0.012:our label".
report::Benchmark benchmark_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::size_t colon = text.find(':', equals);
  if (colon == std::string::npos) return {text, 0, ""};
  return {text.substr(0, equals),
          table::parse_number(text.substr(equals + 1, colon - equals - 1)).value,
          text.substr(colon + 1)};
}

RunOrigin origin_of(const RunRecord& run) {
  RunOrigin origin;
  origin.kind = run.kind;
  origin.key = run.key;
  origin.code_version = run.code_version;
  origin.started_ms = run.started_ms;
  origin.now_ms = [] { return std::int64_t{0}; };
  for (const registry::RunFile& file : run.files) {
    if (file.path.starts_with("options/")) origin.inputs.push_back(file);
  }
  return origin;
}

StudyRequest study_request_of(const RunRecord& run, const VerifyOptions& options,
                              const PassingFolder& folder) {
  StudyRequest request;
  request.profile = param(run, "profile") == "reference" ? Profile::kReference : Profile::kStandard;
  request.missing = catalogue::missing_policy_of(param(run, "missing"));
  request.quick = param(run, "quick") == "yes";
  if (const auto today = base::parse_date(param(run, "today"))) request.today = *today;
  for (int i = 1;; ++i) {
    const std::string text = param(run, "benchmark." + std::to_string(i));
    if (text.empty()) break;
    request.benchmarks.push_back(benchmark_of(text));
  }
  request.plan = plan_of(run, folder);
  if (!run.model_version.empty()) request.model = folder.path("models");
  request.seed = run.seed;
  const std::string* language = registry::find_entry(run.tags, "language");
  if (language != nullptr && *language == "ko") request.language = text::Language::kKorean;
  request.origin = origin_of(run);
  request.threads = options.threads;
  request.progress = options.progress;
  return request;
}

std::vector<RunRecord> made_again(const RunRecord& run, Source source,
                                  const VerifyOptions& options) {
  const PassingFolder folder;
  if (run.kind == "trial") {
    return {repeat_trial(run, std::move(source), options.threads, options.progress)};
  }
  if (run.kind == "run") {
    return repeat_study(study_request_of(run, options, folder), std::move(source));
  }
  TrainRequest request;
  request.missing = catalogue::missing_policy_of(param(run, "missing"));
  request.seed = run.seed;
  request.model = folder.path("models");
  request.threads = options.threads;
  request.progress = options.progress;
  request.origin = origin_of(run);
  return repeat_training(request, std::move(source));
}

const RunRecord* same_part(const std::vector<RunRecord>& runs, const RunRecord& of) {
  for (const RunRecord& run : runs) {
    if (run.kind == of.kind && run.target == of.target && run.scenario == of.scenario) return &run;
  }
  return nullptr;
}

// Compares a file of a run with the same made again.
void compare_file(const registry::RunFile& file, const RunRecord& is, const std::string& name,
                  Verification& verification) {
  const auto again = std::ranges::find(is.files, file.path, &registry::RunFile::path);
  const std::string found =
      again == is.files.end() ? "is not there"
                              : registry::first_difference(file.content, again->content, file.path);
  if (found.empty()) {
    verification.equal.push_back(name);
  } else {
    verification.difference = name + ": " + found;
  }
}

// Compares the files of one run with those of the same made again, until something differs. JSON
// goes first: it tells best what differs.
void compare_files(const RunRecord& was, const RunRecord& is, Verification& verification) {
  const std::string prefix = was.kind == "model" ? was.name + ": " : "";
  for (const bool of_json : {true, false}) {
    for (const registry::RunFile& file : was.files) {
      if (file.path.ends_with(".json") != of_json) continue;
      compare_file(file, is, prefix + file.path, verification);
      if (!verification.difference.empty()) return;
    }
  }
}

void compare(const std::vector<RunRecord>& was, const std::vector<RunRecord>& is,
             Verification& verification) {
  for (const RunRecord& run : was) {
    const RunRecord* again = same_part(is, run);
    if (again == nullptr) {
      verification.difference = run.name + ": is not there";
    } else {
      compare_files(run, *again, verification);
    }
    if (!verification.difference.empty()) return;
  }
  const std::string& version = was.front().model_version;
  if (version.empty()) return;
  if (version != is.front().model_version) {
    verification.difference = "models: version " + is.front().model_version + ", was " + version;
  } else {
    verification.equal.push_back("models");
  }
}

}  // namespace

Verification verify_run(const std::string& store_path, const VerifyOptions& options) {
  Source source;
  std::vector<RunRecord> was;
  {
    store::Store store(store_path, store::Access::kExisting);
    warehouse::prepare(store);
    was = recorded(store, options.run);
    refuse_what_cannot_be_made_again(was.front(), store_path);
    source.snapshot = was.front().data.snapshot;
    source.import = warehouse::read_snapshot(store, source.snapshot);
  }
  Verification verification;
  verification.run = was.front().id;
  verification.code_version = was.front().code_version;
  compare(was, made_again(was.front(), std::move(source), options), verification);
  return verification;
}

}  // namespace crossfade::study
