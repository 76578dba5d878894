import { both } from "./bilingual";

// Words of charts that more than one page shows.

export const tracks = both("Tracks", "곡 수");
export const streams = both("Streams", "스트리밍");
export const views = both("Views", "조회수");
export const atLeast = both("From", "이상");
export const lessThan = both("Less than", "미만");
export const logSummary = both(
  "n = {n}. Most tracks lie between {from} and {to}. {zeros} at zero, {missing} without a value.",
  "n = {n}. {from} ~ {to} 구간의 곡이 가장 많습니다. 0인 곡 {zeros}개, 값이 없는 곡 {missing}개.",
);
export const noneKnown = both(
  "No track of the selection has a value ({missing} without one).",
  "선택한 곡 가운데 값이 있는 곡이 없습니다(값이 없는 곡 {missing}개).",
);
export const expectedBand = both("Expected, with its band", "기댓값과 구간");
export const figureColumn = both("Figure", "지표");
export const valueColumn = both("Value", "값");
export const lowColumn = both("Low", "하한");
export const highColumn = both("High", "상한");
