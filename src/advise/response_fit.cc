// How sure the curves are.
//
// Weeks are not independent: what the model leaves unexplained in one week lingers in the next. So
// runs of neighbouring residuals are drawn, not single ones, and set on the outcome that the fit
// expects; the spend stays as it was. Each such history is fitted like the real one, from where the
// real fit ended. Residuals of a fit are smaller than the errors that they stand for, since the fit
// has bent towards them; they are scaled up by sqrt(n / (n - numbers fitted)).
#include "advise/response_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "advise/response_search.h"
#include "base/check.h"
#include "base/parallel.h"
#include "base/random.h"
#include "stats/moving_blocks.h"
#include "stats/summary.h"

namespace crossfade::advise {
namespace {

enum Stream : std::uint64_t { kResiduals = 1, kHeldOut };

std::vector<double> at(std::span<const double> values, std::span<const std::size_t> places) {
  std::vector<double> taken;
  taken.reserve(places.size());
  for (const std::size_t place : places) taken.push_back(values[place]);
  return taken;
}

// Centred, and as large as the errors.
std::vector<double> error_sizes(std::span<const double> outcome, std::span<const double> expected,
                                std::size_t numbers) {
  std::vector<double> residuals;
  for (std::size_t i = 0; i < outcome.size(); ++i) residuals.push_back(outcome[i] - expected[i]);
  const double centre = stats::mean(residuals);
  const auto n = static_cast<double>(outcome.size());
  const double scale = std::sqrt(n / (n - static_cast<double>(numbers)));
  for (double& residual : residuals) residual = scale * (residual - centre);
  return residuals;
}

std::vector<std::vector<ResponseCurve>> refit(const ResponseSearch& search,
                                              const FittedResponse& fit,
                                              std::span<const double> residuals,
                                              const ResponseOptions& options) {
  const std::vector<double> expected = search.expected(fit);
  const std::size_t block = stats::block_length(residuals.size());
  const std::uint64_t seed = base::mix_seed(options.seed, kResiduals);
  std::vector<std::vector<ResponseCurve>> resamples(static_cast<std::size_t>(options.resamples));
  base::parallel_for(resamples.size(), options.threads, [&](std::size_t i) {
    base::Random random(base::mix_seed(seed, i));
    const auto places = stats::draw_moving_blocks(residuals.size(), block, random);
    std::vector<double> outcome = expected;
    for (std::size_t w = 0; w < outcome.size(); ++w) outcome[w] += residuals[places[w]];
    resamples[i] = search.fit(outcome, fit.cells).curves;
  });
  return resamples;
}

double skill_of(std::span<const double> with, std::span<const double> without,
                std::span<const std::uint32_t> places) {
  double error = 0;
  double baseline_error = 0;
  for (const std::uint32_t place : places) {
    error += with[place];
    baseline_error += without[place];
  }
  return 1 - error / baseline_error;
}

// Squared errors of the weeks from `first` on, foretold from those before.
std::vector<double> foretold_errors(const ResponseSearch& search, std::span<const double> outcome,
                                    std::size_t first) {
  const std::vector<double> expected = search.expected(search.fit(outcome.first(first)));
  std::vector<double> errors;
  for (std::size_t w = first; w < outcome.size(); ++w) {
    errors.push_back((outcome[w] - expected[w]) * (outcome[w] - expected[w]));
  }
  return errors;
}

stats::Estimate take_skill(const ResponseSearch& search, const ResponseSearch& baseline,
                           std::span<const double> outcome, const ResponseOptions& options) {
  const std::size_t held_out = outcome.size() / 5;
  const std::size_t first = outcome.size() - held_out;
  const std::vector<double> with = foretold_errors(search, outcome, first);
  const std::vector<double> without = foretold_errors(baseline, outcome, first);
  std::vector<std::uint32_t> all(held_out);
  for (std::size_t i = 0; i < held_out; ++i) all[i] = static_cast<std::uint32_t>(i);
  stats::Estimate skill;
  skill.value = skill_of(with, without, all);
  skill.n = held_out;
  std::vector<double> drawn;
  base::Random random(base::mix_seed(options.seed, kHeldOut));
  for (int i = 0; i < options.resamples; ++i) {
    drawn.push_back(skill_of(
        with, without, stats::draw_moving_blocks(held_out, stats::block_length(held_out), random)));
  }
  skill.low = stats::quantile(drawn, 0.025);
  skill.high = stats::quantile(drawn, 0.975);
  return skill;
}

}  // namespace

std::vector<std::size_t> known_weeks(std::span<const double> outcome) {
  std::vector<std::size_t> known;
  for (std::size_t w = 0; w < outcome.size(); ++w) {
    if (!std::isnan(outcome[w])) known.push_back(w);
  }
  return known;
}

double relative_spread(std::span<const double> outcome) {
  constexpr std::size_t kLeastWeeks = 8;
  const std::vector<std::size_t> weeks = known_weeks(outcome);
  const std::vector<double> known = at(outcome, weeks);
  const double mean = stats::mean(known);
  if (weeks.size() < kLeastWeeks || !(mean > 0)) return std::numeric_limits<double>::quiet_NaN();
  std::vector<double> places(weeks.begin(), weeks.end());
  const double slope_share = stats::correlation(places, known);  // NaN: the outcome never changes
  if (std::isnan(slope_share)) return 0;
  const auto n = static_cast<double>(known.size());
  return stats::standard_deviation(known) *
         std::sqrt((1 - slope_share * slope_share) * n / (n - 2)) / mean;
}

ResponseFit fit_responses(const SpendHistory& history, const ResponseOptions& options) {
  const std::vector<double> all = weekly_outcome(history, options.value_a_view);
  const std::vector<std::size_t> weeks = known_weeks(all);
  const std::vector<double> outcome = at(all, weeks);
  const ResponseSearch search(history, weeks);
  const std::size_t numbers = fitted_numbers(history.weeks.size(), history.platforms.size());
  CF_CHECK(2 * numbers <= outcome.size());
  const FittedResponse best = search.fit(outcome);
  const std::vector<double> residuals = error_sizes(outcome, search.expected(best), numbers);

  ResponseFit fit;
  fit.curves = best.curves;
  fit.baseline_first = best.weights[0];
  fit.baseline_last = best.weights[1];
  fit.seasonal = search.is_seasonal();
  fit.weeks = weeks.size();
  fit.spread = stats::standard_deviation(residuals) / stats::mean(outcome);
  fit.resamples = refit(search, best, residuals, options);
  fit.skill = take_skill(search, ResponseSearch(history, weeks, false), outcome, options);
  return fit;
}

}  // namespace crossfade::advise
