import type { Schemas } from "../api/request";
import { both, type Message } from "./bilingual";

type Job = Schemas["Job"];

export const lead = both(
  "What is being brought in and worked out now, and how the last ones ended.",
  "지금 가져오고 분석하는 작업의 진행 상황과 지난 작업의 결과를 보여 줍니다.",
);
export const kinds: Readonly<Record<Job["kind"], Message>> = {
  import: both("Import", "가져오기"),
  study: both("Study", "분석"),
  plan: both("Plan", "계획"),
  listen: both("Listening", "듣기"),
  promotion: both("Promotion of models", "모델 승격"),
  rollback: both("Roll-back of models", "모델 되돌리기"),
};
export const states: Readonly<Record<Job["state"], Message>> = {
  queued: both("Waiting", "대기 중"),
  running: both("Running", "진행 중"),
  done: both("Done", "완료"),
  failed: both("Failed", "실패"),
  cancelled: both("Cancelled", "취소됨"),
  interrupted: both("Interrupted", "중단됨"),
};
export const quickStudy = both("Quick study", "빠른 분석");
export const fullStudy = both("Full study", "전체 분석");
export const promotionOf = both("Promotion of models, version {n}", "모델 버전 {n} 승격");
export const promotionUntested = both("without a test", "검정 없이");
export const withPlan = both("with a plan", "계획 포함");

// Stages by the names that the program gives them; what is not here is shown as it came.
export const stages: Readonly<Record<string, Message>> = {
  importing: both("importing", "가져오는 중"),
  listening: both("listening", "듣는 중"),
  reading: both("reading the counts", "수치를 읽는 중"),
  quality: both("judging the data", "데이터 품질 평가 중"),
  figures: both("working out the key figures", "핵심 지표 계산 중"),
  models: both("training the models", "모델 학습 중"),
  findings: both("testing the findings", "가설 검정 중"),
  plan: both("making the plan", "계획을 세우는 중"),
  trial: both("fitting the recipes anew", "두 학습 방법을 다시 학습하는 중"),
  "paired test": both("comparing them", "두 모델을 비교하는 중"),
};
export const readingFile = both("reading {name}", "{name} 읽는 중");

export const upload = both("Bring in new counts", "새 수치 가져오기");
export const uploadNote = both(
  "A CSV file of tracks with their counts. It is read as it is; what cannot be read is listed, never filled in.",
  "곡과 수치가 담긴 CSV 파일입니다. 있는 그대로 읽으며, 읽을 수 없는 칸은 임의로 채우지 않고 목록으로 보여 줍니다.",
);
export const dropHere = both("Drop a CSV file here", "CSV 파일을 여기에 놓아 주세요");
export const or = both("or", "또는");
export const chooseFile = both("Choose a file", "파일 선택");
export const chosenFile = both("{name}, {size}", "{name}, {size}");
export const dayOfCounts = both("Day of its counts", "수치 기준일");
export const dayOfCountsNote = both(
  "Without it the counts are undated: they replace what is shown, but no growth can be told from them.",
  "비워 두면 기준일이 없는 수치가 됩니다. 화면에는 반영되지만 증가를 계산할 수 없습니다.",
);
export const thenStudy = both("Study them afterwards", "가져온 뒤 분석하기");
export const startUpload = both("Upload and import", "올리고 가져오기");
export const uploading = both("Uploading {name}", "{name} 올리는 중");
export const stopUpload = both("Stop", "멈추기");
export const notCsv = both(
  "“{name}” is not a CSV file. Save the table as CSV (UTF-8) and try again.",
  "“{name}” 파일은 CSV가 아닙니다. 표를 CSV(UTF-8)로 저장한 뒤 다시 시도해 주세요.",
);
export const uploaded = both("{name} is uploaded and waits to be imported.", "{name} 파일을 올렸으며 곧 가져옵니다.");

