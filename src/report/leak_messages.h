#pragma once

#include "text/language.h"

// The sentences of what is suspected to be a leak.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kHighScore{
    "Alarm: {} {} is above {}, more than is known to be possible in scenario {} without new "
    "columns. Treat it as a leak until it is explained.",
    "경고: {} 값 {}, 한계 {} 초과. 새로운 열 없이 시나리오 {}에서 가능하다고 알려진 수준을 "
    "넘으므로, 설명되기 전까지는 정보 누출로 보아야 합니다."};
inline constexpr Bilingual kCulprit{
    " What explains it best: {} — {} with it, {} when the model is fitted without.",
    " 가장 유력한 원인: {} — 포함하면 {}, 빼고 다시 학습하면 {}."};
inline constexpr Bilingual kNoCulprit{
    " Leaving out what matters most to the model does not lower it.",
    " 모델에 가장 중요한 특성을 빼도 낮아지지 않습니다."};
inline constexpr Bilingual kColumnAlone{
    "Leak warning: a single feature, {}, predicts the target with {} {}, above {}. It may be the "
    "answer under another name: find out where its column comes from.",
    "누출 경고: 특성 하나({})만으로 목표를 {} 값 {}(한계 {})로 예측합니다. 이름만 다른 정답일 수 "
    "있으니 그 열의 출처를 확인하십시오."};
inline constexpr Bilingual kSplitRows{
    "Across folds: {} rows share {} with a row of another fold, so the model may have seen their "
    "answer. {} on all rows {}, on the others alone {}.",
    "폴드 사이의 중복: {}행이 다른 폴드의 행과 {} 같아, 모델이 그 답을 이미 보았을 수 있습니다. "
    "{}: 전체 행 {}, 나머지 행만 {}."};
inline constexpr Bilingual kSameRecording{"a recording", "음원이"};
inline constexpr Bilingual kSameVideo{"a video", "영상이"};
inline constexpr Bilingual kSameStreams{"a stream count above 100,000",
                                        "10만 회를 넘는 스트리밍 수가"};

// The same for a line of the terminal.
inline constexpr Bilingual kShortStreams{"a stream count", "스트리밍 수가"};
inline constexpr Bilingual kShortScore{"{} {} > {}, without {} {}", "{} {} > {}, {} 제외 시 {}"};
inline constexpr Bilingual kShortColumn{"{} alone: {} {}", "{} 단독: {} {}"};
inline constexpr Bilingual kShortSplit{"{} rows share {}; {} {}, else {}",
                                       "{}행: {} 같음; {} {}, 나머지 {}"};

}  // namespace crossfade::report::say
