#include "catalogue/key_table.h"

#include <doctest/doctest.h>

#include "base/random.h"

namespace crossfade::catalogue {
namespace {

TEST_CASE("a key table finds what was put in and nothing else") {
  KeyTable table;
  CHECK(table.find(5) == 0);
  CHECK(table.insert(5));
  CHECK_FALSE(table.insert(5, 9));
  CHECK(table.find(5) == 5);
  CHECK(table.insert(6, 9));
  CHECK(table.find(5) == 5);
  CHECK(table.find(6) == 9);
  CHECK(table.find(9) == 0);
}

TEST_CASE("a key table keeps keys and values as it grows") {
  KeyTable table;
  base::Random random(1);
  for (int i = 0; i < 5000; ++i) {
    const std::uint64_t key = random.next() | 1;
    REQUIRE(table.insert(key, i % 3 == 0 ? key + 1 : key));
  }
  table.reserve(100000);
  CHECK(table.size() == 5000);
  base::Random again(1);
  for (int i = 0; i < 5000; ++i) {
    const std::uint64_t key = again.next() | 1;
    CHECK(table.find(key) == (i % 3 == 0 ? key + 1 : key));
  }
  const auto pairs = table.sorted();
  REQUIRE(pairs.size() == 5000);
  for (std::size_t i = 1; i < pairs.size(); ++i) CHECK(pairs[i - 1].first < pairs[i].first);
}

}  // namespace
}  // namespace crossfade::catalogue