export const study = both("Study the newest counts", "최신 수치 분석");
export const studyNote = both(
  "A study trains the models, tests the findings and makes the figures of all pages anew. The pages stay up meanwhile.",
  "모델을 학습하고 가설을 검정해 모든 페이지의 수치를 새로 만듭니다. 그동안에도 페이지는 계속 볼 수 있습니다.",
);
export const studyLater = both(
  "There is nothing to study yet: import a file first.",
  "아직 분석할 데이터가 없습니다. 먼저 파일을 가져와 주세요.",
);
export const quickNote = both("one learner: a first look, in a fraction of the time", "학습기 하나만 사용해 빠르게 먼저 살펴봅니다");
export const fullNote = both("all learners, judged out of fold", "모든 학습기를 쓰고 교차 검증으로 평가합니다");
export const howThorough = both("How thorough", "분석 수준");
export const startStudy = both("Start the study", "분석 시작");
export const studyQueued = both("The study is queued.", "분석이 대기열에 들어갔습니다.");
export const planHere = both("To make a plan as well, start it from the plan editor.", "계획도 함께 세우려면 계획 편집기에서 시작해 주세요.");

export const jobs = both("Jobs", "작업");
export const jobsNote = both("The latest first; open jobs move by themselves.", "최근 작업부터 표시하며, 진행 중인 작업은 자동으로 갱신됩니다.");
export const noJobs = both("No job yet. Bring in a file to begin.", "아직 작업이 없습니다. 파일을 가져오면 시작됩니다.");
export const number = both("No.", "번호");
export const what = both("What", "작업 내용");
export const state = both("State", "상태");
export const queuedAt = both("Asked for", "요청 시각");
export const by = both("Asked by", "요청한 사람");
export const took = both("Took", "걸린 시간");
export const result = both("Result", "결과");
export const actions = both("Actions", "동작");
export const follows = both("after job {id}", "작업 {id} 다음");
export const countsOf = both("counts of {day}", "{day} 기준 수치");
export const cancel = both("Cancel", "취소");
export const cancelJob = both("Cancel job {id}", "작업 {id} 취소");
export const retry = both("Again", "다시 실행");
export const retryJob = both("Queue job {id} again", "작업 {id} 다시 실행");
export const wasThere = both("these counts were here already", "이미 있던 수치입니다");
export const snapshotMade = both("snapshot {id}", "스냅샷 {id}");
export const because = both("because: {reason}", "이유: {reason}");
export const refused = both("not promoted:", "승격하지 않음:");
export const toVersions = both("versions", "버전 보기");
export const toDemo = both("the demo", "데모 보기");
export const reportMade = both("report {id}", "보고서 {id}");
export const older = both("Older", "이전 항목");
export const newest = both("Newest", "최신 항목");
export const morePages = both("Pages of the list", "목록 페이지");
export const seconds = both("{n} s", "{n}초");
export const minutes = both("{m} min {s} s", "{m}분 {s}초");
export const hours = both("{h} h {m} min", "{h}시간 {m}분");
export const progress = both("Progress of job {id}", "작업 {id} 진행률");
export const analystsOnly = both(
  "Your role may look, not change: ask an analyst or admin.",
  "보기 권한만 있습니다. 분석가나 관리자에게 요청해 주세요.",
);

export const reports = both("Stored reports", "저장된 보고서");
export const reportsNote = both("Each study's report, as it was made.", "분석마다 만들어진 보고서를 그대로 보관합니다.");
export const noReports = both("No study has ended yet.", "아직 끝난 분석이 없습니다.");
export const report = both("Report", "보고서");
export const snapshot = both("Snapshot", "스냅샷");
export const asOf = both("Counts as of", "수치 기준일");
export const profile = both("Profile", "프로필");
export const profiles: Readonly<Record<string, Message>> = {
  standard: both("standard", "표준"),
  reference: both("reference", "참조"),
};
export const seed = both("Seed", "시드");
export const fingerprint = both("Fingerprint", "지문");
export const reportData = both("JSON of report {id}", "보고서 {id} JSON");
export const reportPage = both("Report {id} as a page", "보고서 {id} 페이지");
