#include "audio/fft.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "base/random.h"

namespace crossfade::audio {
namespace {

std::vector<float> noise(std::size_t size) {
  base::Random random(3);
  std::vector<float> values(size);
  for (float& value : values) value = static_cast<float>(random.uniform() - 0.5);
  return values;
}

TEST_CASE("the transform of any size is that of its definition") {
  for (std::size_t size = 8; size <= 512; size *= 2) {
    const std::vector<float> samples = noise(size);
    RealFft fft(size);
    std::vector<float> power(fft.bins());
    std::vector<float> real(fft.bins());
    fft.power(samples, power);
    fft.real_part(samples, real);
    for (std::size_t k = 0; k < fft.bins(); ++k) {
      double re = 0;
      double im = 0;
      for (std::size_t i = 0; i < size; ++i) {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(k * i) / static_cast<double>(size);
        re += samples[i] * std::cos(angle);
        im -= samples[i] * std::sin(angle);
      }
      CHECK(power[k] == doctest::Approx(re * re + im * im).epsilon(1e-4).scale(1));
      CHECK(real[k] == doctest::Approx(re).epsilon(1e-4).scale(1));
    }
  }
}

TEST_CASE("the autocorrelation is the sum of products at each lag") {
  const std::vector<float> values = noise(100);
  RealFft fft(256);
  const std::vector<float> products = autocorrelation(values, 50, fft);
  for (std::size_t lag = 0; lag < 50; ++lag) {
    double sum = 0;
    for (std::size_t i = lag; i < values.size(); ++i) sum += values[i] * values[i - lag];
    CHECK(products[lag] == doctest::Approx(sum).epsilon(1e-4).scale(1));
  }
}

}  // namespace
}  // namespace crossfade::audio
