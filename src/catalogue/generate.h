#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "catalogue/video_truth.h"

namespace crossfade::catalogue {

/// What a synthetic catalogue looks like.
struct GenerateOptions {
  std::size_t tracks = 1000;
  std::uint64_t seed = 1;
  VideoTruth video = {};  ///< state it to see whether an estimator finds it
};

/// Writes a synthetic catalogue as CSV in the public "Spotify and Youtube" format (no URL and
/// Description columns, like the example), in pieces, to `sink`. Same options, same bytes. Artists
/// hold about ten tracks each; streams, views, likes and audio are drawn so that they hang together
/// as in real data (fame of the artist, log-normal counts), with the same share of missing cells,
/// shared recordings, non-Latin names and " - Topic" channels. Throws base::Error (kUsage) where
/// the truth on videos is out of range: effect -.99 to 100, fame_confounding within -100 to 100,
/// engagement_effect within -3 to 3.
void generate_csv(const GenerateOptions& options,
                  const std::function<void(std::string_view)>& sink);

}  // namespace crossfade::catalogue
