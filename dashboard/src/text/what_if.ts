import { both } from "./bilingual";

export const lead = both(
  "What a demo or a release may bring, as the models expect it while you move its features.",
  "데모나 발매를 바꾸어 보면서 모델이 기대하는 성과를 바로 확인할 수 있습니다.",
);
export const noLevers = both(
  "There are no tracks yet to take the ranges of the levers from. Import a file first.",
  "조절 범위를 정할 곡이 아직 없습니다. 먼저 파일을 가져와 주세요.",
);

export const names = both("Names", "이름");
export const namesNote = both(
  "The models read names too: their script, words and guests, and what other artists' tracks tell. An artist of the roster brings the other tracks along.",
  "모델은 이름의 문자와 단어, 피처링, 다른 아티스트의 곡이 알려 주는 것도 읽습니다. 이미 등록된 아티스트는 다른 곡의 성과도 반영됩니다.",
);
export const artist = both("Artist", "아티스트");
export const track = both("Track", "곡명");
export const knownArtist = both("Fill in an artist of the roster", "등록된 아티스트로 채우기");
export const startTrack = both("Start from a track", "기존 곡에서 시작하기");
export const startedFrom = both("Started from", "시작한 곡");
export const backToRest = both("Back to the start", "처음 값으로");
export const forgetTrack = both("Start from the middle instead", "중앙값에서 시작");

export const groups = {
  number: both("Sound", "소리"),
  choice: both("Release", "발매"),
};
export const videoUnread = both(
  "Before release the models read no video: neither it nor its channel moves the answer.",
  "발매 전 모델은 영상을 읽지 않습니다. 영상과 채널을 바꾸어도 예측은 그대로입니다.",
);
export const describes = both("Only describes", "설명할 뿐");
export const causal = both("Changes the outcome", "결과를 바꿈");
export const valueOf = both("{lever}, as a number", "{lever}(숫자 입력)");
export const rangeOf = both("Typical range {low} to {high}, median {median}", "흔한 범위 {low} ~ {high}, 중앙값 {median}");
export const notGiven = both("not given", "입력 없음");

export const answer = both("What the models expect", "모델의 예측");
export const now = both("now", "지금");
export const pinned = both("pinned", "고정한 설정");
export const streams = both("Streams", "스트리밍");
export const views = both("Views", "조회수");
export const hit = both("Chance of a hit", "히트 확률");
export const band = both("90 % band {low} to {high}", "90 % 구간 {low} ~ {high}");
export const baseRate = both("base rate {rate} [{low}, {high}], n = {n}", "기준 비율 {rate} [{low}, {high}], n = {n}");
export const hitMeans = both("a hit is above {streams} streams", "스트리밍 {streams} 회를 넘으면 히트입니다");
export const againstPinned = both("{factor} × the pinned {value}", "고정한 값 {value}의 {factor}배");
export const pin = both("Pin this setting", "이 설정 고정");
export const unpin = both("Unpin", "고정 해제");
export const pinNote = both(
  "A difference between two settings is a difference of what the models expect, not an effect of the change.",
  "두 설정의 차이는 모델이 기대하는 값의 차이일 뿐, 바꾸었을 때의 효과가 아닙니다.",
);
export const chart = both("Expected counts with their 90 % bands", "기대 수치와 90 % 구간");
export const chartSummary = both(
  "Streams {streams}, views {views}; nine in ten tracks of the kind lie within their band. Powers of ten.",
  "스트리밍 {streams}, 조회수 {views}. 이런 곡 열 개 중 아홉 개가 구간 안에 듭니다. 눈금은 10의 거듭제곱입니다.",
);
export const aHit = both("a hit", "히트 기준");
export const outcome = both("Outcome", "결과");
export const expected = both("Expected", "기댓값");
export const spoken = both(
  "Streams {streams}, {band}. Chance of a hit {hit}. Views {views}.",
  "스트리밍 {streams}, {band}. 히트 확률 {hit}. 조회수 {views}.",
);

export const restsOn = both("What the answer rests on", "예측의 근거");
export const model = both("Model {version}, seed {seed}", "모델 {version}, 시드 {seed}");
export const older = both("older than the newest counts", "최신 수치보다 오래됨");
export const notes = both("Notes of the model", "모델의 참고 사항");
export const ignored = both("Not used by the models: {names}.", "모델이 쓰지 않는 항목: {names}.");

export const why = both("Why: what moves the answer", "이유: 답을 움직이는 것");
export const reasonsOf = both("Reasons for", "대상");
export const reasonsSummary = both(
  "Expected of a track of which nothing is known: {base}. Times all factors that is the answer. Right of 1 raises it, left of 1 lowers it; a factor says what moves the model, it is not an effect.",
  "아무것도 모르는 곡의 기댓값은 {base}이며, 모든 배수를 곱하면 답이 됩니다. 1의 오른쪽은 올리고 왼쪽은 내립니다. 배수는 모델을 움직이는 것이지 효과가 아닙니다.",
);
export const oddsSummary = both(
  "Chance of a hit of a track of which nothing is known: {base}. Times all factors of its odds that is the answer. Right of 1 raises it, left of 1 lowers it; a factor says what moves the model, it is not an effect.",
  "아무것도 모르는 곡의 히트 확률은 {base}이며, 그 오즈에 모든 배수를 곱하면 답이 됩니다. 1의 오른쪽은 올리고 왼쪽은 내립니다. 배수는 모델을 움직이는 것이지 효과가 아닙니다.",
);
export const family = both("What is known", "아는 것");
export const factor = both("Factor", "배수");
export const because = both("Leading feature", "주된 특성");
export const reasonsComing = both("Reasons follow when the hand rests.", "조절을 멈추면 이유가 표시됩니다.");
export const noReasons = both("No reasons: the models gave no answer.", "이유 없음: 모델이 답하지 않았습니다.");
export const nearest = both("Recordings that sound most like it", "소리가 가장 비슷한 음원");
export const nearestNote = both(
  "Distance over ten audio features in units of their spread; unrelated recordings are about 1.4 apart.",
  "오디오 특성 열 개에서 흩어짐을 단위로 잰 거리입니다. 관련 없는 음원은 1.4 정도 떨어져 있습니다.",
);
export const distance = both("Distance", "거리");
