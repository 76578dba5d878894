#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "catalogue/recording_index.h"
#include "evaluate/fold_plan.h"
#include "evaluate/model_card.h"
#include "features/row_material.h"
#include "features/scenario.h"

namespace crossfade::score {

/// What a model is to be made of: an outcome, a scenario, the rows and their folds. One entry a row
/// throughout.
struct Question {
  features::Target outcome = features::Target::kLogStreams;
  features::Scenario scenario = features::Scenario::kDemo;
  std::vector<std::size_t> rows;               ///< of the catalogue, ascending
  std::vector<double> truth;                   ///< the outcome in its log unit
  std::vector<std::uint32_t> artist;           ///< numbered from 0: what the intervals resample
  std::vector<std::uint64_t> artist_identity;  ///< Catalogue::ids.artist
  std::vector<double> reach;                   ///< distance to other recordings (neighbours.h)
  std::vector<std::uint32_t> leak_groups;      ///< rows of one group never inform each other
  /// Rows of the catalogue that are not asked about but known all the same: repeats of a recording
  /// under another artist, whose track it is too. With their leak groups.
  std::vector<std::size_t> known;
  std::vector<std::uint32_t> known_groups;
  evaluate::FoldPlan plan;
  std::optional<evaluate::Refusal> refused;      ///< why there can be no model
  std::optional<evaluate::Refusal> hit_refused;  ///< why there can be none of hits
};

/// Takes the study's rows for an outcome. Folds keep artists whole, in the roster scenarios rows
/// that share a recording, a video or a stream count (features::leak_groups).
Question make_question(const features::RowMaterial& material,
                       const catalogue::RecordingIndex& recordings, features::Target outcome,
                       features::Scenario scenario, int folds, std::uint64_t seed);

}  // namespace crossfade::score
