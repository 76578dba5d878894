#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::audio {

/// Frames at which something begins: the largest within 5 frames (58 ms) on either side, and higher
/// than the values' mean over the whole by half their standard deviation.
std::vector<std::size_t> onset_peaks(std::span<const float> onsets);

}  // namespace crossfade::audio
