// The portable kernels: what the others have to agree with, byte for byte. Sums are of integers and
// so exact; the gain is made of single IEEE operations in one order, never fused.
#include "learn/tree_kernels.h"

#include <algorithm>

#include "learn/tree_kernels_avx2.h"
#include "learn/tree_kernels_avx512.h"

namespace crossfade::learn {
namespace {

constexpr std::size_t kMissing = BinnedMatrix::kMissing;

// What the gain needs of a node, unpacked.
struct Weigher {
  explicit Weigher(const NodeTotals& totals)
      : weight_bits(totals.weight_bits),
        mask((std::int64_t{1} << totals.weight_bits) - 1),
        weight(static_cast<double>(totals.packed & mask)),
        sum(static_cast<double>(totals.packed >> weight_bits)),
        min_leaf(totals.min_leaf) {}

  // Takes the split that sends `left` left where it is the best.
  void weigh(std::int64_t left, const BestSplit& split, BestSplit& best) const {
    const auto left_weight = static_cast<double>(left & mask);
    const double right_weight = weight - left_weight;
    if (left_weight < min_leaf || right_weight < min_leaf) return;
    const auto left_sum = static_cast<double>(left >> weight_bits);
    const double pull = left_sum * weight - sum * left_weight;
    const double gain = pull * pull / (left_weight * right_weight);
    if (!(gain > best.gain)) return;
    best = split;
    best.gain = gain;
  }

  int weight_bits;
  std::int64_t mask;
  double weight;
  double sum;
  double min_leaf;
};

void search_lists(const NodeLists& lists, std::span<const std::uint32_t> columns,
                  const NodeTotals& totals, BestSplit& best) {
  const Weigher weigher(totals);
  for (const std::uint32_t column : columns) {
    const ListEntry* entries = lists.first + column * lists.stride;
    std::size_t end = lists.count;
    std::int64_t missing = 0;
    while (end > 0 && entry_bin(entries[end - 1]) == kMissing) {
      missing += entry_packed(entries[--end], totals.weight_bits);
    }
    BestSplit split{0, column, 0, false};
    std::int64_t left = 0;
    for (std::size_t i = 0; i < end && i + 1 < lists.count; ++i) {
      left += entry_packed(entries[i], totals.weight_bits);
      if (entry_bin(entries[i]) == entry_bin(entries[i + 1])) continue;
      split.last = static_cast<std::uint32_t>(i);
      weigher.weigh(left, split, best);
    }
    if (end == lists.count) continue;
    split.missing_left = true;
    left = missing;
    for (std::size_t i = 0; i + 1 < end; ++i) {
      left += entry_packed(entries[i], totals.weight_bits);
      if (entry_bin(entries[i]) == entry_bin(entries[i + 1])) continue;
      split.last = static_cast<std::uint32_t>(i);
      weigher.weigh(left, split, best);
    }
  }
}

void search_cells(const std::int64_t* cells, std::span<const std::uint32_t> columns,
                  const NodeTotals& totals, BestSplit& best) {
  const Weigher weigher(totals);
  for (const std::uint32_t column : columns) {
    const std::int64_t* bins = cells + column * BinnedMatrix::kBins;
    BestSplit split{0, column, 0, false};
    const auto pass = [&](std::int64_t left) {
      for (std::size_t bin = 0; bin < kMissing; ++bin) {
        if (bins[bin] == 0) continue;  // an occupied bin has weight in its low bits
        left += bins[bin];
        split.last = static_cast<std::uint32_t>(bin);
        weigher.weigh(left, split, best);
      }
    };
    pass(0);
    if (bins[kMissing] == 0) continue;
    split.missing_left = true;
    pass(bins[kMissing]);
  }
}

// Without a branch on where an entry goes: it is written to both sides, and one of them moves on.
void split_lists(const NodeLists& lists, std::size_t columns, const SideBits& left, Keep keep,
                 ListEntry* spare) {
  for (std::size_t c = 0; c < columns; ++c) {
    ListEntry* entries = lists.first + c * lists.stride;
    std::size_t front = 0;
    std::size_t back = 0;
    const bool front_side = keep != Keep::kRight;
    for (std::size_t i = 0; i < lists.count; ++i) {
      const ListEntry entry = entries[i];
      const bool to_front = left[entry_place(entry)] == front_side;
      entries[front] = entry;
      spare[back] = entry;
      front += to_front ? 1 : 0;
      back += to_front ? 0 : 1;
    }
    if (keep == Keep::kBoth) std::copy_n(spare, back, entries + front);
  }
}

}  // namespace

const TreeKernels& portable_kernels() {
  static constexpr TreeKernels kernels{search_lists, search_cells, split_lists};
  return kernels;
}

const TreeKernels& fastest_kernels() {
  static const TreeKernels& fastest = runs_avx512_kernels() ? avx512_kernels()
                                      : runs_avx2_kernels() ? avx2_kernels()
                                                            : portable_kernels();
  return fastest;
}

}  // namespace crossfade::learn
