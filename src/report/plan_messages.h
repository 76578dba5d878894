#pragma once

#include "text/language.h"

// Sentences of the plan that no section of it owns. "{}" is filled in order.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kPlanTitle{"Crossfade plan", "Crossfade 계획"};
inline constexpr Bilingual kPlan{"What to do", "무엇을 할 것인가"};
inline constexpr Bilingual kPlanLead{
    "Costs and values are yours; expectations are those of the models for tracks that they were "
    "not "
    "trained on.",
    "비용과 가치는 입력하신 값이고, 기댓값은 모델이 학습하지 않은 곡에 대해 낸 것입니다."};
inline constexpr Bilingual kPlanFrom{"From {} on. ", "{}부터의 계획입니다. "};
inline constexpr Bilingual kPlanAmounts{"Amounts are in {}. ", "금액 단위는 {}입니다. "};
inline constexpr Bilingual kPlanElsewhere{
    "The whole plan, with its tables, pictures, calendar and playlists, is in the folder plan "
    "beside "
    "this report.",
    "표와 그림, 달력, 재생목록을 포함한 전체 계획은 이 보고서 옆의 plan 폴더에 있습니다."};
inline constexpr Bilingual kPlanMissing{
    "The plan is not complete. Nothing is invented in place of what is missing:",
    "계획이 아직 완전하지 않습니다. 빠진 값은 임의로 채우지 않습니다:"};

// For a terminal, a line a section
inline constexpr Bilingual kTextVideos{
    "Videos: {} for {} of {} {}; expected extra streams {}, worth {}; they pay back with a "
    "probability of {}. {}",
    "영상: {}편, 예산 {} / {} {}. 추가 스트리밍 기댓값 {}, 가치 {}. 비용을 회수할 확률 {}. {}"};
inline constexpr Bilingual kTextBest{"No plan within the limits gains more.",
                                     "같은 제한 안에 이보다 더 얻는 계획은 없습니다."};
inline constexpr Bilingual kTextNearBest{
    "No plan within the limits gains more than {} above this one.",
    "같은 제한 안의 어떤 계획도 이보다 {} 넘게 더 얻지 못합니다."};
inline constexpr Bilingual kTextNoVideo{"Videos: none. {}", "영상: 없음. {}"};
inline constexpr Bilingual kTextSigning{
    "Demos: {} of {} tracks, taken as demos, reach a hit probability of {}; the likeliest has {}, "
    "the "
    "base rate is {}.",
    "데모: 데모로 본 {} / {}곡이 히트 확률 {}에 이릅니다. 가장 높은 확률은 {}, 기준율은 {}입니다."};
inline constexpr Bilingual kTextReleases{"Releases: {} from {} to {}, {} events in the calendar.",
                                         "발매: {}곡({} ~ {}), 달력 일정 {}개."};
inline constexpr Bilingual kTextPlaylists{"Playlists: {} lists from {} recordings.",
                                          "재생목록: {}개(음원 {}개에서)."};

inline constexpr Bilingual kChecklist{"What to listen for in a demo", "데모에서 확인할 점"};
inline constexpr Bilingual kNoChecklist{
    "Nothing: no rule on audio held on artists it was not found on. Do not sign by tempo, energy "
    "or "
    "any other such figure alone.",
    "없습니다. 찾아낸 아티스트 밖에서도 성립한 오디오 규칙이 하나도 없습니다. 템포나 에너지 같은 "
    "수치만으로 계약하지 마십시오."};
inline constexpr Bilingual kChecklistLead{
    "The {} surest of {} rules that hold on artists they were not found on. They say where hits "
    "were "
    "more frequent, not what changing the sound would bring.",
    "찾아낸 아티스트 밖에서도 성립한 규칙 가운데 가장 확실한 {}개(모두 {}개)입니다. 히트가 잦았던 "
    "곳을 "
    "알려 줄 뿐, 소리를 바꾸면 무엇이 달라지는지는 알려 주지 않습니다."};
inline constexpr Bilingual kChecklistLine{"{}: {} {}", "{}: {} {}"};

}  // namespace crossfade::report::say
