#include "advise/claims_of_plan.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "text/number_format.h"

namespace crossfade::advise {
namespace {

using text::Bilingual;
using text::Sentence;

constexpr Bilingual kUnspent{
    "From your plan: {} of {} is left unspent; a plan buys no video that is expected to bring back "
    "less than it costs.",
    "계획에 따르면 {}(예산 {} 가운데)는 쓰지 않고 남깁니다. 비용보다 적게 돌아올 것으로 기대되는 "
    "영상은 만들지 않습니다."};
constexpr Bilingual kLess{
    "From your plan: with 20 % less ({}), the best choice of videos keeps {} of the expected extra "
    "streams.",
    "계획에 따르면 예산을 20 % 줄여도({}) 가장 좋은 영상 선택은 추가 스트리밍 기댓값의 {}를 "
    "지킵니다."};
constexpr Bilingual kReturn{
    "From your plan: videos for {} are expected to earn {}, a return of {}.",
    "계획에 따르면 {}를 들인 영상의 기대 수익은 {}, 수익률은 {}입니다."};
constexpr Bilingual kPicked{
    "From your plan: of the tracks that reach a hit probability of {}, {} were hits; one in ten is "
    "a "
    "hit by definition.",
    "계획에 따르면 히트 확률 {}에 이른 곡 가운데 {}가 히트였습니다. 정의상 열 곡 중 한 곡이 "
    "히트입니다."};
constexpr Bilingual kNonePicked{
    "From your plan: no track reaches a hit probability of {}, so the rule picks none.",
    "계획에 따르면 히트 확률 {}에 이른 곡이 없어 이 규칙으로는 한 곡도 고르지 않습니다."};

void set(std::vector<insight::OldClaim>& claims, std::string_view id, Sentence sentence) {
  const auto claim = std::ranges::find(claims, id, &insight::OldClaim::id);
  if (claim != claims.end()) claim->from_plan = std::move(sentence);
}

std::string money(double amount, const std::string& currency) {
  return text::format_count(amount) + (currency.empty() ? "" : " " + currency);
}

void answer_from_videos(const VideoPlan& plan, const std::string& currency,
                        std::vector<insight::OldClaim>& claims) {
  const double budget = plan.request.budget;
  set(claims, "savings-dollars",
      text::fill(kUnspent, {money(budget - plan.totals.spend, currency), money(budget, currency)}));
  if (!std::isnan(plan.budget_cut.streams_kept)) {
    set(claims, "savings-share",
        text::fill(kLess, {money(plan.budget_cut.budget, currency),
                           text::format_percent(plan.budget_cut.streams_kept)}));
  }
  if (plan.totals.spend <= 0) return;
  const auto lift = [&](double value) { return value / plan.totals.spend - 1; };
  const stats::Estimate rate{lift(plan.value.value), lift(plan.value.low), lift(plan.value.high),
                             plan.value.n};
  set(claims, "roi",
      text::fill(kReturn, {money(plan.totals.spend, currency), money(plan.value.value, currency),
                           insight::figure_words(rate, insight::Unit::kLift)}));
}

void answer_from_signing(const SigningTable& table, std::vector<insight::OldClaim>& claims) {
  const auto rule = std::ranges::find(table.lines, ThresholdSource::kRule, &SigningLine::source);
  if (rule == table.lines.end()) return;
  const std::string threshold = text::format_decimal(rule->threshold, 2);
  set(claims, "hit-rate",
      rule->passed == 0
          ? text::fill(kNonePicked, {threshold})
          : text::fill(kPicked,
                       {threshold, insight::figure_words(rule->precision, insight::Unit::kShare)}));
}

}  // namespace

void answer_claims(const ActionPlan& plan, std::vector<insight::OldClaim>& claims) {
  if (plan.videos) answer_from_videos(*plan.videos, plan.currency, claims);
  if (plan.signing) answer_from_signing(*plan.signing, claims);
}

}  // namespace crossfade::advise
