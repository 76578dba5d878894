#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "features/track_cues.h"
#include "learn/feature_matrix.h"

namespace crossfade::insight {

// Features that are read from a row alone, as indexes into the feature table, ascending.

/// Spotify's audio features as given, eleven; without those that are sums of others.
std::vector<std::size_t> given_audio_features();
/// The ratios of likes, comments and views: none grows with the size of the audience.
std::vector<std::size_t> engagement_ratios();
/// The views of the track's video.
std::vector<std::size_t> view_features();

/// rows.size() x features.size() of these catalogue rows; NaN is missing. `cues` has one entry a
/// catalogue row.
learn::FeatureMatrix plain_matrix(const catalogue::Catalogue& catalogue,
                                  std::span<const features::TrackCues> cues,
                                  std::span<const std::size_t> rows,
                                  std::vector<std::size_t> features, int threads);

}  // namespace crossfade::insight
