// Eight lanes of the portable kernels. Each lane remembers the best of its own places; the lanes
// are compared once, at the end, and of equal gains the one that comes first in the portable order
// wins. Sums are of integers, so that a prefix sum by doubling shifts is exact, and a lane's gain
// is made of the same operations in the same order: the answer is the same to the last bit.
#include "learn/tree_kernels_avx512.h"

#if defined(__x86_64__)

// g++ 12 takes its own intrinsics' undefined operands for mistakes (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>

#define CF_AVX512 __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,bmi,bmi2")))
#define CF_AVX512_INLINE \
  __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,bmi,bmi2"), always_inline)) inline

namespace crossfade::learn {
namespace {

constexpr std::size_t kLanes = 8;

// The place of a candidate in the portable order: the column's turn, the pass, the place in it.
constexpr int kTurnShift = 32;
constexpr std::int64_t kMissingLeftPass = std::int64_t{1} << 31;

constexpr __mmask8 first_lanes(std::size_t count) {
  return static_cast<__mmask8>(count >= kLanes ? 0xff : (1U << count) - 1);
}

// The lanes' search state, kept in registers from column to column.
struct Search {
  __m512d weight;
  __m512d sum;
  __m512d min_leaf;
  __m512d gain;  // the best of each lane
  __m512i id;    // its place in the portable order
  __m512i weight_mask;
  __m128i weight_bits;
};

CF_AVX512_INLINE Search begin_search(const NodeTotals& totals, const BestSplit& best) {
  Search search;
  const std::int64_t mask = (std::int64_t{1} << totals.weight_bits) - 1;
  search.weight = _mm512_set1_pd(static_cast<double>(totals.packed & mask));
  search.sum = _mm512_set1_pd(static_cast<double>(totals.packed >> totals.weight_bits));
  search.min_leaf = _mm512_set1_pd(totals.min_leaf);
  search.gain = _mm512_set1_pd(best.gain);
  search.id = _mm512_set1_epi64(-1);
  search.weight_mask = _mm512_set1_epi64(mask);
  search.weight_bits = _mm_cvtsi32_si128(totals.weight_bits);
  return search;
}

// Lane i becomes the sum of lanes 0 to i.
CF_AVX512_INLINE __m512i prefix_sum(__m512i x) {
  const __m512i zero = _mm512_setzero_si512();
  x = _mm512_add_epi64(x, _mm512_alignr_epi64(x, zero, 7));
  x = _mm512_add_epi64(x, _mm512_alignr_epi64(x, zero, 6));
  return _mm512_add_epi64(x, _mm512_alignr_epi64(x, zero, 4));
}

CF_AVX512_INLINE __m512i last_lane(__m512i x) {
  return _mm512_permutexvar_epi64(_mm512_set1_epi64(7), x);
}

// Weighs the packed sums `left` in the lanes of `candidates`, whose ids are first_id + lane.
CF_AVX512_INLINE void weigh(Search& search, __m512i left, __mmask8 candidates,
                            std::int64_t first_id) {
  const __m512i lanes = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
  const __m512d left_weight = _mm512_cvtepi64_pd(_mm512_and_si512(left, search.weight_mask));
  const __m512d right_weight = _mm512_sub_pd(search.weight, left_weight);
  const __m512d left_sum = _mm512_cvtepi64_pd(_mm512_sra_epi64(left, search.weight_bits));
  const __m512d pull =
      _mm512_sub_pd(_mm512_mul_pd(left_sum, search.weight), _mm512_mul_pd(search.sum, left_weight));
  const __m512d gain =
      _mm512_div_pd(_mm512_mul_pd(pull, pull), _mm512_mul_pd(left_weight, right_weight));
  const __mmask8 left_holds =
      _mm512_mask_cmp_pd_mask(candidates, left_weight, search.min_leaf, _CMP_GE_OQ);
  const __mmask8 both_hold =
      _mm512_mask_cmp_pd_mask(left_holds, right_weight, search.min_leaf, _CMP_GE_OQ);
  const __mmask8 better = _mm512_mask_cmp_pd_mask(both_hold, gain, search.gain, _CMP_GT_OQ);
  search.gain = _mm512_mask_mov_pd(search.gain, better, gain);
  search.id = _mm512_mask_add_epi64(search.id, better, lanes, _mm512_set1_epi64(first_id));
}

// The best of all lanes, written to `best` where there is one.
CF_AVX512_INLINE void end_search(const Search& search, std::span<const std::uint32_t> columns,
                                 BestSplit& best) {
  const double gain = _mm512_reduce_max_pd(search.gain);
  if (!(gain > best.gain)) return;
  const __mmask8 equal = _mm512_cmp_pd_mask(search.gain, _mm512_set1_pd(gain), _CMP_EQ_OQ);
  const auto id = static_cast<std::int64_t>(_mm512_mask_reduce_min_epu64(equal, search.id));
  best.gain = gain;
  best.column = columns[static_cast<std::size_t>(id >> kTurnShift)];
  best.missing_left = (id & kMissingLeftPass) != 0;
  best.last = static_cast<std::uint32_t>(id & (kMissingLeftPass - 1));
}

// One pass over a list whose `count` entries are followed by another that may go right.
CF_AVX512_INLINE void search_list(Search& search, const ListEntry* entries, std::size_t boundaries,
                                  std::int64_t before, std::int64_t first_id) {
  const __m512i bin_bits = _mm512_set1_epi64(0xff0000);
  const __m512i weight_bits = _mm512_set1_epi64(0xff);
  __m512i carry = _mm512_set1_epi64(before);
  for (std::size_t i = 0; i < boundaries; i += kLanes) {
    const __m512i here = _mm512_loadu_si512(entries + i);
    const __m512i next = _mm512_loadu_si512(entries + i + 1);
    const __mmask8 change = _mm512_mask_test_epi64_mask(first_lanes(boundaries - i),
                                                        _mm512_xor_si512(here, next), bin_bits);
    const __m512i weighted = _mm512_sll_epi64(_mm512_srai_epi64(here, 32), search.weight_bits);
    const __m512i weight = _mm512_and_si512(_mm512_srli_epi64(here, 24), weight_bits);
    const __m512i left = _mm512_add_epi64(carry, prefix_sum(_mm512_add_epi64(weighted, weight)));
    carry = last_lane(left);
    if (change != 0) weigh(search, left, change, first_id + static_cast<std::int64_t>(i));
  }
}

CF_AVX512 void search_lists(const NodeLists& lists, std::span<const std::uint32_t> columns,
                            const NodeTotals& totals, BestSplit& best) {
  Search search = begin_search(totals, best);
  for (std::size_t turn = 0; turn < columns.size(); ++turn) {
    const ListEntry* entries = lists.first + columns[turn] * lists.stride;
    const std::int64_t first_id = static_cast<std::int64_t>(turn) << kTurnShift;
    search_list(search, entries, lists.count - 1, 0, first_id);
    if (entry_bin(entries[lists.count - 1]) != BinnedMatrix::kMissing) continue;
    std::size_t known = lists.count;
    std::int64_t missing = 0;
    while (known > 0 && entry_bin(entries[known - 1]) == BinnedMatrix::kMissing) {
      missing += entry_packed(entries[--known], totals.weight_bits);
    }
    if (known == 0) continue;
    search_list(search, entries, known - 1, missing, first_id + kMissingLeftPass);
  }
  end_search(search, columns, best);
}

CF_AVX512_INLINE void search_bins(Search& search, const std::int64_t* bins, std::int64_t before,
                                  std::int64_t first_id) {
  __m512i carry = _mm512_set1_epi64(before);
  for (std::size_t bin = 0; bin < BinnedMatrix::kBins; bin += kLanes) {
    const __m512i here = _mm512_loadu_si512(bins + bin);
    __mmask8 occupied = _mm512_test_epi64_mask(here, here);
    if (occupied == 0) continue;
    const __m512i left = _mm512_add_epi64(carry, prefix_sum(here));
    carry = last_lane(left);
    if (bin + kLanes == BinnedMatrix::kBins) occupied &= 0x7f;  // the last is the missing one
    weigh(search, left, occupied, first_id + static_cast<std::int64_t>(bin));
  }
}

CF_AVX512 void search_cells(const std::int64_t* cells, std::span<const std::uint32_t> columns,
                            const NodeTotals& totals, BestSplit& best) {
  Search search = begin_search(totals, best);
  for (std::size_t turn = 0; turn < columns.size(); ++turn) {
    const std::int64_t* bins = cells + columns[turn] * BinnedMatrix::kBins;
    const std::int64_t first_id = static_cast<std::int64_t>(turn) << kTurnShift;
    search_bins(search, bins, 0, first_id);
    const std::int64_t missing = bins[BinnedMatrix::kMissing];
    if (missing != 0) search_bins(search, bins, missing, first_id + kMissingLeftPass);
  }
  end_search(search, columns, best);
}

// The sides of 512 places, 32 bits a lane.
struct Sides {
  __m512i bits;

