#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/progress.h"
#include "catalogue/import.h"
#include "catalogue/recording_index.h"
#include "evaluate/fold_plan.h"
#include "evaluate/model_card.h"
#include "features/track_cues.h"
#include "score/track_model.h"

namespace crossfade::score {

/// How models are trained and judged.
struct TrainingOptions {
  std::uint64_t seed = 7;  ///< 7 gives the folds behind the published figures
  int folds = 5;
  int threads = 1;
  int resamples = 400;     ///< of the intervals
  base::Progress* progress = nullptr;  ///< not owned; may be null
};

/// One model with the evidence for it. `rows` are the catalogue rows it was judged on and
/// `out_of_fold` the predictions for them by models that never saw their artist.
struct JudgedModel {
  evaluate::ModelCard card;
  TrackModel model;  ///< fitted on all rows; unset where card.refused
  std::vector<std::size_t> rows;
  std::vector<double> out_of_fold;
};

/// What a training left behind.
struct Training {
  StudyModel model;
  std::vector<JudgedModel> judged;  ///< every target and scenario, refused ones too
};

/// Trains and judges all models on an import: log streams and hits in scenarios a and c, log views
/// with streams known (c) and before release (a); folds grouped by artist on one row a recording.
/// What the data cannot carry (too few rows, fewer artists than folds, a constant target) is left out
/// with its reason on the card.
Training train_models(const catalogue::Import& import, const catalogue::RecordingIndex& recordings,
                      const TrainingOptions& options);

/// One digest for all files of an import.
std::string data_digest(const catalogue::Import& import);

}  // namespace crossfade::score
