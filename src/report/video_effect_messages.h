#pragma once

#include "text/language.h"

// The sentences about the effect of an official video (H2).
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kVideoEffect{"Does an official video pay?", "공식 영상은 효과가 있는가"};
inline constexpr Bilingual kMethodsCaption{"One file, many answers", "같은 자료, 여러 답"};
inline constexpr Bilingual kMethod{"Method", "방법"};
inline constexpr Bilingual kReading{"To be read as", "읽는 법"};
inline constexpr Bilingual kMoreStreams{"Streams with against without", "스트리밍 차이"};
inline constexpr Bilingual kWarnings{"What the data say against it", "자료가 말하는 문제"};
inline constexpr Bilingual kReadings[] = {{"as observed", "관찰된 차이"},
                                          {"adjusted association", "보정한 연관"},
                                          {"wrong", "잘못된 방법"}};
/// By insight::EffectWarning.
inline constexpr Bilingual kWarningWords[] = {
    {"compares different artists: their other tracks stream differently too",
     "서로 다른 아티스트를 비교합니다. 아티스트의 다른 곡 스트리밍부터 다릅니다"},
    {"further from the comparison within artists than chance allows",
     "아티스트 안 비교와의 차이가 우연의 범위를 넘습니다"},
    {"holds equal what the video itself moves", "영상이 움직이는 값을 고정합니다"}};
inline constexpr Bilingual kMethodsChart{
    "Streams with official_video, as a multiple of those without",
    "official_video가 참인 곡의 스트리밍 배수"};
inline constexpr Bilingual kMethodsSummary{
    "Points right of 1.00 are more streams with the flag. As observed it is {}; within artists {}; "
    "whiskers are 95 % intervals with artists as the independent unit.",
    "1.00의 오른쪽은 표시가 있는 곡의 스트리밍이 더 많다는 뜻입니다. 관찰된 차이는 {}, 아티스트 "
    "안에서는 {}입니다. 수염은 아티스트를 독립 단위로 한 95 % 구간입니다."};

inline constexpr Bilingual kKindsCaption{"What kind of video has the flag official_video",
                                         "영상 종류별 official_video 표시"};
inline constexpr Bilingual kVideoKind{"Kind of video, by title and channel",
                                      "영상 종류(제목과 채널 기준)"};
inline constexpr Bilingual kFlagged{"With the flag", "표시가 있는 비율"};
inline constexpr Bilingual kKindsNote{
    "The flag is no sign of a music video: {} of the tracks that have it show another kind of "
    "video.",
    "이 표시는 뮤직비디오를 뜻하지 않습니다. 표시가 있는 곡의 {}는 다른 종류의 영상입니다."};

inline constexpr Bilingual kOverlapCaption{
    "Where tracks can be compared: by the chance of having the flag",
    "비교할 수 있는 곳: 표시가 있을 확률별 곡 수"};
inline constexpr Bilingual kPropensity{"Chance of the flag", "표시가 있을 확률"};
inline constexpr Bilingual kWithFlag{"Tracks with it", "표시가 있는 곡"};
inline constexpr Bilingual kWithoutFlag{"Tracks without", "표시가 없는 곡"};
inline constexpr Bilingual kOverlapNote{
    "{} of the tracks belong to artists with one kind of track alone, and say nothing here; of the "
    "others, {} have a chance below 10 % or above 90 %.",
    "곡의 {}는 한 종류의 곡만 있는 아티스트의 것이라 여기서는 아무것도 말해 주지 않습니다. 나머지 "
    "가운데 {}는 확률이 10 % 미만이거나 90 %를 넘습니다."};

inline constexpr Bilingual kBalanceCaption{
    "How tracks with and without the flag differ otherwise, in units of the spread",
    "표시 유무에 따른 다른 차이(표준편차 단위)"};
inline constexpr Bilingual kKnownBefore{"Known before the video", "영상 이전에 정해진 것"};
inline constexpr Bilingual kBefore{"As they are", "그대로"};
inline constexpr Bilingual kAfter{"As weighted", "가중한 뒤"};
inline constexpr Bilingual kBalanceNote{
    "{} of {} differ by more than 0.10 as the tracks are, {} once weighted.",
    "{}개 항목(전체 {}개)이 그대로는 0.10 넘게 다르고, 가중한 뒤에는 {}개입니다."};

inline constexpr Bilingual kGroupsCaption{
    "The effect in parts of the catalogue (intervals hold all at once)",
    "부분별 효과(구간은 모두 동시에 성립)"};
inline constexpr Bilingual kGrouping{"By", "기준"};
inline constexpr Bilingual kGroup{"Group", "집단"};
inline constexpr Bilingual kEffect{"Effect, adjusted", "보정한 효과"};
inline constexpr Bilingual kEffectArtists{"Artists", "아티스트"};
inline constexpr Bilingual kOtherP{"p, no other than the rest", "나머지와 같을 p값"};
inline constexpr Bilingual kGroupsNote{
    "p-values are adjusted for looking at {} groups (Holm 1979).",
    "p값은 {}개 집단을 함께 본 데 대해 보정했습니다(Holm 1979)."};
inline constexpr Bilingual kGroupsAlike{"No group differs from the rest by more than chance.",
                                        "우연의 범위를 넘어 나머지와 다른 집단은 없습니다."};

inline constexpr Bilingual kVariationsCaption{"The main estimate under other choices",
                                              "다른 선택에서의 주 추정값"};
inline constexpr Bilingual kChoice{"Choice", "선택"};
inline constexpr Bilingual kSensitivityNote{
    "Robustness value {}: a hidden cause that explains this share of what is left of both the flag "
    "and the streams makes the estimate nothing. E-value {}, of the interval's nearer end {}: how "
    "much such a cause would have to multiply both.",
    "강건성 값 {}: 표시와 스트리밍의 남은 변동을 각각 이만큼 설명하는 숨은 원인이 있으면 효과는 "
    "사라집니다. E-값 {}(구간의 가까운 끝은 {}): 그 원인이 양쪽을 몇 배로 만들어야 하는지를 "
    "나타냅니다."};

}  // namespace crossfade::report::say
