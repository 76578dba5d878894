#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "audio/periodicity.h"
#include "audio/pitch_frames.h"

namespace crossfade::audio {

inline constexpr double kSlowestBpm = 40;
inline constexpr double kFastestBpm = 250;

/// What is known of a tempo before one is chosen: the columns of the model in tempo_choice.h.
inline constexpr std::size_t kTempoFeatures = 54;
using TempoFeatures = std::array<double, kTempoFeatures>;
extern const std::array<std::string_view, kTempoFeatures> kTempoFeatureNames;

/// A tempo that could be the one people tap.
struct TempoCandidate {
  double bpm = 0;  ///< to about .1 %
  TempoFeatures features{};
};

/// The mean likeness of the onsets after up to eight beats: 0 for noise, towards 1 for a clockwork.
double pulse_of(const Periodicity& periodicity, double beat_seconds);

/// The peaks of the periodicity with their halves, doubles, thirds and triples, each fine-tuned, by
/// bpm; empty where there is no peak. `harmony` may be empty.
std::vector<TempoCandidate> find_tempo_candidates(const GroupOnsets& onsets,
                                                  const Periodicity& periodicity,
                                                  const HarmonyFrames& harmony);

}  // namespace crossfade::audio
