import { both, type Message } from "./bilingual";

export const views: Readonly<Record<"cards" | "versions" | "runs", Message>> = {
  cards: both("Models", "모델"),
  versions: both("Versions and drift", "버전과 데이터 변화"),
  runs: both("Runs", "실행 기록"),
};
export const parts = both("Parts of the page", "페이지의 부분");

export const runs = both("Runs", "실행 기록");
export const runsNote = both(
  "Every study, training and sweep that this store was part of, the newest first. With a question their models are listed, too.",
  "이 저장소에서 이루어진 모든 분석, 학습, 탐색을 최근 것부터 보여 줍니다. 조건을 쓰면 각 모델도 함께 찾습니다.",
);
export const noRuns = both("No run is kept yet: the next study will be.", "아직 기록된 실행이 없습니다. 다음 분석부터 기록됩니다.");
export const noneLikeThat = both("No run is like that.", "조건에 맞는 실행이 없습니다.");
export const found = both("{n} runs", "실행 {n}건");
export const more = both("Earlier runs", "이전 실행");
export const newest = both("Newest runs", "최근 실행");

export const question = both("Only runs where", "조건");
export const questionHint = both("for instance: r2 > .6 and scenario = c", "예: r2 > .6 and scenario = c");
export const order = both("Order by", "정렬 기준");
export const orderHint = both("for instance: r2 desc", "예: r2 desc");
export const ask = both("Find", "찾기");
export const shown = both("Figures and settings shown", "보여 줄 수치와 설정");
export const compare = both("Compare {n}", "{n}건 비교");
export const pickTwo = both("Tick two to four runs to compare them.", "두 건에서 네 건까지 선택하면 비교할 수 있습니다.");
export const pick = both("Compare run {id}", "실행 {id} 비교에 넣기");
export const back = both("All runs", "모든 실행");

export const run = both("Run", "실행");
export const runTitle = both("Run {id}", "실행 {id}");
export const started = both("Begun", "시작");
export const kind = both("Kind", "종류");
export const name = both("Name", "이름");
export const state = both("State", "상태");
export const seconds = both("Seconds", "초");
export const rows = both("Rows", "행");
export const seed = both("Seed", "시드");
export const files = both("Data", "데이터");
export const code = both("Program", "프로그램 버전");
export const kinds: Readonly<Record<string, Message>> = {
  run: both("study", "분석"),
  train: both("training", "학습"),
  sweep: both("sweep", "탐색"),
  trial: both("setting of a sweep", "탐색의 한 설정"),
  model: both("model", "모델"),
};
export const states: Readonly<Record<string, Message>> = {
  running: both("running", "실행 중"),
  finished: both("finished", "완료"),
  failed: both("failed", "실패"),
  killed: both("stopped", "중단됨"),
};

export const metrics = both("Figures", "수치");
export const settings = both("Settings", "설정");
export const tags = both("About the run", "실행 정보");
export const modelsOf = both("Models and settings of this run", "이 실행의 모델과 설정");
export const folds = both("Fold by fold", "폴드별");
export const fold = both("Fold {n}", "폴드 {n}");
export const figure = both("Figure", "수치");
export const value = both("Value", "값");
export const setting = both("Setting", "설정");
export const left = both("Files it left", "남긴 파일");
export const file = both("File", "파일");
export const bytes = both("Bytes", "바이트");
export const fingerprint = both("Fingerprint", "지문");

export const comparison = both("Runs compared", "실행 비교");
export const differences = both("What differs in data, settings and origin", "데이터, 설정, 환경의 차이");
export const nothingDiffers = both("Neither data nor settings nor origin differ.", "데이터, 설정, 환경에 차이가 없습니다.");
export const figuresCompared = both("Figures, and how far each is from the first run's", "수치와 첫 실행과의 차이");
export const figuresNote = both(
  "On the same folds the difference is the mean over folds, its 95 % interval that of the corrected resampled t-test; otherwise it follows from the two intervals. Of twenty figures compared, one is expected to differ by chance.",
  "같은 폴드에서는 폴드별 차이의 평균이며, 95 % 구간은 수정된 재표집 t 검정으로 구합니다. 그 밖에는 두 구간에서 구합니다. 수치 스무 개를 비교하면 하나는 우연히 다를 수 있습니다.",
);
export const difference = both("Run {id} less run {first}", "실행 {id} − 실행 {first}");
export const bases: Readonly<Record<"paired-folds" | "intervals" | "none", Message>> = {
  "paired-folds": both("same folds", "같은 폴드"),
  intervals: both("intervals alone", "구간만으로"),
  none: both("not judged", "판단하지 않음"),
};
export const clear = both("larger than chance", "우연보다 큼");
export const unclear = both("undecided", "판단 보류");
