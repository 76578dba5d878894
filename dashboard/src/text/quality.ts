import { both, type Message } from "./bilingual";

export const lead = both(
  "How far the data can be trusted, and which rows to fix. Judged before anything is filled, corrected or cut.",
  "데이터를 얼마나 믿을 수 있는지, 어떤 행을 고쳐야 하는지 보여 줍니다. 채우거나 고치거나 잘라내기 전에 평가했습니다.",
);
export const parts = both("Parts of data quality", "데이터 품질의 부분");
export const tabs = {
  score: both("Score", "점수"),
  rows: both("Rows to fix", "고칠 행"),
  outliers: both("Outliers", "이상치"),
  missing: both("Missing cells", "빈 칸"),
  imports: both("Imports", "가져오기"),
} satisfies Record<string, Message>;
export const noStudy = both(
  "No study has judged the data yet. Start one under imports and studies.",
  "아직 데이터를 평가한 분석이 없습니다. 가져오기와 분석 작업에서 분석을 시작해 주세요.",
);

export const score = both("Quality score", "품질 점수");
export const ofHundred = both("{score} of 100", "100점 만점에 {score}점");
export const scoreNote = both("n = {n} rows; the mean of the parts by their weights", "n = {n}행, 부문별 점수의 가중 평균");
export const weakest = both("{part} is the weakest part, with {score} of 100.", "가장 약한 부문은 {part}(100점 만점에 {score}점)입니다.");
export const partNames: Readonly<Record<string, Message>> = {
  complete: both("Complete", "완전성"),
  valid: both("Valid", "유효성"),
  unique: both("Unique", "유일성"),
  consistent: both("Consistent", "일관성"),
  matched: both("Matched", "매칭"),
  fresh: both("Fresh", "최신성"),
};
export const partQuestions: Readonly<Record<string, Message>> = {
  complete: both("are the cells filled?", "칸이 채워져 있는가?"),
  valid: both("can the cells be what they say?", "칸의 값이 있을 수 있는 값인가?"),
  unique: both("does each row, recording and video stand once?", "행, 음원, 영상이 한 번씩만 있는가?"),
  consistent: both("do the counts agree with one another?", "수치가 서로 맞는가?"),
  matched: both("is the video the track's?", "영상이 그 곡의 것인가?"),
  fresh: both("how old are the counts?", "수치가 얼마나 오래되었는가?"),
};
export const part = both("Part", "부문");
export const partsChart = both("Score of each part", "부문별 점수");
export const question = both("What it asks", "평가하는 것");
export const weight = both("Weight", "가중치");
export const scoreColumn = both("Score", "점수");
export const notJudgedShort = both("not judged", "평가 안 함");

export const rules = both("Rules, worst first", "규칙(심한 순서)");
export const rulesNote = both(
  "Share = cases / looked at. {clean} rules found nothing and stand at the end.",
  "비율 = 건수 / 검사 대상. 문제가 없는 규칙 {clean}개는 끝에 있습니다.",
);
export const found = both("What was found", "발견된 문제");
export const cases = both("Cases", "건수");
export const checked = both("Looked at", "검사 대상");
export const share = both("Share", "비율");

export const rowsTitle = both("Rows to fix", "고칠 행");
export const rowsNote = both("{n} cases. A row with several faults stands once for each.", "{n}건. 여러 문제가 있는 행은 문제마다 한 번씩 나옵니다.");
export const rule = both("Rule", "규칙");
export const allRules = both("All rules", "모든 규칙");
export const noRows = both("Nothing to fix here.", "고칠 행이 없습니다.");
export const track = both("Track", "곡");
export const artist = both("Artist", "아티스트");
export const file = both("File", "파일");
export const line = both("Line", "줄");

