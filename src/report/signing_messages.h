#pragma once

#include "text/language.h"

// The sentences of the rule table for demos. "{}" is filled in order.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kSigning{"Demos: from which hit probability to sign",
                                    "데모: 히트 확률이 얼마부터 계약할 것인가"};
inline constexpr Bilingual kSigningLead{
    "Tested on {} tracks whose hit probability comes from models that were not trained on them. "
    "{} of them are hits: {}. The highest probability is {}.",
    "그 곡을 학습하지 않은 모델이 히트 확률을 낸 {}곡으로 검증했습니다. 그 가운데 히트곡은 "
    "{}곡({})이며, 가장 높은 확률은 {}입니다."};
inline constexpr Bilingual kRuleSignsNone{
    "\"Invest at a hit probability of {}\" signs nothing: no track reaches it. A lower threshold "
    "is "
    "no weaker rule: it follows from what a miss and a false alarm cost you.",
    "\"히트 확률 {} 이상이면 투자\"를 따르면 한 곡도 계약하지 못합니다. 그 확률에 이르는 곡이 없기 "
    "때문입니다. 기준을 낮추는 것은 느슨한 규칙이 아니라, 놓친 히트곡과 잘못된 투자의 비용에서 "
    "나오는 "
    "결론입니다."};
inline constexpr Bilingual kRuleSigns{
    "\"Invest at a hit probability of {}\" signs {} tracks. {} were expected to be hits, {} were; "
    "{} of all hits were found.",
    "\"히트 확률 {} 이상이면 투자\"를 따르면 {}곡을 계약합니다. 예상 적중률은 {}, 실제 적중률은 "
    "{}이며, 전체 히트곡의 {}를 찾았습니다."};
inline constexpr Bilingual kCostsImply{
    "A hit turned down costs you {}, an investment in no hit {}: signing pays from a probability "
    "of "
    "{} on (Elkan 2001). From there on the costs are {} per 100 demos; signing none costs {}, "
    "signing "
    "all {}.",
    "놓친 히트곡의 비용은 {}, 히트가 아닌 곡에 투자한 비용은 {}이므로, 확률 {}부터 계약하는 것이 "
    "이익입니다(Elkan 2001). 그 기준을 따를 때 비용은 데모 100곡당 {}입니다. 하나도 계약하지 "
    "않으면 {}, "
    "모두 계약하면 {}입니다."};
inline constexpr Bilingual kCostsNotSaid{
    "Which threshold is right depends on what a miss and a false alarm cost you: set "
    "signing.miss_cost and signing.false_alarm_cost.",
    "알맞은 기준은 놓친 히트곡과 잘못된 투자의 비용에 달려 있습니다. signing.miss_cost와 "
    "signing.false_alarm_cost를 정해 주십시오."};
inline constexpr Bilingual kSigningCaption{"What each threshold would have done",
                                           "기준별 검증 결과"};
inline constexpr Bilingual kThreshold{"Sign from", "계약 기준"};
inline constexpr Bilingual kPass{"Pass", "통과"};
inline constexpr Bilingual kExpectedPrecision{"Hits expected", "예상 적중률"};
inline constexpr Bilingual kPrecision{"Hits found [95 %]", "실제 적중률 [95 %]"};
inline constexpr Bilingual kRecall{"Of all hits [95 %]", "찾은 히트곡 비율 [95 %]"};
inline constexpr Bilingual kCostPer100{"Cost per 100 demos [95 %]", "데모 100곡당 비용 [95 %]"};
inline constexpr Bilingual kTheRule{"{} (the rule)", "{} (규칙)"};
inline constexpr Bilingual kYourCosts{"{} (your costs)", "{} (설정한 비용)"};
inline constexpr Bilingual kSigningChart{"Share of hits among those that pass",
                                         "통과한 곡 가운데 히트곡의 비율"};
inline constexpr Bilingual kSigningChartSummary{
    "Whiskers are 95 % intervals, artists resampled. Without any rule the share is {}.",
    "수염은 95 % 구간(아티스트 단위 재표집)입니다. 규칙이 없을 때의 비율은 {}입니다."};

}  // namespace crossfade::report::say
