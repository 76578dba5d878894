#include "stats/moving_blocks.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace crossfade::stats {
namespace {

TEST_CASE("a resample is made of runs of neighbours, cut at the length") {
  base::Random random(3);
  for (int draw = 0; draw < 50; ++draw) {
    const std::vector<std::uint32_t> places = draw_moving_blocks(23, 5, random);
    REQUIRE(places.size() == 23);
    CHECK(*std::ranges::max_element(places) < 23);
    for (std::size_t i = 1; i < places.size(); ++i) {
      if (i % 5 != 0) CHECK(places[i] == places[i - 1] + 1);
    }
  }
}

TEST_CASE("every begin of a block comes about as often as any other") {
  base::Random random(4);
  std::vector<int> begins(8);
  for (int draw = 0; draw < 8000; ++draw) ++begins[draw_moving_blocks(10, 3, random).front()];
  for (const int count : begins) CHECK(count == doctest::Approx(1000).epsilon(0.12));
}

TEST_CASE("a block is as long as the cube root of the series, rounded up") {
  CHECK(block_length(1) == 1);
  CHECK(block_length(27) == 3);
  CHECK(block_length(28) == 4);
  CHECK(block_length(150) == 6);
}

}  // namespace
}  // namespace crossfade::stats
