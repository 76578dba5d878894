#include "advise/response_curve.h"

#include <doctest/doctest.h>

namespace crossfade::advise {
namespace {

TEST_CASE("a curve gives nothing at 0, half its ceiling at the half-spend, and its slope is that") {
  const ResponseCurve curve{1'000, 50, 0.3};
  CHECK(expected_response(curve, 0) == 0);
  CHECK(expected_response(curve, 50) == 500);
  for (const double spend : {0.0, 20.0, 300.0}) {
    const double step = 1e-4;
    const double slope =
        (expected_response(curve, spend + step) - expected_response(curve, spend)) / step;
    CHECK(marginal_return(curve, spend) == doctest::Approx(slope).epsilon(1e-4));
  }
}

TEST_CASE("a constant spend is its own adstock, and one week's spend fades by the carry-over") {
  for (const double week : adstock(std::vector<double>(9, 7.0), 0.6)) {
    CHECK(week == doctest::Approx(7));
  }
  const std::vector<double> once = adstock(std::vector<double>{0, 0, 0, 0, 8, 0, 0}, 0.5);
  CHECK(once == std::vector<double>{0, 0, 0, 0, 4, 2, 1});
  const std::vector<double> spend = {3, 1, 4};
  CHECK(adstock(spend, 0) == spend);
  CHECK(adstock({}, 0.5).empty());
}

TEST_CASE("what was spent before the first week is taken to be the mean of the first four") {
  CHECK(adstock(std::vector<double>{2, 4, 6, 8}, 0.5).front() == 0.5 * 2 + 0.5 * 5);
}

}  // namespace
}  // namespace crossfade::advise
