#include "table/csv_blocks.h"

#include <cstring>

#include "base/check.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define CROSSFADE_HAS_AVX2_PATH 1
#else
#define CROSSFADE_HAS_AVX2_PATH 0
#endif

namespace crossfade::table {
namespace {

constexpr std::uint64_t kEach = 0x0101010101010101U;
constexpr std::uint64_t kTop = 0x8080808080808080U;

/// The top bits of 8 bytes, moved together into the low 8 bits.
std::uint64_t gather_top_bits(std::uint64_t word) {
  return (((word & kTop) >> 7) * 0x0102040810204080U) >> 56;
}

/// Bit i is set where byte i of `word` is the byte that `pattern` repeats. Exact: no carry crosses
/// a byte, because the top bits are added apart.
std::uint64_t equal_bytes(std::uint64_t word, std::uint64_t pattern) {
  const std::uint64_t difference = word ^ pattern;
  return gather_top_bits(~(((difference & ~kTop) + ~kTop) | difference));
}

void classify_portable(const char* data, std::size_t blocks, char delimiter, BlockMasks* out) {
  const std::uint64_t delimiters = kEach * static_cast<unsigned char>(delimiter);
  for (std::size_t b = 0; b < blocks; ++b) {
    BlockMasks masks{};
    for (std::size_t w = 0; w < kBlockBytes / 8; ++w) {
      std::uint64_t word;
      std::memcpy(&word, data + b * kBlockBytes + w * 8, sizeof word);
      const std::size_t shift = w * 8;
      masks.quote |= equal_bytes(word, kEach * '"') << shift;
      masks.delimiter |= equal_bytes(word, delimiters) << shift;
      masks.line_feed |= equal_bytes(word, kEach * '\n') << shift;
      masks.carriage_return |= equal_bytes(word, kEach * '\r') << shift;
      masks.high |= gather_top_bits(word) << shift;
      masks.nul |= equal_bytes(word, 0) << shift;
    }
    out[b] = masks;
  }
}

#if CROSSFADE_HAS_AVX2_PATH

/// A block in two vectors.
struct Vectors {
  __m256i low;
  __m256i high;
};

__attribute__((target("avx2"), always_inline)) inline std::uint64_t top_bits(__m256i low,
                                                                             __m256i high) {
  const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(low));
  const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(high));
  return first | (static_cast<std::uint64_t>(second) << 32);
}

__attribute__((target("avx2"), always_inline)) inline std::uint64_t equal_bytes_avx2(
    const Vectors& block, __m256i pattern) {
  return top_bits(_mm256_cmpeq_epi8(block.low, pattern), _mm256_cmpeq_epi8(block.high, pattern));
}

__attribute__((target("avx2"))) void classify_avx2(const char* data, std::size_t blocks,
                                                   char delimiter, BlockMasks* out) {
  const __m256i quotes = _mm256_set1_epi8('"');
  const __m256i delimiters = _mm256_set1_epi8(delimiter);
  const __m256i line_feeds = _mm256_set1_epi8('\n');
  const __m256i carriage_returns = _mm256_set1_epi8('\r');
  const __m256i zeros = _mm256_setzero_si256();
  for (std::size_t b = 0; b < blocks; ++b) {
    const auto* at = reinterpret_cast<const __m256i*>(data + b * kBlockBytes);
    const Vectors block{_mm256_loadu_si256(at), _mm256_loadu_si256(at + 1)};
    out[b] = {equal_bytes_avx2(block, quotes),     equal_bytes_avx2(block, delimiters),
              equal_bytes_avx2(block, line_feeds), equal_bytes_avx2(block, carriage_returns),
              top_bits(block.low, block.high),     equal_bytes_avx2(block, zeros)};
  }
}

#endif

}  // namespace

bool scan_path_available(ScanPath path) {
#if CROSSFADE_HAS_AVX2_PATH
  return path != ScanPath::kAvx2 || __builtin_cpu_supports("avx2");
#else
  return path != ScanPath::kAvx2;
#endif
}

ClassifyBlocks classify_blocks(ScanPath path) {
  CF_CHECK(scan_path_available(path));
#if CROSSFADE_HAS_AVX2_PATH
  if (path != ScanPath::kPortable && scan_path_available(ScanPath::kAvx2)) return classify_avx2;
#endif
  return classify_portable;
}

}  // namespace crossfade::table
