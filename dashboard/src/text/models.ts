import { both, type Message } from "./bilingual";

export const lead = both(
  "How far streams, hits and views can be foretold, judged on tracks the models never saw.",
  "스트리밍, 히트, 조회수를 어디까지 예측할 수 있는지, 모델이 처음 보는 곡으로 평가해 보여 줍니다.",
);
export const noModels = both(
  "No study has trained models on these tracks yet. Start one under Imports and studies.",
  "아직 이 곡들로 학습한 모델이 없습니다. ‘가져오기와 분석 작업’에서 분석을 시작할 수 있습니다.",
);

export const inUse = both("Model in use", "사용 중인 모델");
export const noneInUse = both(
  "No model is in use: nothing can be scored until one is trained.",
  "사용 중인 모델이 없습니다. 모델을 학습하기 전에는 예측할 수 없습니다.",
);
export const version = both("Version", "버전");
export const trainedOn = both("Fingerprint of the files it was trained on", "학습한 파일의 지문");
export const seed = both("Seed", "시드");
export const loadedAt = both("In use since", "사용 시작");
export const answersFor = both("Answers for", "답하는 것");
export const olderThanData = both(
  "Newer counts have landed since it was trained. A new study would bring it up to date.",
  "학습한 뒤 새 수치가 들어왔습니다. 새로 분석하면 최신 상태가 됩니다.",
);
export const upToDate = both("Trained on the newest counts.", "최신 수치로 학습했습니다.");

export const targets: Readonly<Record<string, Message>> = {
  log_streams: both("Streams", "스트리밍"),
  hit: both("Hits", "히트"),
  log_views: both("Views", "조회수"),
};

export const sideBySide = both("What is known when one asks, and how well each answers", "물을 때 무엇을 아는가, 그리고 각각의 성능");
export const sideNote = both(
  "Out of fold. R² is the share of the variance of log counts that is explained: 1 is perfect, 0 no better than the mean. The base of average precision and of precision at 10 % is the share of hits.",
  "폴드 밖 예측입니다. R²는 로그 수치의 분산 가운데 설명된 비율로, 1이면 완벽하고 0이면 평균과 같습니다. 평균 정밀도와 상위 10 % 정밀도의 기준선은 히트곡의 비율입니다.",
);
export const r2Streams = both("R², streams", "R²(스트리밍)");
export const r2Views = both("R², views", "R²(조회수)");
export const r2Chart = both("Share explained of streams and views, by scenario", "시나리오별 설명된 비율(스트리밍, 조회수)");
export const r2Summary = both(
  "What is known decides: for streams from {low} to {high}. Models of hits are judged by average precision, in the table.",
  "무엇을 아는지에 따라 달라집니다. 스트리밍은 {low}에서 {high}까지입니다. 히트 모델은 표의 평균 정밀도로 평가합니다.",
);
export const coverage = both("90 % band holds", "90 % 구간의 적중");
export const width = both("Band, powers of ten", "구간 너비(10의 거듭제곱)");

export const tabs = both("Scenarios", "시나리오");
export const tabOf = both("Scenario {name}", "시나리오 {name}");
export const allCards = both("All cards", "전체 카드");
export const printHint = both(
  "All cards stand one after the other, for printing.",
  "인쇄할 수 있도록 모든 카드를 차례로 표시합니다.",
);
export const cardTitle = both("{target}, scenario {scenario}", "{target}, 시나리오 {scenario}");
export const setting = both("{rows} rows, {artists} artists, {folds} folds, {features} features.", "{rows}행, 아티스트 {artists}명, {folds}겹, 특성 {features}개.");
export const refused = both("No model: {why}", "모델 없음: {why}");

