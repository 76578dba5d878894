import type { Schemas } from "../api/request";
import { both, type Message } from "./bilingual";

// Whether the champion still knows what it is asked about.

type Verdict = Schemas["DriftVerdict"];

export const drift = both("Does the champion still know what it is asked about?", "챔피언이 지금 데이터에도 맞는가");
export const verdicts: Readonly<Record<Verdict, Message>> = {
  stable: both("Stable", "안정"),
  watch: both("Watch", "주의"),
  drifted: both("Drifted", "달라짐"),
  undecided: both("Undecided", "판단 보류"),
};
export const same = both(
  "The latest counts are the very ones that version {n} was trained on: there is nothing newer to compare them with.",
  "최신 수치가 {n}번 버전의 학습에 쓰인 바로 그 수치라서, 아직 비교할 새 수치가 없습니다.",
);
export const meanings: Readonly<Record<Verdict, Message<"n">>> = {
  stable: both(
    "The latest counts still look like those that version {n} was trained on. Nothing is to be done.",
    "최신 수치가 {n}번 버전의 학습 데이터와 여전히 비슷합니다. 할 일은 없습니다.",
  ),
  watch: both(
    "Something begins to differ from what version {n} was trained on. Look again when the next counts are in.",
    "{n}번 버전의 학습 데이터와 달라지기 시작했습니다. 다음 수치를 가져온 뒤 다시 확인해 주세요.",
  ),
  drifted: both(
    "The data, or what came true, is no longer what version {n} knows. Study the newest counts to train again.",
    "데이터나 실제 결과가 {n}번 버전이 학습한 것과 달라졌습니다. 최신 수치를 분석해 다시 학습해 주세요.",
  ),
  undecided: both(
    "Nothing can be said of version {n}: it takes 100 recordings and 20 artists, then and now.",
    "{n}번 버전에 대해 판단할 수 없습니다. 학습 때와 지금 모두 음원 100개, 아티스트 20명이 있어야 합니다.",
  ),
};
export const startStudy = both("Start a study", "분석 시작하기");
export const verdict = both("Verdict", "판정");
export const trainedOn = both("Trained on", "학습 데이터");
export const latest = both("Latest counts", "최신 수치");
export const snapshotOf = both("Snapshot {id}, {day}", "스냅샷 {id}, {day}");
export const recordings = both("{n} recordings", "음원 {n}개");
export const artists = both("{n} artists", "아티스트 {n}명");
export const snapshot = both("Snapshot {id}", "스냅샷 {id}");
export const newArtists = both("Recordings of new artists", "새 아티스트의 음원");
export const inputs = both("Inputs", "입력");
export const outcomes = both("Outcomes", "실제 결과");
export const noneMet = both("no later counts yet", "이후 수치 없음");

export const families = both("How far each family of inputs has moved", "입력 묶음별로 달라진 정도");
export const familiesSummary = both(
  "Stability index (PSI) of each family's feature that moved furthest, {n} recordings now; 95 % intervals, artists resampled, less what chance adds. Furthest: {worst} ({index}). To be watched from {watch}, drifted where the interval lies above {threshold}.",
  "각 묶음에서 가장 많이 달라진 특성의 안정성 지수(PSI)입니다(지금 음원 {n}개). 95 % 구간은 아티스트를 재표집해 구했고 우연이 더하는 몫은 뺐습니다. 가장 많이 달라진 것은 {worst}({index})입니다. {watch}부터 주의, 구간이 {threshold} 위에 있으면 달라진 것으로 봅니다.",
);
export const threshold = both("threshold {value}", "기준 {value}");
export const features = both("Every input, then and now", "입력별 비교");
export const featuresNote = both(
  "Then: when the champion was trained. Missing: the share of rows without a value. Views, likes and streams grow with time by themselves.",
  "‘당시’는 챔피언을 학습한 때입니다. ‘빈 칸’은 값이 없는 행의 비율입니다. 조회수, 좋아요, 스트리밍은 시간이 지나면 저절로 늘어납니다.",
);
export const feature = both("Feature", "특성");
export const family = both("Family", "특성 묶음");
export const index = both("Stability index", "안정성 지수(PSI)");
export const missingThen = both("Missing then", "당시 빈 칸");
export const missingNow = both("Missing now", "지금 빈 칸");

export const met = both("What it foretold, and what came true", "예측과 실제 결과");
export const metNote = both(
  "Drifted where the band that was to hold 90 % surely held less than 80 %; to be watched where it surely held less than 90 %, or the rule of thumb does surely better. Fewer than 100 recordings are not judged.",
  "90 %를 담아야 할 구간이 확실히 80 % 미만을 담았으면 달라진 것으로, 확실히 90 % 미만이거나 단순 규칙이 확실히 나으면 주의로 봅니다. 음원이 100개 미만이면 판단하지 않습니다.",
);
export const madeOn = both("Forecast", "예측");
export const forecastOf = both("{kind} {id}, {day}", "{kind} {id}, {day}");
export const metCount = both("Recordings met", "확인된 음원");
