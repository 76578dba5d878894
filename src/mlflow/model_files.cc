#include "mlflow/model_files.h"

#include "base/error.h"
#include "mlflow/run_bodies.h"
#include "registry/version_files.h"
#include "score/mlflow_folder.h"

namespace crossfade::mlflow {

using registry::RunFile;
using registry::RunRecord;

// The models of a study follow each other: the last one read is enough.
const score::StudyModel* ModelFiles::study(const RunRecord& parent) {
  const std::string* folder = registry::find_entry(parent.tags, "model_folder");
  if (folder == nullptr) return nullptr;
  if (study_ && study_->version == parent.model_version) return &*study_;
  for (const std::string& place :
       {registry::version_folder(store_, parent.model_version), *folder}) {
    try {
      study_ = score::load_study_model(place);
      if (study_->version == parent.model_version) return &*study_;
    } catch (const base::Error&) {
      study_.reset();  // gone, altered or of another format: as good as none
    }
  }
  return nullptr;
}

std::vector<RunFile> ModelFiles::of(const RunRecord& run, const RunRecord& parent) {
  const bool is_streams = run.target == "log_streams";
  const bool is_own = is_streams || run.target == "log_views";
  if (!is_own || run.scenario.size() != 1 || parent.model_version.empty() ||
      registry::find_entry(run.tags, "refused") != nullptr) {
    return {};
  }
  const auto target = is_streams ? features::Target::kLogStreams : features::Target::kLogViews;
  const auto scenario = static_cast<std::size_t>(run.scenario.front() - 'a');
  const score::StudyModel* models = study(parent);
  const score::OutcomeModel* model =
      models == nullptr || scenario >= std::size(features::kScenarios)
          ? nullptr
          : models->find(target, features::kScenarios[scenario]);
  if (model == nullptr) {
    ++missing_;
    return {};
  }
  score::MlflowFolderOptions options;
  options.onnx.program_version = run.code_version;
  options.made_at = run.ended_ms / 1000;
  std::vector<RunFile> files;
  for (base::FolderFile& file : score::mlflow_folder(*models, *model, options)) {
    files.push_back({std::string(kModelFolder) + file.name, std::move(file.bytes)});
  }
  return files;
}

}  // namespace crossfade::mlflow
