import type { Schemas } from "../api/request";
import { both, type Message } from "./bilingual";

// Versions of the models, the paired test and the trail of who changed what. Drift: text/drift.ts.

type Version = Schemas["ModelVersion"];
type Change = Schemas["ModelChange"];
type TrialFigure = Schemas["Trial"]["figures"][number];

export const aliases: Readonly<Record<NonNullable<Version["alias"]>, Message>> = {
  champion: both("Champion", "챔피언"),
  challenger: both("Challenger", "도전자"),
};
export const pair = both("Champion and challenger", "챔피언과 도전자");
export const pairNote = both(
  "The champion answers what is asked of the models. The challenger is the latest version that does not.",
  "챔피언은 지금 예측에 쓰이는 버전이고, 도전자는 아직 쓰이지 않는 가장 최근 버전입니다.",
);
export const noVersions = both(
  "No version of the models is kept yet. The first study that ends leaves one: it becomes the champion.",
  "아직 보관된 모델 버전이 없습니다. 첫 분석이 끝나면 버전이 생기고 챔피언이 됩니다.",
);
export const noChampion = both("No version is in use.", "사용 중인 버전이 없습니다.");
export const noChallenger = both(
  "There is no challenger now. The next training that does not renew the champion becomes one.",
  "지금은 도전자가 없습니다. 챔피언을 그대로 갱신하지 않는 다음 학습이 도전자가 됩니다.",
);
export const versionTitle = both("Version {n}", "버전 {n}");

export const versions = both("All versions", "모든 버전");
export const versionsNote = both(
  "Every training whose models are kept whole, the latest first. Figures are out of fold, each on the rows of its own training, with their 95 % interval: only the paired test compares two versions.",
  "모델을 온전히 보관한 모든 학습을 최근 것부터 보여 줍니다. 수치는 각자 학습한 자료의 폴드 밖에서 잰 값과 95 % 구간입니다. 두 버전의 비교는 짝지은 검정으로만 할 수 있습니다.",
);
export const number = both("Version", "버전");
export const alias = both("In use as", "구분");
export const trainedAt = both("Trained", "학습 시각");
export const data = both("Trained on", "학습 데이터");
export const rows = both("Rows", "행");
export const snapshot = both("Snapshot", "스냅샷");
export const snapshotOf = both("{id} · {day}", "{id} · {day}");
export const seed = both("Seed", "시드");
export const effort = both("Effort", "학습 수준");
export const efforts: Readonly<Record<Version["effort"], Message>> = {
  full: both("full", "전체"),
  quick: both("quick", "빠름"),
};
export const effortsAtLength: Readonly<Record<Version["effort"], Message>> = {
  full: both("full: all learners", "전체: 모든 학습기"),
  quick: both("quick: one learner", "빠름: 학습기 하나"),
};
export const missing = both("Missing cells", "빈 칸 처리");
export const policies: Readonly<Record<string, Message>> = {
  keep: both("left missing", "빈 칸 그대로 둠"),
  median: both("filled with the median", "중앙값으로 채움"),
  zero: both("filled with zero", "0으로 채움"),
  refuse: both("none allowed", "허용하지 않음"),
};
export const code = both("Program", "프로그램 버전");
export const fingerprint = both("Fingerprint of the models", "모델 지문");
export const beside = both("Beside the champion", "챔피언과 나란히");
export const besideOf = both("Compare version {n} with the champion", "{n}번 버전을 챔피언과 비교");
export const compare = both("Compare", "비교");

export const figures = both("Figures when they were trained", "학습 당시의 수치");
export const figuresNote = both(
  "Out of fold, each on its own rows: these do not say which is better, the paired test does.",
  "각자 학습한 자료의 폴드 밖에서 잰 값입니다. 어느 쪽이 나은지는 이 값이 아니라 짝지은 검정으로 판단합니다.",
);
export const figure = both("Figure", "지표");
export const figureNames: Readonly<Record<TrialFigure["figure"], Message>> = {
  r2: both("R²", "R²"),
  average_precision: both("average precision", "평균 정밀도"),
};

