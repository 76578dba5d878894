// Four lanes of the portable kernels. As with AVX-512, each lane remembers the best of its own
// places, sums are of integers and a lane's gain is made of the portable operations in their order:
// the answer is the same to the last bit. Three things that AVX2 lacks are made from what it has:
//
// - 64-bit integers as doubles. A whole number n below 2^52, put into the fraction of 2^52, is the
//   double 2^52 + n; taking 2^52 away is exact. Sums are signed: they run raised by 2^51 or, where
//   a packed sum has no room for that, by the most that it has room for. FixedTarget keeps packed
//   sums within 62 bits, so that a raised sum is never negative and its shift may be a logical one.
// - Compressing stores. A table of permutations brings the lanes of a mask to the front, the others
//   behind them, both in order. Stores are of four lanes always; the entries behind a list that the
//   last ones overwrite are put back.
// - Masks. Lanes beyond the end are told by their id, the place in the portable order.
#include "learn/tree_kernels_avx2.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <algorithm>
#include <array>

#define CF_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define CF_AVX2_INLINE __attribute__((target("avx2,bmi,bmi2,popcnt"), always_inline)) inline

namespace crossfade::learn {
namespace {

constexpr std::size_t kLanes = 4;

// The place of a candidate in the portable order: the column's turn, the pass, the place in it.
constexpr int kTurnShift = 32;
constexpr std::int64_t kMissingLeftPass = std::int64_t{1} << 31;

constexpr std::int64_t kTwo52AsBits = 0x4330000000000000;  // of the double 2^52
constexpr double kTwo52 = 0x1p52;

CF_AVX2_INLINE __m256i load(const void* from) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}
CF_AVX2_INLINE void store(void* to, __m256i x) {
  _mm256_storeu_si256(static_cast<__m256i*>(to), x);
}

// The lanes' search state.
struct Search {
  __m256d weight;
  __m256d sum;
  __m256d min_leaf;
  __m256d gain;  // the best of each lane
  __m256i id;    // its place in the portable order
  __m256i weight_mask;
  __m256i weight_factor;  // two to the number of weight bits
  __m128i weight_bits;
  __m256d raised_two52;  // 2^52 and what sums are raised by
  std::int64_t raise;    // the same, without the 2^52, as part of a packed sum
};

CF_AVX2_INLINE Search begin_search(const NodeTotals& totals, const BestSplit& best) {
  Search search;
  const std::int64_t factor = std::int64_t{1} << totals.weight_bits;
  const std::int64_t raise = std::int64_t{1} << std::min(51, 62 - totals.weight_bits);
  search.weight = _mm256_set1_pd(static_cast<double>(totals.packed & (factor - 1)));
  search.sum = _mm256_set1_pd(static_cast<double>(totals.packed >> totals.weight_bits));
  search.min_leaf = _mm256_set1_pd(totals.min_leaf);
  search.gain = _mm256_set1_pd(best.gain);
  search.id = _mm256_set1_epi64x(0);
  search.weight_mask = _mm256_set1_epi64x(factor - 1);
  search.weight_factor = _mm256_set1_epi64x(factor);
  search.weight_bits = _mm_cvtsi32_si128(totals.weight_bits);
  search.raised_two52 = _mm256_set1_pd(kTwo52 + static_cast<double>(raise));
  search.raise = raise * factor;
  return search;
}

// Lane i becomes the sum of lanes 0 to i.
CF_AVX2_INLINE __m256i prefix_sum(__m256i x) {
  const __m256i zero = _mm256_setzero_si256();
  x = _mm256_add_epi64(x, _mm256_slli_si256(x, 8));  // within either half
  const __m256i half = _mm256_permute4x64_epi64(x, 0x50);
  return _mm256_add_epi64(x, _mm256_blend_epi32(zero, half, 0xf0));
}

CF_AVX2_INLINE __m256i last_lane(__m256i x) { return _mm256_permute4x64_epi64(x, 0xff); }

// Weighs the raised packed sums `left` in the lanes of `candidates`.
CF_AVX2_INLINE void weigh(Search& search, __m256i left, __m256i candidates, __m256i ids) {
  const __m256i two52 = _mm256_set1_epi64x(kTwo52AsBits);
  const __m256i weight_part = _mm256_and_si256(left, search.weight_mask);
  const __m256i sum_part = _mm256_srl_epi64(left, search.weight_bits);
  const __m256d left_weight = _mm256_sub_pd(
      _mm256_castsi256_pd(_mm256_or_si256(weight_part, two52)), _mm256_set1_pd(kTwo52));
  const __m256d left_sum =
      _mm256_sub_pd(_mm256_castsi256_pd(_mm256_or_si256(sum_part, two52)), search.raised_two52);
  const __m256d right_weight = _mm256_sub_pd(search.weight, left_weight);
  const __m256d pull =
      _mm256_sub_pd(_mm256_mul_pd(left_sum, search.weight), _mm256_mul_pd(search.sum, left_weight));
  const __m256d gain =
      _mm256_div_pd(_mm256_mul_pd(pull, pull), _mm256_mul_pd(left_weight, right_weight));
  const __m256d holds =
      _mm256_cmp_pd(_mm256_min_pd(left_weight, right_weight), search.min_leaf, _CMP_GE_OQ);
  const __m256d may_win = _mm256_and_pd(holds, _mm256_castsi256_pd(candidates));
  const __m256d better = _mm256_and_pd(may_win, _mm256_cmp_pd(gain, search.gain, _CMP_GT_OQ));
  search.gain = _mm256_blendv_pd(search.gain, gain, better);
  search.id = _mm256_blendv_epi8(search.id, ids, _mm256_castpd_si256(better));
}

// The best of all lanes, written to `best` where there is one; of equals the first in the portable
// order.
CF_AVX2_INLINE void end_search(const Search& search, std::span<const std::uint32_t> columns,
                               BestSplit& best) {
  alignas(32) double gains[kLanes];
  alignas(32) std::int64_t ids[kLanes];
  _mm256_store_pd(gains, search.gain);
  _mm256_store_si256(reinterpret_cast<__m256i*>(ids), search.id);
  std::size_t first = 0;
  for (std::size_t lane = 1; lane < kLanes; ++lane) {
    const bool comes_first =
        gains[lane] > gains[first] || (gains[lane] == gains[first] && ids[lane] < ids[first]);
    if (comes_first) first = lane;
  }
  if (!(gains[first] > best.gain)) return;
  const std::int64_t id = ids[first];
  best.gain = gains[first];
  best.column = columns[static_cast<std::size_t>(id >> kTurnShift)];
  best.missing_left = (id & kMissingLeftPass) != 0;
  best.last = static_cast<std::uint32_t>(id & (kMissingLeftPass - 1));
}

// The sums and ids of four places after four places.
struct Run {
  CF_AVX2_INLINE Run(const Search& search, std::int64_t before, std::int64_t first_id,
                     std::size_t places)
      : carry(_mm256_set1_epi64x(search.raise + before)),
        ids(_mm256_add_epi64(_mm256_set1_epi64x(first_id), _mm256_set_epi64x(3, 2, 1, 0))),
        end(_mm256_set1_epi64x(first_id + static_cast<std::int64_t>(places))) {}

