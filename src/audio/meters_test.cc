#include <doctest/doctest.h>

#include <cmath>

#include "audio/levels.h"
#include "audio/loudness.h"
#include "audio/test_sound.h"
#include "audio/timbre.h"
#include "base/random.h"

namespace crossfade::audio {
namespace {

constexpr int kRate = 48000;

std::vector<float> sine(double seconds, double hertz, double decibels) {
  std::vector<float> samples = test_silence(seconds, kRate);
  add_tone(samples, kRate, 0, seconds, hertz, std::pow(10, decibels / 20));
  return samples;
}

TEST_CASE("a tone of 997 Hz at full scale in one channel reads -3.01 LUFS") {
  Loudness loudness(1, kRate, true);
  loudness.add(sine(10, 997, 0));
  CHECK(loudness.integrated_lufs() == doctest::Approx(-3.01).epsilon(0.01));
  CHECK(std::abs(loudness.true_peak_dbtp()) < 0.3);
  CHECK(loudness.range_lu() < 0.1);
}

TEST_CASE("the true peak stands between the samples") {
  // At a quarter of the rate, 45 degrees off: all samples 3 dB below the peak, faded in and out.
  std::vector<float> samples = test_silence(2, kRate);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double angle = 3.14159265358979 * (0.5 * static_cast<double>(i) + 0.25);
    const double edge = static_cast<double>(std::min(i, samples.size() - 1 - i)) / 4800;
    samples[i] = static_cast<float>(0.5 * std::min(edge, 1.0) * std::sin(angle));
  }
  Loudness loudness(1, kRate, true);
  loudness.add(samples);
  CHECK(std::abs(loudness.true_peak_dbtp() + 6.02) < 0.3);
}

TEST_CASE("what is too quiet for the gate has no loudness") {
  Loudness loudness(1, kRate, false);
  loudness.add(sine(5, 1000, -90));
  CHECK(std::isnan(loudness.integrated_lufs()));
  CHECK(std::isnan(loudness.true_peak_dbtp()));
}

TEST_CASE("levels are those of the samples, and a constant is no level of a block") {
  LevelMeter meter(1, kRate);
  meter.add(sine(3, 1000, -20));
  const Levels levels = meter.finish();
  CHECK(levels.mean_db == doctest::Approx(-23.01).epsilon(0.001));
  CHECK(levels.peak_db == doctest::Approx(-20).epsilon(0.001));
  CHECK(levels.silence_share == 0);
  LevelMeter constant(1, kRate);
  constant.add(std::vector<float>(3 * kRate, 0.25F));
  const Levels flat = constant.finish();
  CHECK(flat.loudest_block_db < -100);
  CHECK(flat.offset == doctest::Approx(0.25));
}

TEST_CASE("half silence is half silence") {
  std::vector<float> samples = sine(2, 1000, -20);
  samples.resize(4 * kRate);
  LevelMeter meter(1, kRate);
  meter.add(samples);
  CHECK(meter.finish().silence_share == doctest::Approx(0.5));
}

TEST_CASE("the band's limit is where the spectrum ends") {
  base::Random random(1);
  std::vector<float> noise(4 * kRate);
  for (float& sample : noise) sample = static_cast<float>(random.uniform() - 0.5);
  BandLimit full(kRate);
  full.add(noise);
  CHECK(full.limit_hz() > 23000);
  BandLimit low(kRate);
  low.add(sine(4, 1000, -20));
  CHECK(low.limit_hz() < 1500);
}

}  // namespace
}  // namespace crossfade::audio