export const test = both("The paired test of version {n}", "{n}번 버전의 짝지은 검정");
export const testHeld = both("Held {when}.", "{when}에 검정했습니다.");
export const testAgainst = both(
  "Held {when} against the champion of that time, version {champion}.",
  "{when}, 당시 챔피언인 {champion}번 버전과 비교했습니다.",
);
export const testNote = both(
  "Both recipes were fitted anew and tested out of fold on the same {rows} recordings of {artists} artists.",
  "두 학습 방법으로 모델을 새로 학습해 같은 음원 {rows}개(아티스트 {artists}명)에서 폴드 밖 예측을 견주었습니다.",
);
export const notTested = both(
  "Version {n} has not been tested against the champion yet.",
  "{n}번 버전은 아직 챔피언과 비교하지 않았습니다.",
);
export const differences = both("Challenger less champion", "도전자와 챔피언의 차이");
export const difference = both("Difference", "차이");
export const differencesSummary = both(
  "Right of the line the challenger does better. Of {n} figures {better} are better, {worse} worse, {undecided} undecided; 95 % intervals, artists resampled. “Better” must hold for all figures at once, so an interval that only just clears the line is undecided.",
  "선의 오른쪽이면 도전자가 더 낫습니다. 지표 {n}개 가운데 나음 {better}개, 못함 {worse}개, 판단 보류 {undecided}개입니다. 95 % 구간은 아티스트를 재표집해 구했습니다. ‘나음’은 모든 지표를 함께 볼 때도 성립해야 하므로, 구간이 선을 가까스로 넘으면 판단 보류입니다.",
);
export const noDifference = both("no difference", "차이 없음");
export const tested = both("Figures on the same rows", "같은 음원에서 잰 수치");
export const verdict = both("Verdict", "판정");
export const sureGain = both("Sure gain", "확실한 향상");
export const trialVerdicts: Readonly<Record<TrialFigure["verdict"], Message>> = {
  better: both("better", "나음"),
  worse: both("worse", "못함"),
  undecided: both("undecided", "판단 보류"),
  lost: both("only the champion has a model", "챔피언에만 모델 있음"),
  gained: both("only the challenger has a model", "도전자에만 모델 있음"),
  "not-tried": both("no model", "모델 없음"),
};
export const wonAt = both("Better at {names}, worse at nothing: promoted.", "{names}에서 더 낫고 못한 지표가 없어 승격했습니다.");
export const refusals: Readonly<Record<"lost" | "worse", Message<"names">>> = {
  lost: both("Not promoted: it has no model of {names}.", "승격하지 않았습니다. 모델이 없는 지표: {names}."),
  worse: both("Not promoted: it is worse at {names}.", "승격하지 않았습니다. 챔피언보다 못한 지표: {names}."),
};
export const unsure = both("Not promoted: it is not clearly better at anything.", "승격하지 않았습니다. 확실히 나은 지표가 없습니다.");
export const untested = both("Not promoted: the latest counts cannot carry a test.", "승격하지 않았습니다. 최신 수치가 검정하기에 부족합니다.");

export const testIt = both("Test and promote", "검정 후 승격");
export const testQueued = both("The test of version {n} is queued.", "{n}번 버전의 검정이 대기열에 들어갔습니다.");
export const testHint = both(
  "The test fits both recipes anew, which takes about as long as two trainings. It promotes the version only where it is better at something and worse at nothing.",
  "두 학습 방법으로 모델을 새로 학습하므로 학습을 두 번 하는 만큼 걸립니다. 더 나은 지표가 있고 못한 지표가 없을 때만 승격합니다.",
);
export const forceIt = both("Promote without a test …", "검정 없이 승격 …");
export const forceAsk = both("Promote version {n} without a test?", "{n}번 버전을 검정 없이 승격하시겠습니까?");
export const forceNote = both(
  "It answers from now on, however good it is. Who did it and why stays in the trail.",
  "성능과 관계없이 바로 예측에 쓰입니다. 누가 왜 승격했는지는 변경 기록에 남습니다.",
);
export const forceYes = both("Promote", "승격");
export const rollBack = both("Roll back …", "되돌리기 …");
export const rollBackAsk = both("Put version {former} to use again?", "{former}번 버전을 다시 사용하시겠습니까?");
export const rollBackNote = both(
  "Version {n} is taken out of use and becomes the challenger.",
  "{n}번 버전은 사용이 중지되고 도전자가 됩니다.",
);
export const rollBackYes = both("Roll back", "되돌리기");
export const rollBackTo = both("A roll-back returns to version {n}.", "되돌리면 {n}번 버전을 다시 사용합니다.");
export const noWayBack = both("No champion before it is left to return to.", "되돌아갈 이전 챔피언이 없습니다.");
export const reasonWanted = both("Reason (required)", "이유(필수)");
export const reasonWelcome = both("Reason (optional)", "이유(선택)");
export const leaveIt = both("Cancel", "취소");
export const changeQueued = both("The change is queued.", "변경이 대기열에 들어갔습니다.");
export const adminsOnly = both("Admins test, promote and roll back.", "검정, 승격, 되돌리기는 관리자만 할 수 있습니다.");
export const underWay = both("Change of champion", "챔피언 변경");
export const nowChampion = both("Version {n} is the champion now.", "이제 {n}번 버전이 챔피언입니다.");
export const championAgain = both("Version {n} is the champion again.", "{n}번 버전이 다시 챔피언입니다.");
export const wasRefused = both("Version {n} stays what it was.", "{n}번 버전은 그대로 남습니다.");
export const changeFailed = both("The change failed; the champion is what it was.", "변경하지 못했습니다. 챔피언은 그대로입니다.");
export const allJobs = both("All jobs", "모든 작업");

export const trail = both("Who changed what", "변경 기록");
export const trailNote = both("Every change of a version, the latest first; only ever added to.", "버전의 모든 변경을 최근 것부터 보여 줍니다. 기록은 추가만 되며 지워지지 않습니다.");
export const noChanges = both("Nothing has been changed yet.", "아직 변경한 내용이 없습니다.");
export const when = both("When", "시각");
export const who = both("Who", "사용자");
export const did = both("What", "내용");
export const why = both("Why", "이유");
export const championThen = both("Champion afterwards", "이후 챔피언");
export const changeWords: Readonly<Record<Exclude<Change["action"], "train">, Message>> = {
  promote: both("promoted", "승격"),
  force: both("promoted without a test", "검정 없이 승격"),
  refuse: both("not promoted", "승격하지 않음"),
  rollback: both("rolled back to", "되돌림"),
};
export const trainedInUse = both("trained, in use at once", "학습 후 바로 사용");
export const trainedKept = both("trained and kept", "학습 후 보관");
