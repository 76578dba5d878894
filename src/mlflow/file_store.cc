// The layout of MLflow's file store, as its versions up to 3.12 write it and `mlflow
// migrate-filestore` reads it: a folder an experiment and run, a meta.yaml each, a file a param,
// tag and metric. YAML's flow style takes JSON texts as they are.
#include "mlflow/file_store.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/interrupt.h"
#include "mlflow/address.h"
#include "mlflow/model_files.h"
#include "mlflow/run_bodies.h"
#include "mlflow/version_aliases.h"
#include "registry/runs.h"

namespace crossfade::mlflow {
namespace {

using registry::RunEntry;
using registry::RunRecord;
using table::Json;

constexpr std::uint64_t kExperimentNumbers = 100'000'000'000'000'000;  // as long as MLflow's own
constexpr int kLocalSource = 4;
constexpr int kModelReady = 2;
constexpr const char* kOurMark = "crossfade.export";

// One line a member: "name: value", the value as JSON.
std::string yaml(const Json& object) {
  std::string text;
  for (const auto& [name, value] : std::get<Json::Object>(object.value())) {
    text += name + ": " + value.dump(0) + "\n";
  }
  return text;
}

int status_number(const RunRecord& run) {
  switch (run.status) {
    case registry::RunStatus::kRunning:
      return 1;
    case registry::RunStatus::kFinished:
      return 3;
    case registry::RunStatus::kFailed:
      return 4;
    case registry::RunStatus::kKilled:
      return 5;
  }
  return 1;
}

std::string file_uri(const std::string& path) {
  std::string uri = "file://";
  for (const char c : path) uri += c == '/' ? "/" : percent_encode(std::string_view(&c, 1));
  return uri;
}

// Writes entries as files of a folder; a key's "/" makes folders. These are thousands of small
// files and quickly written again: none is flushed to the disk by itself.
void write_entries(const std::string& folder, const std::vector<RunEntry>& entries) {
  for (const RunEntry& entry : entries) {
    const std::filesystem::path path = std::filesystem::path(folder) / entry.key;
    base::make_folder(path.parent_path().string());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << entry.value;
    file.close();
    if (!file) {
      throw base::Error(base::ErrorKind::kFailed, "cannot be written", {path.string(), 0, 0},
                        "look for room on the disk and for permissions");
    }
  }
}

// A path that stays in its folder: "report/report.html".
bool is_inside(const std::string& path) {
  const std::filesystem::path whole(path);
  return !whole.empty() && whole.is_relative() && whole.has_filename() &&
         std::ranges::none_of(whole, [](const auto& part) { return part == ".." || part == "."; });
}

std::vector<RunEntry> entries_of(const std::vector<registry::RunFile>& files, bool of_model,
                                 bool has_one) {
  std::vector<RunEntry> entries;
  for (const registry::RunFile& file : files) {
    const bool is_of_model = has_one && file.path.starts_with(kModelFolder);
    if (is_of_model != of_model) continue;
    if (!is_inside(file.path)) {
      throw base::Error(base::ErrorKind::kInputRefused, "a run's file would leave its folder",
                        {file.path, 0, 0}, "the store was altered; restore it from a backup");
    }
    entries.push_back({of_model ? file.path.substr(kModelFolder.size()) : file.path, file.content});
  }
  return entries;
}

// A metric's file: "milliseconds value step" a line; of a model, with the run behind it.
std::vector<RunEntry> metric_files(const RunRecord& run, const std::string& suffix) {
  std::map<std::string, std::string> lines;
  for (const MetricPoint& point : metrics_of(run)) {
    std::string key = point.key;
    for (char& c : key) c = c == '/' ? '.' : c;
    lines[key] += std::to_string(point.timestamp_ms) + " " + Json(point.value).dump(0) + " " +
                  std::to_string(point.step) + suffix + "\n";
  }
  std::vector<RunEntry> files;
  for (const auto& [key, text] : lines) files.push_back({key, text});
  return files;
}

class Export {
 public:
  Export(store::Store& store, const std::string& folder, std::string experiment)
      : store_(store),
        root_((std::filesystem::absolute(folder) / "mlruns").lexically_normal().string()),
        experiment_(std::move(experiment)),
        id_(std::to_string(base::hash64(experiment_) % kExperimentNumbers + kExperimentNumbers)),
        folder_(root_ + "/" + id_),
        aliases_(store),
        model_files_(store.path()) {}

