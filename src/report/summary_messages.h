#pragma once

#include "text/language.h"

// The words of the terminal summary: short, because a line holds 80 columns.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kSummaryDate{"counts as of: {}", "수치 기준일: {}"};
inline constexpr Bilingual kSummaryTracks{"Tracks", "곡"};
inline constexpr Bilingual kSummaryCounts{"{} ({} recordings, {} artists)",
                                          "{}개 (음원 {}개, 아티스트 {}명)"};
inline constexpr Bilingual kSummaryStreams{"Streams", "스트리밍"};
inline constexpr Bilingual kSummaryTwice{"{} (each recording once: {})", "{} (음원당 한 번: {})"};
inline constexpr Bilingual kSummaryViews{"Views", "조회수"};
inline constexpr Bilingual kSummaryMedian{"Median track", "곡당 중앙값"};
inline constexpr Bilingual kSummaryHit{"A hit begins at", "히트 기준"};
inline constexpr Bilingual kSummaryEngagement{"Engagement", "참여율"};
inline constexpr Bilingual kSummaryCorrelation{"Streams with views, log", "스트리밍·조회수 상관"};
inline constexpr Bilingual kSummaryLift{"Official-video lift", "공식 영상의 차이"};
inline constexpr Bilingual kSummaryNoEffect{" as observed, no effect", " 관찰값, 효과 아님"};
inline constexpr Bilingual kSummaryWeakest{" (weakest: {}, {})", " (가장 약한 부문: {}, {})"};
inline constexpr Bilingual kSummaryOutliers{"Outliers, not cut", "이상치(자르지 않음)"};
inline constexpr Bilingual kSummaryBill{"3 sigma would cut {} of {} hits, {} of streams",
                                        "3시그마는 히트 {}/{}곡, 스트리밍의 {}를 잘라냄"};
inline constexpr Bilingual kRefusedShort{"no model: {}", "모델 없음: {}"};
inline constexpr Bilingual kSummaryModels{"Models", "모델"};
inline constexpr Bilingual kSummaryStreamModel{"streams, R²", "스트리밍 R²"};
inline constexpr Bilingual kSummaryHits{"hits, AP", "히트 AP"};
inline constexpr Bilingual kSummaryViewModel{"views, R²", "조회수 R²"};
inline constexpr Bilingual kSummaryLeak{"LEAK? {}", "누출? {}"};
inline constexpr Bilingual kSummaryLeaks{"Leak warnings ({})", "누출 경고 ({})"};
inline constexpr Bilingual kSummaryEffect{"Official-video effect", "공식 영상의 효과"};
inline constexpr Bilingual kSummaryAdjusted{" adjusted, not proven", " 보정값, 입증 아님"};
inline constexpr Bilingual kSummaryFindings{"Findings", "분석 결과"};
// In the order of insight::Verdict.
inline constexpr Bilingual kSummaryVerdicts{
    "{} supported, {} refuted, {} undecided, {} not identifiable",
    "지지 {}, 반박 {}, 보류 {}, 식별 불가 {}"};
inline constexpr Bilingual kSummaryClaims{
    "Figure                               README        its run         this run",
    "지표                                 README        당시 실행       이번 실행"};
inline constexpr Bilingual kSummaryUnknown{
    "Not known: {} things, listed in the report with how every figure was taken.",
    "알 수 없는 것 {}가지와 모든 수치의 산출 방법은 보고서에 있습니다."};

}  // namespace crossfade::report::say
