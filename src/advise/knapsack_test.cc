#include "advise/knapsack.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "advise/knapsack_relaxation.h"
#include "base/random.h"

namespace crossfade::advise {
namespace {

constexpr double kAlike = 1e-9;

bool is_within_limits(const Knapsack& knapsack, const std::vector<int>& chosen) {
  double cost = 0;
  std::size_t items = 0;
  std::map<std::uint32_t, std::size_t> by_group;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i] == kNoOption) continue;
    cost += knapsack.cost(i, chosen[i]);
    ++items;
    if (++by_group[knapsack.groups[i]] > knapsack.most_a_group) return false;
  }
  return cost <= knapsack.budget * (1 + kAlike) && items <= knapsack.most_items;
}

// The optimum by trying every choice.
double best_of_all(const Knapsack& knapsack, std::vector<int>& chosen) {
  if (chosen.size() == knapsack.items()) {
    if (!is_within_limits(knapsack, chosen)) return 0;
    double value = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) value += knapsack.value(i, chosen[i]);
    return value;
  }
  double best = 0;
  for (int option = kNoOption; option < static_cast<int>(knapsack.options); ++option) {
    chosen.push_back(option);
    best = std::max(best, best_of_all(knapsack, chosen));
    chosen.pop_back();
  }
  return best;
}

// Small instances of several kinds: whole numbers that tie often, costs in proportion to values,
// equal items, free and worthless options.
Knapsack small_instance(std::uint64_t seed) {
  base::Random random(seed);
  Knapsack knapsack;
  knapsack.options = 1 + random.below(3);
  const std::size_t items = 1 + random.below(6);
  const std::uint32_t kind = random.below(4);
  double dearest = 0;
  for (std::size_t i = 0; i < items; ++i) {
    knapsack.groups.push_back(100 - random.below(3));
    for (std::size_t option = 0; option < knapsack.options; ++option) {
      double cost = 10 * random.uniform();
      double value = 10 * random.uniform() - 1;
      if (kind == 1) cost = random.below(5), value = random.below(5);
      if (kind == 2) value = cost + 1;
      if (kind == 3) cost = static_cast<double>(option) + 1, value = 2 * cost - 1;
      knapsack.costs.push_back(cost);
      knapsack.values.push_back(value);
      dearest += cost;
    }
  }
  knapsack.budget = dearest * random.uniform() * 0.6;
  if (random.below(2) == 0) knapsack.budget = std::floor(knapsack.budget);
  if (random.below(2) == 0) knapsack.most_items = random.below(4);
  if (random.below(2) == 0) knapsack.most_a_group = random.below(3);
  return knapsack;
}

// Tracks by the thousand with four tiers, as a plan would weigh them: `spread` is of the logarithm
// of what a track brings.
Knapsack large_instance(std::uint64_t seed, std::size_t items, double spread) {
  constexpr double kCosts[] = {20000, 8000, 2500, 1500};
  constexpr double kEffects[] = {1, 0.6, 0.35, 0.25};
  base::Random random(seed);
  Knapsack knapsack;
  knapsack.options = 4;
  for (std::size_t i = 0; i < items; ++i) {
    knapsack.groups.push_back(random.below(static_cast<std::uint32_t>(items / 8)));
    const double brings = std::exp(spread * random.normal() + 8.5);
    for (std::size_t option = 0; option < 4; ++option) {
      const double noise = 0.9 + 0.2 * random.uniform();
      knapsack.costs.push_back(kCosts[option]);
      knapsack.values.push_back(brings * kEffects[option] * noise - kCosts[option]);
    }
  }
  knapsack.budget = 20000 * std::exp(random.uniform() * std::log(static_cast<double>(items) / 4));
  if (random.below(2) == 0) knapsack.most_items = static_cast<std::size_t>(knapsack.budget / 12000);
  if (random.below(2) == 0) knapsack.most_a_group = 1 + random.below(3);
  return knapsack;
}

TEST_CASE("small knapsacks are solved to the optimum, whatever limits bind") {
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    CAPTURE(seed);
    const Knapsack knapsack = small_instance(seed);
    const KnapsackSolution solution = solve_knapsack(knapsack);
    std::vector<int> none;
    const double optimum = best_of_all(knapsack, none);
    REQUIRE(is_within_limits(knapsack, solution.chosen));
    REQUIRE(solution.value == doctest::Approx(optimum).epsilon(kAlike));
    REQUIRE(solution.upper_bound >= optimum * (1 - 1e-13));
    REQUIRE(solution.gap() < kAlike);
  }
}

TEST_CASE("a search cut short still tells a bound that no choice exceeds") {
  int cut_short = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    CAPTURE(seed);
    const Knapsack knapsack = small_instance(seed);
    const KnapsackSolution solution = solve_knapsack(knapsack, {.most_states = 0});
    std::vector<int> none;
    const double optimum = best_of_all(knapsack, none);
    REQUIRE(is_within_limits(knapsack, solution.chosen));
    REQUIRE(solution.upper_bound >= optimum * (1 - 1e-13));
    REQUIRE(solution.value <= optimum * (1 + kAlike));
    cut_short += solution.gap() > kAlike ? 1 : 0;
  }
  CHECK(cut_short > 0);
}

TEST_CASE("no choice loses less than the relaxation's prices say") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    const Knapsack knapsack = small_instance(seed);
    const KnapsackLayout layout(knapsack);
    const KnapsackRelaxation relaxation = relax_knapsack(layout);
    REQUIRE(is_within_limits(knapsack, relaxation.chosen));
    for (std::size_t i = 0; i < knapsack.items(); ++i) {
      for (int option = kNoOption; option < static_cast<int>(knapsack.options); ++option) {
        if (option != kNoOption && !layout.is_open(i, option)) continue;
        REQUIRE(relaxation.loss(layout, i, option) >= -1e-9);
      }
    }
    std::vector<int> none;
    REQUIRE(relaxation.bound >= best_of_all(knapsack, none) * (1 - 1e-13));
  }
}

