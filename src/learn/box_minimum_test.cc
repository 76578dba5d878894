#include "learn/box_minimum.h"

#include <doctest/doctest.h>

#include <cmath>

namespace crossfade::learn {
namespace {

double banana(std::span<const double> at, std::span<double> gradient) {
  const double bend = at[1] - at[0] * at[0];
  gradient[0] = -2 * (1 - at[0]) - 400 * at[0] * bend;
  gradient[1] = 200 * bend;
  return (1 - at[0]) * (1 - at[0]) + 100 * bend * bend;
}

TEST_CASE("the bottom of a bent valley is found") {
  const BoxMinimum minimum = minimise_in_box(banana, {{-1.2, 1}, {-5, -5}, {5, 5}});
  CHECK(minimum.converged);
  CHECK(minimum.at[0] == doctest::Approx(1).epsilon(1e-6));
  CHECK(minimum.at[1] == doctest::Approx(1).epsilon(1e-6));
  CHECK(minimum.steps < 100);
}

TEST_CASE("a minimum outside the box is met on its wall") {
  // With at[0] held at .5, the best at[1] is .25.
  const BoxMinimum minimum = minimise_in_box(banana, {{-1.2, 1}, {-5, -5}, {.5, 5}});
  CHECK(minimum.converged);
  CHECK(minimum.at[0] == .5);
  CHECK(minimum.at[1] == doctest::Approx(.25).epsilon(1e-6));
}

TEST_CASE("a parameter leaves its wall where down lies inside") {
  const auto bowl = [](std::span<const double> at, std::span<double> gradient) {
    gradient[0] = 2 * (at[0] - 3);
    gradient[1] = 2 * (at[1] + 1);
    return (at[0] - 3) * (at[0] - 3) + (at[1] + 1) * (at[1] + 1);
  };
  const BoxMinimum minimum = minimise_in_box(bowl, {{0, 0}, {0, 0}, {10, 10}});
  CHECK(minimum.at[0] == doctest::Approx(3));
  CHECK(minimum.at[1] == 0);
}

TEST_CASE("steps that run out are told") {
  BoxMinimumOptions options;
  options.most_steps = 3;
  const BoxMinimum minimum = minimise_in_box(banana, {{-1.2, 1}, {-5, -5}, {5, 5}}, options);
  CHECK_FALSE(minimum.converged);
  CHECK(minimum.steps == 3);
}

}  // namespace
}  // namespace crossfade::learn
