#include "audio/listen.h"

#include <algorithm>
#include <cmath>

#include "audio/estimates.h"
#include "audio/key.h"
#include "audio/onset_peaks.h"
#include "audio/tempo.h"
#include "base/error.h"
#include "base/interrupt.h"

namespace crossfade::audio {
namespace {

constexpr double kShortestSeconds = 3;
constexpr double kShortSeconds = 10;
constexpr double kLongestSeconds = 6 * 3600;
constexpr double kMixSeconds = 15 * 60;
constexpr double kLeastShareOfHeader = 0.25;
constexpr double kMostDamagedShare = 0.25;
constexpr double kSilentDb = -70;
constexpr double kBandLimitedHz = 7000;
constexpr double kSteady = 0.6;
constexpr float kLargestSample = 64;  // 36 dB above full scale: no sound, but a wrong format
// A header rounds, and decoders differ by a frame or two.
constexpr double kSameSeconds = 0.2;

[[noreturn]] void refuse(const SoundBytes& bytes, const std::string& sentence,
                         const std::string& remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {bytes.name(), 0, 0}, remedy);
}

std::string seconds_text(double seconds) {
  const auto tenths = static_cast<long>(std::lround(seconds * 10));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

void refuse_broken(const SoundBytes& bytes, const DecodedSound& sound) {
  const SoundState& state = sound.state;
  const double decoded = sound.heard.seconds;
  if (state.header_seconds > 0 && decoded < kLeastShareOfHeader * state.header_seconds) {
    refuse(bytes,
           "holds " + seconds_text(decoded) + " of the " + seconds_text(state.header_seconds) +
               " that its header tells",
           "copy or export it again");
  }
  const auto damaged = static_cast<double>(state.frames_damaged);
  const double frames = damaged + static_cast<double>(state.frames_whole);
  if (state.frames_whole > 0 && damaged > kMostDamagedShare * frames) {
    refuse(bytes,
           "has " + std::to_string(state.frames_damaged) + " damaged frames, more than a quarter",
           "copy or export it again");
  }
}

void refuse_unheard(const SoundBytes& bytes, const Heard& heard) {
  if (heard.seconds < kShortestSeconds) {
    refuse(bytes, "is " + seconds_text(heard.seconds) + " long: too short to be listened to",
           "give at least 3 s");
  }
  if (heard.levels.loudest_block_db >= kSilentDb) return;
  if (std::abs(heard.levels.offset) > 1e-3) {
    refuse(bytes, "holds a constant offset and no sound", "export the demo again");
  }
  refuse(bytes, "is silent", "export the demo again");
}

void set_tempo(const Tempo& tempo, double trust, AudioDescriptors& d) {
  d.tempo_confidence = tempo.confidence * trust;
  if (std::isnan(tempo.bpm)) return;
  d.tempo_bpm = tempo.bpm;
  d.tempo_second_bpm = tempo.second_bpm;
  d.tempo_steadiness = tempo.steadiness;
  d.beat_strength = tempo.beat_strength;
  d.metre = tempo.metre;
  d.metre_confidence = tempo.metre_confidence * trust;
}

void set_key(const Key& key, double trust, AudioDescriptors& d) {
  d.key_confidence = key.probability * trust;
  if (key.key < 0) return;
  d.key = key.key % 12;
  d.mode = key.key < 12 ? 1 : 0;
  d.key_margin = key.margin;
  d.key_steadiness = key.steadiness;
  d.second_key = key.second % 12;
  d.second_mode = key.second < 12 ? 1 : 0;
  d.relative_key = relative_key(key.key) % 12;
}

void set_timbre(const Timbre& timbre, AudioDescriptors& d) {
  d.spectral_centroid_hz = timbre.centroid_hz;
  d.spectral_spread_hz = timbre.spread_hz;
  d.spectral_rolloff_hz = timbre.rolloff_hz;
  d.spectral_flatness = timbre.flatness;
  d.spectral_flux = timbre.flux;
  d.low_share = timbre.low_share;
  d.high_share = timbre.high_share;
}

void set_levels(const DecodedSound& sound, AudioDescriptors& d) {
  const Heard& heard = sound.heard;
  d.duration_s = heard.seconds;
  if (sound.state.header_seconds > 0) d.header_duration_s = sound.state.header_seconds;
  d.sample_rate_hz = sound.format.sample_rate_hz;
  d.channels = sound.format.channels;
  d.damaged_frames = static_cast<double>(sound.state.frames_damaged);
  d.loudness_lufs = heard.loudness_lufs;
  d.loudness_range_lu = heard.loudness_range_lu;
  d.true_peak_dbtp = heard.true_peak_dbtp;
  d.mean_level_db = heard.levels.mean_db;
  d.crest_db = heard.levels.crest_db;
  d.dynamics_db = heard.levels.dynamics_db;
  d.silence_share = heard.levels.silence_share;
  d.band_limit_hz = heard.band_limit_hz;
}

bool is_cut(const DecodedSound& sound) {
  const double told = sound.state.header_seconds;
  return sound.state.is_cut || (told > 0 && sound.heard.seconds < told - kSameSeconds);
}

bool is_longer(const DecodedSound& sound) {
  const double told = sound.state.header_seconds;
  return told > 0 && sound.heard.seconds > told + kSameSeconds;
}

// How far tempo and key of such a file are trusted, against those of a whole one.
double trust_of(const DecodedSound& sound) {
  double trust = 1;
  const double told = sound.state.header_seconds;
  if (told > sound.heard.seconds) trust *= sound.heard.seconds / told;
  if (is_cut(sound)) trust *= 0.9;
  const auto damaged = static_cast<double>(sound.state.frames_damaged);
  const double frames = damaged + static_cast<double>(sound.state.frames_whole);
  if (damaged > 0 && frames > 0) trust *= 1 - damaged / frames;
  return trust * std::min(sound.heard.seconds / kShortSeconds, 1.0);
}

std::vector<Warning> warnings_of(const DecodedSound& sound, const AudioDescriptors& d,
                                 bool is_band_limited) {
  std::vector<Warning> warnings;
  const auto warn = [&](Warning warning, bool holds) {
    if (holds) warnings.push_back(warning);
  };
  const bool is_unsteady = d.tempo_steadiness < kSteady || d.key_steadiness < kSteady;
  const bool is_long = d.duration_s >= kMixSeconds;
  warn(Warning::kCut, is_cut(sound));
  warn(Warning::kDamaged, sound.state.frames_damaged > 0);
  warn(Warning::kLonger, is_longer(sound));
  warn(Warning::kShort, d.duration_s < kShortSeconds);
  warn(Warning::kBandLimited, is_band_limited);
  warn(Warning::kMostlySilent, d.silence_share > 0.5);
  warn(Warning::kNoTempo, std::isnan(d.tempo_bpm));
  warn(Warning::kNoKey, std::isnan(d.key));
  warn(Warning::kNotSteady, is_unsteady && !is_long);
  warn(Warning::kLooksLikeMix, is_unsteady && is_long);
  return warnings;
}

}  // namespace

DecodedSound hear(const SoundBytes& bytes, const ListenOptions& options) {
  const std::unique_ptr<SoundSource> source = open_sound(bytes);
  const SoundFormat format = source->format();
  Ear ear(format.channels, format.sample_rate_hz, options.with_true_peak);
  const auto channels = static_cast<std::size_t>(format.channels);
  std::vector<float> block(static_cast<std::size_t>(format.sample_rate_hz) / 4 * channels);
  double seconds = 0;
  while (const std::size_t frames = source->read(block)) {
    base::throw_if_interrupted();
    const std::span<float> samples = std::span(block).first(frames * channels);
    for (float& sample : samples) {
      if (!(std::abs(sample) <= kLargestSample)) sample = 0;
    }
    ear.add(samples);
    seconds += static_cast<double>(frames) / format.sample_rate_hz;
    if (seconds > kLongestSeconds) refuse(bytes, "is longer than six hours", "cut it into tracks");
  }
  DecodedSound sound{format, source->state(), ear.finish()};
  refuse_broken(bytes, sound);
  refuse_unheard(bytes, sound.heard);
  return sound;
}

Listened listen(const SoundBytes& bytes, const ListenOptions& options) {
  const DecodedSound sound = hear(bytes, options);
  const Heard& heard = sound.heard;
  Listened listened;
  listened.format = type_name(sound.format.type);
  AudioDescriptors& d = listened.descriptors;
  const double trust = trust_of(sound);
  set_levels(sound, d);
  const bool is_band_limited = heard.band_limit_hz < kBandLimitedHz && heard.ends_in_cliff;
  if (!is_band_limited) set_timbre(heard.timbre, d);

  d.tonal_share = tonal_share(heard.pitches);
  const GroupOnsets onsets = group_onsets(heard.onsets);
  const Tempo tempo = find_tempo(onsets, heard.harmony, d.tonal_share);
  set_tempo(tempo, trust, d);
  d.onset_rate_hz = static_cast<double>(onset_peaks(onsets[0]).size()) / heard.seconds;
  const double tuning = tuning_cents(heard.pitches);
  const Key key = find_key(heard.pitches, heard.harmony, tuning);
  set_key(key, trust, d);
  if (key.key >= 0) d.tuning_cents = tuning;

  const std::span<const PitchSegment> pitches(heard.pitches);
  estimate({.pulse = std::isnan(tempo.bpm) ? 0 : tempo.beat_strength,
            .quiet_share = heard.levels.quiet_share,
            .off_scale_share = off_scale_share(pitches, tuning),
            .tonal_beginning = tonal_share(pitches.first(1)),
            .tonal_end = tonal_share(pitches.last(1))},
           d);
  listened.warnings = warnings_of(sound, d, is_band_limited);
  listened.waveform = heard.waveform;
  return listened;
}

Listened listen(const std::string& path, const ListenOptions& options) {
  return listen(SoundBytes::of_file(path), options);
}

}  // namespace crossfade::audio
