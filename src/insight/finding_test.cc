#include "insight/finding.h"

#include <doctest/doctest.h>

#include <limits>

namespace crossfade::insight {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("a verdict goes by where the threshold lies to the interval") {
  CHECK(judge_at_least({.value = .3, .low = .2, .high = .4, .n = 9}, .2) == Verdict::kSupported);
  CHECK(judge_at_least({.value = .3, .low = .2, .high = .4, .n = 9}, .3) == Verdict::kUndecided);
  CHECK(judge_at_least({.value = .3, .low = .2, .high = .4, .n = 9}, .4) == Verdict::kUndecided);
  CHECK(judge_at_least({.value = .3, .low = .2, .high = .4, .n = 9}, .41) == Verdict::kRefuted);
}

TEST_CASE("without an interval, or without a threshold, nothing is decided") {
  CHECK(judge_at_least({.value = .9, .low = kNaN, .high = kNaN, .n = 9}, .3) ==
        Verdict::kUndecided);
  CHECK(judge_at_least({.value = .3, .low = .2, .high = .4, .n = 9}, kNaN) == Verdict::kUndecided);
  CHECK(judge_at_least({}, .3) == Verdict::kUndecided);
  CHECK(judge_at_least({.value = 0, .low = 0, .high = 0, .n = 9}, 0) == Verdict::kUndecided);
}

TEST_CASE("figures of findings are written with their interval, by their unit") {
  const stats::Estimate estimate{.value = .17, .low = -.091, .high = .25, .n = 9};
  CHECK(figure_words(estimate, Unit::kLift) == "+17.0 % [-9.1 %, +25.0 %]");
  CHECK(figure_words(estimate, Unit::kShare) == "17.0 % [-9.10 %, 25.0 %]");
  CHECK(figure_words(estimate, Unit::kDecimal) == "0.170 [-0.091, 0.250]");
  CHECK(figure_words({.value = .17, .low = kNaN, .high = kNaN, .n = 9}, Unit::kDecimal) == "0.170");
  CHECK(figure_words({}, Unit::kLift) == "–");
}

}  // namespace
}  // namespace crossfade::insight
