#pragma once

#include <bit>
#include <cstdint>

#include "base/check.h"

namespace crossfade::base {

/// Mixes two 64-bit words into one; the way to derive the seed of a stream ("tree 17 of seed 7").
std::uint64_t mix_seed(std::uint64_t seed, std::uint64_t stream);

/// Seeded random numbers, the same on every machine (xoshiro256**, Blackman and Vigna 2018).
/// Not for secrets. One object a thread.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  /// All 64 bits.
  std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }
  /// Uniform on 0 .. bound - 1, without bias (Lemire 2019). `bound` > 0.
  std::uint32_t below(std::uint32_t bound) {
    CF_CHECK(bound > 0);
    std::uint64_t product = (next() >> 32) * bound;
    auto low = static_cast<std::uint32_t>(product);
    if (low < bound) {
      const std::uint32_t threshold = (0U - bound) % bound;
      while (low < threshold) {
        product = (next() >> 32) * bound;
        low = static_cast<std::uint32_t>(product);
      }
    }
    return static_cast<std::uint32_t>(product >> 32);
  }
  /// Uniform on [0, 1), 53 bits.
  double uniform();
  /// Standard normal (polar method of Marsaglia).
  double normal();

 private:
  std::uint64_t state_[4];
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace crossfade::base
