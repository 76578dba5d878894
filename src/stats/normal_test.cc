#include "stats/normal.h"

#include <doctest/doctest.h>

#include <cmath>

namespace crossfade::stats {
namespace {

TEST_CASE("the points of the normal have the shares that they are named after below them") {
  CHECK(normal_share_below(kNormal80) == doctest::Approx(0.8).epsilon(1e-14));
  CHECK(normal_share_below(kNormal95) == doctest::Approx(0.95).epsilon(1e-14));
  CHECK(normal_share_below(kNormal975) == doctest::Approx(0.975).epsilon(1e-14));
  CHECK(normal_share_below(-kNormal95) == doctest::Approx(0.05).epsilon(1e-13));
  CHECK(normal_share_below(0) == 0.5);
  CHECK(std::isnan(normal_share_below(std::nan(""))));
}

}  // namespace
}  // namespace crossfade::stats
