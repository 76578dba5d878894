#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "registry/runs.h"
#include "score/study_model.h"

namespace crossfade::mlflow {

/// The models of runs as MLflow's model folders (score::mlflow_folder), made of the models that a
/// study saved: the store knows their version, their files lie beside it.
class ModelFiles {
 public:
  /// Of the store at this path.
  explicit ModelFiles(std::string store) : store_(std::move(store)) {}

  /// The files of the model that the child run `run` of `parent` is about, below kModelFolder.
  /// Empty for what is no model of its own (a study, hits, whose probability is an output of the
  /// model of streams, a refusal) and where the study saved none. Where neither the store keeps the
  /// version whole (registry::version_folder) nor the folder that the parent's tag "model_folder"
  /// names holds it, empty too, and `missing()` counts it.
  std::vector<registry::RunFile> of(const registry::RunRecord& run,
                                    const registry::RunRecord& parent);

  /// Models that were saved but are not to be found any more.
  std::size_t missing() const { return missing_; }

 private:
  const score::StudyModel* study(const registry::RunRecord& parent);

  std::string store_;
  std::optional<score::StudyModel> study_;
  std::size_t missing_ = 0;
};

}  // namespace crossfade::mlflow
