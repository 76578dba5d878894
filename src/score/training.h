#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/progress.h"
#include "catalogue/import.h"
#include "catalogue/recording_index.h"
#include "features/row_material.h"
#include "score/judge.h"
#include "score/study_model.h"

namespace crossfade::score {

/// How models are trained and judged.
struct TrainingOptions {
  std::uint64_t seed = 7;  ///< 7 gives the folds behind the published figures
  int folds = 5;
  int threads = 1;
  int resamples = 400;  ///< of the intervals
  Effort effort = Effort::kFull;
  /// What was done with the import's missing cells; the model keeps it for the rows it is asked
  /// about.
  catalogue::MissingRule missing = {};
  /// False: the models are judged, and none is fitted on all rows.
  bool for_use = true;
  /// Catalogue rows whose reasons are asked for, out of fold, of streams with the video out.
  std::vector<std::size_t> explained = {};
  base::Progress* progress = nullptr;  ///< not owned; may be null
};

/// What a training left behind.
struct Training {
  StudyModel model;                 ///< holds no outcome where nothing is trained for use
  std::vector<JudgedModel> judged;  ///< every target and scenario, refused ones too
  /// What was read of the rows, for whoever looks at them next; refers to the import's catalogue.
  std::unique_ptr<const features::RowMaterial> material = nullptr;
};

/// Trains and judges all models on an import: log streams with hits, and log views, in every
/// scenario that the effort allows; one row a recording. For views, c and d know streams, title and
/// channel but none of the video's counts; a and b are views before release. What the data cannot
/// carry (too few rows, fewer artists than folds, a constant target) is left out with its reason on
/// the card.
Training train_models(const catalogue::Import& import, const catalogue::RecordingIndex& recordings,
                      const TrainingOptions& options);

/// One digest for all files of an import.
std::string data_digest(const catalogue::Import& import);

}  // namespace crossfade::score
