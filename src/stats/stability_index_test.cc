#include "stats/stability_index.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/random.h"

namespace crossfade::stats {
namespace {

std::vector<float> normals(std::size_t count, double shift, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<float> values;
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back(static_cast<float>(random.normal() + shift));
  }
  return values;
}

double index_of(const std::vector<float>& then, const std::vector<float>& now) {
  const StabilityBins bins(then);
  return stability_index(bins.count(then), bins.count(now));
}

TEST_CASE("the same sample has an index of 0, a shifted one the divergence of the two") {
  const std::vector<float> then = normals(20000, 0, 1);
  CHECK(index_of(then, then) == 0);
  // Jeffreys' divergence of normals one standard deviation apart is 1; bins lose a little of it.
  const double shifted = index_of(then, normals(20000, 1, 2));
  CHECK(shifted > 0.8);
  CHECK(shifted < 1.1);
}

TEST_CASE("chance alone gives about what theory says") {
  double sum = 0;
  const std::vector<float> then = normals(500, 0, 1);
  for (std::uint64_t seed = 2; seed < 42; ++seed)
    sum += index_of(normals(500, 0, seed + 100), normals(500, 0, seed));
  CHECK(sum / 40 == doctest::Approx(9 * (1 / 500.0 + 1 / 500.0)).epsilon(0.25));
}

TEST_CASE("shares are compared by hand") {
  // Each bin is given half a row: 60.5 and 40.5 of 101, 20.5 and 80.5.
  const std::vector<double> then{60, 40};
  const std::vector<double> now{20, 80};
  const double by_hand =
      (20.5 - 60.5) / 101 * std::log(20.5 / 60.5) + (80.5 - 40.5) / 101 * std::log(80.5 / 40.5);
  CHECK(stability_index(then, now) == doctest::Approx(by_hand));
  CHECK(stability_index(then, now) == doctest::Approx(stability_index(now, then)));
}

TEST_CASE("values below all that were seen, and missing ones, have bins of their own") {
  const float none = std::numeric_limits<float>::quiet_NaN();
  const std::vector<float> ones(50, 1);
  CHECK(index_of(ones, std::vector<float>(50, 0)) > 1);
  CHECK(index_of(ones, std::vector<float>(50, 2)) > 1);
  CHECK(index_of(ones, std::vector<float>(50, none)) > 1);
  CHECK(index_of(ones, ones) == 0);
  CHECK(index_of(std::vector<float>(50, none), std::vector<float>(50, none)) == 0);
  CHECK(index_of(std::vector<float>(50, none), ones) > 1);
  CHECK(std::isnan(index_of(ones, {})));
}

}  // namespace
}  // namespace crossfade::stats
