import { both } from "./bilingual";
import type { RouteName } from "../base/routes";

// The frame of every page: navigation, switches, states of loading.

export const product = both("Crossfade", "Crossfade");
export const skipToContent = both("Skip to content", "본문으로 건너뛰기");
export const mainNavigation = both("Pages", "페이지");
export const menu = both("Menu", "메뉴");

export const pageNames = {
  overview: both("Overview", "개요"),
  tracks: both("Tracks", "곡"),
  track: both("Track", "곡"),
  artists: both("Artists", "아티스트"),
  artist: both("Artist", "아티스트"),
  videos: both("Videos", "영상"),
  video: both("Video", "영상"),
  compare: both("Compare", "비교"),
  findings: both("Findings", "분석 결과"),
  models: both("Models", "모델"),
  demos: both("Demos", "데모"),
  demo: both("Demo", "데모"),
  what_if: both("What if", "가정해 보기"),
  plans: both("Plans", "계획"),
  quality: both("Data quality", "데이터 품질"),
  jobs: both("Imports and studies", "가져오기와 분석 작업"),
  people: both("People and access", "사용자와 권한"),
  sign_in: both("Sign in", "로그인"),
} satisfies Record<RouteName, unknown>;

export const languageSwitch = both("Language", "언어");
export const themeSwitch = both("Theme", "화면 테마");
export const themeNames = {
  system: both("As the system", "시스템 설정"),
  light: both("Light", "밝게"),
  dark: both("Dark", "어둡게"),
};

export const loading = both("Loading …", "불러오는 중 …");
export const reloading = both("Getting new figures …", "새 수치를 가져오는 중 …");
export const nothingHere = both("Nothing here yet", "아직 표시할 내용이 없습니다");
export const nothingSelected = both(
  "No track matches the filters. Remove one to see more.",
  "필터에 맞는 곡이 없습니다. 필터를 하나 지우면 더 볼 수 있습니다.",
);
export const nothingImported = both("Nothing is imported yet", "아직 가져온 데이터가 없습니다");
export const nothingImportedNote = both(
  "Bring in a CSV file of tracks with their counts: the pages fill from it by themselves.",
  "곡과 수치가 담긴 CSV 파일을 가져오면 페이지가 자동으로 채워집니다.",
);
export const importNow = both("Import a file", "파일 가져오기");
export const tryAgain = both("Try again", "다시 시도");
export const failedTitle = both("This could not be loaded", "내용을 불러오지 못했습니다");
export const staleFigures = both(
  "These figures are from {age}: newer ones could not be fetched.",
  "{age}에 받은 수치입니다. 새 수치를 가져오지 못했습니다.",
);
export const remedyOffline = both(
  "The server does not answer. Check that it runs and that this machine reaches it.",
  "서버가 응답하지 않습니다. 서버가 실행 중인지, 이 기기에서 연결되는지 확인해 주세요.",
);
export const remedySlow = both(
  "The server took too long. Try again; if it stays so, a heavy job may be running.",
  "서버의 응답이 너무 늦습니다. 다시 시도해 주세요. 계속되면 큰 작업이 실행 중일 수 있습니다.",
);
export const remedySignIn = both("Sign in again.", "다시 로그인해 주세요.");
export const remedyRole = both(
  "Your role does not allow this. Ask an admin.",
  "권한이 없는 작업입니다. 관리자에게 요청해 주세요.",
);
export const remedyOther = both(
  "Try again. If it stays so, the server's log says more.",
  "다시 시도해 주세요. 계속되면 서버 로그에서 자세한 내용을 확인할 수 있습니다.",
);
export const notFound = both("There is no such page", "없는 페이지입니다");
export const notFoundRemedy = both("Go to the overview", "개요로 가기");

export const countsAsOf = both("Counts as of {day}", "{day} 기준 수치");
export const undated = both("Undated counts", "기준일 미지정");
export const olderThanData = both(
  "The study is older than the newest counts",
  "최신 수치보다 오래된 분석입니다",
);
export const forecastsOlder = both(
  "Forecasts are those of the study as of {day}, older than these counts",
  "예측은 {day} 기준 분석의 것으로 이 수치보다 오래되었습니다",
);
export const forecastOf = both("forecast as of {day}", "{day} 기준 예측");
export const newData = both("New counts have landed: the page is up to date.", "새 수치가 반영되었습니다.");
export const newStudy = both("A study has ended: the page is up to date.", "분석이 끝나 페이지에 반영되었습니다.");
export const newModel = both("A new model is in use.", "새 모델이 적용되었습니다.");
export const dismiss = both("Dismiss", "닫기");
export const close = both("Close", "닫기");

export const interval95 = both("95 % interval", "95 % 구간");
export const intervalOf = both("95 % interval {low} to {high}", "95 % 구간 {low} ~ {high}");
export const rowsBehind = both("n = {n}", "n = {n}");
export const noInterval = both("a count, no interval", "집계값, 구간 없음");
export const fewArtists = both("no interval: too few artists", "구간 없음: 아티스트가 너무 적음");
export const sinceBefore = both("since {day}", "{day} 이후");
export const sinceSnapshotBefore = both("since the snapshot before", "이전 스냅샷 이후");
export const unchanged = both("no change", "변화 없음");

export const numberWanted = both("Write a number, such as 1,000 or 0.75.", "1,000이나 0.75처럼 숫자로 적어 주세요.");
export const wholeWanted = both("Write a whole number, such as 1,000.", "1,000처럼 정수로 적어 주세요.");
export const numberBetween = both("Write a number from {low} to {high}.", "{low}부터 {high}까지의 숫자로 적어 주세요.");
export const wholeBetween = both("Write a whole number from {low} to {high}.", "{low}부터 {high}까지의 정수로 적어 주세요.");

export const showTable = both("Show as table", "표로 보기");
export const hideTable = both("Hide table", "표 숨기기");
export const savePng = both("Save as PNG", "PNG로 저장");
export const saveCsv = both("Save as CSV", "CSV로 저장");
export const csvOf = both("CSV of {name}", "{name} CSV 저장");
export const pngOf = both("PNG of {name}", "{name} PNG 저장");
export const print = both("Print or save as PDF", "인쇄 또는 PDF 저장");
export const rowsOnPaper = both("{n} of {all} rows; the CSV has them all.", "{all}행 중 {n}행입니다. CSV에는 모두 들어 있습니다.");
export const tableRows = both("{n} rows", "{n}행");
export const sortBy = both("Sort by {column}", "{column} 기준으로 정렬");
export const chooseColumns = both("Columns", "열 선택");
export const scrollableTable = both("{name}, scrollable", "{name}, 스크롤 가능");

export const verdicts = {
  supported: both("Supported", "지지됨"),
  refuted: both("Refuted", "반박됨"),
  undecided: both("Undecided", "판단 보류"),
  "not-identifiable": both("Not identifiable", "식별 불가"),
};

export const search = both("Search artists, tracks and videos", "아티스트, 곡, 영상 검색");
export const searchHint = both("Artist, track, video …", "아티스트, 곡, 영상 …");
