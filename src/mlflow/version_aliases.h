#pragma once

#include <map>
#include <string>

#include "registry/runs.h"
#include "store/store.h"

namespace crossfade::mlflow {

/// Which alias a version of a registered model is to have.
class VersionAliases {
 public:
  /// Reads the aliases of the store's versions (registry/model_versions.h). Throws base::Error as
  /// store::Store does.
  explicit VersionAliases(store::Store& store);

  /// Of the models of the run's `model_version`, what the store says, be it empty. Of models that
  /// are no version of the store: "champion" where they are the registered model's first, else
  /// "challenger".
  std::string of(const registry::RunRecord& run, bool is_first) const;

 private:
  std::map<std::string, std::string> aliases_;  // by digest
};

}  // namespace crossfade::mlflow
