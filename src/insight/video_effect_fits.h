#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "evaluate/treatment_effect.h"
#include "insight/video_effect.h"
#include "insight/video_effect_rows.h"
#include "stats/clustered.h"

namespace crossfade::insight {

/// Fewer artists with both kinds of tracks than this, and nothing is said within artists.
inline constexpr std::size_t kLeastComparedArtists = 10;

/// The estimates that compare an artist's tracks with each other. Effects are differences of ln
/// streams; influences have an entry for each row of `compared`.
struct WithinArtists {
  std::vector<std::size_t> places;  ///< of the compared rows among all
  VideoEffectRows compared;
  evaluate::Nuisances nuisances;
  stats::RowInfluence weighted;  ///< the main estimate
  evaluate::PartiallyLinear linear;
};

/// Nothing below kLeastComparedArtists.
std::optional<WithinArtists> fit_within_artists(const VideoEffectRows& all,
                                                const VideoEffectOptions& options);

/// One method's estimate with what its warnings are computed from. One entry a row of all.
struct MethodFit {
  std::string_view id;
  stats::RowInfluence effect;   ///< of ln streams
  std::vector<double> weights;  ///< how the method weighs rows; 0: takes no part
  /// What the method holds equal although it is known only once there is a video; none mostly.
  std::vector<double> control = {};
};

/// Fits every method that the rows allow, in the order of the ids in video_effect.h. `within` is
/// that of these rows.
std::vector<MethodFit> fit_methods(const VideoEffectRows& all,
                                   const std::optional<WithinArtists>& within,
                                   const VideoEffectOptions& options);

/// Least squares with a constant of its own for every artist; with `holding_views`, views held
/// equal.
MethodFit fit_artist_effects(const VideoEffectRows& all, bool holding_views);

/// What the data say against a fit. `benchmark` is the fit of kArtistEffects; null where there is
/// none.
std::vector<EffectWarning> warnings_of(const MethodFit& fit, const MethodFit* benchmark,
                                       const VideoEffectRows& all);
/// Difference of the artist's other tracks between the sides as the fit weighs rows, in spreads.
double artist_imbalance(const MethodFit& fit, const VideoEffectRows& all);

/// The estimate of a difference of ln streams as a lift.
stats::Estimate as_lift(stats::Estimate log_difference);

}  // namespace crossfade::insight