  // Weighs the places whose packed values are `packed`, but for those that are `ruled_out`.
  CF_AVX2_INLINE void take(Search& search, __m256i packed, __m256i ruled_out) {
    const __m256i sums = prefix_sum(packed);
    const __m256i left = _mm256_add_epi64(carry, sums);
    const __m256i candidates = _mm256_andnot_si256(ruled_out, _mm256_cmpgt_epi64(end, ids));
    carry = _mm256_add_epi64(carry, last_lane(sums));
    if (!_mm256_testz_si256(candidates, candidates)) weigh(search, left, candidates, ids);
    ids = _mm256_add_epi64(ids, _mm256_set1_epi64x(kLanes));
  }

  __m256i carry;
  __m256i ids;
  __m256i end;
};

// One pass over a list whose first `boundaries` entries are followed by another that may go right.
CF_AVX2_INLINE void search_list(Search& search, const ListEntry* entries, std::size_t boundaries,
                                std::int64_t before, std::int64_t first_id) {
  const __m256i bin_bits = _mm256_set1_epi64x(0xff0000);
  const __m256i weight_bits = _mm256_set1_epi64x(0xff);
  Run run(search, before, first_id, boundaries);
  for (std::size_t i = 0; i < boundaries; i += kLanes) {
    const __m256i here = load(entries + i);
    const __m256i changes =
        _mm256_and_si256(_mm256_xor_si256(here, load(entries + i + 1)), bin_bits);
    const __m256i same_bin = _mm256_cmpeq_epi64(changes, _mm256_setzero_si256());
    const __m256i weighted = _mm256_mul_epi32(_mm256_srli_epi64(here, 32), search.weight_factor);
    const __m256i weight = _mm256_and_si256(_mm256_srli_epi64(here, 24), weight_bits);
    run.take(search, _mm256_add_epi64(weighted, weight), same_bin);
  }
}

CF_AVX2 void search_lists(const NodeLists& lists, std::span<const std::uint32_t> columns,
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

CF_AVX2_INLINE void search_bins(Search& search, const std::int64_t* bins, std::int64_t before,
                                std::int64_t first_id) {
  Run run(search, before, first_id, BinnedMatrix::kMissing);
  for (std::size_t bin = 0; bin < BinnedMatrix::kBins; bin += kLanes) {
    const __m256i here = load(bins + bin);
    run.take(search, here, _mm256_cmpeq_epi64(here, _mm256_setzero_si256()));
  }
}

CF_AVX2 void search_cells(const std::int64_t* cells, std::span<const std::uint32_t> columns,
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

// By the mask of four lanes: the permutation, in halves of lanes, that brings its lanes to the
// front and the others behind them, both in order.
using Permutations = std::array<std::array<std::uint32_t, 2 * kLanes>, 1 << kLanes>;

constexpr Permutations make_permutations() {
  Permutations all{};
  for (std::uint32_t mask = 0; mask < all.size(); ++mask) {
    std::size_t to = 0;
    for (const std::uint32_t chosen : {1U, 0U}) {
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        if ((mask >> lane & 1) != chosen) continue;
        all[mask][to++] = 2 * lane;
        all[mask][to++] = 2 * lane + 1;
      }
    }
  }
  return all;
}

alignas(64) constexpr Permutations kPermutations = make_permutations();

CF_AVX2_INLINE __m256i to_front(__m256i entries, unsigned mask) {
  return _mm256_permutevar8x32_epi32(entries, load(kPermutations[mask].data()));
}

CF_AVX2_INLINE std::size_t lane_count(unsigned mask) {
  return static_cast<std::size_t>(__builtin_popcount(mask));
}

constexpr unsigned first_lanes(std::size_t count) {
  return count >= kLanes ? 0xf : (1U << count) - 1;
}

// The sides of 512 places, 32 bits a half lane.
struct Sides {
  __m256i low;   // of places 0 to 255
  __m256i high;  // of the others
  unsigned flip;

  // The mask of the entries that go to the front. The place is in the lowest bits of an entry: five
  // of them choose the bit, three more the word, and the ninth which half of the places.
  CF_AVX2_INLINE unsigned of(__m256i entries) const {
    const __m256i word = _mm256_srli_epi64(entries, 5);
    const __m256i words = _mm256_castpd_si256(
        _mm256_blendv_pd(_mm256_castsi256_pd(_mm256_permutevar8x32_epi32(low, word)),
                         _mm256_castsi256_pd(_mm256_permutevar8x32_epi32(high, word)),
                         _mm256_castsi256_pd(_mm256_slli_epi64(entries, 55))));
    const __m256i bit = _mm256_and_si256(entries, _mm256_set1_epi64x(31));
    const __m256i signs = _mm256_slli_epi64(_mm256_srlv_epi64(words, bit), 63);
    return static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(signs))) ^ flip;
  }
};

