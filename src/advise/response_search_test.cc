#include "advise/response_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "advise/synthetic_spend.h"

namespace crossfade::advise {
namespace {

std::vector<std::size_t> all_weeks(const SpendHistory& history) {
  std::vector<std::size_t> weeks(history.weeks.size());
  std::iota(weeks.begin(), weeks.end(), std::size_t{0});
  return weeks;
}

// Half-spend at a place of the search's grid, so that an exact fit exists.
double on_grid(const std::vector<double>& spend, int step) {
  return std::ranges::max(spend) * std::pow(10.0, 0.1 * step - 1.3);
}

TEST_CASE("curves are found again where nothing but them and a line moves the outcome") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const SpendHistory history = generate_spend({80, seed, 2, 0}).history;
    const std::vector<ResponseCurve> truth = {{300'000, on_grid(history.spend[0], 9), 0.35},
                                              {500'000, on_grid(history.spend[1], 12), 0.6}};
    std::vector<double> outcome(80);
    for (std::size_t p = 0; p < 2; ++p) {
      const std::vector<double> carried = adstock(history.spend[p], truth[p].carry_over);
      for (std::size_t w = 0; w < 80; ++w) outcome[w] += expected_response(truth[p], carried[w]);
    }
    for (std::size_t w = 0; w < 80; ++w) outcome[w] += 90'000 - 500.0 * static_cast<double>(w);
    const ResponseSearch search(history, all_weeks(history));
    const FittedResponse fit = search.fit(outcome);
    for (std::size_t p = 0; p < 2; ++p) {
      CHECK(fit.curves[p].carry_over == doctest::Approx(truth[p].carry_over));
      CHECK(fit.curves[p].half_spend == doctest::Approx(truth[p].half_spend));
      CHECK(fit.curves[p].ceiling == doctest::Approx(truth[p].ceiling).epsilon(1e-5));
    }
    CHECK(fit.weights[0] == doctest::Approx(90'000).epsilon(1e-4));
    CHECK(fit.weights[1] == doctest::Approx(90'000 - 500.0 * 79).epsilon(1e-4));
    const std::vector<double> expected = search.expected(fit);
    for (std::size_t w = 0; w < 80; ++w) CHECK(expected[w] == doctest::Approx(outcome[w]));
  }
}

TEST_CASE("spend that lowers the outcome gets a curve of nothing, never a negative one") {
  const SpendHistory history = generate_spend({60, 4, 1, 0}).history;
  std::vector<double> outcome;
  for (const double spend : history.spend[0]) outcome.push_back(100'000 - 5 * spend);
  const ResponseSearch search(history, all_weeks(history));
  const FittedResponse fit = search.fit(outcome);
  CHECK(fit.curves[0].ceiling == 0);
  CHECK(fit.squared_error > 0);
}

TEST_CASE("two years of weeks have a yearly wave in their baseline, fewer have none") {
  const SpendHistory two_years = generate_spend({130, 5, 1, 0}).history;
  std::vector<double> outcome;
  for (std::size_t w = 0; w < 130; ++w) {
    const double angle = 2 * 3.14159265358979 * static_cast<double>(w) * 7 / 365.2425;
    outcome.push_back(1'000'000 - 200'000 * std::sin(angle) + 50'000 * std::cos(angle));
  }
  const ResponseSearch search(two_years, all_weeks(two_years), false);
  CHECK(search.is_seasonal());
  CHECK(search.fit(outcome).squared_error < 1);
  const SpendHistory one_year = generate_spend({60, 5, 1, 0}).history;
  CHECK_FALSE(ResponseSearch(one_year, all_weeks(one_year), false).is_seasonal());
  CHECK(fitted_numbers(60, 2) == 8);
  CHECK(fitted_numbers(130, 2) == 10);
}

TEST_CASE("a fit of the first weeks foretells the others") {
  const SpendHistory history = generate_spend({100, 6, 2, 0}).history;
  const ResponseSearch search(history, all_weeks(history));
  const FittedResponse fit = search.fit(std::span(history.streams).first(80));
  const std::vector<double> expected = search.expected(fit);
  REQUIRE(expected.size() == 100);
  for (std::size_t w = 80; w < 100; ++w) {
    CHECK(expected[w] == doctest::Approx(history.streams[w]).epsilon(0.02));
  }
}

}  // namespace
}  // namespace crossfade::advise
