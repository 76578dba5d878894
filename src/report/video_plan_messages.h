#pragma once

#include "text/language.h"

// The sentences of the music-video plan. "{}" is filled in order.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kVideoPlan{"Music videos: which tracks first",
                                      "뮤직비디오: 어떤 곡부터 만들 것인가"};
inline constexpr Bilingual kVideoPlanLead{
    "{} videos for {}, of a budget of {}. Together they are expected to bring {} more streams, "
    "worth {}: a gain of {} after costs. The probability that they pay back together is {}.",
    "영상 {}편에 {}을(를) 씁니다(예산 {}). 스트리밍이 모두 합쳐 {} 늘어날 것으로 기대되며 그 "
    "가치는 "
    "{}, 비용을 뺀 이익은 {}입니다. 전체 비용을 회수할 확률은 {}입니다."};
inline constexpr Bilingual kNonePays{
    "No video pays for any track: the best one would be expected to bring back {} of its cost. The "
    "plan leaves the whole budget unspent.",
    "어떤 곡도 영상 비용을 회수할 것으로 기대되지 않습니다. 가장 나은 경우에도 비용의 {}만 "
    "돌아옵니다. 예산을 전혀 쓰지 않는 것이 이 계획입니다."};
inline constexpr Bilingual kNoneAffordable{
    "No video that this budget can buy pays for any track; a dearer one would, for {} of them. The "
    "plan leaves the whole budget unspent.",
    "이 예산으로 만들 수 있는 영상 가운데 비용을 회수할 것으로 기대되는 것이 없습니다. 더 비싼 "
    "영상은 "
    "{}곡에서 회수될 것으로 기대됩니다. 예산을 전혀 쓰지 않는 것이 이 계획입니다."};
inline constexpr Bilingual kNoTracks{
    "There is no track to plan for: {} have a music video and {} have no forecast.",
    "계획할 곡이 없습니다. 뮤직비디오가 이미 있는 곡이 {}개, 예측이 없는 곡이 {}개입니다."};
inline constexpr Bilingual kLeftUnspent{
    "{} stay unspent: within the limits, nothing more that this money could buy is expected to "
    "bring back more than it costs.",
    "{}은(는) 쓰지 않고 남깁니다. 한도 안에서 이 돈으로 더 살 수 있는 것 가운데 비용보다 많이 "
    "돌아올 것으로 기대되는 것이 없습니다."};
inline constexpr Bilingual kEffectUsed{
    "A full video is reckoned to change the streams of its track by {}; the other kinds do their "
    "share of that. {}",
    "풀 뮤직비디오가 그 곡의 스트리밍에 주는 변화는 {}로 계산하고, 다른 종류는 그 가운데 정해진 "
    "몫만큼 변화를 주는 것으로 봅니다. {}"};
inline constexpr Bilingual kEffectFromBoth{
    "This is the range set for it ({}) combined with the data's estimate ({}), which weighs {}: an "
    "unmeasured cause that explains {} of what is left could undo it, so its error is taken to be "
    "larger than its interval says.",
    "설정한 범위({})와 데이터의 추정치({})를 합친 값이며, 추정치의 비중은 {}입니다. 남은 변동의 "
    "{}을 설명하는 미측정 요인만 있어도 추정이 뒤집힐 수 있어, 추정 오차를 구간보다 크게 "
    "잡았습니다."};
inline constexpr Bilingual kEffectFromPrior{
    "This is the range set for it ({}) alone: the data's own estimate weighs nothing beside it, as "
    "they cannot tell the effect without bias, or the range leaves no room.",
    "설정한 범위({})만 쓴 값입니다. 데이터로는 효과를 편향 없이 알 수 없거나 범위에 여지가 없어, "
    "데이터의 추정치는 반영하지 않았습니다."};
inline constexpr Bilingual kProof{
    "No plan within the budget and the limits has an expected gain above {}; {}. A stream is worth "
    "{}. "
    "{} tracks were weighed; {} more have a music video already and {} have no forecast.",
    "예산과 한도 안의 어떤 계획도 기대 이익이 {}을(를) 넘지 못하며, {}. 스트리밍 한 번의 가치는 "
    "{}입니다. 곡 {}개를 비교했고, 이미 뮤직비디오가 있는 곡 "
    "{}개와 예측이 없는 곡 {}개는 제외했습니다."};
