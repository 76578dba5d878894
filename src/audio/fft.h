#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace crossfade::audio {

/// The discrete Fourier transform of real samples, in single precision. Holds its tables and its
/// working memory: one a thread.
class RealFft {
 public:
  /// `size` is a power of two from 8 on.
  explicit RealFft(std::size_t size);

  std::size_t size() const { return 2 * half_; }
  /// size() / 2 + 1: from 0 to half the sample rate.
  std::size_t bins() const { return half_ + 1; }

  /// |X|^2 of size() samples into bins() values.
  void power(std::span<const float> samples, std::span<float> power);
  /// Re X, as power().
  void real_part(std::span<const float> samples, std::span<float> real);

 private:
  template <typename Use>
  void for_each_bin(std::span<const float> samples, const Use& use);
  void transform();

  std::size_t half_;
  std::vector<float> cosines_, sines_;  // of 2 pi k / size(), k < size()
  std::vector<float> real_, imaginary_, other_real_, other_imaginary_;
};

/// Autocorrelation of `values` at lags 0 to lags - 1, by the power spectrum (Wiener and Khinchin);
/// the sum of products of each lag, not divided by anything. `fft` has at least as many samples as
/// values and lags together.
std::vector<float> autocorrelation(std::span<const float> values, std::size_t lags, RealFft& fft);

/// Hann's window, periodic.
std::vector<float> hann_window(std::size_t size);

}  // namespace crossfade::audio
