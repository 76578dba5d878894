#include "learn/code_passes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>

namespace crossfade::learn {
namespace {

CodeRange range_portable(const std::uint8_t* codes, std::size_t count) {
  std::uint8_t least = BinnedMatrix::kMissing;
  std::uint8_t most = 0;
  std::uint8_t top = 0;
  for (std::size_t i = 0; i < count; ++i) {
    // A missing code is the largest there is: with one more it wraps to 0 and does not count.
    const auto known = static_cast<std::uint8_t>(codes[i] + 1);
    least = std::min(least, codes[i]);
    most = std::max(most, known);
    top = std::max(top, codes[i]);
  }
  return {least, static_cast<std::uint8_t>(most > 0 ? most - 1 : 0), top == BinnedMatrix::kMissing};
}

std::int64_t sum_portable(const std::uint8_t* codes, const std::int64_t* packed, std::size_t count,
                          std::uint8_t first, std::uint8_t last) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool inside = (codes[i] >= first) & (codes[i] <= last);
    sum += packed[i] & -static_cast<std::int64_t>(inside);
  }
  return sum;
}

#if defined(__x86_64__)
#define CF_AVX2 __attribute__((target("avx2")))
#define CF_AVX2_INLINE __attribute__((target("avx2"), always_inline)) inline

CF_AVX2_INLINE __m128i load_step(const std::uint8_t* codes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes));
}

CF_AVX2_INLINE std::uint8_t least_of(__m128i bytes) {
  const __m128i pairs = _mm_min_epu8(bytes, _mm_srli_epi16(bytes, 8));
  return static_cast<std::uint8_t>(_mm_cvtsi128_si32(_mm_minpos_epu16(pairs)));
}

CF_AVX2_INLINE std::uint8_t most_of(__m128i bytes) {
  return static_cast<std::uint8_t>(~least_of(_mm_xor_si128(bytes, _mm_set1_epi8(-1))));
}

CF_AVX2 CodeRange range_avx2(const std::uint8_t* codes, std::size_t count) {
  const __m128i one = _mm_set1_epi8(1);
  __m128i least = load_step(codes);
  __m128i known = _mm_add_epi8(least, one);
  __m128i top = least;
  for (std::size_t i = kByteTile; i < count; i += kByteTile) {
    const __m128i here = load_step(codes + i);
    least = _mm_min_epu8(least, here);
    known = _mm_max_epu8(known, _mm_add_epi8(here, one));
    top = _mm_max_epu8(top, here);
  }
  const std::uint8_t most = most_of(known);
  return {least_of(least), static_cast<std::uint8_t>(most > 0 ? most - 1 : 0),
          most_of(top) == BinnedMatrix::kMissing};
}

CF_AVX2 std::int64_t sum_avx2(const std::uint8_t* codes, const std::int64_t* packed,
                              std::size_t count, std::uint8_t first, std::uint8_t last) {
  constexpr std::size_t kLanes = 4;
  const __m128i lowest = _mm_set1_epi8(static_cast<char>(first));
  const __m128i highest = _mm_set1_epi8(static_cast<char>(last));
  __m256i sums = _mm256_setzero_si256();
  for (std::size_t i = 0; i < count; i += kByteTile) {
    const __m128i here = load_step(codes + i);
    const __m128i within = _mm_min_epu8(_mm_max_epu8(here, lowest), highest);
    __m128i inside = _mm_cmpeq_epi8(here, within);
    for (std::size_t lane = 0; lane < kByteTile; lane += kLanes) {
      const auto* from = reinterpret_cast<const __m256i*>(packed + i + lane);
      const __m256i mask = _mm256_cvtepi8_epi64(inside);
      sums = _mm256_add_epi64(sums, _mm256_and_si256(_mm256_loadu_si256(from), mask));
      inside = _mm_srli_si128(inside, kLanes);
    }
  }
  const __m128i halves =
      _mm_add_epi64(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  return _mm_cvtsi128_si64(_mm_add_epi64(halves, _mm_unpackhi_epi64(halves, halves)));
}
#endif

}  // namespace

const CodePasses& portable_passes() {
  static constexpr CodePasses passes{range_portable, sum_portable};
  return passes;
}

const CodePasses& widest_passes() {
#if defined(__x86_64__)
  static constexpr CodePasses passes{range_avx2, sum_avx2};
  if (__builtin_cpu_supports("avx2")) return passes;
#endif
  return portable_passes();
}

}  // namespace crossfade::learn
