#pragma once

#include <cstdint>
#include <optional>

#include "score/audio_calibration.h"
#include "store/store.h"

namespace crossfade::registry {

/// A calibration that a store keeps.
struct KeptCalibration {
  std::int64_t id = 0;
  std::int64_t made_ms = 0;  ///< Unix time
  score::AudioCalibration calibration;
};

/// Keeps a calibration beside those before it and returns its number. The very same as the latest
/// again changes nothing.
std::int64_t keep_audio_calibration(store::Store& store, const score::AudioCalibration& calibration,
                                    std::int64_t made_ms);

/// The latest that stands on this program's analysis (audio::kAnalysisVersion): a map from other
/// descriptors would be wrong. Throws base::Error as store::Store and score::read_audio_calibration
/// do.
std::optional<KeptCalibration> latest_audio_calibration(store::Store& store);

}  // namespace crossfade::registry
