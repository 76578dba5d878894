#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::audio {

/// Beats of about the given period, as frames of the onsets: the sequence that hits the strongest
/// onsets with the evenest steps (dynamic programming, Ellis 2007). Empty where there are fewer
/// than two.
std::vector<std::size_t> find_beats(std::span<const float> onsets, double beat_frames);

}  // namespace crossfade::audio
