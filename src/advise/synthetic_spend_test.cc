#include "advise/synthetic_spend.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "advise/spend_obstacles.h"

namespace crossfade::advise {
namespace {

TEST_CASE("a synthetic history comes back from its CSV as it was") {
  const SpendHistory made = generate_spend({30, 2, 3, 0.04}).history;
  const SpendHistory read = parse_spend_history(spend_csv(made), "made.csv");
  CHECK(read.platforms == made.platforms);
  CHECK(read.weeks == made.weeks);
  CHECK(read.spend == made.spend);
  CHECK(read.streams == made.streams);
  CHECK(read.views == made.views);
}

TEST_CASE("the same options give the same history, another seed another") {
  CHECK(spend_csv(generate_spend({20, 3}).history) == spend_csv(generate_spend({20, 3}).history));
  CHECK(spend_csv(generate_spend({20, 3}).history) != spend_csv(generate_spend({20, 4}).history));
}

TEST_CASE("without noise the counts are baseline and true curves") {
  const SyntheticSpend made = generate_spend({40, 5, 2, 0});
  std::vector<std::vector<double>> carried;
  for (std::size_t p = 0; p < 2; ++p) {
    carried.push_back(adstock(made.history.spend[p], made.streams[p].carry_over));
  }
  for (std::size_t w = 0; w < 40; ++w) {
    double expected = 800'000 * (1 + 0.002 * static_cast<double>(w));
    for (std::size_t p = 0; p < 2; ++p) {
      expected += expected_response(made.streams[p], carried[p][w]);
    }
    CHECK(made.history.streams[w] == doctest::Approx(expected).epsilon(1e-6));
  }
}

TEST_CASE("nothing stands in the way of fitting it, on any of ten seeds") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const SpendHistory history = generate_spend({80, seed}).history;
    CHECK(spend_obstacles(history, history.streams).empty());
    for (const auto& spend : history.spend) {
      CHECK(std::ranges::count(spend, 0.0) > 5);  // platforms rest at times
    }
  }
}

}  // namespace
}  // namespace crossfade::advise
