import { both } from "./bilingual";

// The split of promotion between platforms.
export const heading = both("Which platform gets how much", "어느 플랫폼에 얼마를 쓸 것인가");
export const gain = both("Gain a week against today's shares", "지금의 비율 대비 주당 증가");
export const gainNote = both("streams; what a best split only seems to gain is taken off", "스트리밍, 최적 배분의 낙관을 덜어낸 값");
export const promotedNow = both("Promotion brings, at today's shares", "지금의 비율로 홍보가 가져오는 것");
export const streamsAWeek = both("streams a week", "주당 스트리밍");
export const skill = both("Foretells unseen weeks", "처음 보는 주의 예측력");
export const skillNote = both("of the squared error that the baseline leaves is gone, last {n} weeks", "기준선이 남기는 제곱오차 중 없앤 비율, 최근 {n}주");
export const history = both("History", "이력");
export const historyNote = both("today's shares are those of the last {n}", "지금의 비율은 최근 {n}주의 것입니다");
export const weeks = both("{n} weeks", "{n}주");
export const caveat = both(
  "No experiment stands behind this: where more was spent because a release was out, the curve takes the release's credit.",
  "실험에 근거한 것이 아닙니다. 신곡이 나와서 지출을 늘렸다면 신곡의 성과까지 곡선이 가져갑니다.",
);
export const unspent = both("{money} a week stay unspent.", "주당 {money}은(는) 쓰지 않고 남깁니다.");
export const split = both("The split, a week", "배분(주당)");
export const platform = both("Platform", "플랫폼");
export const now = both("Now", "현재");
export const proposed = both("Proposed", "제안");
export const share = both("Share [5th – 95th percentile]", "비중 [5 – 95 백분위]");
export const limits = both("Least – most", "최소 – 최대");
export const returnNow = both("Streams for the next unit of money, now", "추가 금액 1단위당 스트리밍(현재)");
export const returnProposed = both("The same, as proposed", "같은 값(제안)");
export const noLimit = both("no limit", "한도 없음");
export const beyond = both(
  "{platform}: {proposed} a week is more than was ever spent there ({largest}). The curve is not seen so far out.",
  "{platform}: 제안 금액(주당 {proposed})이 지금까지의 최대 지출({largest})을 넘습니다. 그 구간의 곡선은 관측된 적이 없습니다.",
);
export const curves = both("What spend brings, by platform", "플랫폼별로 지출이 가져오는 것");
export const curvesSummary = both(
  "Streams a week that a weekly spend brings, kept up. Shade: 95 % band; open circle: today's spend; full circle: proposed; the curve ends at the larger of what was and what would be spent.",
  "매주 같은 금액을 쓸 때 주당 늘어나는 스트리밍입니다. 음영은 95 % 구간, 빈 원은 지금의 지출, 찬 원은 제안입니다. 곡선은 지금까지의 지출과 제안 가운데 큰 값까지 그렸습니다.",
);
export const spendAWeek = both("Spend a week", "주당 지출");
export const low = both("Low", "하한");
export const high = both("High", "상한");
export const orders = both("Where the next unit of money brings more", "추가 금액이 더 가져오는 곳");
export const orderSure = both(
  "{first} rather than {second}: {difference} streams more.",
  "{second}보다 {first}: 스트리밍 {difference}회 더.",
);
export const orderOpen = both(
  "Undecided between {first} and {second}: {difference} streams.",
  "{first}와(과) {second} 사이는 판단할 수 없습니다: {difference}회.",
);
export const wouldTell = both("What would tell", "무엇이 있으면 알 수 있나");
export const experiment = both("An experiment that would settle it", "확인할 수 있는 실험");
export const firstBlocks = both("The first blocks, in the order drawn: {order}.", "처음 블록의 무작위 순서: {order}.");
export const sizes = both("Weeks that a randomised test takes", "무작위 시험에 필요한 주");
export const sizesNote = both("One market, 80 % power, 5 % two-sided.", "한 시장, 검정력 80 %, 양측 5 %.");
export const spread = both("Spread of a week's outcome", "주간 결과의 변동");
export const leastEffect = both("Difference to be seen", "알아내려는 차이");
export const blocksAPlatform = both("Blocks a platform", "플랫폼당 블록");
export const blocks = both("Blocks", "블록");
export const weeksColumn = both("Weeks", "주");
