// Stockham's ordering of the fast Fourier transform (Cochran and others 1967): each pass reads one
// array and writes the other, so that no bits need reversing and the inner loop runs along memory,
// which the compiler turns into vector instructions. Passes of radix 4, and one of radix 2 where
// the size is not a power of 4. Real samples are taken in pairs as complex ones, at half the size;
// the two interleaved spectra come apart by symmetry:
//   X[k] = (Z[k] + Z*[n-k]) / 2 - i w^k (Z[k] - Z*[n-k]) / 2,  w = exp(-2 pi i / 2n).
#include "audio/fft.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "base/check.h"

namespace crossfade::audio {
namespace {

struct Arrays {
  const float* real;
  const float* imaginary;
  float* to_real;
  float* to_imaginary;
};

// One butterfly of radix 4 for `stride` neighbours: inputs `quarter` apart, outputs `stride` apart.
struct Twiddles {
  float c1, s1, c2, s2, c3, s3;
};

inline void butterfly4(const Arrays& a, std::size_t from, std::size_t to, std::size_t quarter,
                       std::size_t stride, const Twiddles& w) {
  const float* __restrict re = a.real + from;
  const float* __restrict im = a.imaginary + from;
  float* __restrict out_re = a.to_real + to;
  float* __restrict out_im = a.to_imaginary + to;
  for (std::size_t q = 0; q < stride; ++q) {
    const float sum_re = re[q] + re[q + 2 * quarter];
    const float sum_im = im[q] + im[q + 2 * quarter];
    const float dif_re = re[q] - re[q + 2 * quarter];
    const float dif_im = im[q] - im[q + 2 * quarter];
    const float odd_re = re[q + quarter] + re[q + 3 * quarter];
    const float odd_im = im[q + quarter] + im[q + 3 * quarter];
    const float turn_re = im[q + quarter] - im[q + 3 * quarter];
    const float turn_im = re[q + 3 * quarter] - re[q + quarter];
    out_re[q] = sum_re + odd_re;
    out_im[q] = sum_im + odd_im;
    const float b_re = dif_re + turn_re;
    const float b_im = dif_im + turn_im;
    out_re[q + stride] = b_re * w.c1 + b_im * w.s1;
    out_im[q + stride] = b_im * w.c1 - b_re * w.s1;
    const float c_re = sum_re - odd_re;
    const float c_im = sum_im - odd_im;
    out_re[q + 2 * stride] = c_re * w.c2 + c_im * w.s2;
    out_im[q + 2 * stride] = c_im * w.c2 - c_re * w.s2;
    const float d_re = dif_re - turn_re;
    const float d_im = dif_im - turn_im;
    out_re[q + 3 * stride] = d_re * w.c3 + d_im * w.s3;
    out_im[q + 3 * stride] = d_im * w.c3 - d_re * w.s3;
  }
}

// The last pass: no factors are left.
inline void butterfly2(const Arrays& a, std::size_t half) {
  for (std::size_t q = 0; q < half; ++q) {
    a.to_real[q] = a.real[q] + a.real[q + half];
    a.to_imaginary[q] = a.imaginary[q] + a.imaginary[q + half];
    a.to_real[q + half] = a.real[q] - a.real[q + half];
    a.to_imaginary[q + half] = a.imaginary[q] - a.imaginary[q + half];
  }
}

}  // namespace

RealFft::RealFft(std::size_t size) : half_(size / 2) {
  CF_CHECK(size >= 8 && std::has_single_bit(size));
  for (std::size_t k = 0; k < size; ++k) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size);
    cosines_.push_back(static_cast<float>(std::cos(angle)));
    sines_.push_back(static_cast<float>(std::sin(angle)));
  }
  for (std::vector<float>* array : {&real_, &imaginary_, &other_real_, &other_imaginary_}) {
    array->resize(half_);
  }
}

void RealFft::transform() {
  std::size_t stride = 1;
  std::size_t left = half_;
  for (; left >= 4; left /= 4, stride *= 4) {
    const Arrays arrays{real_.data(), imaginary_.data(), other_real_.data(),
                        other_imaginary_.data()};
    const std::size_t quarter = left / 4;
    for (std::size_t p = 0; p < quarter; ++p) {
      const std::size_t k = 2 * p * stride;
      const Twiddles w{cosines_[k],   sines_[k],       cosines_[2 * k],
                       sines_[2 * k], cosines_[3 * k], sines_[3 * k]};
      butterfly4(arrays, stride * p, 4 * stride * p, stride * quarter, stride, w);
    }
    real_.swap(other_real_);
    imaginary_.swap(other_imaginary_);
  }
  if (left == 2) {
    butterfly2({real_.data(), imaginary_.data(), other_real_.data(), other_imaginary_.data()},
               stride);
    real_.swap(other_real_);
    imaginary_.swap(other_imaginary_);
  }
}

template <typename Use>
void RealFft::for_each_bin(std::span<const float> samples, const Use& use) {
  CF_CHECK(samples.size() == size());
  for (std::size_t i = 0; i < half_; ++i) {
    real_[i] = samples[2 * i];
    imaginary_[i] = samples[2 * i + 1];
  }
  transform();
  use(0, real_[0] + imaginary_[0], 0.0F);
  use(half_, real_[0] - imaginary_[0], 0.0F);
  for (std::size_t k = 1; k < half_; ++k) {
    const float even_re = real_[k] + real_[half_ - k];
    const float even_im = imaginary_[k] - imaginary_[half_ - k];
    const float odd_re = imaginary_[k] + imaginary_[half_ - k];
    const float odd_im = real_[half_ - k] - real_[k];
    use(k, 0.5F * (even_re + cosines_[k] * odd_re + sines_[k] * odd_im),
        0.5F * (even_im + cosines_[k] * odd_im - sines_[k] * odd_re));
  }
}

void RealFft::power(std::span<const float> samples, std::span<float> power) {
  CF_CHECK(power.size() == bins());
  for_each_bin(samples,
               [power](std::size_t k, float re, float im) { power[k] = re * re + im * im; });
}

void RealFft::real_part(std::span<const float> samples, std::span<float> real) {
  CF_CHECK(real.size() == bins());
  for_each_bin(samples, [real](std::size_t k, float re, float) { real[k] = re; });
}

std::vector<float> autocorrelation(std::span<const float> values, std::size_t lags, RealFft& fft) {
  CF_CHECK(values.size() + lags <= fft.size());
  std::vector<float> samples(fft.size(), 0.0F);
  std::ranges::copy(values, samples.begin());
  std::vector<float> power(fft.bins());
  fft.power(samples, power);
  // The spectrum is real and even, and so its transform back is the same as forward.
  std::ranges::copy(power, samples.begin());
  for (std::size_t k = 1; k + 1 < fft.bins(); ++k) samples[fft.size() - k] = power[k];
  fft.real_part(samples, power);
  const float scale = 1.0F / static_cast<float>(fft.size());
  std::vector<float> products(lags);
  for (std::size_t lag = 0; lag < lags; ++lag) products[lag] = power[lag] * scale;
  return products;
}

std::vector<float> hann_window(std::size_t size) {
  std::vector<float> window(size);
  for (std::size_t i = 0; i < size; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
    window[i] = static_cast<float>(0.5 - 0.5 * std::cos(angle));
  }
  return window;
}

}  // namespace crossfade::audio
