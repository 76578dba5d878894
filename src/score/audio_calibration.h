#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audio/analysis_version.h"
#include "audio/descriptors.h"
#include "catalogue/catalogue.h"
#include "score/audio_map.h"
#include "stats/estimate.h"
#include "text/language.h"

namespace crossfade::score {

/// What a platform says of a recording's sound and no formula of ours can copy.
enum class PlatformFeature : std::uint8_t {
  kDanceability,
  kEnergy,
  kSpeechiness,
  kAcousticness,
  kInstrumentalness,
  kLiveness,
  kValence,
  kLoudness,
};

/// All of them: the name, the catalogue's column, and what the platform's values lie between.
struct PlatformColumn {
  PlatformFeature feature;
  std::string_view name;
  std::vector<double> catalogue::AudioColumns::*column;
  double low;
  double high;
};
inline constexpr std::array kPlatformColumns = {
    PlatformColumn{PlatformFeature::kDanceability, "danceability",
                   &catalogue::AudioColumns::danceability, 0, 1},
    PlatformColumn{PlatformFeature::kEnergy, "energy", &catalogue::AudioColumns::energy, 0, 1},
    PlatformColumn{PlatformFeature::kSpeechiness, "speechiness",
                   &catalogue::AudioColumns::speechiness, 0, 1},
    PlatformColumn{PlatformFeature::kAcousticness, "acousticness",
                   &catalogue::AudioColumns::acousticness, 0, 1},
    PlatformColumn{PlatformFeature::kInstrumentalness, "instrumentalness",
                   &catalogue::AudioColumns::instrumentalness, 0, 1},
    PlatformColumn{PlatformFeature::kLiveness, "liveness", &catalogue::AudioColumns::liveness, 0,
                   1},
    PlatformColumn{PlatformFeature::kValence, "valence", &catalogue::AudioColumns::valence, 0, 1},
    PlatformColumn{PlatformFeature::kLoudness, "loudness_db", &catalogue::AudioColumns::loudness_db,
                   -60, 5},
};
inline constexpr std::size_t kPlatformFeatures = kPlatformColumns.size();

/// A model reads a feature from this rank correlation on, on this many recordings. At .7 a feature
/// is worth no more to it than none.
inline constexpr double kLeastCorrelation = 0.85;
inline constexpr std::size_t kLeastRecordings = 100;
/// Below these nothing is fitted at all.
inline constexpr std::size_t kLeastPairs = 20;
inline constexpr std::size_t kLeastArtists = 5;

/// One released recording: what we heard of it, and what the platform says. NaN is missing.
struct CalibrationPair {
  audio::AudioDescriptors heard;
  std::array<double, kPlatformFeatures> platform;  ///< in the order of kPlatformColumns
  double tempo_bpm = audio::kMissing;
  double key = audio::kMissing;  ///< pitch class
  double duration_s = audio::kMissing;
  std::uint64_t artist = 0;     ///< catalogue identity
  std::uint64_t recording = 0;  ///< catalogue identity
};

/// The pair of a catalogue's row, which must have its identities.
CalibrationPair calibration_pair(const audio::AudioDescriptors& heard,
                                 const catalogue::Catalogue& catalogue, std::size_t row);

/// Whether a model may read a feature, and if not, why.
enum class Gate : std::uint8_t {
  kOpen,
  kTooFew,    ///< under kLeastRecordings
  kTooWeak,   ///< under kLeastCorrelation
  kConstant,  ///< the platform's value, or what can be said of it, never varies
};
/// "open", "too_few", "too_weak", "constant", and what people read.
std::string_view gate_name(Gate gate);
text::Bilingual gate_words(Gate gate);

/// One feature: its map, and how well the same way of fitting did on artists it had not seen.
struct FeatureCalibration {
  Gate gate = Gate::kTooFew;
  bool is_fitted = false;  ///< from kLeastPairs of kLeastArtists on
  std::size_t recordings = 0;
  std::size_t artists = 0;
  stats::Estimate mean_absolute_error;  ///< in the platform's unit
  stats::Estimate rank_correlation;     ///< Spearman's; the interval resamples artists
  double error = audio::kMissing;       ///< standard deviation of the residuals about 0
  std::vector<float> residuals;         ///< the platform's value less ours, ascending
  AudioMap map;
};

/// The gate that its figures give it.
Gate judge_gate(const FeatureCalibration& feature);

/// How ours and the platform's agree where both measure the same.
struct Agreement {
  stats::Estimate tempo;         ///< share within 4 %
  stats::Estimate tempo_octave;  ///< the same, or of half, double, a third or three times
  stats::Estimate key;           ///< share of equal tonics
  stats::Estimate duration;      ///< share within 2 s
  double duration_error_s = audio::kMissing;  ///< median distance
};

/// A value as the platform would give it to this very file.
struct CalibratedValue {
  double value = audio::kMissing;  ///< NaN: no map, or descriptors that it needs are missing
  double error = audio::kMissing;  ///< standard deviation of the out-of-fold residuals
  bool is_open = false;            ///< whether a model may read it
};

/// Maps from what is heard to what the platform says. Immutable; any number of threads may ask.
struct AudioCalibration {
  int analysis = audio::kAnalysisVersion;
  std::uint32_t seed = 0;
  std::size_t pairs = 0;
  std::size_t artists = 0;
  std::size_t left_out = 0;  ///< of the pairs: needed descriptors are missing
  std::string data_digest;   ///< of the pairs: the same pairs, the same digest
  std::array<FeatureCalibration, kPlatformFeatures> features;
  Agreement agreement;

  const FeatureCalibration& of(PlatformFeature feature) const {
    return features[static_cast<std::size_t>(feature)];
  }
  CalibratedValue value_of(PlatformFeature feature,
                           const audio::AudioDescriptors& descriptors) const;
};

/// How pairs are fitted.
struct CalibrationOptions {
  std::uint32_t seed = 42;  ///< of folds and intervals
  int threads = 1;          ///< any number gives the same
};

/// Fits and judges every feature; the order of the pairs changes nothing. Throws base::Error
/// (kInputRefused) for fewer than kLeastPairs pairs or kLeastArtists artists, and where no feature
/// is known for as many.
AudioCalibration fit_audio_calibration(std::span<const CalibrationPair> pairs,
                                       const CalibrationOptions& options);

/// As JSON, and back; `file` is the name for complaints. Reading gives what was written to the last
/// digit. Throws base::Error (kInputRefused) for what is damaged, or stands on another analysis.
std::string write_audio_calibration(const AudioCalibration& calibration);
AudioCalibration read_audio_calibration(std::string_view json, const std::string& file);

}  // namespace crossfade::score
