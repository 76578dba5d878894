#include "advise/spend_obstacles.h"

#include <algorithm>

#include "advise/response_fit.h"
#include "advise/response_search.h"
#include "text/number_format.h"

namespace crossfade::advise {
namespace {

using text::Bilingual;

constexpr double kLeastOwnShare = 0.01;

constexpr Bilingual kFewWeeks{
    "The outcome of {} weeks is known; {} are needed: {} numbers are fitted (three a platform, the "
    "rest for the baseline), and below four weeks each the curves bend to the noise.",
    "결과를 아는 주가 {}주인데 {}주가 필요합니다. 추정할 수치가 {}개(플랫폼마다 세 개, 나머지는 "
    "기준선)이며, 수치 하나에 네 주보다 적으면 곡선이 잡음을 따라갑니다."};
constexpr Bilingual kNeverSpent{
    "Nothing was ever spent on {}: what spend would bring there is not in the data.",
    "{}에는 지출이 한 번도 없었으므로, 지출이 무엇을 가져올지 데이터에 없습니다."};
constexpr Bilingual kNoVariation{
    "Spend on {} was {} every week: what it brings cannot be told from the baseline.",
    "{} 지출이 매주 같은 금액({})이어서, 그 효과를 기준선과 구별할 수 없습니다."};
constexpr Bilingual kCollinear{
    "Spend on {} moves with the other platforms' (and time): {} of its variation follows theirs. "
    "What it brings cannot be told from what they bring.",
    "{} 지출은 다른 플랫폼의 지출(및 시간)과 함께 움직입니다. 변동의 {}가 그것을 따르므로, 그 "
    "효과를 다른 플랫폼의 효과와 구별할 수 없습니다."};

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// Takes out of `values` what follows `direction`.
void take_out(std::span<const double> direction, std::span<double> values) {
  const double square = dot(direction, direction);
  if (!(square > 0)) return;
  const double weight = dot(direction, values) / square;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= weight * direction[i];
}

// The share of `target`'s square about its mean that no line in `others` and their mean explains
// (Gram-Schmidt, each direction cleared twice). Columns of equal length, `target` not constant.
double own_share(const std::vector<std::vector<double>>& others, std::vector<double> target) {
  std::vector<std::vector<double>> directions = {std::vector<double>(target.size(), 1.0)};
  take_out(directions.front(), target);
  const double square = dot(target, target);
  for (std::vector<double> other : others) {
    const double before = dot(other, other);
    for (int pass = 0; pass < 2; ++pass) {
      for (const auto& direction : directions) take_out(direction, other);
    }
    if (dot(other, other) > 1e-12 * before) directions.push_back(std::move(other));
  }
  for (const auto& direction : directions) take_out(direction, target);
  return dot(target, target) / square;
}

}  // namespace

std::size_t weeks_needed(std::size_t weeks, std::size_t platforms) {
  constexpr std::size_t kWeeksANumber = 4;
  return kWeeksANumber * fitted_numbers(weeks, platforms);
}

std::vector<text::Sentence> spend_obstacles(const SpendHistory& history,
                                            std::span<const double> outcome) {
  std::vector<text::Sentence> obstacles;
  const std::vector<std::size_t> weeks = known_weeks(outcome);
  const std::size_t numbers = fitted_numbers(history.weeks.size(), history.platforms.size());
  const std::size_t needed = weeks_needed(history.weeks.size(), history.platforms.size());
  const auto count = [](std::size_t n) { return text::format_count(static_cast<double>(n)); };
  if (weeks.size() < needed) {
    obstacles.push_back(
        text::fill(kFewWeeks, {count(weeks.size()), count(needed), count(numbers)}));
  }
  std::vector<std::vector<double>> columns(1);  // time, then the platforms
  for (const std::size_t week : weeks) columns[0].push_back(static_cast<double>(week));
  for (const auto& spend : history.spend) {
    columns.emplace_back();
    for (const std::size_t week : weeks) columns.back().push_back(spend[week]);
  }
  for (std::size_t p = 0; p < history.platforms.size() && !weeks.empty(); ++p) {
    const std::vector<double>& spend = columns[p + 1];
    const auto [least, most] = std::ranges::minmax(spend);
    if (most == 0) {
      obstacles.push_back(text::fill(kNeverSpent, {history.platforms[p]}));
    } else if (least == most) {
      obstacles.push_back(
          text::fill(kNoVariation, {history.platforms[p], text::format_count(most)}));
    } else {
      std::vector<std::vector<double>> others = columns;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(p) + 1);
      const double own = own_share(others, spend);
      if (own < kLeastOwnShare) {
        obstacles.push_back(
            text::fill(kCollinear, {history.platforms[p], text::format_percent(1 - own)}));
      }
    }
  }
  return obstacles;
}

}  // namespace crossfade::advise
