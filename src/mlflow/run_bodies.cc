// The bodies of the calls that a run takes (docs/mlflow.md).
#include "mlflow/run_bodies.h"

#include <algorithm>

namespace crossfade::mlflow {
namespace {

using registry::RunEntry;
using registry::RunRecord;
using table::Json;

constexpr std::size_t kParamsABatch = 100;
constexpr std::size_t kMetricsABatch = 1000;
constexpr std::size_t kItemsABatch = 1000;
constexpr std::size_t kBytesABatch = 900'000;  // MLflow takes a million

Json entry_json(const RunEntry& entry) {
  return Json::object().set("key", entry.key).set("value", entry.value);
}

Json list_of(const std::vector<RunEntry>& entries) {
  Json list = Json::array();
  for (const RunEntry& entry : entries) list.push(entry_json(entry));
  return list;
}

// Gathers params and metrics, and closes a batch where the next item would not fit.
class Batches {
 public:
  explicit Batches(std::string remote) : remote_(std::move(remote)) {}

  void add_param(const RunEntry& entry) {
    Json item = entry_json(entry);
    make_room(item, params_count_ >= kParamsABatch);
    params_.push(std::move(item));
    ++params_count_;
  }
  void add_metric(Json item) {
    make_room(item, metrics_count_ >= kMetricsABatch);
    metrics_.push(std::move(item));
    ++metrics_count_;
  }
  std::vector<std::string> take() {
    close();
    return std::move(bodies_);
  }

 private:
  void make_room(const Json& item, bool is_full) {
    const std::size_t size = item.dump(0).size() + 1;
    if (is_full || params_count_ + metrics_count_ >= kItemsABatch || bytes_ + size > kBytesABatch) {
      close();
    }
    bytes_ += size;
  }
  void close() {
    if (params_count_ + metrics_count_ == 0) return;
    Json body = Json::object().set("run_id", remote_);
    body.set("params", std::move(params_)).set("metrics", std::move(metrics_));
    bodies_.push_back(body.dump(0));
    params_ = Json::array();
    metrics_ = Json::array();
    params_count_ = metrics_count_ = bytes_ = 0;
  }

  std::string remote_;
  std::vector<std::string> bodies_;
  Json params_ = Json::array();
  Json metrics_ = Json::array();
  std::size_t params_count_ = 0;
  std::size_t metrics_count_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

Json create_run_body(const RunRecord& run, const std::string& experiment,
                     const std::string& parent) {
  return Json::object()
      .set("experiment_id", experiment)
      .set("run_name", name_of(run))
      .set("start_time", run.started_ms)
      .set("tags", list_of(tags_of(run, parent)));
}

Json inputs_body(const RunRecord& run, const std::string& remote) {
  const DatasetWords words = dataset_of(run);
  const Json dataset = Json::object()
                           .set("name", words.name)
                           .set("digest", words.digest)
                           .set("source_type", "local")
                           .set("source", words.source)
                           .set("profile", words.profile);
  const Json input = Json::object()
                         .set("tags", list_of({{"mlflow.data.context", "training"}}))
                         .set("dataset", dataset);
  return Json::object().set("run_id", remote).set("datasets", Json::array().push(input));
}

std::vector<std::string> batch_bodies(const RunRecord& run, const std::string& remote,
                                      const std::string& model) {
  Batches batches(remote);
  for (const RunEntry& entry : params_of(run)) batches.add_param(entry);
  const DatasetWords data = dataset_of(run);
  for (const MetricPoint& point : metrics_of(run)) {
    Json item = Json::object()
                    .set("key", point.key)
                    .set("value", point.value)
                    .set("timestamp", point.timestamp_ms)
                    .set("step", point.step);
    if (!model.empty()) item.set("model_id", model);
    if (!model.empty() && !data.name.empty()) {
      item.set("dataset_name", data.name).set("dataset_digest", data.digest);
    }
    batches.add_metric(std::move(item));
  }
  return batches.take();
}

Json update_body(const RunRecord& run, const std::string& remote) {
  return Json::object()
      .set("run_id", remote)
      .set("status", status_of(run))
      .set("end_time", run.ended_ms);
}

Json model_body(const RunRecord& run, const std::string& experiment, const std::string& remote) {
  std::vector<RunEntry> params = params_of(run);
  params.resize(std::min(params.size(), kParamsABatch));
  return Json::object()
      .set("experiment_id", experiment)
      .set("name", model_name_of(run))
      .set("source_run_id", remote)
      .set("model_type", run.kind)
      .set("params", list_of(params))
      .set("tags", list_of(tags_of(run, "")));
}

Json version_body(const RunRecord& run, const std::string& name, const std::string& remote,
                  const std::string& model) {
  std::vector<RunEntry> tags = {{"crossfade.run", run.key},
                                {"crossfade.data", run.data.digest},
                                {"crossfade.seed", std::to_string(run.seed)},
                                {"crossfade.version", run.code_version},
                                {"crossfade.target", run.target},
                                {"crossfade.scenario", run.scenario}};
  std::erase_if(tags, [](const RunEntry& entry) { return entry.value.empty(); });
  return Json::object()
      .set("name", name)
      .set("source", "models:/" + model)
      .set("run_id", remote)
      .set("model_id", model)
      .set("description", version_words(run))
      .set("tags", list_of(tags));
}

}  // namespace crossfade::mlflow
