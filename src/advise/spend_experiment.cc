// A test that settles what a history cannot.
//
// Spend that was never drawn at random follows the label's plans: more is spent when a release is
// out, and the release takes part of what the spend gets the credit for. Where a coin decides which
// platform a block's money goes to, nothing but the money differs between the blocks. Each round of
// blocks holds every platform once, in random order, so that trends and seasons fall on all alike.
// Blocks must be long enough that the money of the block before has faded; only their last week is
// compared.
#include "advise/spend_experiment.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "base/random.h"
#include "stats/normal.h"
#include "text/number_format.h"

namespace crossfade::advise {
namespace {

using stats::kNormal80;
using stats::kNormal975;

constexpr double kAssumedSpread = 0.2;

constexpr text::Bilingual kDesign{
    "Cut the time into blocks of {} weeks. Put each block's free budget on one platform, drawn at "
    "random so that every round of {} blocks holds each platform once, and compare the last week "
    "of the blocks. To see a difference of {} between two platforms (80 % power, 5 % two-sided), "
    "with weeks that spread by {} {}, it takes {} blocks a platform: {} weeks in one market, half "
    "of that in two alike markets at once, and so on.",
    "기간을 {}주씩의 블록으로 나누십시오. 블록마다 자유 예산을 한 플랫폼에 두되, {}개 블록을 한 "
    "묶음으로 하여 묶음마다 각 플랫폼이 한 번씩 오도록 무작위로 정하고, 블록의 마지막 주끼리 "
    "비교하십시오. 두 플랫폼 사이의 {} 차이를 알아내려면(검정력 80 %, 양측 5 %, 주간 변동 {}{}) "
    "플랫폼마다 블록 {}개가 필요합니다. 한 시장에서는 {}주, 비슷한 두 시장에서 동시에 하면 그 "
    "절반이며, 시장이 늘수록 그만큼 줄어듭니다."};
constexpr text::Bilingual kMeasured{"(as in the history)", ", 이력에서 측정"};
constexpr text::Bilingual kAssumed{"(assumed: no history tells)", ", 이력이 없어 가정한 값"};

std::size_t washout_of(double carry_over) {
  constexpr double kLeft = 0.25;
  std::size_t weeks = 1;
  for (double left = carry_over; left > kLeft && weeks < 52; left *= carry_over) ++weeks;
  return weeks;
}

std::vector<std::size_t> draw_order(std::size_t platforms, std::size_t rounds, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<std::size_t> order;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::size_t begin = order.size();
    for (std::size_t p = 0; p < platforms; ++p) order.push_back(p);
    for (std::size_t left = platforms; left > 1; --left) {  // Fisher and Yates
      std::swap(order[begin + left - 1],
                order[begin + random.below(static_cast<std::uint32_t>(left))]);
    }
  }
  return order;
}

text::Sentence count(std::size_t n) { return text::format_count(static_cast<double>(n)); }

}  // namespace

ExperimentSize size_experiment(double spread, double least_effect, std::size_t platforms,
                               std::size_t weeks_a_block) {
  CF_CHECK(spread >= 0 && least_effect > 0 && platforms >= 2);
  const double ratio = (kNormal975 + kNormal80) * spread / least_effect;
  const double blocks = 2 * ratio * ratio + kNormal975 * kNormal975 / 4;
  ExperimentSize size;
  size.spread = spread;
  size.least_effect = least_effect;
  size.blocks_a_platform = std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(blocks)));
  size.blocks = size.blocks_a_platform * platforms;
  size.weeks = size.blocks * weeks_a_block;
  return size;
}

SpendExperiment design_experiment(const std::vector<std::string>& platforms,
                                  const ExperimentOptions& options) {
  SpendExperiment experiment;
  experiment.platforms = platforms;
  experiment.spread_known = !std::isnan(options.spread);
  experiment.washout_weeks = washout_of(options.carry_over);
  const std::size_t block = experiment.washout_weeks + 1;
  experiment.size = size_experiment(experiment.spread_known ? options.spread : kAssumedSpread,
                                    options.least_effect, platforms.size(), block);
  experiment.order = draw_order(platforms.size(), experiment.size.blocks_a_platform, options.seed);
  experiment.sentence = text::fill(
      kDesign,
      {count(block), count(platforms.size()), text::format_percent(options.least_effect),
       text::format_percent(experiment.size.spread), experiment.spread_known ? kMeasured : kAssumed,
       count(experiment.size.blocks_a_platform), count(experiment.size.weeks)});
  return experiment;
}

std::vector<ExperimentSize> experiment_sizes(double spread, std::size_t platforms,
                                             std::size_t weeks_a_block) {
  std::vector<double> spreads = {spread};
  if (std::isnan(spread)) spreads = {0.1, 0.2, 0.3};
  std::vector<ExperimentSize> sizes;
  for (const double of_week : spreads) {
    for (const double effect : {0.05, 0.1, 0.2}) {
      sizes.push_back(size_experiment(of_week, effect, platforms, weeks_a_block));
    }
  }
  return sizes;
}

}  // namespace crossfade::advise
