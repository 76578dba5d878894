#pragma once

#include <cstddef>
#include <string>

#include "base/progress.h"
#include "store/store.h"

namespace crossfade::mlflow {

/// What an export wrote.
struct ExportSummary {
  std::size_t runs = 0;
  std::size_t models = 0;       ///< versions of registered models
  std::size_t lost_models = 0;  ///< models that were saved, but are no more where they were
  std::size_t running = 0;      ///< runs that have not ended, or whose parent has not; left out
};

/// Writes every ended run of a store into `folder`/mlruns in the layout of MLflow's file store, for
/// who has no server: experiment, runs, data, models, versions and aliases. A run's id is its key.
/// In names of figures "/" is ".": the layout makes a file of each. The same store gives the same
/// files, over those of an earlier export; they name `folder` by its absolute path. Throws
/// base::Error: kInputRefused where `folder`/mlruns is another program's, and as
/// base::write_file().
ExportSummary export_runs(store::Store& store, const std::string& folder,
                          const std::string& experiment, base::Progress* progress);

}  // namespace crossfade::mlflow
