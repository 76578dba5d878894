#include "advise/smooth_order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/random.h"

namespace crossfade::advise {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double length_of(std::span<const Sound> sounds, std::span<const std::size_t> order) {
  double sum = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    sum += step_between(sounds[order[i - 1]], sounds[order[i]]);
  }
  return sum;
}

int repeats(std::span<const Sound> sounds, std::span<const std::size_t> order) {
  int count = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    count += sounds[order[i - 1]].artist == sounds[order[i]].artist ? 1 : 0;
  }
  return count;
}

std::vector<Sound> random_sounds(base::Random& random, std::size_t count, std::uint32_t artists) {
  std::vector<Sound> sounds;
  for (std::size_t i = 0; i < count; ++i) {
    sounds.push_back({65 + 135 * random.uniform(), static_cast<double>(random.below(12)),
                      random.uniform(), random.below(artists)});
  }
  return sounds;
}

TEST_CASE("keys a fifth apart are neighbours, a tritone the furthest") {
  CHECK(fifths_between(0, 0) == 0);
  CHECK(fifths_between(0, 7) == 1);
  CHECK(fifths_between(5, 0) == 1);
  CHECK(fifths_between(11, 6) == 1);
  CHECK(fifths_between(0, 2) == 2);
  CHECK(fifths_between(0, 1) == 5);
  CHECK(fifths_between(0, 6) == 6);
}

TEST_CASE("six per cent of tempo, a fifth and a tenth of energy are a step each, and add up") {
  const Sound from{100, 0, 0.5, 0};
  CHECK(step_between(from, from) == 0);
  CHECK(step_between(from, {106, 0, 0.5, 0}) == doctest::Approx(1).epsilon(0.01));
  CHECK(step_between(from, {100, 7, 0.5, 0}) == 1);
  CHECK(step_between(from, {100, 0, 0.6, 0}) == doctest::Approx(1));
  CHECK(step_between(from, {106, 7, 0.4, 0}) == doctest::Approx(3).epsilon(0.01));
  CHECK(step_between(from, {200, 0, 0.5, 0}) == doctest::Approx(0));
  CHECK(step_between(from, {53, 0, 0.5, 0}) == doctest::Approx(1).epsilon(0.01));
  CHECK(step_between(from, {kNaN, 0, 0.5, 0}) == 2);
  CHECK(step_between(from, {100, kNaN, kNaN, 0}) == 4);
}

TEST_CASE("tracks that differ in energy alone are played up or down, from the first on") {
  std::vector<Sound> sounds;
  const double energies[] = {0.1, 0.9, 0.3, 0.7, 0.2, 0.5};
  for (std::uint32_t i = 0; i < 6; ++i) sounds.push_back({120, 4, energies[i], i});
  CHECK(smooth_order(sounds) == std::vector<std::size_t>{0, 4, 2, 5, 3, 1});
}

TEST_CASE("the order is a permutation, begins with the first, and is the same again") {
  base::Random random(1);
  for (const std::size_t count : {0, 1, 2, 3, 60}) {
    const std::vector<Sound> sounds = random_sounds(random, count, 1000);
    const std::vector<std::size_t> order = smooth_order(sounds);
    CHECK(order == smooth_order(sounds));
    if (count > 0) CHECK(order.front() == 0);
    std::vector<std::size_t> sorted = order;
    std::ranges::sort(sorted);
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    CHECK(sorted == all);
  }
}

TEST_CASE("the way is near the shortest that there is, and far below that by streams") {
  base::Random random(2);
  double made = 0;
  double best = 0;
  double given = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<Sound> sounds = random_sounds(random, 7, 1);
    for (std::uint32_t i = 0; i < 7; ++i) sounds[i].artist = i;
    std::vector<std::size_t> order(7);
    std::iota(order.begin(), order.end(), std::size_t{0});
    given += length_of(sounds, order);
    const double mine = length_of(sounds, smooth_order(sounds));
    double shortest = mine;
    do {
      shortest = std::min(shortest, length_of(sounds, order));
    } while (std::next_permutation(order.begin() + 1, order.end()));
    made += mine;
    best += shortest;
  }
  CHECK(made <= 1.02 * best);
  CHECK(made < 0.75 * given);
}

TEST_CASE(
    "no artist comes twice in a row where it can be avoided, and as seldom as can be elsewhere") {
  base::Random random(3);
  int avoidable = 0;
  for (int round = 0; round < 400; ++round) {
    const std::size_t count = 1 + random.below(24);
    const std::vector<Sound> sounds = random_sounds(random, count, 1 + random.below(5));
    std::vector<int> of_artist(5, 0);
    for (const Sound& sound : sounds) ++of_artist[sound.artist];
    const int most = *std::ranges::max_element(of_artist);
    const int fewest = std::max(0, most - (static_cast<int>(count) - most) - 1);
    avoidable += fewest == 0 ? 1 : 0;
    CHECK(repeats(sounds, smooth_order(sounds)) == fewest);
  }
  CHECK(avoidable > 100);
}

}  // namespace
}  // namespace crossfade::advise
