#include "learn/code_passes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/random.h"

namespace crossfade::learn {
namespace {

constexpr std::uint8_t kMissing = BinnedMatrix::kMissing;

// Codes below `bins`, of which some are missing, and numbers of either sign beside them.
struct Rows {
  Rows(std::size_t count, std::uint32_t bins, double missing_share, base::Random& random) {
    for (std::size_t i = 0; i < count; ++i) {
      const bool is_missing = random.uniform() < missing_share;
      codes.push_back(is_missing ? kMissing : static_cast<std::uint8_t>(random.below(bins)));
      packed.push_back(static_cast<std::int64_t>(random.next() >> 16) - (std::int64_t{1} << 47));
    }
  }

  std::vector<std::uint8_t> codes;
  std::vector<std::int64_t> packed;
};

void check_passes(const CodePasses& passes) {
  base::Random random(8);
  for (const std::size_t count : {16, 32, 48, 272}) {
    for (const std::uint32_t bins : {1, 2, 63, 255}) {
      for (const double missing_share : {0.0, 0.3, 1.0}) {
        const Rows rows(count, bins, missing_share, random);
        std::vector<std::uint8_t> known = rows.codes;
        std::erase(known, kMissing);
        const CodeRange range = passes.range(rows.codes.data(), count);
        CHECK(range.least == (known.empty() ? kMissing : std::ranges::min(known)));
        CHECK(range.most == (known.empty() ? 0 : std::ranges::max(known)));
        CHECK(range.has_missing == (known.size() < count));
        for (const auto& [first, last] : {std::pair<int, int>{0, 0},
                                          {0, static_cast<int>(bins) / 2},
                                          {1, 254},
                                          {0, 255},
                                          {255, 255}}) {
          std::int64_t sum = 0;
          for (std::size_t i = 0; i < count; ++i) {
            if (rows.codes[i] >= first && rows.codes[i] <= last) sum += rows.packed[i];
          }
          CHECK(passes.sum(rows.codes.data(), rows.packed.data(), count,
                           static_cast<std::uint8_t>(first),
                           static_cast<std::uint8_t>(last)) == sum);
        }
      }
    }
  }
}

TEST_CASE("plain passes find range and sums") { check_passes(portable_passes()); }

TEST_CASE("the widest passes find the same") { check_passes(widest_passes()); }

}  // namespace
}  // namespace crossfade::learn
