#pragma once

#include <cstdint>

#include "text/language.h"

namespace crossfade::features {

/// What is known when one asks. The letters are those of reports and files.
enum class Scenario : std::uint8_t {
  kDemo,      ///< a: before release, artist unknown: audio and what the release sheet says
  kVideoOut,  ///< c: the video is out, artist unseen: a + its counts, title and channel
};

/// What is predicted.
enum class Target : std::uint8_t {
  kLogStreams,  ///< ln(1 + streams)
  kHit,         ///< 1 where streams exceed the training part's 90th percentile
  kLogViews,    ///< ln(1 + views) where views > 0
};

inline constexpr double kHitQuantile = 0.9;

}  // namespace crossfade::features
