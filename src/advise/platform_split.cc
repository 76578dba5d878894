// Where a week's promotion budget goes.
//
// The curves are uncertain, and a best split seeks out the curve that looks steepest: often the one
// whose errors flatter it. Two things keep that in check. The split raises the mean outcome over
// all resampled curves, not that of the one best fit; a curve that is steep in some resamples and
// flat in others counts as middling. And the gain is reported less its optimism, measured in the
// resamples' own world: there the fitted curves are the truth, each resample's curves an estimate
// of them, and the best split by such an estimate can be seen to promise more than it brings. On
// synthetic histories, whose truth is known, the figure so reported was right on average, and its
// interval held the truth about as often as it says.
#include "advise/platform_split.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "advise/response_fit.h"
#include "advise/spend_obstacles.h"
#include "advise/split_request.h"
#include "stats/summary.h"

namespace crossfade::advise {
namespace {

using insight::Verdict;
using text::Bilingual;

using Curves = std::vector<ResponseCurve>;

constexpr std::size_t kWeeksNow = 13;  // a quarter
constexpr std::size_t kWeeksAYear = 52;
constexpr std::size_t kPoints = 41;

constexpr Bilingual kNoHistory{
    "There is no spend history: what a platform returns for its money cannot be told from streams "
    "and views alone.",
    "지출 이력이 없습니다. 스트리밍과 조회수만으로는 플랫폼이 지출에 얼마를 돌려주는지 알 수 "
    "없습니다."};
constexpr Bilingual kOnePlatform{
    "Only one platform can get money: a split needs two.",
    "예산을 쓸 수 있는 플랫폼이 하나뿐입니다. 배분하려면 둘 이상이 필요합니다."};
constexpr Bilingual kCollectLines{
    "A CSV of week, platform, spend, streams, views: a line for every week and platform, with a "
    "spend of 0 where nothing was spent, and the week's streams and views over all platforms.",
    "week, platform, spend, streams, views 열의 CSV: 주와 플랫폼마다 한 줄씩, 지출이 없으면 "
    "spend에 0을, streams와 views에는 모든 플랫폼을 합친 그 주의 수치를 적습니다."};
constexpr Bilingual kCollectWeeks{
    "{} weeks or more of it, better two years, so that seasons can be told apart.",
    "{}주 이상, 계절의 영향을 가려내려면 2년치가 더 좋습니다."};
constexpr Bilingual kCollectVariation{
    "Weeks in which the platforms' spends go their own ways: raise one while another rests, and "
    "let each rest at times. What always moves together cannot be told apart.",
    "플랫폼별 지출이 따로 움직이는 주: 하나를 늘리는 동안 다른 하나는 쉬고, 각 플랫폼이 쉬는 주도 "
    "두십시오. 늘 함께 움직이는 것은 구별할 수 없습니다."};
constexpr Bilingual kCollectChance{
    "Spend that does not follow the releases: a curve takes the credit for a release that came "
    "with the money. Best is a test in which chance decides.",
    "발매 일정을 따르지 않는 지출: 지출과 함께 나온 신곡의 성과까지 곡선이 가져갑니다. 우연이 "
    "정하는 시험이 가장 좋습니다."};

double total_response(const Curves& curves, std::span<const double> spend) {
  double total = 0;
  for (std::size_t p = 0; p < spend.size(); ++p) total += expected_response(curves[p], spend[p]);
  return total;
}

// The figure on `fit`, with its 95 % interval over the resamples.
stats::Estimate over_resamples(const ResponseFit& fit,
                               const std::function<double(const Curves&)>& figure) {
  stats::Estimate estimate;
  estimate.value = figure(fit.curves);
  estimate.n = fit.weeks;
  std::vector<double> drawn;
  for (const Curves& curves : fit.resamples) drawn.push_back(figure(curves));
  estimate.low = stats::quantile(drawn, 0.025);
  estimate.high = stats::quantile(drawn, 0.975);
  return estimate;
}

// The curves of the platforms that may get money, in their order.
ResponseFit pick(ResponseFit fit, std::span<const std::size_t> places) {
  const auto picked = [&](const Curves& all) {
    Curves some;
    for (const std::size_t place : places) some.push_back(all[place]);
    return some;
  };
  fit.curves = picked(fit.curves);
  for (Curves& curves : fit.resamples) curves = picked(curves);
  return fit;
}

std::vector<double> recent_spend(const SpendHistory& history, const SplitRequest& request,
                                 std::size_t weeks) {
  std::vector<double> spend;
  for (const std::size_t place : request.places) {
    spend.push_back(stats::mean(std::span(history.spend[place]).last(weeks)));
  }
  return spend;
}

// `shares` as spend of what can be spent: in proportion, but held within the limits. What the
// limits keep from one platform goes to the others; those without a share come last.
std::vector<double> spend_by_shares(std::vector<double> shares, const SplitRequest& request) {
  constexpr double kLeastPart = 1e-9;
  const double total = stats::sum(shares);
  for (double& share : shares) share = std::max(share / total, kLeastPart);
  const auto spend_at = [&](double scale) {
    std::vector<double> spend;
    for (std::size_t p = 0; p < shares.size(); ++p) {
      const SpendLimits& limits = request.limits[p];
      spend.push_back(std::clamp(scale * shares[p], limits.least, limits.most));
    }
    return spend;
  };
  double low = 0;
  double high = request.spendable / kLeastPart;
  for (int halving = 0; halving < 200 && low < high; ++halving) {
    const double middle = low + (high - low) / 2;
    (stats::sum(spend_at(middle)) < request.spendable ? low : high) = middle;
  }
  return spend_at(high);
}

// Those of the last quarter; where nothing was spent in it, of all weeks.
std::vector<double> spend_now(const SpendHistory& history, const SplitRequest& request,
                              std::size_t& weeks_now) {
  weeks_now = std::min(kWeeksNow, history.weeks.size());
  std::vector<double> spend = recent_spend(history, request, weeks_now);
  if (!(stats::sum(spend) > 0)) {
    weeks_now = history.weeks.size();
    spend = recent_spend(history, request, weeks_now);
  }
  return spend_by_shares(std::move(spend), request);
}

CurvePoints points_of(const ResponseFit& fit, std::size_t p, double reach) {
  CurvePoints points;
  for (std::size_t i = 0; i < kPoints; ++i) {
    const double spend = reach * static_cast<double>(i) / (kPoints - 1);
    const stats::Estimate streams = over_resamples(
        fit, [&](const Curves& curves) { return expected_response(curves[p], spend); });
    points.spend.push_back(spend);
    points.streams.push_back(streams.value);
    points.low.push_back(streams.low);
    points.high.push_back(streams.high);
  }
  return points;
}

void describe_platforms(PlatformSplit& split, const ResponseFit& fit) {
  double reach = 0;
  for (const PlatformShare& platform : split.platforms) {
    reach = std::max({reach, platform.largest_spend, platform.now});
    if (!std::isnan(platform.proposed)) reach = std::max(reach, platform.proposed);
  }
  for (std::size_t p = 0; p < split.platforms.size(); ++p) {
    PlatformShare& platform = split.platforms[p];
    const auto return_at = [&](double spend) {
      return over_resamples(
          fit, [&](const Curves& curves) { return marginal_return(curves[p], spend); });
    };
    platform.curve = fit.curves[p];
    platform.return_now = return_at(platform.now);
    if (!std::isnan(platform.proposed)) platform.return_proposed = return_at(platform.proposed);
    platform.points = points_of(fit, p, reach);
  }
}

void order_returns(PlatformSplit& split, const ResponseFit& fit) {
  std::vector<std::size_t> by_return(split.platforms.size());
  for (std::size_t p = 0; p < by_return.size(); ++p) by_return[p] = p;
  std::ranges::stable_sort(by_return, std::ranges::greater{},
                           [&](std::size_t p) { return split.platforms[p].return_now.value; });
  for (std::size_t a = 0; a < by_return.size(); ++a) {
    for (std::size_t b = a + 1; b < by_return.size(); ++b) {
      ReturnOrder order{by_return[a], by_return[b], {}};
      order.difference = over_resamples(fit, [&](const Curves& curves) {
        return marginal_return(curves[order.first], split.platforms[order.first].now) -
               marginal_return(curves[order.second], split.platforms[order.second].now);
      });
      if (order.difference.low > 0) order.verdict = Verdict::kSupported;
      split.orders.push_back(order);
    }
  }
}

std::vector<double> spends(const PlatformSplit& split, double PlatformShare::*of) {
  std::vector<double> values;
  for (const PlatformShare& platform : split.platforms) values.push_back(platform.*of);
  return values;
}

void propose(PlatformSplit& split, const SplitRequest& request, const ResponseFit& fit) {
  const std::vector<double> now = spends(split, &PlatformShare::now);
  const std::vector<double> proposed = fill_budget(fit.resamples, request.limits, request.budget);
  const auto gain = [&](const Curves& curves, std::span<const double> spend) {
    return total_response(curves, spend) - total_response(curves, now);
  };
  std::vector<std::vector<double>> shares(proposed.size());
  std::vector<double> gains;
  std::vector<double> optimism;
  for (const Curves& curves : fit.resamples) {
    const std::vector<double> best = fill_budget({&curves, 1}, request.limits, request.budget);
    for (std::size_t p = 0; p < best.size(); ++p) shares[p].push_back(best[p] / request.budget);
    gains.push_back(gain(curves, proposed));
    optimism.push_back(gain(curves, best) - gain(fit.curves, best));
  }
  const double overstated = std::max(0.0, stats::mean(optimism));
  split.gain = {stats::mean(gains) - overstated, stats::quantile(gains, 0.025) - overstated,
                stats::quantile(gains, 0.975), fit.weeks};
  split.unspent = std::max(0.0, request.budget - stats::sum(proposed));
  for (std::size_t p = 0; p < proposed.size(); ++p) {
    split.platforms[p].proposed = proposed[p];
    split.platforms[p].share = {proposed[p] / request.budget, stats::quantile(shares[p], 0.05),
                                stats::quantile(shares[p], 0.95)};
  }
  split.verdict = judge_split(split.gain, split.skill);
}

void add_curves(PlatformSplit& split, const SplitRequest& request, const SpendHistory& history,
                const SplitOptions& options) {
  const ResponseFit fit = pick(fit_responses(history, {split.value_a_view, options.resamples,
                                                       options.seed, options.threads}),
                               request.places);
  split.skill = fit.skill;
  split.spread = fit.spread;
  split.seasonal = fit.seasonal;
  split.baseline_first = fit.baseline_first;
  split.baseline_last = fit.baseline_last;
  const std::vector<double> now = spend_now(history, request, split.weeks_now);
  for (std::size_t p = 0; p < request.names.size(); ++p) {
    PlatformShare platform;
    platform.name = request.names[p];
    platform.limits = request.limits[p];
    platform.now = now[p];
    platform.largest_spend = std::ranges::max(history.spend[request.places[p]]);
    split.platforms.push_back(std::move(platform));
  }
  split.promoted_now =
      over_resamples(fit, [&](const Curves& curves) { return total_response(curves, now); });
  if (split.platforms.size() > 1) {
    propose(split, request, fit);
  } else {
    split.reasons.emplace_back(kOnePlatform);
  }
  describe_platforms(split, fit);
  order_returns(split, fit);
}

// What would tell, and the test that would.
void add_design(PlatformSplit& split, const SplitRequest& request, const SplitOptions& options) {
  std::vector<std::string> names = request.names;
  if (names.empty()) names = {"Spotify", "YouTube"};
  if (request.places.empty()) split.collect.emplace_back(kCollectLines);
  if (split.platforms.empty()) {
    const std::size_t weeks = std::max(kWeeksAYear, weeks_needed(kWeeksAYear, names.size()));
    split.collect.push_back(text::fill(kCollectWeeks, {std::to_string(weeks)}));
  }
  split.collect.emplace_back(kCollectVariation);
  split.collect.emplace_back(kCollectChance);
  ExperimentOptions design;
  design.spread = split.spread;
  design.seed = options.seed;
  if (!split.platforms.empty()) design.carry_over = 0;
  for (const PlatformShare& platform : split.platforms) {
    if (platform.curve.ceiling > 0) {
      design.carry_over = std::max(design.carry_over, platform.curve.carry_over);
    }
  }
  if (names.size() < 2) return;
  split.experiment = design_experiment(names, design);
  split.sizes = experiment_sizes(split.spread, names.size(), split.experiment->washout_weeks + 1);
}

}  // namespace

Verdict judge_split(const stats::Estimate& gain, const stats::Estimate& skill) {
  return gain.low > 0 && skill.value > 0 ? Verdict::kSupported : Verdict::kUndecided;
}

PlatformSplit split_budget(const PromotionRequest& request, const SpendHistory* history,
                           const SplitOptions& options) {
  const SplitRequest checked = check_request(request, history);
  PlatformSplit split;
  split.budget = checked.budget;
  split.value_a_view = request.value_a_view;
  split.unspent = checked.budget - checked.spendable;
  if (history == nullptr) {
    split.reasons.emplace_back(kNoHistory);
  } else {
    const std::vector<double> outcome = weekly_outcome(*history, request.value_a_view);
    split.weeks = known_weeks(outcome).size();
    split.spread = relative_spread(outcome);
    split.reasons = spend_obstacles(*history, outcome);
    if (split.reasons.empty()) add_curves(split, checked, *history, options);
  }
  if (split.verdict != Verdict::kSupported) add_design(split, checked, options);
  return split;
}

}  // namespace crossfade::advise
