#include "learn/fixed_target.h"

#include <doctest/doctest.h>

#include <vector>

namespace crossfade::learn {
namespace {

TEST_CASE("leaf means come back to the target's own precision") {
  const std::vector<double> target = {3.25, -7.125, 1e-3, 12.75};
  const FixedTarget fixed(target);
  for (std::size_t r = 0; r < target.size(); ++r) {
    CHECK(fixed.mean(fixed.fine(r), 1) == static_cast<float>(target[r]));
  }
  CHECK(fixed.mean(fixed.fine(0) + 3 * fixed.fine(1), 4) ==
        doctest::Approx((3.25 - 3 * 7.125) / 4));
}

TEST_CASE("a target of 0 and 1 is held exactly") {
  const FixedTarget fixed(std::vector<double>{0, 1, 1, 0, 0});
  CHECK(fixed.coarse(0) == -(1 << 22));
  CHECK(fixed.coarse(1) == (1 << 22));
  CHECK(fixed.mean(fixed.fine(0), 1) == 0);
  CHECK(fixed.mean(2 * fixed.fine(1), 2) == 1);
  CHECK(fixed.mean(fixed.fine(0) + fixed.fine(1), 2) == .5f);
}

TEST_CASE("huge and constant targets are in range") {
  const FixedTarget huge(std::vector<double>{-3e38, 3e38, 0});
  CHECK(huge.mean(huge.fine(1), 1) == 3e38f);
  const FixedTarget constant(std::vector<double>(10, 42.5));
  CHECK(constant.coarse(3) == 0);
  CHECK(constant.mean(10 * constant.fine(0), 10) == 42.5f);
}

TEST_CASE("packed sums come apart again, negative ones too") {
  const FixedTarget fixed(std::vector<double>(1000, 1.0));
  const std::int64_t packed = fixed.pack(-12345, 700) + fixed.pack(12000, 100);
  CHECK(fixed.weight_of(packed) == 800);
  CHECK((packed >> fixed.weight_bits()) == -345);
}

}  // namespace
}  // namespace crossfade::learn
