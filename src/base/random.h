#pragma once

#include <cstdint>

namespace crossfade::base {

/// Mixes two 64-bit words into one; the way to derive the seed of a stream ("tree 17 of seed 7").
std::uint64_t mix_seed(std::uint64_t seed, std::uint64_t stream);

/// Seeded random numbers, the same on every machine (xoshiro256**, Blackman and Vigna 2018).
/// Not for secrets. One object a thread.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  /// All 64 bits.
  std::uint64_t next();
  /// Uniform on 0 .. bound - 1, without bias (Lemire 2019). `bound` > 0.
  std::uint32_t below(std::uint32_t bound);
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
