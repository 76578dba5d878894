import { both } from "./bilingual";

export const answer = both("What the models expect", "모델의 예측");
export const answerNote = both(
  "Without an artist from the sound alone; with one, known or new, from names and release, too. Change them and the answer follows.",
  "아티스트가 없으면 소리만으로, 알려진 아티스트든 새 아티스트든 있으면 이름과 발매 정보까지 써서 예측합니다. 바꾸면 답이 따라 바뀝니다.",
);
export const noModel = both(
  "There are no models in use yet: start a study, and demos are scored.",
  "사용 중인 모델이 아직 없습니다. 분석을 시작하면 데모를 평가합니다.",
);
export const scoring = both("Scoring …", "평가 중 …");
export const notScored = both(
  "It was heard by an earlier version, or is no single piece: no score. Listen to it again.",
  "이전 버전이 들었거나 한 곡이 아니어서 평가하지 않았습니다. 다시 들어 주세요.",
);
export const artist = both("Artist", "아티스트");
export const artistHint = both("none: the sound alone", "없으면 소리만");
export const track = both("Track name", "곡명");
export const knownArtist = both("Fill in an artist of the roster", "등록된 아티스트로 채우기");
export const albumType = both("Kind of release", "발매 형태");
export const notSaid = both("not said", "정하지 않음");
export const video = both("An official video is planned", "공식 영상 제작 예정");
export const videoNote = both(
  "Before release the models read no video: it moves nothing.",
  "발매 전 모델은 영상을 읽지 않으므로 예측이 바뀌지 않습니다.",
);

export const hit = both("Chance of a hit", "히트 확률");
export const lift = both("Lift", "기준 대비");
export const liftOf = both("lift {lift} over {base} [{low}, {high}], n = {n}", "기준 {base} [{low}, {high}] 대비 {lift}, n = {n}");
export const streams = both("Streams", "스트리밍");
export const band = both("90 % band {low} to {high}", "90 % 구간 {low} ~ {high}");
export const beats = both("Beats released recordings", "앞서는 발매 음원");
export const beatsOf = both("{n} of {all}, by chance of a hit, out of fold", "{all}개 중 {n}개, 학습에 쓰지 않은 히트 확률 기준");
export const alike = both("Such chances came to", "이런 확률의 실제 결과");
export const alikeOf = both("hits among the {n} released recordings judged most alike, [{low}, {high}]", "가장 비슷하게 평가된 발매 음원 {n}개 중 히트 비율 [{low}, {high}]");
export const place = both("Place", "순위");
export const placeOf = both("{place} of {of}", "{of}개 중 {place}위");
export const scenario = both("Known when asked", "예측에 쓴 정보");
export const soundAlone = both("The sound alone", "소리만");
export const soundAloneNote = both(
  "No artist is named, and without one nothing else of the release counts.",
  "아티스트가 없으며, 없으면 다른 발매 정보도 쓰지 않습니다.",
);
export const withNames = both("With names", "이름까지");

export const limits = both("What it can say, and what it cannot", "말할 수 있는 것과 없는 것");
export const readOf = both("Told to the model: {names}.", "모델에 준 값: {names}.");
export const readNone = both("Of the sound, the model was told nothing.", "소리에 대해서는 모델에 아무것도 주지 않았습니다.");
export const hiddenOf = both("Not told, as no calibration opens them: {names}.", "보정되지 않아 주지 않은 값: {names}.");
export const uncalibrated = both(
  "What is heard is not calibrated to the platform's values yet: `crossfade calibrate` on released audio can open more of it to the model.",
  "들은 값이 아직 플랫폼 값에 맞게 보정되지 않았습니다. 발매 음원으로 `crossfade calibrate`를 실행하면 모델이 더 많은 값을 쓸 수 있습니다.",
);
export const nearestNote = both(
  "Distance over what is known of both, in units of its spread.",
  "둘 다 아는 특성으로, 흩어짐을 단위로 잰 거리입니다.",
);
export const baseRate = both("Base rate", "기준 비율");
export const scoresFailed = both("The demos could not be scored.", "데모를 평가하지 못했습니다.");
export const scoredAs = both(
  "Scored by the sound alone; of released recordings {rate} are hits [{low}, {high}], n = {n}. Open one and name its artist for a score with names.",
  "소리만으로 평가했습니다. 발매 음원의 {rate}가 히트입니다 [{low}, {high}], n = {n}. 데모를 열어 아티스트를 적으면 이름까지 써서 평가합니다.",
);
