import type { Schemas } from "../api/request";
import { both, type Message } from "./bilingual";

export const lead = both(
  "What to do next under your budget: videos, promotion, demos, releases. Costs and values are yours; expectations are those of models for tracks they were not trained on.",
  "예산 안에서 다음에 할 일(영상, 홍보, 데모, 발매)을 보여 줍니다. 비용과 가치는 직접 입력한 값이고, 기댓값은 모델이 학습하지 않은 곡에 대해 낸 것입니다.",
);
export const parts = both("Parts of the plan", "계획의 부분");
export const tabs = {
  videos: both("Videos", "영상"),
  promotion: both("Promotion", "홍보"),
  signing: both("Demos", "데모"),
  releases: both("Releases", "발매"),
  playlists: both("Playlists", "플레이리스트"),
  ledger: both("Came true?", "예측 검증"),
  editor: both("Budget editor", "예산 편집기"),
} satisfies Record<string, Message>;
export const noPlan = both(
  "No plan yet. Write your budget, costs and values in the editor, and make one.",
  "아직 계획이 없습니다. 편집기에 예산과 비용, 가치를 적고 계획을 만들어 주세요.",
);
export const openEditor = both("Open the budget editor", "예산 편집기 열기");
export const notAsked = both(
  "This part was not asked for. Add its section to the plan in the budget editor.",
  "계획에 포함하지 않은 부분입니다. 예산 편집기에서 해당 항목을 추가해 주세요.",
);
export const missing = both(
  "The plan is not complete. Nothing is invented in place of what is missing:",
  "계획이 아직 완전하지 않습니다. 빠진 값은 임의로 채우지 않습니다:",
);
export const files = both("Files of the plan", "계획 파일");
export const download = both("Save {name}", "{name} 저장");
export const filesFrom = both("Files of the plan, which begins on {day}", "계획 파일({day} 시작)");

// Videos
export const summary = both("The plan in short", "계획 요약");
export const videos = both("Videos", "영상");
export const spend = both("Spend", "지출");
export const ofBudget = both("of a budget of {budget}", "예산 {budget} 중");
export const extraStreams = both("Extra streams", "추가 스트리밍");
export const worth = both("Worth", "가치");
export const gain = both("Expected gain", "기대 이익");
export const paysBackTogether = both("Pays back together", "전체 회수 확률");
export const range = both("95 % interval {low} to {high}", "95 % 구간 {low} ~ {high}");
export const best = both("no plan within the limits gains more", "한도 안에서 이보다 이익이 큰 계획은 없습니다");
export const nearBest = both("within {gap} of the most that any plan could gain", "어떤 계획도 넘을 수 없는 이익과의 차이 {gap} 이내");
export const nonePays = both(
  "No video within the budget is expected to pay for any track: the plan leaves the whole budget unspent.",
  "예산 안에서 비용을 회수할 것으로 기대되는 영상이 없습니다. 예산을 전혀 쓰지 않는 것이 이 계획입니다.",
);
export const weighed = both(
  "{n} tracks were weighed; {had} more have a music video already and {without} have no forecast. A stream is worth {value}.",
  "곡 {n}개를 비교했습니다. 이미 뮤직비디오가 있는 곡 {had}개와 예측이 없는 곡 {without}개는 제외했습니다. 스트리밍 한 번의 가치는 {value}입니다.",
);
export const effectUsed = both(
  "A full video is reckoned to change its track's streams by {used}: your range, {prior}, with the data's own estimate, {lift} (n = {n}), which weighs {weight}. A hidden cause that explains {robust} of what is left could undo that estimate.",
  "풀 뮤직비디오가 그 곡의 스트리밍에 주는 변화는 {used}로 계산했습니다. 설정한 범위 {prior}와 데이터의 추정치 {lift}(n = {n})를 합쳤으며, 추정치의 비중은 {weight}입니다. 남은 변동의 {robust}를 설명하는 숨은 요인이 있으면 추정이 뒤집힐 수 있습니다.",
);
export const effectOfPrior = both(
  "A full video is reckoned to change its track's streams by {used}: your range alone, as the data cannot tell the effect without bias.",
  "풀 뮤직비디오가 그 곡의 스트리밍에 주는 변화는 {used}로 계산했습니다. 데이터로는 효과를 편향 없이 알 수 없어 설정한 범위만 썼습니다.",
);