export const figures = both("How well it does", "성능");
export const score = both("Score", "평가 지표");
export const averagePrecision = both("Average precision", "평균 정밀도");
export const precisionAt10 = both("Precision at 10 % (P@10)", "상위 10 % 정밀도(P@10)");
export const ece = both("Calibration error (ECE)", "보정 오차(ECE)");
export const scoreNames: Readonly<Record<string, Message>> = {
  r2: both("R²", "R²"),
  mae: both("Mean absolute error (natural log)", "평균 절대 오차(자연로그)"),
  rank_correlation: both("Rank correlation", "순위 상관"),
  band_coverage: both("Share inside the 90 % band", "90 % 구간에 드는 비율"),
  auc: both("AUC (0.5 is chance)", "AUC(0.5는 우연)"),
  average_precision: averagePrecision,
  precision_at_10: precisionAt10,
  accuracy: both("Accuracy", "정확도"),
  base_accuracy: both("Accuracy of calling nothing a hit", "아무것도 히트라 하지 않을 때의 정확도"),
  brier: both("Brier score", "브라이어 점수"),
  ece,
};
export const band = both(
  "The 90 % band holds {coverage} of the tracks not seen and is {decades} powers of ten wide on average: from its lower to its upper end a factor of {factor}.",
  "90 % 예측 구간은 처음 보는 곡의 {coverage}를 담으며, 평균 너비는 10의 {decades}제곱, 즉 아래 끝과 위 끝이 {factor}배 차이입니다.",
);
export const baseRate = both(
  "Calling nothing a hit is right {base} of the time, so accuracy says little; of the 10 % ranked highest, {precision} are hits. A hit is a track above {streams} streams (90th percentile of the training rows).",
  "아무것도 히트라 하지 않아도 {base}는 맞으므로 정확도는 별 의미가 없습니다. 순위 상위 10 % 가운데 실제 히트는 {precision}입니다. 히트는 스트리밍 {streams} 회를 넘는 곡입니다(학습 행의 90번째 백분위수).",
);

export const calibration = both("What was foretold of hits beside what came", "히트 예측 확률과 실제 비율");
export const calibrationSummary = both(
  "{bins} bins of equal size, n = {n} in all. On the dashed line the foretold share is the one that came. {off} of the intervals miss it.",
  "같은 크기의 구간 {bins}개, 전체 n = {n}. 점선 위에서는 예측한 비율과 실제 비율이 같습니다. 구간 가운데 {off}개가 점선을 벗어납니다.",
);
export const foretold = both("Foretold probability", "예측 확률");
export const came = both("Share that were hits", "실제 히트 비율");

export const families = both("What families of features are worth", "특성 묶음의 가치");
export const features = both("The features worth most", "가치가 큰 특성");
export const importanceSummary = both(
  "Loss of {score} when the columns are shuffled; intervals show the spread over folds. {first} is worth most ({loss}). Worth to the prediction, not an effect.",
  "열을 섞었을 때 줄어드는 {score}이며, 구간은 폴드 사이의 흩어짐입니다. 가장 가치가 큰 것은 {first}({loss})입니다. 예측에 대한 가치이지 효과가 아닙니다.",
);
export const family = both("Family", "특성 묶음");
export const shares = both("What moves the answers", "답을 움직이는 것");
export const share = both("Share of the answers", "답에서의 비중");
export const sharesNote = both(
  "Mean size of each family's contribution (Shapley value) over {n} out-of-fold rows, as a share of all.",
  "폴드 밖 행 {n}개에서 각 특성 묶음의 평균 기여(섀플리 값) 크기를 전체에 대한 비율로 나타냈습니다.",
);

export const learners = both("Learners", "학습기");
export const learner = both("Learner", "학습기");
export const learnerKinds: Readonly<Record<string, Message>> = {
  boosting: both("boosting", "부스팅"),
  extra_trees: both("extra trees", "엑스트라 트리"),
};
export const trees = both("Trees", "트리");
export const leaves = both("Leaves", "잎");
export const leastRows = both("Least rows a leaf", "잎당 최소 행");
export const rate = both("Rate", "학습률");
export const rowShare = both("Rows a tree", "트리당 행");
export const columnShare = both("Columns drawn", "쓰는 열");
export const alone = both("R² alone", "단독 R²");
export const weight = both("Weight", "가중치");

export const folds = both("Fold by fold", "폴드별 결과");
export const fold = both("Fold", "폴드");
export const rows = both("Rows", "행");
export const foldsDigest = both("Fingerprint of the folds: {digest}", "폴드 지문: {digest}");

export const leaks = both("Leak warnings", "누출 경고");
export const noLeaks = both("None: nothing that it reads gives the answer away.", "없음: 입력 가운데 답을 드러내는 것이 없습니다.");
export const leakSuspected = both("A leak is suspected: do not trust this score until it is explained.", "누출이 의심됩니다. 설명되기 전에는 이 점수를 믿지 마세요.");
export const leakNotSuspected = both("Noted, and no leak is suspected.", "기록해 두었으며, 누출이 의심되지는 않습니다.");
export const what = both("What was seen", "내용");
export const withIt = both("With", "포함");
export const withoutIt = both("Without", "제외");
export const affected = both("Rows affected", "해당 행");
