import { both } from "./bilingual";

export const lead = both(
  "Up to four tracks, artists or videos side by side.",
  "곡, 아티스트, 영상을 최대 네 개까지 나란히 비교합니다.",
);
export const kind = both("What to compare", "비교 대상");
export const kinds = {
  track: both("Tracks", "곡"),
  artist: both("Artists", "아티스트"),
  video: both("Videos", "영상"),
};
export const add = {
  track: both("Add a track", "곡 추가"),
  artist: both("Add an artist", "아티스트 추가"),
  video: both("Add a video", "영상 추가"),
};
export const empty = both(
  "Nothing chosen yet: search above, or tick rows in the tables.",
  "아직 선택한 항목이 없습니다. 위에서 검색하거나 표에서 선택해 주세요.",
);
export const full = both("Four are chosen; remove one to add another.", "네 개를 모두 선택했습니다. 추가하려면 하나를 제외해 주세요.");
export const chosen = both("Compared", "비교 중");
export const notHere = both("Not in this snapshot", "이 스냅샷에 없음");
export const remove = both("Remove {name} from the comparison", "{name} 비교에서 제외");
export const sideBySide = both("Side by side", "나란히 비교");
export const bestNote = both("▲ marks the largest of a row.", "▲는 그 행에서 가장 큰 값입니다.");
export const figure = both("Figure", "지표");
export const forecast = both("Streams foretold and counted", "예측한 스트리밍과 실제");
export const forecastSummary = both(
  "Expected by models that had not seen the track, with its video out; the dashed line is what was counted.",
  "영상이 공개된 상태에서 그 곡을 보지 못한 모델의 기댓값입니다. 점선은 실제 수치입니다.",
);