export const tierNames: Readonly<Record<string, Message>> = {
  full: both("Full video", "풀 뮤직비디오"),
  performance: both("Performance", "퍼포먼스 영상"),
  lyric: both("Lyric video", "리릭 비디오"),
  visualiser: both("Visualiser", "비주얼라이저"),
};
export const fieldNames: Readonly<Record<string, Message>> = {
  "film-first": both("Film first", "먼저 제작"),
  "small-film": both("Small, but pays", "작지만 이익"),
  "too-dear": both("Large, but too dear", "크지만 비용 초과"),
  "leave-alone": both("Leave alone", "보류"),
};
export const fieldMeanings: Readonly<Record<string, Message>> = {
  "film-first": both("more streams than the middle track, and a video pays", "가운데 곡보다 스트리밍이 많고 영상이 이익을 냄"),
  "small-film": both("fewer streams, but a video pays, as a rule a cheap one", "스트리밍은 적지만 영상이 이익을 냄(대개 저렴한 영상)"),
  "too-dear": both("more streams, but no video pays", "스트리밍은 많지만 이익이 나는 영상이 없음"),
  "leave-alone": both("fewer streams, and no video pays", "스트리밍이 적고 이익이 나는 영상도 없음"),
};

export const matrix = both("Priority matrix", "우선순위 매트릭스");
export const matrixSummary = both(
  "Each track's predicted streams against what its best video is expected to return on its cost. The lines are the middle track's streams ({middle}) and a return of 1, where value equals cost. {first} tracks lie in “film first”, {chosen} were chosen.",
  "곡마다 예측 스트리밍과 가장 나은 영상의 비용 대비 기대 수익을 나타냈습니다. 선은 가운데 곡의 스트리밍({middle})과 수익 1배(가치와 비용이 같은 곳)입니다. “먼저 제작” 영역에 {first}곡이 있고 {chosen}곡을 선택했습니다.",
);
export const matrixLoading = both("The tracks that were not chosen are still coming.", "선택하지 않은 곡을 불러오는 중입니다.");
export const matrixChosenOnly = both("Only the chosen tracks are drawn.", "선택한 곡만 그렸습니다.");
export const notChosen = both("Not chosen", "선택 안 함");
export const predicted = both("Predicted streams", "예측 스트리밍");
export const returnOnCost = both("Value / cost", "가치 / 비용");
export const fieldsTitle = both("The four fields", "네 영역");
export const field = both("Field", "영역");
export const meaning = both("What it means", "의미");
export const tracks = both("Tracks", "곡 수");
export const chosen = both("Chosen", "선택");

export const tiers = both("What each kind of video needs to pay", "영상 종류별 손익분기");
export const tier = both("Video", "영상");
export const cost = both("Cost", "비용");
export const addsToStreams = both("Adds to streams", "스트리밍 증가");
export const breakEven = both("Pays from expected streams of", "이익이 나는 기대 스트리밍");
export const paysFor = both("Tracks it pays for", "이익이 나는 곡");

export const frontier = both("What another budget would bring", "예산이 달라지면");
export const frontierSummary = both(
  "Expected extra streams of the best plan for budgets from 0 to twice yours. Half the budget brings {half}, yours {yours}, twice the budget {twice}. Expectations; the plan's own interval stands above.",
  "예산을 0에서 두 배까지 바꿀 때 가장 나은 계획의 기대 추가 스트리밍입니다. 절반의 예산은 {half}, 지금 예산은 {yours}, 두 배의 예산은 {twice}입니다. 기댓값이며, 이 계획의 구간은 위에 있습니다.",
);
export const budget = both("Budget", "예산");
export const yourBudget = both("Your budget", "지금 예산");

