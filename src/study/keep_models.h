#pragma once

#include <cstdint>
#include <string>

#include "catalogue/import.h"
#include "catalogue/missing_policy.h"
#include "score/recipe.h"
#include "score/training.h"
#include "study/run_keeper.h"

namespace crossfade::study {

/// Where trained models go.
struct ModelPlace {
  std::string folder;         ///< that the user named
  std::string store;          ///< path; empty: no version is kept
  std::int64_t snapshot = 0;  ///< of the store, that they were trained on
  score::Recipe recipe;
  const RunOrigin* origin = nullptr;  ///< who, when and by which program; null: not known
};

/// Under which number the store has them.
struct KeptModels {
  std::string version;      ///< score::StudyModel::version
  std::int64_t number = 0;  ///< registry::ModelVersion::number; 0: no store
  std::string alias;        ///< as the version now has it
  bool left_aside = false;  ///< the folder that was named keeps the champion's files
};

/// Saves models in `place.folder` as save_models() does. With a store they are a version of its
/// models, too, kept whole beside it (registry/version_files.h). The champion's files stand in
/// registry::models_folder(): naming that folder is the wish that the models be used, and
/// registry::keep_version() says when it is granted. A challenger leaves that folder alone;
/// registry::make_champion() is what replaces its files.
/// Throws base::Error as save_models() and store::Store do.
KeptModels keep_models(const score::Training& training, const catalogue::Import& import,
                       const catalogue::MissingReport& missing, const ModelPlace& place);

}  // namespace crossfade::study
