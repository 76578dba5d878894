#include "advise/response_fit.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "advise/synthetic_spend.h"
#include "base/random.h"

namespace crossfade::advise {
namespace {

ResponseOptions few_resamples(int threads = 1) {
  ResponseOptions options;
  options.resamples = 20;
  options.threads = threads;
  return options;
}

bool same(const ResponseFit& a, const ResponseFit& b) {
  for (std::size_t i = 0; i < a.resamples.size(); ++i) {
    for (std::size_t p = 0; p < a.curves.size(); ++p) {
      const ResponseCurve& left = a.resamples[i][p];
      const ResponseCurve& right = b.resamples[i][p];
      if (left.ceiling != right.ceiling || left.half_spend != right.half_spend ||
          left.carry_over != right.carry_over) {
        return false;
      }
    }
  }
  return a.skill.value == b.skill.value && a.skill.low == b.skill.low;
}

TEST_CASE("any number of threads gives the same curves, another seed others") {
  const SpendHistory history = generate_spend({60, 1, 2, 0.05}).history;
  const ResponseFit fit = fit_responses(history, few_resamples());
  CHECK(fit.resamples.size() == 20);
  CHECK(same(fit, fit_responses(history, few_resamples(3))));
  ResponseOptions other = few_resamples();
  other.seed = 2;
  CHECK_FALSE(same(fit, fit_responses(history, other)));
}

TEST_CASE("the spread of the weeks is found again, and the baseline's ends") {
  const ResponseFit fit = fit_responses(generate_spend({150, 3, 3, 0.05}).history, few_resamples());
  CHECK(fit.spread == doctest::Approx(0.05).epsilon(0.15));
  CHECK(fit.baseline_first == doctest::Approx(800'000).epsilon(0.12));
  CHECK(fit.baseline_last == doctest::Approx(800'000 * 1.298).epsilon(0.12));
  CHECK(fit.seasonal);
  CHECK(fit.weeks == 150);
}

TEST_CASE("curves foretell what spend moves, and nothing where it moves nothing") {
  SpendHistory history = generate_spend({120, 4, 2, 0.03}).history;
  const ResponseFit moved = fit_responses(history, few_resamples());
  CHECK(moved.skill.value > 0.6);
  CHECK(moved.skill.low > 0.2);
  CHECK(moved.skill.high <= 1);
  CHECK(moved.skill.n == 24);
  base::Random random(9);
  for (double& streams : history.streams) streams = 1e6 + 1e4 * random.normal();
  CHECK(fit_responses(history, few_resamples()).skill.value < 0.15);
}

TEST_CASE("weeks without an outcome are left out of the fit, their spend is carried over") {
  SpendHistory history = generate_spend({90, 5, 2, 0}).history;
  const ResponseFit whole = fit_responses(history, few_resamples());
  for (const std::size_t week : {7, 30, 31}) {
    history.streams[week] = std::numeric_limits<double>::quiet_NaN();
  }
  const ResponseFit holed = fit_responses(history, few_resamples());
  CHECK(holed.weeks == 87);
  for (std::size_t p = 0; p < 2; ++p) {
    CHECK(marginal_return(holed.curves[p], 3'000) ==
          doctest::Approx(marginal_return(whole.curves[p], 3'000)).epsilon(0.05));
  }
}

TEST_CASE("views count by their value") {
  const SyntheticSpend made = generate_spend({150, 6, 2, 0.01});
  ResponseOptions options = few_resamples();
  options.value_a_view = 0.5;
  const ResponseFit fit = fit_responses(made.history, options);
  for (std::size_t p = 0; p < 2; ++p) {
    const double truth =
        expected_response(made.streams[p], 3'000) + 0.5 * expected_response(made.views[p], 3'000);
    CHECK(expected_response(fit.curves[p], 3'000) == doctest::Approx(truth).epsilon(0.1));
  }
}

TEST_CASE("the spread about a line leaves the line out") {
  std::vector<double> outcome;
  for (int w = 0; w < 40; ++w) outcome.push_back(100 + w + (w % 2 == 0 ? 5 : -5));
  CHECK(relative_spread(outcome) == doctest::Approx(5 / 119.5).epsilon(0.05));
  CHECK(relative_spread(std::vector<double>(40, 3.0)) == 0);
  CHECK(std::isnan(relative_spread(std::vector<double>(7, 3.0))));
  CHECK(std::isnan(relative_spread(std::vector<double>(40, 0.0))));
}

}  // namespace
}  // namespace crossfade::advise
