#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "audio/descriptors.h"

namespace crossfade::score {

/// How a descriptor enters a calibration.
enum class InputKind : std::uint8_t {
  kPlain,    ///< as it stands
  kLog,      ///< its binary logarithm: pitches and rates are heard by ratio
  kMissing,  ///< 1 where it is missing, else 0
};

/// One column of what the platform's values are calibrated on.
struct AudioInput {
  std::string_view name;
  double audio::AudioDescriptors::*value;
  InputKind kind;
  bool is_needed;  ///< where it is missing nothing can be said
};

/// What is heard of the music: nothing of the file (its rate, its channels, its header), nor the
/// true peak, which may be left out. Tempo and key may be missing: that a piece has none says
/// something, too. Timbre is needed: where a band limit hides it, the platform heard another sound.
inline constexpr std::array kAudioInputs = {
    AudioInput{"loudness_lufs", &audio::AudioDescriptors::loudness_lufs, InputKind::kPlain, true},
    AudioInput{"mean_level_db", &audio::AudioDescriptors::mean_level_db, InputKind::kPlain, true},
    AudioInput{"crest_db", &audio::AudioDescriptors::crest_db, InputKind::kPlain, true},
    AudioInput{"dynamics_db", &audio::AudioDescriptors::dynamics_db, InputKind::kPlain, true},
    AudioInput{"onset_rate_hz", &audio::AudioDescriptors::onset_rate_hz, InputKind::kPlain, true},
    AudioInput{"beat_strength", &audio::AudioDescriptors::beat_strength, InputKind::kPlain, true},
    AudioInput{"tonal_share", &audio::AudioDescriptors::tonal_share, InputKind::kPlain, true},
    AudioInput{"log_spectral_centroid", &audio::AudioDescriptors::spectral_centroid_hz,
               InputKind::kLog, true},
    AudioInput{"log_spectral_spread", &audio::AudioDescriptors::spectral_spread_hz, InputKind::kLog,
               true},
    AudioInput{"log_spectral_rolloff", &audio::AudioDescriptors::spectral_rolloff_hz,
               InputKind::kLog, true},
    AudioInput{"spectral_flatness", &audio::AudioDescriptors::spectral_flatness, InputKind::kPlain,
               true},
    AudioInput{"spectral_flux", &audio::AudioDescriptors::spectral_flux, InputKind::kPlain, true},
    AudioInput{"low_share", &audio::AudioDescriptors::low_share, InputKind::kPlain, true},
    AudioInput{"high_share", &audio::AudioDescriptors::high_share, InputKind::kPlain, true},
    AudioInput{"energy", &audio::AudioDescriptors::energy, InputKind::kPlain, true},
    AudioInput{"acousticness", &audio::AudioDescriptors::acousticness, InputKind::kPlain, true},
    AudioInput{"loudness_range_lu", &audio::AudioDescriptors::loudness_range_lu, InputKind::kPlain,
               false},
    AudioInput{"silence_share", &audio::AudioDescriptors::silence_share, InputKind::kPlain, false},
    AudioInput{"log_tempo", &audio::AudioDescriptors::tempo_bpm, InputKind::kLog, false},
    AudioInput{"tempo_steadiness", &audio::AudioDescriptors::tempo_steadiness, InputKind::kPlain,
               false},
    AudioInput{"danceability", &audio::AudioDescriptors::danceability, InputKind::kPlain, false},
    AudioInput{"no_tempo", &audio::AudioDescriptors::tempo_bpm, InputKind::kMissing, false},
    AudioInput{"mode", &audio::AudioDescriptors::mode, InputKind::kPlain, false},
    AudioInput{"key_margin", &audio::AudioDescriptors::key_margin, InputKind::kPlain, false},
    AudioInput{"valence", &audio::AudioDescriptors::valence, InputKind::kPlain, false},
    AudioInput{"no_key", &audio::AudioDescriptors::key, InputKind::kMissing, false},
    AudioInput{"instrumentalness", &audio::AudioDescriptors::instrumentalness, InputKind::kPlain,
               false},
    AudioInput{"no_instrumentalness", &audio::AudioDescriptors::instrumentalness,
               InputKind::kMissing, false},
    AudioInput{"speechiness", &audio::AudioDescriptors::speechiness, InputKind::kPlain, false},
    AudioInput{"liveness", &audio::AudioDescriptors::liveness, InputKind::kPlain, false},
    AudioInput{"no_liveness", &audio::AudioDescriptors::liveness, InputKind::kMissing, false},
};

/// One row of inputs, in the order of the table; NaN is missing.
using AudioInputRow = std::array<float, kAudioInputs.size()>;

/// The inputs of a sound; nothing where one that is needed is missing.
std::optional<AudioInputRow> audio_inputs(const audio::AudioDescriptors& descriptors);

}  // namespace crossfade::score
