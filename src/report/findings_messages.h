#pragma once

#include "text/language.h"

// The words around findings, rules, gaps between the platforms and old claims. What a finding says
// itself comes with it.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kFindings{"Findings", "분석 결과"};
inline constexpr Bilingual kFindingsLead{
    "Each line is a statement put to the test. Supported: the whole interval reaches what was "
    "claimed. Refuted: all of it falls short. Undecided: the data leave both open. Not "
    "identifiable: what it takes to tell is not in these data.",
    "각 줄은 검증한 주장입니다. 지지됨: 구간 전체가 주장한 값에 이릅니다. 반박됨: 구간 전체가 못 "
    "미칩니다. "
    "판단 보류: 자료로는 어느 쪽도 배제할 수 없습니다. 식별 불가: 판단에 필요한 것이 이 자료에 "
    "없습니다."};
inline constexpr Bilingual kFindingsCaption{"Findings at a glance", "분석 결과 한눈에 보기"};
inline constexpr Bilingual kQuestion{"Question", "질문"};
inline constexpr Bilingual kEstimate{"Figure [95 % interval]", "값 [95 % 구간]"};
inline constexpr Bilingual kThreshold{"Claimed, at least", "주장(최소)"};
inline constexpr Bilingual kVerdict{"Verdict", "판정"};
// In the order of insight::Verdict.
inline constexpr Bilingual kVerdicts[] = {
    {"supported", "지지됨"},
    {"refuted", "반박됨"},
    {"undecided", "판단 보류"},
    {"not identifiable", "식별 불가"},
};
inline constexpr Bilingual kAnswer{"Verdict: {}. {}", "판정: {}. {}"};
inline constexpr Bilingual kFindingLine{"[{}] {}", "[{}] {}"};
inline constexpr Bilingual kOldClaimLine{"\"{}\": {}", "\"{}\": {}"};
inline constexpr Bilingual kMeasured{"Measured: {}. How: {}.", "측정: {}. 방법: {}."};
inline constexpr Bilingual kUnderCaption{"How the figure moves", "조건에 따른 값의 변화"};
inline constexpr Bilingual kUnderOthers{"Under other choices: {}.", "다른 조건에서는: {}."};
inline constexpr Bilingual kVariation{"{} {} (n = {})", "{} {}(n = {})"};
inline constexpr Bilingual kChoice{"Under", "조건"};

inline constexpr Bilingual kRules{"Rules of sound that hold", "성립하는 소리 규칙"};
inline constexpr Bilingual kSoundRulesCaption{
    "Rules that hold on artists they were not chosen on: tracks within the ranges against the "
    "others",
    "선택에 쓰지 않은 아티스트에서도 성립하는 규칙: 범위 안의 곡과 나머지 곡의 비교"};
inline constexpr Bilingual kRuleOfSound{"Tracks with", "곡의 조건"};
inline constexpr Bilingual kRaises{"Raises", "높아지는 것"};
// In the order of insight::RuleOutcome.
inline constexpr Bilingual kRuleOutcomes[] = {
    {"hit chance", "히트 확률"},
    {"streams (geometric mean)", "스트리밍(기하평균)"},
};
inline constexpr Bilingual kAcrossChoices{"Under other choices of rows", "다른 행 선택에서"};
inline constexpr Bilingual kFromTo{"{} to {}", "{} ~ {}"};
inline constexpr Bilingual kP{"p, corrected", "보정된 p"};

// In the order of insight::Platform.
inline constexpr Bilingual kGaps[] = {
    {"Better on Spotify than YouTube lets expect", "YouTube 수치에 비해 Spotify에서 잘되는 곡"},
    {"Better on YouTube than Spotify lets expect", "Spotify 수치에 비해 YouTube에서 잘되는 곡"},
};
inline constexpr Bilingual kGapCaption{
    "Tracks farthest above their 90 % band: {} above it, {} by chance",
    "90 % 예측 구간을 가장 크게 웃도는 곡: 구간보다 높은 곡 {}개, 우연이면 {}개"};
inline constexpr Bilingual kGapArtist{"Artist", "아티스트"};
inline constexpr Bilingual kGapTrack{"Track", "곡"};
// In the order of insight::Platform.
inline constexpr Bilingual kGapCounts[] = {{"Streams", "스트리밍"}, {"Views", "조회수"}};
inline constexpr Bilingual kGapExpected{"Expected [90 % band]", "기댓값 [90 % 구간]"};
inline constexpr Bilingual kGapFactor{"Times the expected [by the band]",
                                      "기댓값 대비 배수 [구간 기준]"};
inline constexpr Bilingual kGapBeyond{"Beyond, in bands", "초과(구간 폭 단위)"};

inline constexpr Bilingual kOldClaims{"What the old system promised", "예전 시스템의 약속"};
inline constexpr Bilingual kOldClaimsCaption{"The old claims, line by line", "예전 주장, 항목별"};
inline constexpr Bilingual kOldClaim{"Promised", "약속"};
inline constexpr Bilingual kOldClaimFound{"Found", "확인한 값"};
inline constexpr Bilingual kOldClaimSays{"What can be said", "말할 수 있는 것"};

}  // namespace crossfade::report::say
