#include "score/audio_calibration.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/random.h"

namespace crossfade::score {
namespace {

using audio::AudioDescriptors;

constexpr std::size_t kEnergyAt = static_cast<std::size_t>(PlatformFeature::kEnergy);

AudioDescriptors heard(base::Random& random) {
  AudioDescriptors d;
  for (const AudioInput& input : kAudioInputs) d.*input.value = random.uniform();
  for (double AudioDescriptors::*const rate :
       {&AudioDescriptors::spectral_centroid_hz, &AudioDescriptors::spectral_spread_hz,
        &AudioDescriptors::spectral_rolloff_hz}) {
    d.*rate = 500 + 3000 * random.uniform();
  }
  d.tempo_bpm = 60 + 100 * random.uniform();
  d.onset_rate_hz = 8 * random.uniform();
  d.key = random.below(12);
  d.mode = random.below(2);
  d.duration_s = 100 + 100 * random.uniform();
  return d;
}

// Energy leans on the onsets and the crest; loudness is ours with 3 dB less; all else is noise.
std::vector<CalibrationPair> make_pairs(std::size_t count, double noise, std::uint64_t seed = 3) {
  base::Random random(seed);
  std::vector<CalibrationPair> pairs(count);
  for (std::size_t i = 0; i < count; ++i) {
    CalibrationPair& pair = pairs[i];
    pair.heard = heard(random);
    pair.heard.loudness_lufs = -20 + 12 * random.uniform();
    for (double& value : pair.platform) value = random.uniform();
    const double sum = .08 * pair.heard.onset_rate_hz + .3 * pair.heard.crest_db;
    pair.platform[kEnergyAt] = std::clamp(sum + noise * random.normal(), 0.0, 1.0);
    pair.platform[static_cast<std::size_t>(PlatformFeature::kLoudness)] =
        pair.heard.loudness_lufs - 3;
    pair.tempo_bpm = pair.heard.tempo_bpm * (i % 4 == 0 ? 2.0 : 1.01);
    pair.key = i % 2 == 0 ? pair.heard.key : std::fmod(pair.heard.key + 1, 12);
    pair.duration_s = pair.heard.duration_s + (i % 10 == 0 ? 5.0 : .5);
    pair.artist = 1000 + i % 25;
    pair.recording = 7000 + i;
  }
  return pairs;
}

AudioCalibration fit(const std::vector<CalibrationPair>& pairs, int threads = 1) {
  return fit_audio_calibration(pairs, {.threads = threads});
}

TEST_CASE("a feature that follows what is heard opens at 100 recordings, and not at 99") {
  const FeatureCalibration enough = fit(make_pairs(100, .05)).of(PlatformFeature::kEnergy);
  CHECK(enough.gate == Gate::kOpen);
  CHECK(enough.recordings == 100);
  CHECK(enough.artists == 25);
  CHECK(enough.rank_correlation.value >= kLeastCorrelation);
  CHECK(enough.rank_correlation.low < enough.rank_correlation.value);
  CHECK(enough.error < .12);
  const FeatureCalibration short_of = fit(make_pairs(99, .05)).of(PlatformFeature::kEnergy);
  CHECK(short_of.gate == Gate::kTooFew);
  CHECK(short_of.rank_correlation.value >= kLeastCorrelation);
}

TEST_CASE("more noise closes it, and a feature that follows nothing has no correlation") {
  const AudioCalibration noisy = fit(make_pairs(200, .3));
  CHECK(noisy.of(PlatformFeature::kEnergy).gate == Gate::kTooWeak);
  CHECK(noisy.of(PlatformFeature::kEnergy).rank_correlation.value > .2);
  CHECK(noisy.of(PlatformFeature::kValence).gate == Gate::kTooWeak);
  CHECK(std::abs(noisy.of(PlatformFeature::kValence).rank_correlation.value) < .3);
}

TEST_CASE("an artist is never judged by what was learnt of the artist") {
  // All of an artist's recordings sound alike and have one value: who knows the artist knows it.
  std::vector<CalibrationPair> pairs = make_pairs(200, .05);
  base::Random random(9);
  for (std::size_t artist = 0; artist < 25; ++artist) {
    const AudioDescriptors sound = heard(random);
    const double value = random.uniform();
    for (CalibrationPair& pair : pairs) {
      if (pair.artist != 1000 + artist) continue;
      pair.heard = sound;
      pair.platform[kEnergyAt] = value;
    }
  }
  CHECK(fit(pairs).of(PlatformFeature::kEnergy).rank_correlation.value < .5);
}

TEST_CASE("a value that never varies opens nothing") {
  std::vector<CalibrationPair> pairs = make_pairs(120, .05);
  for (CalibrationPair& pair : pairs) pair.platform[kEnergyAt] = .5;
  const AudioCalibration calibration = fit(pairs);
  CHECK(calibration.of(PlatformFeature::kEnergy).gate == Gate::kConstant);
  CHECK_FALSE(calibration.value_of(PlatformFeature::kEnergy, pairs[0].heard).is_open);
}

TEST_CASE(
    "a calibrated value is near the platform's, within its limits, and never beyond the pairs") {
  const std::vector<CalibrationPair> pairs = make_pairs(300, .03);
  const AudioCalibration calibration = fit(pairs);
  double worst = 0;
  for (const CalibrationPair& pair : pairs) {
    const CalibratedValue value = calibration.value_of(PlatformFeature::kLoudness, pair.heard);
    CHECK(value.is_open);
    worst = std::max(worst, std::abs(value.value - (pair.heard.loudness_lufs - 3)));
  }
  CHECK(worst < 1.5);
  AudioDescriptors loud = pairs[0].heard;
  loud.onset_rate_hz = 1e6;
  loud.crest_db = 1e6;
  const CalibratedValue most = calibration.value_of(PlatformFeature::kEnergy, loud);
  CHECK(most.value <= 1);
  CHECK(most.error == calibration.of(PlatformFeature::kEnergy).error);
}

TEST_CASE("without timbre there is no value, without tempo and key there is") {
  std::vector<CalibrationPair> pairs = make_pairs(150, .05);
  pairs[3].heard.spectral_centroid_hz = audio::kMissing;
  const AudioCalibration calibration = fit(pairs);
  CHECK(calibration.left_out == 1);
  CHECK(calibration.pairs == 149);
  CHECK(std::isnan(calibration.value_of(PlatformFeature::kEnergy, pairs[3].heard).value));
  AudioDescriptors noise = pairs[4].heard;
  for (double AudioDescriptors::*const gone :
       {&AudioDescriptors::tempo_bpm, &AudioDescriptors::tempo_steadiness,
        &AudioDescriptors::danceability, &AudioDescriptors::key, &AudioDescriptors::mode,
        &AudioDescriptors::valence}) {
    noise.*gone = audio::kMissing;
  }
  CHECK(std::isfinite(calibration.value_of(PlatformFeature::kEnergy, noise).value));
}

TEST_CASE("tempo, key and length are compared, not mapped") {
  const Agreement agreement = fit(make_pairs(200, .05)).agreement;
  CHECK(agreement.tempo.value == doctest::Approx(.75));
  CHECK(agreement.tempo_octave.value == 1);
  CHECK(agreement.key.value == doctest::Approx(.5));
  CHECK(agreement.duration.value == doctest::Approx(.9));
  CHECK(agreement.duration_error_s == doctest::Approx(.5));
  CHECK(agreement.tempo.n == 200);
}

TEST_CASE("the same pairs give the same bytes in any order and on any number of threads") {
  std::vector<CalibrationPair> pairs = make_pairs(120, .05);
  const std::string once = write_audio_calibration(fit(pairs));
  std::ranges::reverse(pairs);
  CHECK(write_audio_calibration(fit(pairs, 3)) == once);
  const AudioCalibration read = read_audio_calibration(once, "calibration.json");
  CHECK(write_audio_calibration(read) == once);
  CHECK(read.value_of(PlatformFeature::kEnergy, pairs[5].heard).value ==
        fit(pairs).value_of(PlatformFeature::kEnergy, pairs[5].heard).value);
}

TEST_CASE("too few recordings or artists are refused, and so is a damaged file") {
  CHECK_THROWS_AS(fit(make_pairs(19, .05)), base::Error);
  std::vector<CalibrationPair> pairs = make_pairs(60, .05);
  for (CalibrationPair& pair : pairs) pair.artist = 1 + pair.artist % 4;
  CHECK_THROWS_AS(fit(pairs), base::Error);
  const std::string good = write_audio_calibration(fit(make_pairs(40, .05)));
  std::string other = good;
  const std::size_t at = other.find("\"analysis\": ") + 12;
  other.replace(at, 1, "9");
  CHECK_THROWS_AS(read_audio_calibration(other, "c.json"), base::Error);
  std::string opened = good;
  opened.replace(opened.find("\"too_few\""), 9, "\"open\"");
  CHECK_THROWS_AS(read_audio_calibration(opened, "c.json"), base::Error);
  CHECK_THROWS_AS(read_audio_calibration("{}", "c.json"), base::Error);
  CHECK_THROWS_AS(read_audio_calibration("[1]", "c.json"), base::Error);
}

TEST_CASE("a catalogue without the platform's values is refused") {
  std::vector<CalibrationPair> pairs = make_pairs(60, .05);
  for (CalibrationPair& pair : pairs) pair.platform.fill(audio::kMissing);
  CHECK_THROWS_AS(fit(pairs), base::Error);
  for (std::size_t i = 0; i < 25; ++i) pairs[i].platform[kEnergyAt] = .02 * static_cast<double>(i);
  CHECK(fit(pairs).of(PlatformFeature::kEnergy).is_fitted);
  CHECK_FALSE(fit(pairs).of(PlatformFeature::kValence).is_fitted);
}

TEST_CASE("whatever is altered in a calibration's file, it is read or refused") {
  const std::string good = write_audio_calibration(fit(make_pairs(40, .05)));
  base::Random random(11);
  int refused = 0;
  for (int i = 0; i < 200; ++i) {
    std::string bytes = good;
    for (int hits = 0; hits < 3; ++hits) {
      bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] =
          static_cast<char>(' ' + random.below(95));
    }
    try {
      read_audio_calibration(bytes, "c.json");
    } catch (const base::Error&) {
      ++refused;
    }
  }
  CHECK(refused > 50);
}

TEST_CASE("a monotone line never falls, and pools what does") {
  const std::vector<double> x = {1, 2, 3, 4, 5, 6};
  const std::vector<double> y = {0, 3, 1, 2, 5, 4};
  const MonotoneLine line = fit_monotone(x, y, 1);
  CHECK(line.x == std::vector<double>{1, 3, 5.5});
  CHECK(line.y == std::vector<double>{0, 2, 4.5});
  CHECK(line.value(2) == doctest::Approx(1));
  CHECK(line.value(0) == doctest::Approx(-1));
  CHECK(line.value(6) == doctest::Approx(5));
  CHECK(fit_monotone(x, y, 4).x.size() == 1);
  CHECK(MonotoneLine{}.value(.3) == .3);
  CHECK(std::isnan(line.value(std::nan(""))));
}

}  // namespace
}  // namespace crossfade::score
