#pragma once

#include "text/language.h"

// What a model's card says beside its figures.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kCardTitle{"Model card", "모델 카드"};
inline constexpr Bilingual kLimits{"Limits", "한계"};
inline constexpr Bilingual kNotFor{"What it is not for", "쓰지 말아야 할 곳"};

inline constexpr Bilingual kLimitRange{
    "It knows tracks like those it was trained on: someone chose them, and what is unlike them is "
    "answered with a wider band at best.",
    "학습한 곡과 비슷한 곡만 압니다. 그 곡들은 누군가가 고른 것이며, 그와 다른 곡에는 기껏해야 더 "
    "넓은 구간으로 답합니다."};
inline constexpr Bilingual kLimitOneDay{
    "It was trained on all-time counts of one day: it knows neither growth nor a track's age, but "
    "for a release date where the file gives one.",
    "하루치 누적 수치로 학습했습니다. 증가 속도도, 파일에 발매일이 없다면 곡의 나이도 모릅니다."};
inline constexpr Bilingual kLimitSingle{
    "A single answer is off by a factor of {} on average, up or down. Read the band, not the "
    "middle.",
    "한 곡에 대한 답은 평균 {}배만큼 위나 아래로 빗나갑니다. 가운데 값이 아니라 구간을 보십시오."};
inline constexpr Bilingual kLimitHit{
    "A hit is what lies above this file's own threshold; under another threshold, or on tracks "
    "chosen otherwise, its probabilities are not calibrated.",
    "히트는 이 파일의 기준을 넘는 곡입니다. 기준이 다르거나 다른 방식으로 고른 곡에서는 확률이 "
    "보정되어 있지 않습니다."};
inline constexpr Bilingual kLimitRoster{
    "It was judged with about four in five of an artist's other tracks known; with fewer it does "
    "worse.",
    "아티스트의 다른 곡을 다섯 중 넷쯤 아는 상태에서 평가했습니다. 아는 곡이 적으면 성능이 "
    "떨어집니다."};
inline constexpr Bilingual kLimitVideo{
    "It takes the video beside a track for the track's own; another upload may hold most of the "
    "views.",
    "곡 옆의 영상을 그 곡의 영상으로 봅니다. 조회수 대부분이 다른 업로드에 있을 수 있습니다."};
inline constexpr Bilingual kNotForEffects{
    "For saying what something brings (a video, a tempo, a guest): importances and shares tell "
    "what "
    "the model reads, not what would change the outcome.",
    "무엇이 얼마를 가져오는지(영상, 템포, 피처링) 말하는 데 쓰지 마십시오. 중요도와 비중은 모델이 "
    "무엇을 읽는지를 말할 뿐, 무엇이 결과를 바꾸는지를 말하지 않습니다."};
inline constexpr Bilingual kNotForForecasts{
    "For forecasts over time: it answers for counts of the same day as those it was given.",
    "시간에 따른 예측에 쓰지 마십시오. 주어진 수치와 같은 날의 수치를 답합니다."};
inline constexpr Bilingual kNotForPeople{
    "For deciding alone about an artist's contract or a track's release.",
    "아티스트의 계약이나 곡의 발매를 이것만으로 결정하는 데 쓰지 마십시오."};
inline constexpr Bilingual kNotForPicking{
    "For picking single tracks before release: too little is known by then of what makes them "
    "succeed.",
    "발매 전의 곡 하나를 고르는 데 쓰지 마십시오. 그때는 성공을 가르는 것이 거의 알려져 있지 "
    "않습니다."};
inline constexpr Bilingual kNotForLeaking{
    "For any decision before the leak warnings above are explained.",
    "위의 누출 경고가 설명되기 전에는 어떤 결정에도 쓰지 마십시오."};

}  // namespace crossfade::report::say
