#pragma once

#include <cstdint>

namespace crossfade::features {

/// What is known when one asks. The letters are those of reports and files.
enum class Scenario : std::uint8_t {
  kDemo,            ///< a: before release, artist unknown: audio and what the release sheet says
  kRosterDemo,      ///< b: a + streams and video counts of the artist's other tracks
  kVideoOut,        ///< c: the video is out, artist unseen: a + its counts, title and channel
  kRosterVideoOut,  ///< d: c + streams and video counts of the artist's other tracks
};
inline constexpr Scenario kScenarios[] = {Scenario::kDemo, Scenario::kRosterDemo,
                                          Scenario::kVideoOut, Scenario::kRosterVideoOut};

constexpr bool video_is_out(Scenario scenario) {
  return scenario == Scenario::kVideoOut || scenario == Scenario::kRosterVideoOut;
}
constexpr bool has_roster(Scenario scenario) {
  return scenario == Scenario::kRosterDemo || scenario == Scenario::kRosterVideoOut;
}
/// The scenario of these two facts.
constexpr Scenario scenario_of(bool video_is_out, bool has_roster) {
  return kScenarios[(video_is_out ? 2 : 0) + (has_roster ? 1 : 0)];
}
/// The same without the roster.
constexpr Scenario without_roster(Scenario scenario) {
  return scenario_of(video_is_out(scenario), false);
}

/// What is predicted.
enum class Target : std::uint8_t {
  kLogStreams,  ///< ln(1 + streams)
  kHit,         ///< 1 where streams exceed the training part's 90th percentile
  kLogViews,    ///< ln(1 + views) where views > 0
};

inline constexpr double kHitQuantile = 0.9;

}  // namespace crossfade::features
