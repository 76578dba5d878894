#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/language.h"

namespace crossfade::audio {

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// How far a descriptor can be trusted.
enum class DescriptorClass : std::uint8_t {
  kMeasured,   ///< A: measured
  kEstimated,  ///< B: by a written formula, uncalibrated: for the reader, not for a model
  kWeak,       ///< C: a guess: low, medium or high
};

/// What is heard in a sound file. NaN is missing. Weak ones are 0 (low), 1 (medium) or 2 (high).
/// kDescriptorTable says what each is; docs/audio.md how it is found.
struct AudioDescriptors {
  double duration_s = kMissing;
  double header_duration_s = kMissing;
  double sample_rate_hz = kMissing;
  double channels = kMissing;
  double damaged_frames = kMissing;
  double loudness_lufs = kMissing;
  double loudness_range_lu = kMissing;
  double true_peak_dbtp = kMissing;
  double mean_level_db = kMissing;
  double crest_db = kMissing;
  double dynamics_db = kMissing;
  double silence_share = kMissing;
  double band_limit_hz = kMissing;
  double tuning_cents = kMissing;
  double tempo_bpm = kMissing;
  double tempo_second_bpm = kMissing;
  double tempo_confidence = kMissing;
  double tempo_steadiness = kMissing;
  double metre = kMissing;
  double metre_confidence = kMissing;
  double key = kMissing;   ///< tonic: 0 (C) to 11
  double mode = kMissing;  ///< 1 major, 0 minor
  double key_confidence = kMissing;
  double key_margin = kMissing;
  double key_steadiness = kMissing;
  double second_key = kMissing;
  double second_mode = kMissing;
  double relative_key = kMissing;
  double onset_rate_hz = kMissing;
  double beat_strength = kMissing;
  double tonal_share = kMissing;
  double spectral_centroid_hz = kMissing;
  double spectral_spread_hz = kMissing;
  double spectral_rolloff_hz = kMissing;
  double spectral_flatness = kMissing;
  double spectral_flux = kMissing;
  double low_share = kMissing;
  double high_share = kMissing;
  double energy = kMissing;
  double danceability = kMissing;
  double acousticness = kMissing;
  double valence = kMissing;
  double instrumentalness = kMissing;
  double speechiness = kMissing;
  double liveness = kMissing;
};

/// One line of the descriptor table: all that is known of a descriptor.
struct Descriptor {
  std::string_view name;  ///< stable, as files write it
  std::string_view unit;  ///< "1" for shares; "level" for weak ones
  DescriptorClass kind;
  text::Bilingual meaning;
  double AudioDescriptors::*value;
};
std::span<const Descriptor> descriptor_table();

/// "measured", "estimated", "weak".
std::string_view class_name(DescriptorClass kind);
/// "low", "medium", "high"; empty for NaN.
std::string_view level_name(double level);

/// What a reader must know before trusting the descriptors of a file.
enum class Warning : std::uint8_t {
  kCut,          ///< the file ends before its header says
  kDamaged,      ///< coded frames are broken
  kLonger,       ///< the file holds more than its header says
  kShort,        ///< under 10 s: tempo and key from little
  kBandLimited,  ///< nothing above 7 kHz: timbre is missing
  kMostlySilent,
  kNoTempo,
  kNoKey,
  kNotSteady,  ///< tempo or key changes
  kLooksLikeMix,
};
/// The word that files carry ("not_steady") and the sentence that people read.
std::string_view warning_name(Warning warning);
text::Bilingual warning_sentence(Warning warning);
/// The words of several, with blanks between them.
std::string warning_names(const std::vector<Warning>& warnings);

}  // namespace crossfade::audio
