#include "advise/water_filling.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/random.h"

namespace crossfade::advise {
namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
using Scenarios = std::vector<std::vector<ResponseCurve>>;

double mean_response(const Scenarios& scenarios, std::span<const double> spend) {
  double sum = 0;
  for (const auto& curves : scenarios) {
    for (std::size_t p = 0; p < spend.size(); ++p) sum += expected_response(curves[p], spend[p]);
  }
  return sum / static_cast<double>(scenarios.size());
}

double total(std::span<const double> spend) {
  double sum = 0;
  for (const double part : spend) sum += part;
  return sum;
}

// The best of all splits of three platforms in steps of a 400th of the budget.
double best_on_grid(const Scenarios& scenarios, const std::vector<SpendLimits>& limits,
                    double budget) {
  constexpr int kSteps = 400;
  double best = -1;
  for (int a = 0; a <= kSteps; ++a) {
    for (int b = 0; a + b <= kSteps; ++b) {
      const std::vector<double> spend = {budget * a / kSteps, budget * b / kSteps,
                                         budget * (kSteps - a - b) / kSteps};
      bool allowed = true;
      for (std::size_t p = 0; p < 3; ++p) {
        allowed =
            allowed && spend[p] >= limits[p].least - 1e-9 && spend[p] <= limits[p].most + 1e-9;
      }
      if (allowed) best = std::max(best, mean_response(scenarios, spend));
    }
  }
  return best;
}

TEST_CASE("no split on a fine grid brings more, under limits and uncertain curves") {
  base::Random random(11);
  for (int draw = 0; draw < 12; ++draw) {
    Scenarios scenarios(1 + random.below(4));
    for (auto& curves : scenarios) {
      for (int p = 0; p < 3; ++p) {
        curves.push_back({1e5 * random.uniform(), 10 + 9000 * random.uniform(), 0.3});
      }
    }
    std::vector<SpendLimits> limits(3, {0, kNoLimit});
    limits[random.below(3)].least = 500 * random.below(4);
    limits[random.below(3)].most = 2000 + 500 * random.below(4);
    const double budget = 6000;
    const std::vector<double> spend = fill_budget(scenarios, limits, budget);
    CHECK(total(spend) == doctest::Approx(budget).epsilon(1e-9));
    for (std::size_t p = 0; p < 3; ++p) {
      CHECK(spend[p] >= limits[p].least - 1e-9);
      CHECK(spend[p] <= limits[p].most + 1e-9);
    }
    const double best = best_on_grid(scenarios, limits, budget);
    const double found = mean_response(scenarios, spend);
    CHECK(found >= best * (1 - 1e-9));
    CHECK(found <= best * (1 + 1e-3));  // the grid is fine: it comes near
  }
}

TEST_CASE("one scenario's split is that of the closed form, to 1e-6 of the budget") {
  const Scenarios scenarios = {{{400'000, 3'000, 0}, {250'000, 1'500, 0}}};
  const std::vector<SpendLimits> limits(2, {0, kNoLimit});
  const double budget = 5'000;
  // Equal slopes: spend + half-spend of each is in proportion to sqrt(ceiling x half-spend).
  const double first = std::sqrt(400'000.0 * 3'000);
  const double second = std::sqrt(250'000.0 * 1'500);
  const double closed = (budget + 4'500) * first / (first + second) - 3'000;
  const std::vector<double> spend = fill_budget(scenarios, limits, budget);
  CHECK(std::abs(spend[0] - closed) < 1e-6 * budget);
  CHECK(std::abs(spend[1] - (budget - closed)) < 1e-6 * budget);
}

TEST_CASE("what no curve rewards stays unspent") {
  const Scenarios scenarios = {{{1'000, 100, 0}, {0, 100, 0}}};
  CHECK(fill_budget(scenarios, std::vector<SpendLimits>{{0, 300}, {50, kNoLimit}}, 1'000) ==
        std::vector<double>{300, 50});
  const Scenarios nothing = {{{0, 100, 0}, {0, 100, 0}}};
  CHECK(fill_budget(nothing, std::vector<SpendLimits>{{10, 300}, {0, 300}}, 1'000) ==
        std::vector<double>{10, 0});
}

TEST_CASE("limits that meet leave no choice") {
  const Scenarios scenarios = {{{1'000, 100, 0}, {9'000, 100, 0}}};
  const std::vector<SpendLimits> fixed = {{400, 400}, {0, 300}};
  CHECK(fill_budget(scenarios, fixed, 700) == std::vector<double>{400, 300});
  CHECK(fill_budget(scenarios, fixed, 500)[1] == doctest::Approx(100).epsilon(1e-9));
  CHECK(fill_budget(scenarios, std::vector<SpendLimits>{{100, 400}, {400, 500}}, 500) ==
        std::vector<double>{100, 400});
}

}  // namespace
}  // namespace crossfade::advise
