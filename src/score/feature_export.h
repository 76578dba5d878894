#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "catalogue/import.h"
#include "catalogue/recording_index.h"
#include "features/scenario.h"

namespace crossfade::score {

/// Which features are exported.
struct ExportOptions {
  features::Target outcome = features::Target::kLogStreams;  ///< or kLogViews
  features::Scenario scenario = features::Scenario::kVideoOut;
  int folds = 5;
  std::uint64_t seed = 7;  ///< as TrainingOptions has it: the same numbers as a training's
  int threads = 1;         ///< any number gives the same bytes
};

/// Writes as CSV what a training's learners read, so that others can be fitted to the very same
/// numbers: for every fold first its training rows (before release each twice, the second time with
/// parts of its sound hidden, as models are trained), then its test rows, as features that are
/// fitted differ by fold. Columns: fold (from 1), part ("train" or "test"), row (1-based, of the
/// catalogue), target (log unit), hit (1 or 0 by the fold's own training part; empty for views),
/// then the features by name, float32, missing ones empty. Calls `sink` with piece after piece.
/// Throws base::Error (kInputRefused) where the data carries no such model.
void export_features(const catalogue::Import& import, const catalogue::RecordingIndex& recordings,
                     const ExportOptions& options,
                     const std::function<void(std::string_view)>& sink);

}  // namespace crossfade::score
