#pragma once

#include "text/language.h"

// What the report says of a release plan.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kReleasePlan{"Release plan", "발매 계획"};
inline constexpr Bilingual kReleasePlanLead{
    "Releases: {}, from {} to {}: {} on the day that was given, {} on a day that was found.",
    "발매 {}건, {}부터 {}까지. 목록에 적힌 날짜가 {}건, 계획이 찾은 날짜가 {}건입니다."};
inline constexpr Bilingual kDatesFound{
    "Days are found in the order of the list: the first that is the weekday asked for, leaves time "
    "for the teaser and keeps the distances. A line higher up is served first.",
    "날짜는 목록 순서대로 찾습니다. 정한 요일이고, 티저 기간이 남고, 간격을 지키는 가장 이른 "
    "날입니다. 위에 있는 줄이 먼저 날짜를 얻습니다."};
inline constexpr Bilingual kTeasersCut{
    "The plan starts too late for a teaser of {} days before: {}.",
    "계획 시작이 늦어 발매 {}일 전에 티저를 낼 수 없는 곡이 있습니다: {}."};
inline constexpr Bilingual kReleaseCaption{"Releases and what belongs to them",
                                           "발매와 그에 딸린 일정"};
inline constexpr Bilingual kReleaseColumns[] = {
    {"Track", "곡"},           {"Artist", "아티스트"},        {"Release", "발매일"},
    {"Date", "날짜"},          {"Video teaser", "영상 티저"}, {"Campaign until", "캠페인 종료"},
    {"Checkpoints", "점검일"},
};
inline constexpr Bilingual kDateGiven{"given", "지정"};
inline constexpr Bilingual kDateFound{"found", "계획"};
inline constexpr Bilingual kMoreReleases{"{} more releases are in the plan's files.",
                                         "나머지 {}건은 계획 파일에 있습니다."};

// From Monday on.
inline constexpr Bilingual kWeekdays[] = {{"Mon", "월"}, {"Tue", "화"}, {"Wed", "수"},
                                          {"Thu", "목"}, {"Fri", "금"}, {"Sat", "토"},
                                          {"Sun", "일"}};

}  // namespace crossfade::report::say
