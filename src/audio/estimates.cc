// The platforms' formulas are not published: their descriptions name ingredients only. These are
// our own, of such ingredients, with round weights that were fitted to nothing. Each ingredient is
// a ramp: 0 at or below one value, 1 at or above another.
#include "audio/estimates.h"

#include <algorithm>
#include <cmath>

namespace crossfade::audio {
namespace {

// NaN stays NaN.
double ramp(double value, double low, double high) {
  if (std::isnan(value)) return value;
  return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

double energy_of(const AudioDescriptors& d) {
  return 0.3 * ramp(d.crest_db, 22, 8) + 0.3 * ramp(d.onset_rate_hz, 1, 8) +
         0.25 * ramp(d.spectral_centroid_hz, 600, 3500) + 0.15 * ramp(d.dynamics_db, 8, 1);
}

double danceability_of(const AudioDescriptors& d) {
  const double octaves = std::log2(d.tempo_bpm / 118);
  const double usual = std::exp(-0.5 * octaves * octaves / (0.4 * 0.4));
  return 0.4 * ramp(d.beat_strength, 0.05, 0.5) + 0.3 * usual +
         0.2 * ramp(d.tempo_steadiness, 0.5, 1) + 0.1 * ramp(d.low_share, 0.1, 0.6);
}

double acousticness_of(const AudioDescriptors& d) {
  return 0.35 * ramp(d.tonal_share, 0.05, 0.5) + 0.25 * ramp(d.high_share, 0.08, 0) +
         0.25 * ramp(d.crest_db, 10, 20) + 0.15 * ramp(d.onset_rate_hz, 7, 1);
}

double valence_of(const AudioDescriptors& d) {
  return 0.4 * d.mode + 0.25 * ramp(d.tempo_bpm, 60, 150) + 0.2 * ramp(d.onset_rate_hz, 1, 7) +
         0.15 * ramp(d.spectral_centroid_hz, 600, 3000);
}

double level(double value, double medium, double high) {
  if (std::isnan(value)) return kMissing;
  return value >= high ? 2 : value >= medium ? 1 : 0;
}

// Fixed pitches speak for instruments; noise has none to judge.
double instrumentalness_of(const EstimateCues& cues, const AudioDescriptors& d) {
  if (!(d.tonal_share >= 0.1)) return kMissing;
  return level(-cues.off_scale_share, -0.38, -0.3);
}

// Pauses without a pulse.
double speechiness_of(const EstimateCues& cues) {
  if (cues.pulse >= 0.2) return 0;
  return level(cues.quiet_share, 0.36, cues.pulse < 0.1 ? 0.42 : 1.1);
}

// A hall before and after the music: noise, not silence, at the ends.
double liveness_of(const EstimateCues& cues, const AudioDescriptors& d) {
  if (!(d.duration_s >= 20) || !(d.tonal_share >= 0.1)) return kMissing;
  const bool begins = cues.tonal_beginning < 0.5 * d.tonal_share;
  const bool ends = cues.tonal_end < 0.5 * d.tonal_share;
  return begins && ends ? 2 : begins || ends ? 1 : 0;
}

}  // namespace

void estimate(const EstimateCues& cues, AudioDescriptors& d) {
  d.energy = energy_of(d);
  d.danceability = danceability_of(d);
  d.acousticness = acousticness_of(d);
  d.valence = valence_of(d);
  d.instrumentalness = instrumentalness_of(cues, d);
  d.speechiness = speechiness_of(cues);
  d.liveness = liveness_of(cues, d);
}

}  // namespace crossfade::audio
