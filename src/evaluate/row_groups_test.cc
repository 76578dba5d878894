#include "evaluate/row_groups.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "base/random.h"

namespace crossfade::evaluate {
namespace {

using Numbers = std::vector<std::uint64_t>;

// Gives a row the smallest number of all rows it shares a key with, until nothing changes.
Numbers join_naively(const std::vector<RowKeys>& kinds) {
  const std::size_t rows = kinds.front().size();
  Numbers group(rows);
  for (std::size_t row = 0; row < rows; ++row) group[row] = row;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t a = 0; a < rows; ++a) {
      for (std::size_t b = 0; b < rows; ++b) {
        const bool tied = std::ranges::any_of(
            kinds, [&](const RowKeys& keys) { return keys[a] != kNoKey && keys[a] == keys[b]; });
        if (!tied || group[a] <= group[b]) continue;
        group[a] = group[b];
        changed = true;
      }
    }
  }
  Numbers seen;
  for (std::uint64_t& number : group) {
    auto place = std::ranges::find(seen, number);
    if (place == seen.end()) place = seen.insert(seen.end(), number);
    number = static_cast<std::uint64_t>(place - seen.begin());
  }
  return group;
}

TEST_CASE("rows hang together over other rows and other kinds of key") {
  // 0 and 3 share the first kind, 3 and 4 the second, so 0 and 4 are one group.
  const std::vector<RowKeys> kinds = {{7, 8, 9, 7, 6}, {1, 2, 3, 5, 5}};
  CHECK(join_rows(kinds) == Numbers{0, 1, 2, 0, 0});
}

TEST_CASE("a late row joins two groups, which take the number of the first") {
  const std::vector<RowKeys> kinds = {{5, 6, 4, 5}, {1, 2, 3, 2}};
  CHECK(join_rows(kinds) == Numbers{0, 0, 1, 0});
}

TEST_CASE("rows without a key share nothing, and kinds do not mix") {
  const std::vector<RowKeys> kinds = {{kNoKey, kNoKey, 3}, {3, kNoKey, kNoKey}};
  CHECK(join_rows(kinds) == Numbers{0, 1, 2});
  CHECK(join_rows(std::vector<RowKeys>{{}}).empty());
}

TEST_CASE("groups agree with naive spreading on random keys") {
  base::Random random(3);
  for (int round = 0; round < 20; ++round) {
    std::vector<RowKeys> kinds(3, RowKeys(60));
    for (RowKeys& keys : kinds) {
      for (std::uint64_t& key : keys) key = random.below(2) == 0 ? kNoKey : random.below(60);
    }
    CHECK(join_rows(kinds) == join_naively(kinds));
  }
}

TEST_CASE("rows are split where their key stands in several folds") {
  // Key 4 stands in folds 0 and 1 (three rows), 5 in fold 1 alone, 6 in fold 0 and left out.
  const Numbers keys = {4, 4, 5, 5, 6, 6, 4, kNoKey, kNoKey};
  const FoldPlan plan{{0, 1, 1, 1, 0, FoldPlan::kLeftOut, 0, 0, 1}, 2};
  CHECK(find_split_rows(keys, plan) == std::vector<std::size_t>{0, 1, 6});
  CHECK(find_split_rows(Numbers{}, FoldPlan{{}, 2}).empty());
}

}  // namespace
}  // namespace crossfade::evaluate
