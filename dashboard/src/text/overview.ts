import { both } from "./bilingual";

export const lead = both(
  "What the label's figures say, with how sure they are. Every tile obeys the filters.",
  "레이블의 핵심 수치와 그 불확실성을 보여 줍니다. 모든 항목에 필터가 적용됩니다.",
);
export const keyFigures = both("Key figures", "핵심 지표");
export const allFigures = both("All key figures", "모든 핵심 지표");
export const intervals = both(
  "Intervals resample artists ({n} times).",
  "구간은 아티스트 단위로 {n}번 재표집해 구했습니다.",
);
export const figure = both("Figure", "지표");
export const value = both("Value [95 % interval]", "값 [95 % 구간]");
export const how = both("How it is taken", "산출 방법");
export const streamsShape = both("Tracks by streams", "스트리밍 구간별 곡 수");

export const scatter = both("Streams against views", "스트리밍과 조회수");
export const scatterSummary = both(
  "n = {n} tracks with both counts. Streams a view: median {median}, the middle half {low} to {high}. Both axes in powers of ten.",
  "두 수치가 모두 있는 곡 n = {n}. 조회당 스트리밍: 중앙값 {median}, 가운데 절반은 {low} ~ {high}. 두 축의 눈금은 10의 거듭제곱입니다.",
);
export const scatterCells = both(
  "n = {n} tracks with both counts, drawn as cells: the darker, the more tracks. Both axes in powers of ten.",
  "두 수치가 모두 있는 곡 n = {n}. 칸이 진할수록 곡이 많습니다. 두 축의 눈금은 10의 거듭제곱입니다.",
);
export const scatterNone = both("No track of the selection has both counts.", "선택한 곡 가운데 두 수치가 모두 있는 곡이 없습니다.");
export const brushHint = both(
  "Drag a rectangle to select its tracks, or set its sides:",
  "끌어서 사각형 안의 곡을 선택하거나 범위를 입력하세요.",
);
export const brushClear = both("Clear the rectangle", "사각형 지우기");
export const streamsFrom = both("Streams from", "스트리밍 최소");
export const streamsTo = both("Streams to", "스트리밍 최대");
export const viewsFrom = both("Views from", "조회수 최소");
export const viewsTo = both("Views to", "조회수 최대");
export const streamsDecade = both("Streams, from", "스트리밍, 이상");
export const viewsDecade = both("Views, from", "조회수, 이상");
export const tracks = both("Tracks", "곡 수");
export const share = both("Share", "비율");

export const topArtists = both("Top artists by streams", "스트리밍 상위 아티스트");
export const topArtistsNote = both("Press a name to filter every tile by it.", "이름을 누르면 모든 항목에 필터가 적용됩니다.");
export const artist = both("Artist", "아티스트");
export const pageOf = both("Page of {name}", "{name} 페이지");

export const tempo = both("Tempo", "템포");
export const tempoAxis = both("Beats a minute, steps of {step}", "분당 박자 수, {step} 간격");
export const tempoSummary = both(
  "n = {n}. Most of the selection lies at {from} to {to} bpm ({share}; of all tracks {all}). {missing} without a tempo.",
  "n = {n}. 선택한 곡은 {from} ~ {to} bpm에 가장 많습니다({share}, 모든 곡에서는 {all}). 템포를 모르는 곡 {missing}개.",
);
export const tempoNone = both("No track of the selection has a known tempo.", "선택한 곡 가운데 템포를 아는 곡이 없습니다.");
export const shareSelected = both("Share of the selection", "선택한 곡의 비율");
export const shareAll = both("Share of all tracks", "모든 곡의 비율");
export const audio = both("Audio features", "오디오 특성");
export const audioSummary = both(
  "Dot: median; thick: the middle half; thin: the middle nine tenths. Grey is all tracks. Furthest from all: {label}, median {value} against {all} (n = {n}).",
  "점은 중앙값, 굵은 선은 가운데 절반, 가는 선은 가운데 90 %입니다. 회색은 모든 곡입니다. 가장 다른 특성: {label}, 중앙값 {value}(모든 곡 {all}, n = {n}).",
);
export const audioSame = both(
  "Dot: median; thick: the middle half; thin: the middle nine tenths of all tracks.",
  "점은 중앙값, 굵은 선은 가운데 절반, 가는 선은 모든 곡의 가운데 90 %입니다.",
);
export const feature = both("Feature", "특성");
export const medianColumn = both("Median", "중앙값");
export const halfColumn = both("Middle half", "가운데 절반");
export const allTracks = both("All tracks", "모든 곡");
export const theSelection = both("The selection", "선택한 곡");
export const allMedian = both("Median, all tracks", "중앙값, 모든 곡");
export const allHalf = both("Middle half, all tracks", "가운데 절반, 모든 곡");

export const facetNote = both("Press to filter.", "누르면 필터가 적용됩니다.");
export const quality = both("Data quality", "데이터 품질");
export const qualityScore = both("{score} of 100", "100점 만점에 {score}점");
export const qualityRows = both(
  "over all {rows} rows, whatever the filters; weakest: {part}",
  "필터와 관계없이 전체 {rows}행 기준, 가장 약한 항목: {part}",
);
export const qualityNone = both("Not judged yet.", "아직 평가하지 않았습니다.");
export const qualityOpen = both("What to fix", "고칠 항목 보기");

export const periods = both("This snapshot against the one before", "이전 스냅샷과 비교");
export const periodsNote = both(
  "The {n} tracks of the selection that both snapshots have, so that new tracks do not pass for growth. Counts then and now, without intervals.",
  "새 곡이 성장으로 보이지 않도록, 두 스냅샷에 모두 있는 선택한 곡 {n}개만 비교합니다. 그때와 지금의 수치이며 구간은 없습니다.",
);
export const comparedWith = both("Compared with the counts of", "비교할 수치의 기준일");
export const snapshot = both("snapshot {id}", "스냅샷 {id}");
export const periodsNone = both(
  "There is one snapshot. With the next import each figure shows its change here.",
  "스냅샷이 하나뿐입니다. 다음 가져오기부터 지표의 변화가 여기에 표시됩니다.",
);
export const then = both("Before ({day})", "이전({day})");
export const now = both("Now ({day})", "현재({day})");
export const change = both("Change", "변화");
export const undatedShort = both("undated", "기준일 미지정");
