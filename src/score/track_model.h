#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/scaled_band.h"
#include "features/feature_recipe.h"
#include "learn/forest.h"

namespace crossfade::score {

/// One fitted model: which features it reads, its forest, and what is needed to read its answer.
struct TrackModel {
  features::Target target = features::Target::kLogStreams;
  features::Scenario scenario = features::Scenario::kDemo;
  features::FeatureRecipe recipe;
  learn::ForestModel forest;
  evaluate::ResidualBand band;  ///< 90 %, in the target's log unit; not for hits
  double hit_threshold = 0;     ///< streams above which a track is a hit; hits only
};

/// All models of one training, and what they were trained on. Immutable once made; any number of
/// threads may predict with it.
struct StudyModel {
  std::uint64_t seed = 0;
  std::string data_digest;            ///< names the training files' content
  std::vector<TrackModel> models;     ///< at most one a target and scenario
  std::vector<std::uint64_t> training_recordings;  ///< identities, ascending

  /// The model of this target and scenario, or null where none could be fitted.
  const TrackModel* find(features::Target target, features::Scenario scenario) const;
};

/// The names that files and reports use: "log_streams", "hit", "log_views"; "a", "c".
std::string_view target_name(features::Target target);
std::string_view scenario_name(features::Scenario scenario);

/// Writes one file a model (`streams_a.cfm`, ...) and `study.cfm` into `folder`, each whole or not at
/// all; study.cfm, which names the others by digest, comes last.
void save_study_model(const StudyModel& model, const std::string& folder);

/// Reads what save_study_model() wrote. Throws base::Error: kNotFound where there is no model,
/// kInputRefused for a file that is truncated, altered, of another format version, or made with
/// another feature table.
StudyModel load_study_model(const std::string& folder);

}  // namespace crossfade::score
