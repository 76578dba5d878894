#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "evaluate/cross_validation.h"
#include "evaluate/model_card.h"
#include "features/scenario.h"
#include "features/track_cues.h"

namespace crossfade::insight {

/// What a small model is made of.
struct SmallModelTask {
  const catalogue::Catalogue& catalogue;
  std::span<const features::TrackCues> cues;  ///< one a catalogue row
  std::span<const std::size_t> rows;          ///< catalogue rows; those without target are left out
  std::vector<std::size_t> features;          ///< into the feature table, ascending; plain ones
  features::Target target = features::Target::kLogStreams;  ///< or kLogViews
};

/// How it is fitted and judged.
struct SmallModelOptions {
  int folds = 5;
  std::uint64_t seed = 7;
  int threads = 1;  ///< any number gives the same figures
};

/// A boosting on a few plain features, judged on artists that it never saw: good enough to say what
/// these features tell, and quick. All are one a row judged unless `refused`, where they are empty.
struct SmallModel {
  std::optional<evaluate::Refusal> refused;
  learn::FeatureMatrix features;
  std::vector<double> truth;          ///< log unit
  std::vector<std::uint32_t> artist;  ///< what intervals resample
  evaluate::FoldPlan plan;
  evaluate::OutOfFold fitted;
};

/// Throws base::Error (kUsage) where a feature would leak the target (features/feature_recipe.h).
SmallModel judge_small_model(const SmallModelTask& task, const SmallModelOptions& options);

}  // namespace crossfade::insight
