#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "catalogue/missing_policy.h"
#include "score/training.h"
#include "study/keep_models.h"
#include "study/run_keeper.h"
#include "study/study.h"

namespace crossfade::study {

/// What the user asked of a training.
struct TrainRequest {
  std::vector<std::string> files;  ///< as StudyRequest::files
  std::string store;               ///< path; empty: none
  std::string model;               ///< folder to save the models in
  catalogue::MissingPolicy missing = catalogue::MissingPolicy::kKeep;
  std::uint64_t seed = 7;
  int threads = 1;                       ///< any number gives the same models
  base::Progress* progress = nullptr;    ///< not owned; may be null
  std::optional<RunOrigin> origin = {};  ///< with a store: keeps the training as a run there
};

/// What a training came to. `training` refers to `source`.
struct TrainResult {
  std::unique_ptr<Source> source;
  score::Training training;
  KeptModels models;
  std::int64_t run = 0;  ///< registry::RunRecord::id; 0: none kept
};

/// Fits, judges and saves all models (score::train_models(), save_models()). Throws as they and
/// open_source() do.
TrainResult train(const TrainRequest& request);

/// The training of an import that is there, as its run and those of its models (keep_run.h); saves
/// the models, and keeps nothing in a store. `request` has an origin; its files and store are not
/// looked at.
std::vector<registry::RunRecord> repeat_training(const TrainRequest& request, Source source);

}  // namespace crossfade::study