inline constexpr Bilingual kToCome{
    "Of the streams that a track is expected to have in its whole life, {} are taken to lie ahead "
    "of "
    "a video (streams_to_come in the plan file). Set less for tracks that have been out for long: "
    "an "
    "old song's video comes too late for what it has already streamed.",
    "곡이 평생 얻을 것으로 기대되는 스트리밍 가운데 {}가 영상 이후에 남아 있다고 보았습니다(계획 "
    "파일의 streams_to_come). 나온 지 오래된 곡이라면 더 낮게 잡으십시오. 이미 들은 스트리밍은 "
    "영상이 "
    "바꿀 수 없습니다."};
inline constexpr Bilingual kProvedBest{"this one reaches it", "이 계획이 바로 그 값에 이릅니다"};
inline constexpr Bilingual kProvedWithin{"this one is within {} of it",
                                         "이 계획은 그 값과 {} 이내로 차이 납니다"};

// The kinds of video
inline constexpr Bilingual kTiers{"What each kind of video needs to pay", "영상 종류별 손익분기"};
inline constexpr Bilingual kTierEffect{"Adds to streams", "스트리밍 증가"};
inline constexpr Bilingual kTierBreakEven{"Pays from expected streams of",
                                          "이익이 나는 기대 스트리밍"};
inline constexpr Bilingual kTierPays{"Tracks it pays for", "이익이 나는 곡"};

// The schedule
inline constexpr Bilingual kSchedule{"The videos, month by month", "월별 영상 목록"};
inline constexpr Bilingual kScheduleFirst{"The first {} of {} videos, month by month",
                                          "월별 영상 목록(앞의 {}편, 전체 {}편)"};
inline constexpr Bilingual kPlanTrack{"Track", "곡"};
inline constexpr Bilingual kPlanArtist{"Artist", "아티스트"};
inline constexpr Bilingual kMonth{"Month", "개월 차"};
inline constexpr Bilingual kVideo{"Video", "영상"};
inline constexpr Bilingual kCost{"Cost", "비용"};
inline constexpr Bilingual kPredictedStreams{"Predicted streams [90 %]", "예측 스트리밍 [90 %]"};
inline constexpr Bilingual kExtraStreams{"Extra streams", "추가 스트리밍"};
inline constexpr Bilingual kGain{"Expected gain", "기대 이익"};
inline constexpr Bilingual kPaysBack{"Pays back", "회수 확률"};
inline constexpr Bilingual kScheduleNote{
    "Extra streams and gain are expectations. \"Pays back\" is the probability that the extra "
    "streams are worth more than the video costs, from the band of the prediction and the range of "
    "the effect.",
    "추가 스트리밍과 이익은 기대값입니다. \"회수 확률\"은 추가 스트리밍의 가치가 영상 비용을 넘을 "
    "확률로, 예측 구간과 효과의 범위를 함께 반영합니다."};

// The matrix
inline constexpr Bilingual kMatrix{"The priority matrix", "우선순위 매트릭스"};
inline constexpr Bilingual kMatrixSummary{
    "Predicted streams against what the best video of each track is expected to return on its "
    "cost, "
    "both on log scales. The lines are the middle track's streams ({}) and a return of 1, where "
    "value equals cost. {}",
    "곡마다 예측 스트리밍과 가장 나은 영상의 비용 대비 기대 수익을 로그 축에 나타냈습니다. 점선은 "
    "가운데 "
    "곡의 스트리밍({})과 수익 1배(가치와 비용이 같은 곳)입니다. {}"};
inline constexpr Bilingual kMatrixThinned{"Of the tracks not chosen, one in {} is drawn.",
                                          "선택되지 않은 곡은 {}개마다 하나씩 그렸습니다."};
inline constexpr Bilingual kNotChosen{"not chosen", "선택 안 됨"};
inline constexpr Bilingual kAxisStreams{"predicted streams", "예측 스트리밍"};
inline constexpr Bilingual kAxisReturn{"value / cost of the best video",
                                       "가장 나은 영상의 가치 / 비용"};