export const outliers = both("What cutting outliers would cost", "이상치를 잘라낼 때 치를 값");
export const outlierLead = both("Nothing was cut: outliers are listed, as hits are outliers.", "아무것도 잘라내지 않았습니다. 히트곡이 곧 이상치이므로 목록만 만듭니다.");
export const outlierHits = both(
  "Of the {rows} rows that the 3-sigma rule would cut, {hits} are hits ({share}).",
  "3시그마 규칙이 잘라낼 {rows}행 가운데 {hits}행이 히트곡입니다({share}).",
);
export const outlierRules: Readonly<Record<string, Message>> = {
  "three-sigma": both("3-sigma cuts, one after the other", "3시그마 절단(차례로)"),
  robust: both("Robust, 3.5 deviations on logs", "강건 규칙(로그, 3.5 편차)"),
};
export const method = both("Rule", "규칙");
export const rows = both("Rows", "행");
export const hits = both("Hits (top 10 %)", "히트곡(상위 10 %)");
export const topPercent = both("Top 1 %", "상위 1 %");
export const streams = both("Streams", "스트리밍");
export const views = both("Views", "조회수");
export const cutOf = both("{cut} of {all} ({share})", "{cut} / {all} ({share})");
export const lists = both("Outliers by column", "열별 이상치");
export const column = both("Column", "열");
export const outlierCount = both("Outliers", "이상치");
export const columnNames: Readonly<Record<string, Message>> = {
  streams: both("Streams", "스트리밍"),
  views: both("Views", "조회수"),
  likes: both("Likes", "좋아요"),
  comments: both("Comments", "댓글"),
  danceability: both("Danceability", "춤추기 좋은 정도"),
  energy: both("Energy", "에너지"),
  key: both("Key", "키"),
  loudness: both("Loudness", "음량"),
  speechiness: both("Speechiness", "말소리"),
  acousticness: both("Acousticness", "어쿠스틱 정도"),
  instrumentalness: both("Instrumentalness", "연주곡 정도"),
  liveness: both("Liveness", "현장감"),
  valence: both("Valence", "밝기"),
  tempo: both("Tempo", "템포"),
  duration_ms: both("Duration", "재생 시간"),
};

export const missing = both("Missing cells of the models' inputs", "모델 입력의 빈 칸");
export const policies: Readonly<Record<string, Message>> = {
  keep: both(
    "They stay missing: models are trained and judged on tracks with all audio, whether or not likes and comments are known.",
    "빈 채로 둡니다. 모델은 오디오가 모두 있는 곡으로 학습하고 평가하며, 좋아요나 댓글은 비어 있어도 됩니다.",
  ),
  median: both(
    "For the models each was filled with its column's median, after quality and figures were taken.",
    "품질과 지표를 낸 뒤 모델을 위해 각 열의 중앙값으로 채웠습니다.",
  ),
  zero: both(
    "For the models each was filled with zero, after quality and figures were taken.",
    "품질과 지표를 낸 뒤 모델을 위해 0으로 채웠습니다.",
  ),
  refuse: both("With any, no model would have been trained.", "하나라도 있었다면 모델을 학습하지 않았을 것입니다."),
};
export const missingCells = both("Missing", "빈 칸");
export const filledWith = both("Filled with", "채운 값");
export const notFilled = both("left missing", "비워 둠");

export const imports = both("Imports", "가져오기");
export const importsNote = both("Each import is a snapshot of all counts, kept as it came.", "가져올 때마다 모든 수치의 스냅샷을 있는 그대로 보관합니다.");
export const noImports = both("Nothing has been brought in yet.", "아직 가져온 파일이 없습니다.");
export const bringIn = both("Bring in a file", "파일 가져오기");
export const snapshot = both("Snapshot", "스냅샷");
export const asOf = both("Counts as of", "수치 기준일");
export const tracks = both("Tracks", "곡 수");
export const issues = both("Complaints", "문제");
export const noIssue = both("none", "없음");
export const files = both("Files", "파일");
export const filesOf = both("Files of snapshot {id}", "스냅샷 {id}의 파일");
export const records = both("Rows in the file", "파일의 행");
export const taken = both("Tracks taken", "가져온 곡");
export const fingerprint = both("Fingerprint", "지문");
export const issuesOf = both("Complaints of snapshot {id}", "스냅샷 {id}의 문제");
export const issuesNote = both(
  "{n} cells or rows that could not be taken as they stood. Nothing was filled in for them.",
  "있는 그대로 읽을 수 없던 칸이나 행 {n}건입니다. 임의로 채우지 않았습니다.",
);
export const issuesNone = both("Every cell could be read as it stood.", "모든 칸을 있는 그대로 읽었습니다.");
export const record = both("Row of the file", "파일의 행");
export const kind = both("Kind", "종류");
export const cell = both("Cell", "칸의 내용");
export const wholeRow = both("whole row", "행 전체");
export const value = both("As it stands", "현재 값");
