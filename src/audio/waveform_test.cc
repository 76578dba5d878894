#include "audio/waveform.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace crossfade::audio {
namespace {

constexpr int kRate = 8000;

// Grows from silence to full scale; the right channel is upside down and half as loud.
std::vector<float> growing(double seconds) {
  std::vector<float> samples;
  const auto frames = static_cast<std::size_t>(seconds * kRate);
  for (std::size_t i = 0; i < frames; ++i) {
    const double t = static_cast<double>(i) / kRate;
    const double sample = t / seconds * std::sin(2 * std::numbers::pi * 200 * t);
    samples.push_back(static_cast<float>(sample));
    samples.push_back(static_cast<float>(-sample / 2));
  }
  return samples;
}

Waveform waveform_of(const std::vector<float>& samples, std::size_t piece) {
  WaveformMeter meter(2, kRate);
  const std::span<const float> all(samples);
  for (std::size_t at = 0; at < all.size(); at += piece) {
    meter.add(all.subspan(at, std::min(piece, all.size() - at)));
  }
  return meter.finish();
}

TEST_CASE("a waveform shows how a sound grows, by its samples and by its power") {
  const double seconds = 20;
  const Waveform waveform = waveform_of(growing(seconds), 4000);
  const auto columns = static_cast<double>(waveform.size());
  REQUIRE(waveform.low.size() == waveform.rms.size());
  CHECK(columns * waveform.seconds_per_column == doctest::Approx(seconds).epsilon(0.01));
  for (std::size_t i = 4; i < waveform.size(); ++i) {
    const double end = static_cast<double>(i + 1) / columns;
    CHECK(waveform.high[i] == doctest::Approx(127 * end).epsilon(0.02).scale(50));
    CHECK(waveform.low[i] == doctest::Approx(-127 * end).epsilon(0.02).scale(50));
    // Of a tone and one of half its size: sqrt((1 + 1/4) / 2 / 2).
    CHECK(waveform.rms[i] ==
          doctest::Approx(127 * end * std::sqrt(0.3125)).epsilon(0.05).scale(20));
  }
}

TEST_CASE("a waveform has at most 400 columns, and enough, however long the sound is") {
  for (const double seconds : {3.0, 4.005, 8.0, 8.01, 61.3, 500.0}) {
    const Waveform waveform = waveform_of(growing(seconds), 1 << 20);
    CHECK(waveform.size() <= 400);
    CHECK(waveform.size() >= (seconds < 4 ? 300 : 200));
    CHECK(std::abs(static_cast<double>(waveform.size()) * waveform.seconds_per_column - seconds) <=
          waveform.seconds_per_column);
  }
}

TEST_CASE("the pieces in which samples come change nothing of a waveform") {
  const std::vector<float> samples = growing(9.3);
  const Waveform whole = waveform_of(samples, samples.size());
  for (const std::size_t piece : {std::size_t{2}, std::size_t{158}, std::size_t{4000}}) {
    CHECK(waveform_of(samples, piece) == whole);
  }
}

TEST_CASE("what is louder than full scale is cut, and no sample at all is no column") {
  WaveformMeter meter(1, kRate);
  CHECK(meter.finish().size() == 0);
  meter.add(std::vector<float>(800, 3.0F));
  const Waveform waveform = meter.finish();
  REQUIRE(waveform.size() == 10);
  CHECK(waveform.high[0] == 127);
  CHECK(waveform.low[0] == 0);
  CHECK(waveform.rms[9] == 127);
}

}  // namespace
}  // namespace crossfade::audio
