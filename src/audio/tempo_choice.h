#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "audio/tempo_candidates.h"

namespace crossfade::audio {

/// The probability that each candidate is the tempo people tap: a softmax of its features' weighted
/// sum. Empty for none.
std::vector<double> tempo_probabilities(std::span<const TempoCandidate> candidates);

}  // namespace crossfade::audio
