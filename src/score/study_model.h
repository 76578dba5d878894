#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/missing_policy.h"
#include "features/row_material.h"
#include "score/neighbours.h"
#include "score/outcome_model.h"

namespace crossfade::score {

/// All models of one training, and what they were trained on. Immutable once made; any number of
/// threads may predict with it.
struct StudyModel {
  /// Names the content of all its files, the same on every machine (32 hexadecimal digits); empty
  /// where it was not loaded from a folder.
  std::string version;
  std::uint64_t seed = 0;
  std::string data_digest;         ///< names the training files' content
  catalogue::MissingRule missing;  ///< of the rows trained on, and so of those asked about
  features::NameProjections names;
  std::optional<NeighbourIndex> recordings;  ///< those trained on; unset where there is no model
  std::vector<OutcomeModel> models;          ///< at most one an outcome and scenario
  std::vector<std::uint64_t> training_recordings;  ///< identities, ascending

  /// The model of this outcome and scenario, or null where none could be fitted.
  const OutcomeModel* find(features::Target outcome, features::Scenario scenario) const;
};

/// The name of a model's file, without its ending: "streams_a".
std::string file_stem(features::Target outcome, features::Scenario scenario);

/// Writes one file a model (`streams_a.cfm`, ...) and `study.cfm` into `folder`, each whole or not
/// at all; study.cfm, which names the others by digest, comes last. Returns the version that
/// load_study_model() will find.
std::string save_study_model(const StudyModel& model, const std::string& folder);

/// Reads what save_study_model() wrote. The files stay mapped as long as the model or a copy of it
/// lives: they may be replaced meanwhile, as save_study_model() does, not written over. Throws
/// base::Error: kNotFound where there is no model, kInputRefused for a file that is truncated,
/// altered, of another format version, or made with another feature table (and says what differs).
StudyModel load_study_model(const std::string& folder);

}  // namespace crossfade::score
