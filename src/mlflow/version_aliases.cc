#include "mlflow/version_aliases.h"

#include "registry/model_versions.h"

namespace crossfade::mlflow {

VersionAliases::VersionAliases(store::Store& store) {
  for (const registry::ModelVersion& version : registry::list_versions(store)) {
    aliases_[version.digest] = version.alias;
  }
}

std::string VersionAliases::of(const registry::RunRecord& run, bool is_first) const {
  const auto found = aliases_.find(run.model_version);
  if (found != aliases_.end()) return found->second;
  return std::string(is_first ? registry::kChampion : registry::kChallenger);
}

}  // namespace crossfade::mlflow
