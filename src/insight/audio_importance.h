#pragma once

#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "evaluate/model_card.h"
#include "features/track_cues.h"
#include "insight/finding.h"
#include "insight/small_model.h"

namespace crossfade::insight {

/// Where the importance of audio is looked for.
struct AudioImportanceTask {
  const catalogue::Catalogue& catalogue;
  std::span<const features::TrackCues> cues;        ///< one a catalogue row
  std::span<const std::size_t> rows;                ///< of the catalogue
  std::span<const evaluate::ModelCard> cards = {};  ///< of the study's models, where there are any
};

/// What audio features are worth to log streams (beside engagement ratios and views) and to log
/// views (beside streams): the loss of R2 when all of them, or one, are shuffled among tracks that
/// the model never saw. Two findings; their variations are the single features, largest first, and
/// the audio family in each scenario's own model. Here the intervals are the spread over folds of
/// whole artists.
std::vector<Finding> weigh_audio(const AudioImportanceTask& task, const SmallModelOptions& options);

}  // namespace crossfade::insight
