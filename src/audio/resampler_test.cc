#include "audio/resampler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crossfade::audio {
namespace {

std::vector<float> sine(double frequency_hz, int rate_hz, std::size_t size) {
  std::vector<float> samples(size);
  for (std::size_t i = 0; i < size; ++i) {
    samples[i] = static_cast<float>(
        std::sin(2 * std::numbers::pi * frequency_hz * static_cast<double>(i) / rate_hz));
  }
  return samples;
}

std::vector<float> resampled(const std::vector<float>& samples, int from_hz, int to_hz,
                             std::size_t block) {
  Resampler resampler(from_hz, to_hz);
  std::vector<float> out;
  for (std::size_t at = 0; at < samples.size(); at += block) {
    const std::size_t size = std::min(block, samples.size() - at);
    resampler.add(std::span(samples).subspan(at, size), out);
  }
  resampler.finish(out);
  return out;
}

TEST_CASE("a tone keeps its height, its strength and its time at any rate") {
  for (const int from_hz : {8000, 11025, 22050, 32000, 44100, 48000, 96000}) {
    const auto seconds = static_cast<std::size_t>(from_hz);
    const std::vector<float> out = resampled(sine(1000, from_hz, seconds), from_hz, 22050, 777);
    const std::vector<float> truth = sine(1000, 22050, 22050);
    REQUIRE(out.size() >= 22000);
    REQUIRE(out.size() <= 22100);
    for (std::size_t i = 1000; i < 21000; ++i) {
      CHECK(out[i] == doctest::Approx(truth[i]).epsilon(1e-3).scale(1));
    }
  }
}

TEST_CASE("what lies above half the new rate does not fold back") {
  const std::vector<float> out = resampled(sine(15000, 44100, 44100), 44100, 22050, 1000);
  const std::span<const float> middle = std::span(out).subspan(1000, 20000);
  CHECK(std::ranges::max(middle) < 1e-3F);
}

TEST_CASE("the size of the blocks changes nothing") {
  const std::vector<float> samples = sine(440, 48000, 20000);
  CHECK(resampled(samples, 48000, 22050, 1) == resampled(samples, 48000, 22050, 20000));
}

}  // namespace
}  // namespace crossfade::audio