// In the order of advise::MatrixField.
inline constexpr Bilingual kFields[] = {
    {"film first", "먼저 제작"},
    {"small, but pays", "작지만 이익"},
    {"large, but too dear", "크지만 비용 초과"},
    {"leave alone", "보류"},
};
inline constexpr Bilingual kFieldsCaption{"The four fields of the matrix", "매트릭스의 네 영역"};
inline constexpr Bilingual kField{"Field", "영역"};
inline constexpr Bilingual kFieldMeaning{"What it means", "의미"};
inline constexpr Bilingual kFieldMeanings[] = {
    {"more streams than the middle track, and a video pays",
     "가운데 곡보다 스트리밍이 많고 영상이 이익을 냄"},
    {"fewer streams, but a video pays, as a rule a cheap one",
     "스트리밍은 적지만 영상이 이익을 냄(대개 저렴한 영상)"},
    {"more streams, but no video pays", "스트리밍은 많지만 이익이 나는 영상이 없음"},
    {"fewer streams, and no video pays", "스트리밍이 적고 이익이 나는 영상도 없음"},
};
inline constexpr Bilingual kPlanTracks{"Tracks", "곡 수"};
inline constexpr Bilingual kChosen{"Chosen", "선택"};

// The frontier
inline constexpr Bilingual kFrontier{"What another budget would bring", "예산이 달라지면"};
inline constexpr Bilingual kFrontierSummary{
    "Expected extra streams of the best plan for budgets from 0 to twice yours. Half the budget "
    "brings {}, yours {}, twice the budget {}.",
    "예산을 0에서 두 배까지 바꿀 때 가장 나은 계획의 기대 추가 스트리밍. 절반의 예산은 {}, 지금 "
    "예산은 {}, 두 배의 예산은 {}입니다."};
inline constexpr Bilingual kBudget{"budget", "예산"};
inline constexpr Bilingual kYourBudget{"your budget", "지금 예산"};
inline constexpr Bilingual kAxisExtra{"expected extra streams", "기대 추가 스트리밍"};
inline constexpr Bilingual kFrontierLine{"{}: {} extra streams from {} videos",
                                         "{}: 추가 스트리밍 {}, 영상 {}편"};

// The rules of thumb
inline constexpr Bilingual kRulesOfThumb{"Two rules of thumb beside the plan",
                                         "흔히 쓰는 두 규칙과의 비교"};
inline constexpr Bilingual kRulesCompared{"Plan and rules, by the same expectations",
                                          "같은 기대값으로 본 계획과 규칙"};
inline constexpr Bilingual kRuleColumn{"What is done", "방식"};
inline constexpr Bilingual kVideos{"Videos", "영상"};
inline constexpr Bilingual kSpend{"Spend", "지출"};
inline constexpr Bilingual kThePlan{"The plan", "이 계획"};
inline constexpr Bilingual kTopFifthAll{"Top 20 % \"{}\", the rest \"{}\": all tracks",
                                        "상위 20 %는 \"{}\", 나머지는 \"{}\": 모든 곡"};
inline constexpr Bilingual kTopFifthWithin{"The same, as far as budget and limits go",
                                           "같은 규칙, 예산과 한도 안에서"};
inline constexpr Bilingual kCutPlan{"The plan with 20 % less budget", "예산을 20 % 줄인 계획"};
inline constexpr Bilingual kTopFifthExceeds{
    "\"The top 20 % in full, the rest a lyric video\" would cost {}, {} times the budget. As far "
    "as "
    "budget and limits go it is expected to gain {}; the plan gains {}.",
    "\"상위 20 %는 풀 뮤직비디오, 나머지는 리릭 비디오\"에는 {}이(가) 들어 예산의 {}배입니다. "
    "예산과 "
    "한도 안에서만 따르면 기대 이익은 {}이며, 이 계획은 {}입니다."};
inline constexpr Bilingual kTopFifthFits{
    "\"The top 20 % in full, the rest a lyric video\" fits the budget. Within the limits it is "
    "expected to gain {}; the plan gains {}.",
    "\"상위 20 %는 풀 뮤직비디오, 나머지는 리릭 비디오\"는 예산 안에 듭니다. 한도 안에서 기대 "
    "이익은 "
    "{}이며, 이 계획은 {}입니다."};
inline constexpr Bilingual kCutHolds{
    "\"20 % less budget, same result\" holds here: {} of the expected extra streams are kept.",
    "\"예산 20 % 절감, 같은 결과\"는 여기서 성립합니다. 기대 추가 스트리밍의 {}가 유지됩니다."};
inline constexpr Bilingual kCutFails{
    "\"20 % less budget, same result\" does not hold here: {} of the expected extra streams are "
    "kept, and {} of expected gain are lost.",
    "\"예산 20 % 절감, 같은 결과\"는 여기서 성립하지 않습니다. 기대 추가 스트리밍의 {}만 유지되고 "
    "기대 "
    "이익 {}을(를) 잃습니다."};

}  // namespace crossfade::report::say
