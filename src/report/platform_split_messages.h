#pragma once

#include "text/language.h"

// The sentences about the split of a promotion budget. "{}" is filled in order.
namespace crossfade::report::say {

using text::Bilingual;

inline constexpr Bilingual kSplitHeading{"Promotion: which platform gets how much",
                                         "홍보: 어느 플랫폼에 얼마를 쓸 것인가"};
inline constexpr Bilingual kSplitSupported{
    "Supported: of {} a week, {} bring {} streams a week against today's shares (95 % interval {} "
    "to {}).",
    "뒷받침됨: 주당 {}의 배분안({})은 지금의 비율에 비해 주당 스트리밍을 {}회 늘립니다(95 % 구간 "
    "{} ~ {})."};
inline constexpr Bilingual kSplitUndecided{
    "Undecided: of {} a week, {} would bring {} streams a week against today's shares, but the "
    "95 % interval, {} to {}, holds 0: the history does not say that it is better.",
    "판단 보류: 주당 {}의 배분안({})은 지금의 비율에 비해 주당 스트리밍을 {}회 늘릴 것으로 "
    "추정되지만, 95 % 구간({} ~ {})에 0이 들어 있어 더 낫다고 말할 수 없습니다."};
inline constexpr Bilingual kSplitNoBetter{
    "Undecided: of {} a week, the curves favour {}; their optimism taken off, that brings {} "
    "streams a week against today's shares (95 % interval {} to {}). Nothing speaks for leaving "
    "today's.",
    "판단 보류: 주당 {}에 대해 곡선은 {}의 배분을 가리키지만, 낙관을 덜어내면 지금의 비율에 비한 "
    "주당 스트리밍의 변화는 {}회입니다(95 % 구간 {} ~ {}). 지금의 비율을 바꿀 근거가 없습니다."};
inline constexpr Bilingual kSplitUnforetold{
    "Undecided: of {} a week, {} would bring {} streams a week against today's shares (95 % "
    "interval {} to {}), but the curves foretell weeks that they have not seen no better than the "
    "baseline alone does.",
    "판단 보류: 주당 {}의 배분안({})은 지금의 비율에 비해 주당 스트리밍을 {}회 늘릴 것으로 "
    "추정되지만(95 % 구간 {} ~ {}), 곡선이 처음 보는 주를 기준선만큼도 맞히지 못합니다."};
inline constexpr Bilingual kSplitUnknown{"Not identifiable: how the budget is best split.",
                                         "식별 불가: 예산을 어떻게 나누는 것이 가장 좋은지 알 수 "
                                         "없습니다."};
inline constexpr Bilingual kSplitCaveat{
    "No experiment stands behind this: where more was spent because a release was out, the curve "
    "takes the release's credit. {} weeks; today's shares are those of the last {}. Outcome: {}.",
    "실험에 근거한 것이 아닙니다. 신곡이 나와서 지출을 늘렸다면 신곡의 성과까지 곡선이 가져갑니다. "
    "{}주의 이력이며, 지금의 비율은 최근 {}주의 것입니다. 결과 지표: {}."};
inline constexpr Bilingual kSplitStreamsAlone{"streams", "스트리밍"};
inline constexpr Bilingual kSplitStreamsAndViews{"streams, with a view counted as {} streams",
                                                 "스트리밍(조회수 1회는 스트리밍 {}회로 계산)"};
inline constexpr Bilingual kSplitFit{
    "Of the last {} weeks, foretold from those before, the curves take away {} of the squared "
    "error that the baseline alone leaves (95 % interval {}). Weeks spread by {} about what is "
    "expected. Baseline without promotion: {} streams in the first week, {} in the last, {}.",
    "앞선 주로 최근 {}주를 예측하면, 기준선만 쓸 때 남는 제곱오차의 {}를 곡선이 없앱니다(95 % 구간 "
    "{}). 주간 수치는 기댓값에서 {} 정도 흩어집니다. 홍보가 없을 때의 기준선: 첫 주 {}회, 마지막 "
    "주 {}회, {}."};
inline constexpr Bilingual kSplitPromoted{
    "By the curves, this budget at today's shares brings {} streams a week (95 % interval {} – "
    "{}).",
    "곡선에 따르면 이 예산을 지금의 비율로 쓸 때 주당 스트리밍 {}회를 가져옵니다(95 % 구간 {} – "
    "{})."};
inline constexpr Bilingual kSplitWithSeason{"with a yearly wave", "연간 주기 포함"};
inline constexpr Bilingual kSplitWithoutSeason{
    "without seasons, for which two years of weeks are needed",
    "계절 영향은 2년치가 있어야 하므로 제외"};
inline constexpr Bilingual kSplitCaption{"The split, {} a week", "배분(주당, {})"};
inline constexpr Bilingual kSplitMoney{"money", "금액"};
inline constexpr Bilingual kSplitPlatform{"Platform", "플랫폼"};
inline constexpr Bilingual kSplitNow{"Now", "현재"};
inline constexpr Bilingual kSplitProposed{"Proposed", "제안"};
inline constexpr Bilingual kSplitShareRange{"Share, 5th – 95th percentile", "비중(5 – 95 백분위)"};
inline constexpr Bilingual kSplitReturnNow{"Streams for the next unit of money, now",
                                           "추가 금액 1단위당 스트리밍(현재)"};
inline constexpr Bilingual kSplitReturnProposed{"The same, as proposed", "같은 값(제안)"};
inline constexpr Bilingual kSplitUnspent{"Left unspent", "쓰지 않는 금액"};
inline constexpr Bilingual kSplitUnspentNote{
    "{} a week stay unspent: no platform may take more, or none would return anything for it.",
    "주당 {} 남습니다. 더 받을 수 있는 플랫폼이 없거나, 더 써도 돌아오는 것이 없습니다."};
inline constexpr Bilingual kSplitBeyondHistory{
    "{}: {} a week is more than was ever spent there ({}). The curve is not seen so far out.",
    "{}: 제안 금액(주당 {})이 지금까지의 최대 지출({})을 넘습니다. 그 구간의 곡선은 관측된 적이 "
    "없습니다."};
inline constexpr Bilingual kSplitCurvesCaption{"The curves", "반응 곡선"};
inline constexpr Bilingual kSplitCeiling{"Most it could bring, streams a week",
                                         "최대 효과(주당 스트리밍)"};
inline constexpr Bilingual kSplitHalfSpend{"Half of that at", "절반에 이르는 지출"};
inline constexpr Bilingual kSplitCarryOver{"Carried into the next week", "다음 주로 이어지는 비율"};
inline constexpr Bilingual kSplitLargestSpend{"Largest week so far", "지금까지의 최대 주간 지출"};
inline constexpr Bilingual kSplitUnsaturated{"{} (beyond what was spent: hardly bends)",
                                             "{}(지출 범위 밖: 거의 꺾이지 않음)"};
inline constexpr Bilingual kSplitCurveChart{"What spend brings, by platform",
                                            "플랫폼별로 지출이 가져오는 것"};
inline constexpr Bilingual kSplitCurveSummary{
    "Streams a week that a weekly spend brings, kept up. Open circle: today's share of the budget; "
    "full circle: proposed. Shade: 95 % band; dashed: beyond the largest week so far.",
    "매주 같은 금액을 쓸 때 주당 늘어나는 스트리밍. 빈 원은 지금의 배분, 찬 원은 제안. 음영은 95 % "
    "구간, 점선은 지금까지의 최대 지출을 넘는 구간입니다."};
inline constexpr Bilingual kSplitSpendAxis{"{} a week", "주당 {}"};
inline constexpr Bilingual kSplitStreamsAxis{"streams a week", "주당 스트리밍"};
inline constexpr Bilingual kSplitOrderSure{
    "At today's shares the next unit of money brings more on {} than on {}: {} streams more [{}].",
    "지금의 배분에서 추가 금액 1단위는 {}에서 {}보다 스트리밍을 더 가져옵니다: {}회 더 [{}]."};
inline constexpr Bilingual kSplitOrderOpen{
    "Undecided whether the next unit of money brings more on {} than on {}: {} streams [{}].",
    "추가 금액 1단위가 {}에서 {}보다 더 가져오는지는 판단할 수 없습니다: {}회 [{}]."};
inline constexpr Bilingual kSplitWhatWouldTell{"What would tell", "무엇이 있으면 알 수 있나"};
inline constexpr Bilingual kSplitFirstBlocks{"The first {} blocks, in the order drawn: {}.",
                                             "처음 {}개 블록의 무작위 순서: {}."};
inline constexpr Bilingual kSplitSizesCaption{
    "Weeks that a randomised test takes in one market (80 % power, 5 % two-sided, blocks of {} "
    "weeks)",
    "한 시장에서 무작위 시험에 필요한 주(검정력 80 %, 양측 5 %, {}주 블록)"};
inline constexpr Bilingual kSplitSpread{"Spread of a week's outcome", "주간 결과의 변동"};
inline constexpr Bilingual kSplitLeastEffect{"Difference to be seen", "알아내려는 차이"};
inline constexpr Bilingual kSplitBlocksAPlatform{"Blocks a platform", "플랫폼당 블록"};
inline constexpr Bilingual kSplitWeeks{"Weeks", "주"};

}  // namespace crossfade::report::say
