#include "learn/tree_kernels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "base/random.h"
#include "learn/tree_kernels_avx2.h"
#include "learn/tree_kernels_avx512.h"

namespace crossfade::learn {
namespace {

// The variants that this processor runs, besides the portable one that they must agree with.
std::vector<const TreeKernels*> wide_kernels() {
  std::vector<const TreeKernels*> all;
  if (runs_avx2_kernels()) all.push_back(&avx2_kernels());
  if (runs_avx512_kernels()) all.push_back(&avx512_kernels());
  if (all.empty()) MESSAGE("skipped: this processor has neither AVX2 nor AVX-512");
  return all;
}

constexpr std::uint32_t kColumns = 3;

// As many coarse bits as FixedTarget has for so many weight bits.
std::int64_t coarse_reach(int weight_bits) {
  return std::int64_t{1} << std::min(22, 62 - 2 * weight_bits);
}

// A target at either end or anywhere between.
std::int64_t draw_coarse(base::Random& random, int weight_bits) {
  const std::int64_t reach = coarse_reach(weight_bits);
  const std::uint32_t kind = random.below(4);
  if (kind == 0) return reach;
  if (kind == 1) return random.below(static_cast<std::uint32_t>(2 * reach)) - reach;
  return -reach;
}

bool same(const BestSplit& a, const BestSplit& b) {
  return a.gain == b.gain && a.column == b.column && a.last == b.last &&
         a.missing_left == b.missing_left;
}

// Lists of `count` rows as a SmallNodeGrower has them, and entries of no node behind each.
struct Lists {
  Lists(std::size_t count, std::uint32_t bins, int weight_bits, base::Random& random)
      : stride(count + NodeLists::kPadding), entries(kColumns * stride), spare(stride) {
    for (ListEntry& entry : entries) entry = random.next();
    std::vector<ListEntry> rows;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t weight = 1 + random.below(3);
      const auto weighted = static_cast<std::int32_t>(weight * draw_coarse(random, weight_bits));
      rows.push_back(make_entry(i, 0, weight, weighted));
      totals.packed += entry_packed(rows.back(), weight_bits);
    }
    totals.weight_bits = weight_bits;
    for (std::size_t c = 0; c < kColumns; ++c) {
      const auto first = entries.begin() + static_cast<std::ptrdiff_t>(c * stride);
      std::transform(rows.begin(), rows.end(), first, [&](ListEntry row) {
        const bool missing = c > 0 && random.below(5) == 0;
        const auto bin = static_cast<std::uint8_t>(random.below(bins));
        return row | make_entry(0, missing ? BinnedMatrix::kMissing : bin, 0, 0);
      });
      std::stable_sort(first, first + static_cast<std::ptrdiff_t>(count),
                       [](ListEntry a, ListEntry b) { return entry_bin(a) < entry_bin(b); });
    }
  }

  NodeLists node(std::size_t count) { return {entries.data(), stride, count}; }

  std::size_t stride;
  std::vector<ListEntry> entries;
  std::vector<ListEntry> spare;
  NodeTotals totals{0, 0, 1};
};

// The order that columns are searched in.
const std::vector<std::uint32_t> kOrder = {2, 0, 1};

TEST_CASE("every variant finds the portable split in lists") {
  base::Random random(1);
  for (const TreeKernels* kernels : wide_kernels()) {
    for (std::size_t count = 2; count < 70; ++count) {
      for (const std::uint32_t bins : {1, 3, 250}) {
        for (const int weight_bits : {8, 11, 12, 25}) {
          Lists lists(count, bins, weight_bits, random);
          lists.totals.min_leaf = 1 + random.below(3);
          BestSplit expected;
          BestSplit found;
          portable_kernels().search_lists(lists.node(count), kOrder, lists.totals, expected);
          kernels->search_lists(lists.node(count), kOrder, lists.totals, found);
          CHECK(same(found, expected));
        }
      }
    }
  }
}

// The histograms of kColumns columns over rows of all the weight that weight_bits can hold.
struct Cells {
  Cells(int weight_bits, base::Random& random) : packed(kColumns * BinnedMatrix::kBins) {
    const auto most = (std::uint32_t{1} << weight_bits) - 1;
    std::vector<std::int64_t> parts;  // of the rows, with one target each
    for (std::uint32_t weight = most; weight > 0;) {
      const std::uint32_t taken = std::max(1U, random.below(weight) / 8);
      parts.push_back(((taken * draw_coarse(random, weight_bits)) << weight_bits) + taken);
      weight -= taken;
    }
    totals = {std::accumulate(parts.begin(), parts.end(), std::int64_t{0}), weight_bits, 1};
    for (std::size_t c = 0; c < kColumns; ++c) {
      // Half of the columns' bins stay empty; the first column has no missing value.
      const std::uint32_t bins = BinnedMatrix::kBins / 2 - (c == 0 ? 1 : 0);
      for (const std::int64_t part : parts) {
        packed[c * BinnedMatrix::kBins + std::size_t{2} * random.below(bins) + 1] += part;
      }
    }
  }

