import { both } from "./bilingual";

export const title = both("Budget editor", "예산 편집기");
export const note = both(
  "The form and the text are one plan: what you change in one stands in the other. Amounts of the example are placeholders, not advice. The draft stays in this browser.",
  "양식과 텍스트는 같은 계획입니다. 한쪽을 고치면 다른 쪽에도 반영됩니다. 예시의 금액은 자리 표시일 뿐 권장값이 아닙니다. 초안은 이 브라우저에 보관됩니다.",
);
export const form = both("Main values", "주요 값");
export const text = both("Plan file (TOML)", "계획 파일(TOML)");
export const textLabel = both("Text of the plan file", "계획 파일 내용");
export const example = both("Begin from the example", "예시로 시작");
export const exampleAsk = both("Replace your draft with the example?", "초안을 예시로 바꾸시겠습니까?");
export const exampleLost = both("What you wrote here is lost.", "지금까지 작성한 내용은 사라집니다.");
export const replace = both("Replace", "바꾸기");
export const keep = both("Keep my draft", "초안 유지");
export const open = both("Open a file", "파일 열기");
export const save = both("Save as file", "파일로 저장");
export const make = both("Make the plan", "계획 만들기");
export const making = both("The plan is being made", "계획을 만드는 중");
export const makeNote = both(
  "A study of the newest counts runs with it: the plan rests on its forecasts.",
  "최신 수치에 대한 분석이 함께 실행되며, 계획은 그 예측을 바탕으로 합니다.",
);
export const quick = both("Quick: one learner", "빠르게: 학습기 하나만");
export const shownByItself = both("It shows here by itself when it is done.", "완료되면 자동으로 표시됩니다.");
export const done = both("The new plan is here.", "새 계획이 준비되었습니다.");
export const failedAtLine = both("Line {line}: {sentence}", "{line}번째 줄: {sentence}");
export const goToLine = both("Go to line {line}", "{line}번째 줄로 가기");
export const jobFailed = both("The plan could not be made", "계획을 만들지 못했습니다");
export const tableMissing = both(
  "The plan names {name}: add that file, or take its section out.",
  "계획에 {name} 파일이 적혀 있습니다. 파일을 추가하거나 해당 항목을 빼 주세요.",
);
export const addTable = both("Add {name}", "{name} 추가");
export const tableAdded = both("{name} is added ({size}).", "{name} 파일을 추가했습니다({size}).");
export const tables = both("Files that the plan names", "계획에 적힌 파일");
export const include = both("Plan this", "계획에 포함");
export const all = both("The whole plan", "전체 계획");
export const currency = both("Currency", "통화");
export const start = both("First day", "시작일");
export const videos = both("Videos", "영상");
export const promotion = both("Promotion", "홍보");
export const signing = both("Demos", "데모");
export const releases = both("Releases", "발매");
export const playlists = both("Playlists", "플레이리스트");
export const videoBudget = both("Budget, all videos", "영상 전체 예산");
export const valueAStream = both("A stream earns you", "스트리밍 1회 수익");
export const streamsToCome = both("Still ahead (0–1)", "남은 비율(0–1)");
export const months = both("Months", "개월 수");
export const mostAMonth = both("Most a month, 0: any", "월 최대(0: 제한 없음)");
export const mostAnArtist = both("Most an artist, 0: any", "아티스트당(0: 제한 없음)");
export const tier = both("Kind {n}", "종류 {n}");
export const tierName = both("Kind of video", "영상 종류");
export const cost = both("Cost of one", "편당 비용");
export const effect = both("Effect (0–1)", "효과(0–1)");
export const addTier = both("Add a kind of video", "영상 종류 추가");
export const remove = both("Remove {name}", "{name} 삭제");
export const weekBudget = both("Budget a week", "주당 예산");
export const valueAView = both("Streams a view counts", "조회수 1회 환산");
export const historyFile = both("File of what was spent", "지출 이력 파일");
export const platform = both("Platform {n}", "플랫폼 {n}");
export const platformName = both("Name, as in the history", "이름(이력과 같게)");
export const least = both("Least a week", "주당 최소");
export const most = both("Most a week", "주당 최대");
export const addPlatform = both("Add a platform", "플랫폼 추가");
export const missCost = both("Cost of a hit turned down", "놓친 히트곡의 비용");
export const falseAlarmCost = both("Cost of a false alarm", "잘못된 투자의 비용");
export const threshold = both("Rule to be judged, 0–1", "평가할 기준 확률, 0–1");
export const releasesFile = both("File of the releases", "발매 목록 파일");
export const teaserDays = both("Teaser, days before", "티저(발매 며칠 전)");
export const campaignDays = both("Campaign, days", "캠페인 일수");
export const leastDaysApart = both("Days apart, an artist", "아티스트별 간격(일)");
export const weekday = both("Weekday, 1 is Monday", "요일(1: 월요일)");
export const mostADay = both("Most releases a day", "하루 최대 발매 수");
export const mostTracks = both("Most tracks of a playlist", "플레이리스트 최대 곡 수");