TEST_CASE("large knapsacks are solved to within a thousandth, proved by the bound") {
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    CAPTURE(seed);
    const Knapsack knapsack =
        large_instance(seed, seed % 2 == 0 ? 800 : 5000, 1 + 0.1 * static_cast<double>(seed));
    const KnapsackSolution solution = solve_knapsack(knapsack, {.enough_gap = 1e-5});
    REQUIRE(is_within_limits(knapsack, solution.chosen));
    REQUIRE(solution.value > 0);
    REQUIRE(solution.gap() >= 0);
    REQUIRE(solution.gap() <= 1e-3);
  }
}

TEST_CASE("thousands of equal tracks are no harder than a few") {
  for (const std::size_t most_a_group : {std::size_t{1}, std::size_t{3}, kNoLimit}) {
    CAPTURE(most_a_group);
    Knapsack knapsack;
    knapsack.options = 4;
    for (std::uint32_t i = 0; i < 5000; ++i) {
      knapsack.groups.push_back(i / 8);
      knapsack.values.insert(knapsack.values.end(), {1, 0.6, 0.35, 0.25});
      knapsack.costs.insert(knapsack.costs.end(), {20000, 8000, 2500, 1500});
    }
    knapsack.budget = 154000;
    knapsack.most_items = 15;
    knapsack.most_a_group = most_a_group;
    const KnapsackSolution solution = solve_knapsack(knapsack);
    REQUIRE(is_within_limits(knapsack, solution.chosen));
    CHECK(solution.value == doctest::Approx(9.95));
    CHECK(solution.gap() < kAlike);
  }
}

TEST_CASE("the same knapsack gives the same choice, and of equals the earlier item") {
  const Knapsack knapsack = large_instance(3, 2000, 2);
  CHECK(solve_knapsack(knapsack).chosen == solve_knapsack(knapsack).chosen);
  Knapsack equals;
  equals.values = {5, 5, 5, 5};
  equals.costs = {2, 2, 2, 2};
  equals.groups = {1, 1, 2, 3};
  equals.budget = 5;
  equals.most_a_group = 1;
  CHECK(solve_knapsack(equals).chosen == std::vector<int>{0, kNoOption, 0, kNoOption});
}

TEST_CASE("nothing to choose, nothing to spend and nothing worth having give nothing") {
  Knapsack empty;
  empty.budget = 10;
  CHECK(solve_knapsack(empty).chosen.empty());
  CHECK(solve_knapsack(empty).gap() == 0);

  Knapsack one;
  one.options = 2;
  one.values = {4, 2};
  one.costs = {3, 0};
  one.groups = {7};
  CHECK(solve_knapsack(one).chosen == std::vector<int>{1});  // what is free is taken
  one.budget = 3;
  CHECK(solve_knapsack(one).chosen == std::vector<int>{0});
  CHECK(solve_knapsack(one).upper_bound == doctest::Approx(4));
  one.most_items = 0;
  CHECK(solve_knapsack(one).chosen == std::vector<int>{kNoOption});
  CHECK(solve_knapsack(one).upper_bound == 0);

  Knapsack worthless = one;
  worthless.most_items = kNoLimit;
  worthless.values = {0, -1};
  CHECK(solve_knapsack(worthless).chosen == std::vector<int>{kNoOption});
}

TEST_CASE("an option dearer than the budget does not loosen the bound") {
  Knapsack knapsack;
  knapsack.values = {1000, 3, 2};
  knapsack.costs = {11, 5, 5};
  knapsack.groups = {0, 1, 2};
  knapsack.budget = 10;
  const KnapsackSolution solution = solve_knapsack(knapsack);
  CHECK(solution.chosen == std::vector<int>{kNoOption, 0, 0});
  CHECK(solution.upper_bound == doctest::Approx(5));
}

TEST_CASE("costs whose sum rounds above the budget that they equal still fit") {
  Knapsack knapsack;
  knapsack.values = {1, 1};
  knapsack.costs = {0.1, 0.2};
  knapsack.groups = {0, 1};
  knapsack.budget = 0.3;
  CHECK(solve_knapsack(knapsack).value == 2);
}

TEST_CASE("values and costs of any size are weighed alike") {
  for (const double scale : {1e-200, 1.0, 1e200}) {
    CAPTURE(scale);
    Knapsack knapsack;
    knapsack.values = {6 * scale, 5 * scale, 5 * scale};
    knapsack.costs = {6e100, 5e100, 5e100};
    knapsack.groups = {0, 1, 2};
    knapsack.budget = 10e100;
    CHECK(solve_knapsack(knapsack).chosen == std::vector<int>{kNoOption, 0, 0});
  }
}

TEST_CASE("ten equal tracks are planned to the optimum") {
  Knapsack knapsack;
  knapsack.options = 3;
  for (std::uint32_t i = 0; i < 10; ++i) {
    knapsack.groups.push_back(i / 2);
    knapsack.values.insert(knapsack.values.end(), {10, 6, 3});
    knapsack.costs.insert(knapsack.costs.end(), {7, 4, 2});
  }
  knapsack.budget = 20;
  knapsack.most_items = 4;
  knapsack.most_a_group = 1;
  // 7 + 7 + 4 + 2 = 20.
  const KnapsackSolution solution = solve_knapsack(knapsack);
  CHECK(solution.value == 29);
  CHECK(solution.gap() < kAlike);
}

}  // namespace
}  // namespace crossfade::advise
