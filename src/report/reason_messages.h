#pragma once

#include "text/language.h"

// The sentences about why models say what they say.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kTrackReasons{"Why the model expects what it expects",
                                         "모델이 그렇게 예측한 이유"};
inline constexpr Bilingual kTrackReasonsLead{
    "Before anything is known of a track the model expects the base; each family of features then "
    "multiplies it, and the base times all factors is what is expected. The three strongest are "
    "shown, each with the feature that counts most in it. From models that never saw the artist. "
    "Factors say what moves the model, not what would move the streams.",
    "아무것도 모를 때의 예측이 기준값이고, 특성 묶음마다 배수가 곱해져 기준값에 모든 배수를 곱하면 "
    "예측이 됩니다. 가장 큰 세 가지를 그 안에서 가장 크게 작용한 특성과 함께 보입니다. 그 "
    "아티스트를 본 적 없는 모델의 결과입니다. 배수는 모델을 움직인 것이지 스트리밍을 바꾸는 원인이 "
    "아닙니다."};
inline constexpr Bilingual kTrackReasonsCaption{
    "Base, expectation and the three strongest factors of the first tracks",
    "상위 곡의 기준값, 예측, 가장 큰 세 배수"};
inline constexpr Bilingual kBaseColumn{"Base", "기준값"};
inline constexpr Bilingual kExpectedColumn{"Expected", "예측"};
inline constexpr Bilingual kStrongest{"Strongest reasons", "가장 큰 이유"};

inline constexpr Bilingual kAlikeCaption{
    "The recordings that sound most like them, with their streams and their distance",
    "소리가 가장 비슷한 음원과 그 스트리밍, 거리"};
inline constexpr Bilingual kAlikeNote{
    "Distances are root mean square differences of ten audio features, each in units of its "
    "spread; unrelated recordings are about 1.4 apart. The model does not read them.",
    "거리는 오디오 특성 열 가지의 차이를 각각의 퍼진 정도로 나눈 제곱평균제곱근이며, 서로 무관한 "
    "음원은 1.4쯤 떨어져 있습니다. 모델은 이를 읽지 않습니다."};
inline constexpr Bilingual kAlikeColumn{"Sounds like", "비슷한 음원"};

inline constexpr Bilingual kShares{"What the answers are made of", "예측을 이루는 것"};
inline constexpr Bilingual kSharesLead{
    "Each family's mean contribution (SHAP, size without sign) as a share of all, by scenario, "
    "over "
    "up to {} out-of-fold rows a model. It says what moves the answers; the charts above say what "
    "the answers lose without a family.",
    "특성 묶음별 평균 기여(SHAP, 부호를 뺀 크기)가 전체에서 차지하는 비율. 시나리오별, 모델마다 "
    "폴드 "
    "밖 행 최대 {}개. 무엇이 예측을 움직이는지를 말하며, 위 차트는 그 묶음이 없을 때 잃는 성능을 "
    "말합니다."};
inline constexpr Bilingual kFamily{"Family", "특성 묶음"};

}  // namespace crossfade::report::say