  ExportSummary write(base::Progress* progress) {
    refuse_foreign_folder();
    const std::vector<RunRecord> runs = registry::list_runs(store_);
    if (progress != nullptr) progress->begin("export", runs.size());
    write_experiment(runs.empty() ? 0 : runs.front().started_ms);
    for (const RunRecord& run : runs) {
      base::throw_if_interrupted();
      const auto parent = written_.find(run.parent);
      const bool has_parent = run.parent == 0 || parent != written_.end();
      if (run.status == registry::RunStatus::kRunning || !has_parent) {
        ++summary_.running;
      } else {
        written_[run.id] = &run;
        write_run(registry::load_run(store_, run.id), run.parent == 0 ? nullptr : parent->second);
      }
      if (progress != nullptr) progress->advance();
    }
    summary_.lost_models = model_files_.missing();
    return summary_;
  }

 private:
  void refuse_foreign_folder() const {
    namespace fs = std::filesystem;
    std::error_code error;
    if (!fs::exists(root_, error) || fs::is_empty(root_, error)) return;
    if (fs::exists(folder_ + "/tags/" + kOurMark, error)) return;
    throw base::Error(base::ErrorKind::kInputRefused, "holds runs of another program or experiment",
                      {root_, 0, 0}, "name another folder");
  }

  void write_experiment(std::int64_t made_ms) {
    write_entries(folder_ + "/tags", {{kOurMark, "1"}});
    write_entries(folder_, {{"meta.yaml", yaml(Json::object()
                                                   .set("artifact_location", file_uri(folder_))
                                                   .set("creation_time", made_ms)
                                                   .set("experiment_id", id_)
                                                   .set("last_update_time", made_ms)
                                                   .set("lifecycle_stage", "active")
                                                   .set("name", experiment_))}});
  }

  void write_run(RunRecord run, const RunRecord* parent) {
    if (parent != nullptr && !has_model(run)) {
      for (registry::RunFile& file : model_files_.of(run, *parent)) {
        run.files.push_back(std::move(file));
      }
    }
    const std::string folder = folder_ + "/" + run.key;
    const Json meta = Json::object()
                          .set("artifact_uri", file_uri(folder + "/artifacts"))
                          .set("deleted_time", nullptr)
                          .set("end_time", run.ended_ms)
                          .set("entry_point_name", "")
                          .set("experiment_id", id_)
                          .set("lifecycle_stage", "active")
                          .set("run_id", run.key)
                          .set("run_name", name_of(run))
                          .set("run_uuid", run.key)
                          .set("source_name", "")
                          .set("source_type", kLocalSource)
                          .set("source_version", "")
                          .set("start_time", run.started_ms)
                          .set("status", status_number(run))
                          .set("tags", Json::array())
                          .set("user_id", "");
    std::vector<RunEntry> tags = tags_of(run, parent == nullptr ? "" : parent->key);
    tags.push_back({"mlflow.runName", name_of(run)});
    const bool has_one = has_model(run);
    write_entries(folder + "/params", params_of(run));
    write_entries(folder + "/tags", tags);
    write_entries(folder + "/metrics", metric_files(run, ""));
    base::make_folder(folder + "/artifacts");
    write_entries(folder + "/artifacts", entries_of(run.files, false, has_one));
    write_data(run, folder);
    if (has_one) write_model(run, folder);
    write_entries(folder, {{"meta.yaml", yaml(meta)}});
    ++summary_.runs;
  }

