#pragma once

#include <span>
#include <string>
#include <vector>

#include "features/feature_table.h"
#include "features/scenario.h"
#include "learn/feature_matrix.h"

namespace crossfade::features {

/// Which features go into a model: indexes into the feature table, ascending.
struct FeatureRecipe {
  std::vector<std::size_t> features;

  std::size_t size() const { return features.size(); }
};

/// The leakage guard: throws base::Error (kUsage) that names the feature and the reason when one of
/// `features` is made of what `target` is made of (streams for kLogStreams and kHit; any count of
/// the track's videos for kLogViews), or is known only after the moment of `scenario`.
void guard_against_leaks(std::span<const std::size_t> features, Target target, Scenario scenario);

/// All features that `target` may use in `scenario`; passes the guard. For kLogViews, scenario
/// kVideoOut is: streams, title and channel are known, the video's counts are not; kDemo is views
/// before release, without streams and without video.
FeatureRecipe make_recipe(Target target, Scenario scenario);

/// The recipe less these features; those that it does not hold are passed over.
FeatureRecipe leave_out(FeatureRecipe recipe, std::span<const std::size_t> features);

/// rows.size() x recipe.size(): the features of the catalogue rows `fitted.rows`, float32, NaN is
/// missing. `cues` has one entry a catalogue row. What of the sound is hidden counts as missing.
learn::FeatureMatrix make_matrix(const FeatureRecipe& recipe, const catalogue::Catalogue& catalogue,
                                 std::span<const TrackCues> cues, const FittedRows& fitted,
                                 int threads);

/// The target of these rows; NaN where the row does not have it. `hit_threshold` is read for kHit.
std::vector<double> make_target(Target target, const catalogue::Catalogue& catalogue,
                                std::span<const std::size_t> rows, double hit_threshold);

}  // namespace crossfade::features
