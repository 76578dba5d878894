#include "insight/old_claims.h"

#include <cmath>

#include "features/scenario.h"
#include "insight/threshold_words.h"
#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using text::Bilingual;
using text::Sentence;

// A claim that no catalogue of counts can speak to: it would take what the user alone knows.
struct Promise {
  const char* id;
  Bilingual claim;
  double claimed;
  Unit unit;
  Bilingual needs;
};
constexpr double kMoney = std::numeric_limits<double>::quiet_NaN();
constexpr Promise kPromises[] = {
    {"savings-dollars",
     {"2.3 million dollars saved", "230만 달러 절감"},
     kMoney,
     Unit::kShare,
     {"These data hold no cost. It takes what was spent before and after, on what, and what came "
      "of "
      "both.",
      "이 자료에는 비용이 없습니다. 도입 전후에 무엇에 얼마를 썼고 어떤 결과를 얻었는지가 "
      "필요합니다."}},
    {"savings-share",
     {"18 % of the budget saved", "예산 18 % 절감"},
     0.18,
     Unit::kShare,
     {"These data hold no budget. It takes the same result reached for less: spend and outcome, "
      "week "
      "by week, before and after.",
      "이 자료에는 예산이 없습니다. 같은 결과를 더 적은 비용으로 얻었는지 보려면 도입 전후의 주별 "
      "집행 "
      "비용과 성과가 필요합니다."}},
    {"roi",
     {"Return on investment up 35 %", "투자수익률(ROI) 35 % 상승"},
     0.35,
     Unit::kLift,
     {"A return needs what was invested and what it earned; these data hold neither.",
      "수익률을 구하려면 투자액과 그로 얻은 수익이 필요한데, 이 자료에는 둘 다 없습니다."}},
    {"hits",
     {"15 % more hits", "히트곡 15 % 증가"},
     0.15,
     Unit::kLift,
     {"More than what? It takes the tracks chosen with the system and those chosen without it in "
      "the "
      "same time, best divided by lot.",
      "비교 대상이 있어야 합니다. 같은 기간에 시스템으로 고른 곡과 그렇지 않은 곡이 필요하며, "
      "추첨으로 나눈 "
      "것이 가장 좋습니다."}},
};

OldClaim from_promise(const Promise& promise) {
  OldClaim claim;
  claim.id = promise.id;
  claim.claim = promise.claim;
  claim.claimed = promise.claimed;
  claim.unit = promise.unit;
  claim.sentence = promise.needs;
  return claim;
}

// A share that is said to have risen.
struct Rise {
  const char* id;
  Bilingual claim;
  double from;
  double to;
  Bilingual sentence;  // with the rise in points and as a ratio
};
constexpr Rise kHitRate{
    "hit-rate",
    {"Hit rate up from 62 % to 71 %", "히트 비율 62 %에서 71 %로 상승"},
    0.62,
    0.71,
    {"That would be {} points, or {}. In these data a hit is a track above the {} quantile of "
     "streams, so one in ten is one whatever is done. It takes the tracks that were chosen before "
     "and after, and what became of them.",
     "{}%포인트, 비율로는 {}에 해당합니다. 이 자료에서 히트는 스트리밍 {} 분위수를 넘는 곡이므로 "
     "무엇을 하든 "
     "열 곡 중 한 곡입니다. 도입 전후에 고른 곡과 그 성과가 필요합니다."}};
constexpr Rise kConversion{
    "conversion",
    {"Conversion up from 8.7 % to 12.4 %", "전환율 8.7 %에서 12.4 %로 상승"},
    0.087,
    0.124,
    {"That would be {} points, or {}. These data do not follow listeners from one platform to the "
     "other. It takes counts of links followed, before and after.",
     "{}%포인트, 비율로는 {}에 해당합니다. 이 자료는 청취자가 플랫폼 사이를 옮겨 가는 것을 "
     "추적하지 "
     "않습니다. 도입 전후의 링크 이동 수가 필요합니다."}};

std::string points_words(double share) {
  const double points = share * 100;
  const bool is_whole = std::abs(points - std::round(points)) < 1e-9;
  return text::format_decimal(points, is_whole ? 0 : 1);
}

OldClaim from_rise(const Rise& rise) {
  OldClaim claim;
  claim.id = rise.id;
  claim.claim = rise.claim;
  claim.claimed = rise.to / rise.from - 1;
  claim.unit = Unit::kLift;
  claim.sentence = text::fill(
      rise.sentence, {points_words(rise.to - rise.from), text::format_percent(claim.claimed, true),
                      text::format_decimal(features::kHitQuantile, 1)});
  return claim;
}

constexpr double kClaimedEngagement = 0.0324;
constexpr Bilingual kEngagement{
    "(likes + comments) / views is {} as a mean over videos and {} over all views together; {}.",
    "(좋아요 + 댓글) / 조회수는 영상별 평균으로 {}, 전체 합계의 비율로 {}입니다. {}."};
constexpr Bilingual kNoEngagement{"These data hold no likes and comments beside views.",
                                  "이 자료에는 조회수와 함께 볼 좋아요와 댓글이 없습니다."};

OldClaim engagement_claim(const Kpis& kpis) {
  OldClaim claim;
  claim.id = "engagement";
  claim.claim = {"Engagement of 3.24 %", "참여율 3.24 %"};
  claim.claimed = kClaimedEngagement;
  claim.found = kpis.engagement_mean_of_ratios;
  if (claim.found.n == 0) {
    claim.sentence = kNoEngagement;
    return claim;
  }
  claim.verdict = judge_at_least(claim.found, kClaimedEngagement);
  claim.sentence =
      text::fill(kEngagement, {figure_words(claim.found, claim.unit),
                               figure_words(kpis.engagement_ratio_of_sums, claim.unit),
                               threshold_words(claim.found, kClaimedEngagement, claim.unit)});
  return claim;
}

constexpr Promise kIndustry{
    "engagement-industry",
    {"against an industry's 2.1 %", "업계 평균 2.1 %와 비교"},
    0.021,
    Unit::kShare,
    {"No source was given, and these data hold no industry: the tracks were chosen by someone. It "
     "takes a published benchmark that counts the same things; it can be set with its source.",
     "출처가 없고, 이 자료는 누군가가 고른 곡들이라 업계 평균을 알려 주지 않습니다. 같은 방식으로 "
     "집계한 "
     "공개 기준값이 필요하며, 출처와 함께 지정할 수 있습니다."}};

}  // namespace

std::vector<OldClaim> judge_old_claims(const Kpis& kpis) {
  const auto& [dollars, share, roi, hits] = kPromises;
  return {from_promise(dollars),  from_promise(share),    from_rise(kHitRate),
          from_rise(kConversion), from_promise(roi),      from_promise(hits),
          engagement_claim(kpis), from_promise(kIndustry)};
}

}  // namespace crossfade::insight