  void write_data(const RunRecord& run, const std::string& folder) {
    const DatasetWords words = dataset_of(run);
    if (words.name.empty()) return;
    const std::string id = base::content_digest(words.name + "\n" + words.digest);
    write_entries(folder_ + "/datasets/" + id,
                  {{"meta.yaml", yaml(Json::object()
                                          .set("digest", words.digest)
                                          .set("name", words.name)
                                          .set("profile", words.profile)
                                          .set("schema", nullptr)
                                          .set("source", words.source)
                                          .set("source_type", "local"))}});
    write_entries(
        folder + "/inputs/" + base::content_digest(id + run.key),
        {{"meta.yaml",
          yaml(Json::object()
                   .set("destination_id", id)
                   .set("destination_type", "RUN")
                   .set("source_id", id)
                   .set("source_type", "DATASET")
                   .set("tags", Json::object().set("mlflow.data.context", "training")))}});
  }

  void write_model(const RunRecord& run, const std::string& folder) {
    const std::string id = "m-" + run.key;
    const std::string model = folder_ + "/models/" + id;
    const Json meta = Json::object()
                          .set("artifact_location", file_uri(model + "/artifacts"))
                          .set("creation_timestamp", run.ended_ms)
                          .set("experiment_id", id_)
                          .set("last_updated_timestamp", run.ended_ms)
                          .set("lifecycle_stage", "active")
                          .set("model_id", id)
                          .set("model_type", run.kind)
                          .set("name", model_name_of(run))
                          .set("source_run_id", run.key)
                          .set("status", kModelReady)
                          .set("status_message", nullptr);
    write_entries(model + "/params", params_of(run));
    write_entries(model + "/tags", tags_of(run, ""));
    write_entries(model + "/metrics", metric_files(run, " " + run.key));
    write_entries(model + "/artifacts", entries_of(run.files, true, true));
    write_entries(model, {{"meta.yaml", yaml(meta)}});
    const Json output = Json::object()
                            .set("destination_id", id)
                            .set("destination_type", "MODEL_OUTPUT")
                            .set("source_id", id)
                            .set("source_type", "RUN_OUTPUT")
                            .set("step", 0)
                            .set("tags", Json::object());
    write_entries(folder + "/outputs/" + id, {{"meta.yaml", yaml(output)}});
    write_version(run, id, model);
  }

  void write_version(const RunRecord& run, const std::string& model, const std::string& place) {
    const std::string name = registered_name_of(run, experiment_);
    const std::string folder = root_ + "/models/" + name;
    const int version = ++versions_[name];
    const std::string number = std::to_string(version);
    write_entries(folder, {{"meta.yaml", yaml(Json::object()
                                                  .set("creation_timestamp", run.ended_ms)
                                                  .set("description", nullptr)
                                                  .set("last_updated_timestamp", run.ended_ms)
                                                  .set("latest_versions", Json::array())
                                                  .set("name", name))}});
    write_entries(folder + "/version-" + number,
                  {{"meta.yaml", yaml(Json::object()
                                          .set("creation_timestamp", run.ended_ms)
                                          .set("current_stage", "None")
                                          .set("description", version_words(run))
                                          .set("last_updated_timestamp", run.ended_ms)
                                          .set("model_id", model)
                                          .set("name", name)
                                          .set("run_id", run.key)
                                          .set("run_link", nullptr)
                                          .set("source", "models:/" + model)
                                          .set("status", "READY")
                                          .set("status_message", nullptr)
                                          .set("storage_location", file_uri(place + "/artifacts"))
                                          .set("user_id", nullptr)
                                          .set("version", version))}});
    write_entries(folder + "/version-" + number + "/tags", {{"crossfade.run", run.key}});
    const std::string alias = aliases_.of(run, version == 1);
    if (!alias.empty()) write_entries(folder + "/aliases", {{alias, number}});
    ++summary_.models;
  }

  store::Store& store_;
  std::string root_;
  std::string experiment_;
  std::string id_;
  std::string folder_;  // of the experiment
  ExportSummary summary_;
  std::map<std::int64_t, const RunRecord*> written_;  // by their number
  VersionAliases aliases_;
  ModelFiles model_files_;
  std::map<std::string, int> versions_;  // the latest of each registered model
};

}  // namespace

ExportSummary export_runs(store::Store& store, const std::string& folder,
                          const std::string& experiment, base::Progress* progress) {
  return Export(store, folder, experiment).write(progress);
}

}  // namespace crossfade::mlflow
