#include "score/audio_inputs.h"

#include <cmath>
#include <limits>

namespace crossfade::score {

std::optional<AudioInputRow> audio_inputs(const audio::AudioDescriptors& descriptors) {
  AudioInputRow row{};
  for (std::size_t i = 0; i < kAudioInputs.size(); ++i) {
    const AudioInput& input = kAudioInputs[i];
    double value = descriptors.*input.value;
    if (input.kind == InputKind::kMissing) {
      row[i] = std::isfinite(value) ? 0 : 1;
      continue;
    }
    if (input.kind == InputKind::kLog) value = value > 0 ? std::log2(value) : audio::kMissing;
    if (!std::isfinite(value)) {
      if (input.is_needed) return std::nullopt;
      value = audio::kMissing;
    }
    row[i] = static_cast<float>(value);
  }
  return row;
}

}  // namespace crossfade::score