export const rules = both("Two rules of thumb beside the plan", "흔히 쓰는 두 규칙과의 비교");
export const rulesNote = both("By the same expectations.", "같은 기댓값으로 비교했습니다.");
export const whatIsDone = both("What is done", "방식");
export const thePlan = both("The plan", "이 계획");
export const topFifth = both("Top 20 % “{full}”, the rest “{lyric}”: all tracks", "상위 20 %는 “{full}”, 나머지는 “{lyric}”: 모든 곡");
export const topFifthWithin = both("The same, as far as budget and limits go", "같은 규칙, 예산과 한도 안에서");
export const cutPlan = both("The plan with 20 % less budget", "예산을 20 % 줄인 계획");
export const topFifthExceeds = both(
  "“The top 20 % in full, the rest a lyric video” would cost {times} times the budget. As far as budget and limits go it is expected to gain {rule}; the plan gains {plan}.",
  "“상위 20 %는 풀 뮤직비디오, 나머지는 리릭 비디오”에는 예산의 {times}배가 듭니다. 예산과 한도 안에서만 따르면 기대 이익은 {rule}이며, 이 계획은 {plan}입니다.",
);
export const topFifthFits = both(
  "“The top 20 % in full, the rest a lyric video” fits the budget. Within the limits it is expected to gain {rule}; the plan gains {plan}.",
  "“상위 20 %는 풀 뮤직비디오, 나머지는 리릭 비디오”는 예산 안에 듭니다. 한도 안에서 기대 이익은 {rule}이며, 이 계획은 {plan}입니다.",
);
export const cutHolds = both(
  "“20 % less budget, same result” holds here: {kept} of the expected extra streams are kept.",
  "“예산 20 % 절감, 같은 결과”는 여기서 성립합니다. 기대 추가 스트리밍의 {kept}가 유지됩니다.",
);
export const cutFails = both(
  "“20 % less budget, same result” does not hold here: {kept} of the expected extra streams are kept, and {lost} of expected gain are lost.",
  "“예산 20 % 절감, 같은 결과”는 여기서 성립하지 않습니다. 기대 추가 스트리밍의 {kept}만 유지되고 기대 이익 {lost}을(를) 잃습니다.",
);

export const schedule = both("The videos, month by month", "월별 영상 목록");
export const scheduleNote = both(
  "Extra streams and gain are expectations. “Pays back”: the probability that the extra streams are worth more than the video costs, from the band of the prediction and the range of the effect.",
  "추가 스트리밍과 이익은 기댓값입니다. “회수 확률”은 추가 스트리밍의 가치가 영상 비용을 넘을 확률로, 예측 구간과 효과의 범위를 함께 반영합니다.",
);
export const track = both("Track", "곡");
export const artist = both("Artist", "아티스트");
export const month = both("Month", "개월 차");
export const predictedBand = both("Predicted streams [90 %]", "예측 스트리밍 [90 %]");
export const paysBack = both("Pays back", "회수 확률");
export const value = both("Value", "가치");