  std::vector<std::int64_t> packed;
  NodeTotals totals;
};

TEST_CASE("every variant finds the portable split in histograms") {
  base::Random random(2);
  for (const TreeKernels* kernels : wide_kernels()) {
    for (int weight_bits = 1; weight_bits <= 25; ++weight_bits) {
      for (int round = 0; round < 20; ++round) {
        Cells cells(weight_bits, random);
        cells.totals.min_leaf = 1 + random.below(3);
        BestSplit expected;
        BestSplit found;
        portable_kernels().search_cells(cells.packed.data(), kOrder, cells.totals, expected);
        kernels->search_cells(cells.packed.data(), kOrder, cells.totals, found);
        CHECK(same(found, expected));
      }
    }
  }
}

TEST_CASE("of equal splits every variant takes the first, and none that is no better than before") {
  base::Random random(3);
  for (const TreeKernels* kernels : wide_kernels()) {
    for (const std::size_t count : {2, 6, 40}) {
      Lists lists(count, 250, 12, random);
      for (const std::size_t copy : {1, 2}) {
        std::copy_n(lists.entries.begin(), count,
                    lists.entries.begin() + static_cast<std::ptrdiff_t>(copy * lists.stride));
      }
      BestSplit found;
      kernels->search_lists(lists.node(count), kOrder, lists.totals, found);
      CHECK(found.column == (found.gain > 0 ? 2 : 0));
      const BestSplit before{found.gain, 77, 5, true};
      found = before;
      kernels->search_lists(lists.node(count), kOrder, lists.totals, found);
      CHECK(same(found, before));
    }
  }
}

// The sides of `count` places, a third of them left, and how many entries a child keeps of them.
struct Drawn {
  Drawn(std::size_t count, base::Random& random) : total(count) {
    for (std::size_t place = 0; place < count; ++place) {
      if (random.below(3) != 0) continue;
      sides.set(place);
      ++left;
    }
  }

  std::size_t kept(Keep keep) const {
    if (keep == Keep::kBoth) return total;
    return keep == Keep::kLeft ? left : total - left;
  }

  SideBits sides{};
  std::size_t total;
  std::size_t left = 0;
};

bool same_stretch(const Lists& a, const Lists& b, std::size_t column, std::size_t begin,
                  std::size_t end) {
  const auto first = [&](const Lists& lists) {
    return lists.entries.begin() + static_cast<std::ptrdiff_t>(column * lists.stride + begin);
  };
  return std::equal(first(a), first(a) + static_cast<std::ptrdiff_t>(end - begin), first(b));
}

TEST_CASE("every variant splits lists as the portable one and leaves what is behind them") {
  base::Random random(4);
  for (const TreeKernels* kernels : wide_kernels()) {
    for (std::size_t count = 1; count <= SideBits::kMost; count += count < 40 ? 1 : 59) {
      for (const Keep keep : {Keep::kBoth, Keep::kLeft, Keep::kRight}) {
        const Lists before(count, 250, 10, random);
        const Drawn drawn(count, random);
        Lists expected = before;
        Lists found = before;
        portable_kernels().split_lists(expected.node(count), kColumns, drawn.sides, keep,
                                       expected.spare.data());
        kernels->split_lists(found.node(count), kColumns, drawn.sides, keep, found.spare.data());
        for (std::size_t c = 0; c < kColumns; ++c) {
          CHECK(same_stretch(found, expected, c, 0, drawn.kept(keep)));
          CHECK(same_stretch(found, before, c, count, found.stride));
        }
      }
    }
  }
}

}  // namespace
}  // namespace crossfade::learn
