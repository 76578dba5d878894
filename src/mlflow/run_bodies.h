#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "registry/runs.h"
#include "table/json.h"

namespace crossfade::mlflow {

/// A point of a metric as MLflow keeps it.
struct MetricPoint {
  std::string key;
  double value = 0;
  int step = 0;
  std::int64_t timestamp_ms = 0;
};

/// Files of a run below this folder are its model, as MLflow writes one ("model/MLmodel", …): they
/// become a LoggedModel, not files of the run.
inline constexpr std::string_view kModelFolder = "model/";

/// A run's parts in MLflow's words, for the server and for files alike. Keys are made such as
/// MLflow takes: what it refuses becomes "_", what is too long is cut; two of a name get "_2".
/// Texts are cut where MLflow would refuse them.
std::vector<registry::RunEntry> params_of(const registry::RunRecord& run);
/// With `crossfade.run`, the run's key, first; `parent` is a run of MLflow's, or empty.
std::vector<registry::RunEntry> tags_of(const registry::RunRecord& run, const std::string& parent);
/// Each figure, and beside it as "KEY/low", "KEY/high" and "KEY/n" its 95 % interval and rows where
/// they are known. What is not known (NaN) is left out; infinities become the largest doubles, as
/// MLflow's own client does. Timestamps rise by the step, so that a series of folds keeps its
/// order.
std::vector<MetricPoint> metrics_of(const registry::RunRecord& run);
/// The run's name for people: its own, else its kind.
std::string name_of(const registry::RunRecord& run);
/// "FINISHED", "FAILED", "KILLED" or "RUNNING".
std::string_view status_of(const registry::RunRecord& run);
/// Whether the run has a model for MLflow: a file "model/MLmodel".
bool has_model(const registry::RunRecord& run);
/// The name of its LoggedModel: "log_streams-c".
std::string model_name_of(const registry::RunRecord& run);
/// The registered model that its model is a version of: "EXPERIMENT-log_streams-c".
std::string registered_name_of(const registry::RunRecord& run, const std::string& experiment);
/// What a version says of itself: data, rows, digest, seed, and its figures with their intervals.
std::string version_words(const registry::RunRecord& run);

/// The data of a run in MLflow's words; `name` is empty where the run has none. `source` and
/// `profile` are JSON texts.
struct DatasetWords {
  std::string name;    ///< at most 500 characters
  std::string digest;  ///< at most 36 characters
  std::string source;
  std::string profile;
};
DatasetWords dataset_of(const registry::RunRecord& run);

/// Bodies of the calls.
table::Json create_run_body(const registry::RunRecord& run, const std::string& experiment,
                            const std::string& parent);
table::Json inputs_body(const registry::RunRecord& run, const std::string& remote);
/// Of runs/log-batch, as few as its limits allow: 1,000 metrics, 100 params, 1,000 in all, 1 MB.
/// Metrics name `model` (a LoggedModel) and the run's data where `model` is not empty.
std::vector<std::string> batch_bodies(const registry::RunRecord& run, const std::string& remote,
                                      const std::string& model);
table::Json update_body(const registry::RunRecord& run, const std::string& remote);
table::Json model_body(const registry::RunRecord& run, const std::string& experiment,
                       const std::string& remote);
table::Json version_body(const registry::RunRecord& run, const std::string& name,
                         const std::string& remote, const std::string& model);

}  // namespace crossfade::mlflow