CF_AVX2_INLINE void split_list(ListEntry* entries, std::size_t count, const Sides& sides,
                               ListEntry* spare) {
  const __m256i behind = load(entries + count);
  std::size_t front = 0;
  std::size_t back = 0;
  for (std::size_t i = 0; i < count; i += kLanes) {
    const __m256i here = load(entries + i);
    const unsigned valid = first_lanes(count - i);
    const unsigned left = sides.of(here) & valid;
    const unsigned right = left ^ valid;
    store(entries + front, to_front(here, left));
    store(spare + back, to_front(here, right));
    front += lane_count(left);
    back += lane_count(right);
  }
  for (std::size_t i = 0; i < back; i += kLanes) store(entries + front + i, load(spare + i));
  store(entries + count, behind);
}

CF_AVX2_INLINE void keep_side(ListEntry* entries, std::size_t count, const Sides& sides) {
  const __m256i behind = load(entries + count);
  std::size_t front = 0;
  for (std::size_t i = 0; i < count; i += kLanes) {
    const __m256i here = load(entries + i);
    const unsigned kept = sides.of(here) & first_lanes(count - i);
    store(entries + front, to_front(here, kept));
    front += lane_count(kept);
  }
  store(entries + count, behind);
}

CF_AVX2 void split_lists(const NodeLists& lists, std::size_t columns, const SideBits& left,
                         Keep keep, ListEntry* spare) {
  static_assert(SideBits::kMost == 512);
  const Sides sides{load(left.words), load(left.words + 4), keep == Keep::kRight ? 0xfU : 0U};
  for (std::size_t c = 0; c < columns; ++c) {
    ListEntry* entries = lists.first + c * lists.stride;
    if (lists.count <= kLanes) {  // the permutation is the split; lanes behind keep their places
      const __m256i here = load(entries);
      store(entries, to_front(here, sides.of(here) & first_lanes(lists.count)));
    } else if (keep == Keep::kBoth) {
      split_list(entries, lists.count, sides, spare);
    } else {
      keep_side(entries, lists.count, sides);
    }
  }
}

}  // namespace

bool runs_avx2_kernels() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

const TreeKernels& avx2_kernels() {
  static constexpr TreeKernels kernels{search_lists, search_cells, split_lists};
  return kernels;
}

}  // namespace crossfade::learn

#else

namespace crossfade::learn {

bool runs_avx2_kernels() { return false; }
const TreeKernels& avx2_kernels() { return portable_kernels(); }

}  // namespace crossfade::learn

#endif