// Demos
export const signing = both("From which hit probability to sign", "히트 확률이 얼마부터 계약할 것인가");
export const signingLead = both(
  "Tested on {n} tracks whose hit probability comes from models that were not trained on them. {hits} of them are hits.",
  "그 곡을 학습하지 않은 모델이 히트 확률을 낸 {n}곡으로 검증했습니다. 그 가운데 히트곡은 {hits}곡입니다.",
);
export const baseRate = both("Hits without any rule", "규칙이 없을 때의 히트 비율");
export const highest = both("Highest probability", "가장 높은 확률");
export const costThreshold = both("Your costs imply", "비용이 뜻하는 기준");
export const costThresholdNote = both(
  "a miss costs {miss}, a false alarm {alarm} (Elkan 2001)",
  "놓친 히트곡 {miss}, 잘못된 투자 {alarm} (Elkan 2001)",
);
export const costsNotSaid = both(
  "set signing.miss_cost and signing.false_alarm_cost",
  "signing.miss_cost와 signing.false_alarm_cost를 정해 주십시오",
);
export const signNone = both("Sign none: cost per 100 demos", "모두 거절: 데모 100곡당 비용");
export const signAll = both("Sign all: cost per 100 demos", "모두 계약: 데모 100곡당 비용");
export const signingTable = both("What each threshold would have done", "기준별 검증 결과");
export const threshold = both("Sign from", "계약 기준");
export const sources: Readonly<Record<string, Message<"threshold">>> = {
  costs: both("{threshold} (your costs)", "{threshold} (설정한 비용)"),
  rule: both("{threshold} (the rule)", "{threshold} (규칙)"),
};
export const pass = both("Pass", "통과");
export const expectedPrecision = both("Hits expected", "예상 적중률");
export const precision = both("Precision: hits found [95 %]", "정밀도: 실제 적중률 [95 %]");
export const recall = both("Recall: of all hits [95 %]", "재현율: 찾은 히트곡 비율 [95 %]");
export const costPer100 = both("Cost per 100 demos [95 %]", "데모 100곡당 비용 [95 %]");
export const signingChart = both("Share of hits among those that pass", "통과한 곡 가운데 히트곡의 비율");
export const signingChartSummary = both(
  "Whiskers are 95 % intervals, artists resampled; the dashed line is the share without any rule, {base}.",
  "수염은 95 % 구간(아티스트 단위 재표집)이고, 점선은 규칙이 없을 때의 비율 {base}입니다.",
);
export const signFrom = both("from {threshold} on", "{threshold} 이상");
export const checklist = both("What to listen for in a demo", "데모에서 확인할 점");
export const checklistNote = both(
  "Rules of sound that hold on artists they were not found on. They say where hits were more frequent, not what changing the sound would bring.",
  "찾아낸 아티스트 밖에서도 성립한 소리 규칙입니다. 히트가 잦았던 곳을 알려 줄 뿐, 소리를 바꾸면 무엇이 달라지는지는 알려 주지 않습니다.",
);
export const noChecklist = both(
  "No rule of sound held on artists it was not found on. Do not sign by tempo, energy or any other such figure alone.",
  "찾아낸 아티스트 밖에서도 성립한 소리 규칙이 하나도 없습니다. 템포나 에너지 같은 수치만으로 계약하지 마십시오.",
);

// Ledger
export const ledger = both("How forecasts came out", "예측은 얼마나 맞았나");
export const ledgerNote = both(
  "Every study, forecast and plan is kept with the day of the counts it knew, and scored when later counts land. Growth is as observed, not an effect.",
  "모든 분석, 예측, 계획은 당시 알고 있던 수치의 기준일과 함께 보관하고, 이후 수치가 들어오면 채점합니다. 증가는 관찰된 값이며 효과가 아닙니다.",
);
export const notScored = both(
  "Not scored yet: no counts later than {day} have landed.",
  "아직 채점하지 않았습니다. {day} 이후의 수치가 없습니다.",
);
export const undatedForecast = both("not scored: made on undated counts", "채점 불가: 기준일이 없는 수치로 만든 예측");
export const noForecasts = both("No forecast is kept yet: the first study begins the ledger.", "보관된 예측이 없습니다. 첫 분석부터 기록합니다.");
export const forecastKinds: Readonly<Record<Schemas["LedgerAnswer"]["forecasts"][number]["kind"], Message>> = {
  study: both("Study", "분석"),
  predict: both("Forecast", "예측"),
  plan: both("Plan", "계획"),
};
export const forecastTitle = both("{kind} {id}, on counts of {day}", "{kind} {id}, {day} 기준 수치");
export const target = both("Target", "대상");
export const scenario = both("Scenario", "시나리오");
export const foretold = both("Forecasts", "예측 수");
export const coverage = both("Inside the 90 % band", "90 % 구간 적중");
export const errorDecades = both("Error, decades", "오차(자릿수)");
export const gainOverRule = both("Gain over the rule of thumb", "단순 규칙 대비 개선");
export const probability = both("Probability given", "예측 확률");
export const hitsCame = both("Hits that came", "실제 히트 비율");
export const calibrationError = both("Calibration error", "보정 오차");
export const growthOfChosen = both(
  "The {n} tracks that the plan chose grew by {growth}; as many with the most streams grew by {rule}.",
  "계획이 고른 {n}곡은 {growth} 늘었고, 스트리밍이 가장 많은 같은 수의 곡은 {rule} 늘었습니다.",
);
export const targets: Readonly<Record<string, Message>> = {
  log_streams: both("Streams", "스트리밍"),
  log_views: both("Views", "조회수"),
  streams: both("Streams", "스트리밍"),
  views: both("Views", "조회수"),
  hit: both("Hit", "히트"),
};
