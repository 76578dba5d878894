#include "evaluate/refuse_rows.h"

#include <doctest/doctest.h>

#include <vector>

namespace crossfade::evaluate {
namespace {

TEST_CASE("rows are refused that are too few, of too few artists, or all alike") {
  std::vector<double> target;
  std::vector<std::uint32_t> artists;
  for (std::uint32_t i = 0; i < 100; ++i) {
    target.push_back(i);
    artists.push_back(i % 5);
  }
  CHECK_FALSE(refuse_rows(target, artists, 5).has_value());
  const std::optional<Refusal> few_artists = refuse_rows(target, artists, 6);
  REQUIRE(few_artists.has_value());
  CHECK(few_artists->kind == Refusal::Kind::kFewArtists);
  CHECK(few_artists->found == 5);
  CHECK(few_artists->needed == 6);
  const std::optional<Refusal> alike = refuse_rows(std::vector<double>(100, 3), artists, 5);
  REQUIRE(alike.has_value());
  CHECK(alike->kind == Refusal::Kind::kConstantTarget);
  target.pop_back();
  artists.pop_back();
  const std::optional<Refusal> few = refuse_rows(target, artists, 5);
  REQUIRE(few.has_value());
  CHECK(few->kind == Refusal::Kind::kFewRows);
  CHECK(few->found == 99);
}

}  // namespace
}  // namespace crossfade::evaluate
