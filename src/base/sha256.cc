// SHA-256 (FIPS 180-4). The constants are the first 32 bits behind the point of the square roots of
// the first 8 primes (the state at the start) and of the cube roots of the first 64 (one a round).
// They are reckoned rather than listed: the root of a prime below 312, times 2^32, is a whole
// number of 35 bits, found by bisection in integers.
#include "base/sha256.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace crossfade::base {
namespace {

__extension__ typedef unsigned __int128 Wide;

constexpr std::size_t kBlock = 64;

// floor(2^32 x the root of `prime` of this degree), less its whole part.
constexpr std::uint32_t root_digits(std::uint64_t prime, int degree) {
  std::uint64_t low = 0;
  std::uint64_t high = std::uint64_t{1} << 37;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    const Wide square = Wide{middle} * middle;
    const bool below =
        degree == 2 ? square <= Wide{prime} << 64 : square * middle <= Wide{prime} << 96;
    (below ? low : high) = middle;
  }
  return static_cast<std::uint32_t>(low);
}

template <std::size_t kCount>
constexpr std::array<std::uint32_t, kCount> digits_of_primes(int degree) {
  std::array<std::uint32_t, kCount> digits{};
  std::size_t found = 0;
  for (std::uint64_t number = 2; found < kCount; ++number) {
    bool is_prime = true;
    for (std::uint64_t divisor = 2; divisor * divisor <= number; ++divisor) {
      is_prime = is_prime && number % divisor != 0;
    }
    if (is_prime) digits[found++] = root_digits(number, degree);
  }
  return digits;
}

constexpr std::array<std::uint32_t, 8> kStart = digits_of_primes<8>(2);
constexpr std::array<std::uint32_t, 64> kRounds = digits_of_primes<64>(3);
static_assert(kStart[0] == 0x6a09e667 && kRounds[0] == 0x428a2f98 && kRounds[63] == 0xc67178f2);

std::array<std::uint32_t, 64> schedule_of(const char* block) {
  std::array<std::uint32_t, 64> words;
  for (std::size_t t = 0; t < 16; ++t) {
    words[t] = 0;
    for (std::size_t b = 0; b < 4; ++b) {
      words[t] = words[t] << 8 | static_cast<unsigned char>(block[4 * t + b]);
    }
  }
  for (std::size_t t = 16; t < 64; ++t) {
    const std::uint32_t late = words[t - 2];
    const std::uint32_t early = words[t - 15];
    words[t] = (std::rotr(late, 17) ^ std::rotr(late, 19) ^ late >> 10) + words[t - 7] +
               (std::rotr(early, 7) ^ std::rotr(early, 18) ^ early >> 3) + words[t - 16];
  }
  return words;
}

void take_block(const char* block, std::array<std::uint32_t, 8>& state) {
  const std::array<std::uint32_t, 64> words = schedule_of(block);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < 64; ++t) {
    const std::uint32_t mixed_e = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t first = h + mixed_e + ((e & f) ^ (~e & g)) + kRounds[t] + words[t];
    const std::uint32_t mixed_a = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t second = mixed_a + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + second;
  }
  const std::array<std::uint32_t, 8> change{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += change[i];
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::array<std::uint32_t, 8> state = kStart;
  std::size_t at = 0;
  for (; bytes.size() - at >= kBlock; at += kBlock) take_block(bytes.data() + at, state);
  // What is left, a one, zeros, and the length in bits: one block, or two.
  std::string last(bytes.substr(at));
  last += '\x80';
  last.resize(last.size() + 8 > kBlock ? 2 * kBlock : kBlock, '\0');
  for (std::size_t b = 0; b < 8; ++b) {
    last[last.size() - 1 - b] = static_cast<char>(std::uint64_t{bytes.size()} * 8 >> 8 * b);
  }
  for (std::size_t i = 0; i < last.size(); i += kBlock) take_block(last.data() + i, state);
  std::string digits;
  for (const std::uint32_t word : state) digits += fmt::format("{:08x}", word);
  return digits;
}

}  // namespace crossfade::base