  // The lanes whose entry goes left. The place is in the lowest bits of the entry: five of them
  // choose the bit, four more the lane; rotating and permuting ignore all bits above.
  CF_AVX512_INLINE __mmask8 of(__m512i entries) const {
    const __m512i words = _mm512_permutexvar_epi32(_mm512_srli_epi64(entries, 5), bits);
    return _mm512_test_epi64_mask(_mm512_rorv_epi32(words, entries), _mm512_set1_epi64(1));
  }
};

CF_AVX512_INLINE std::size_t lane_count(__mmask8 lanes) {
  return static_cast<std::size_t>(__builtin_popcount(lanes));
}

// Writes the entries in `lanes` to `to`, close together, and nothing behind them.
CF_AVX512_INLINE std::size_t put(ListEntry* to, __mmask8 lanes, __m512i entries) {
  const std::size_t count = lane_count(lanes);
  _mm512_mask_storeu_epi64(to, first_lanes(count), _mm512_maskz_compress_epi64(lanes, entries));
  return count;
}

CF_AVX512_INLINE void split_list(ListEntry* entries, std::size_t count, Sides sides,
                                 ListEntry* spare) {
  std::size_t front = 0;
  std::size_t back = 0;
  for (std::size_t i = 0; i < count; i += kLanes) {
    const __m512i here = _mm512_loadu_si512(entries + i);
    const __mmask8 valid = first_lanes(count - i);
    const __mmask8 left = sides.of(here) & valid;
    const __mmask8 right = static_cast<__mmask8>(~left) & valid;
    front += put(entries + front, left, here);
    if (i == 0 && count <= kLanes) {
      put(entries + front, right, here);
      return;
    }
    _mm512_storeu_si512(spare + back, _mm512_maskz_compress_epi64(right, here));
    back += lane_count(right);
  }
  for (std::size_t i = 0; i < back; i += kLanes) {
    _mm512_mask_storeu_epi64(entries + front + i, first_lanes(back - i),
                             _mm512_loadu_si512(spare + i));
  }
}

CF_AVX512_INLINE void keep_side(ListEntry* entries, std::size_t count, Sides sides, __mmask8 flip) {
  std::size_t front = 0;
  for (std::size_t i = 0; i < count; i += kLanes) {
    const __m512i here = _mm512_loadu_si512(entries + i);
    const __mmask8 kept = (sides.of(here) ^ flip) & first_lanes(count - i);
    front += put(entries + front, kept, here);
  }
}

CF_AVX512 void split_lists(const NodeLists& lists, std::size_t columns, const SideBits& left,
                           Keep keep, ListEntry* spare) {
  static_assert(SideBits::kMost == 512);
  const Sides sides{_mm512_load_si512(left.words)};
  const __mmask8 flip = keep == Keep::kRight ? 0xff : 0;
  for (std::size_t c = 0; c < columns; ++c) {
    ListEntry* entries = lists.first + c * lists.stride;
    if (keep == Keep::kBoth) {
      split_list(entries, lists.count, sides, spare);
    } else {
      keep_side(entries, lists.count, sides, flip);
    }
  }
}

}  // namespace

bool runs_avx512_kernels() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("bmi2");
}

const TreeKernels& avx512_kernels() {
  static constexpr TreeKernels kernels{search_lists, search_cells, split_lists};
  return kernels;
}

}  // namespace crossfade::learn

#else

namespace crossfade::learn {

bool runs_avx512_kernels() { return false; }
const TreeKernels& avx512_kernels() { return portable_kernels(); }

}  // namespace crossfade::learn

#endif
