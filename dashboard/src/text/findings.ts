import { both, type Message } from "./bilingual";

export const lead = both(
  "What is true of these tracks, and how sure one can be: every statement was put to the test.",
  "이 곡들에 대해 무엇이 사실이고 얼마나 확실한지 보여 줍니다. 모든 주장을 자료로 검증했습니다.",
);
export const verdictsMean = both(
  "Supported: the whole interval reaches what was claimed. Refuted: all of it falls short. Undecided: the data leave both open. Not identifiable: what it takes to tell is not in these data.",
  "지지됨: 구간 전체가 주장한 값에 이릅니다. 반박됨: 구간 전체가 못 미칩니다. 판단 보류: 자료로는 어느 쪽도 배제할 수 없습니다. 식별 불가: 판단에 필요한 것이 이 자료에 없습니다.",
);
export const noStudy = both(
  "No study has been made of these tracks yet. Start one under Imports and studies.",
  "아직 이 곡들에 대한 분석이 없습니다. ‘가져오기와 분석 작업’에서 시작할 수 있습니다.",
);

export const parts = both("Parts of the findings", "분석 결과의 부분");
export const partNames = {
  tested: both("Tested statements", "검증한 주장"),
  video: both("Video effect", "영상의 효과"),
  rules: both("Rules of sound", "소리 규칙"),
  gaps: both("Platform gaps", "플랫폼 간 격차"),
  claims: both("Old claims", "예전 주장"),
  unknown: both("Not known", "알 수 없는 것"),
};

export const filter = both("Show verdicts", "판정별 보기");
export const all = both("All", "전체");
export const noneLeft = both(
  "No statement has such a verdict. Choose another one above.",
  "이 판정에 해당하는 주장이 없습니다. 위에서 다른 판정을 선택해 주세요.",
);
export const glance = both("Findings at a glance", "분석 결과 한눈에 보기");
export const linkToFinding = both("Link to: {question}", "이 결과의 링크: {question}");
export const groupNames = {
  h1: both("Can streams be foretold?", "스트리밍을 예측할 수 있는가"),
  h2: both("Does a video bring streams?", "영상이 스트리밍을 늘리는가"),
  h3: both("Do the platforms move together?", "두 플랫폼은 함께 움직이는가"),
  other: both("Sound, engagement and gaps", "소리, 참여율, 격차"),
};

export const question = both("Question", "질문");
export const claimed = both("Claimed, at least", "주장(최소)");
export const claimedShort = both("claimed", "주장");
export const verdict = both("Verdict", "판정");
export const method = both("Method", "방법");
export const asStudied = both("as studied", "기본 분석");
export const otherChoice = both("another choice", "다른 선택");
export const moves = both("How the figure moves under other choices", "다른 선택에서 값의 변화");
export const beside = both("The figure beside what was claimed", "값과 주장의 비교");
export const movesSummary = both(
  "As studied {value}; under {n} other choices {low} to {high}.",
  "기본 분석에서 {value}, 다른 선택 {n}가지에서는 {low} ~ {high}입니다.",
);
export const movesOnce = both(
  "As studied {value}; under the other choice {other}.",
  "기본 분석에서 {value}, 다른 선택에서는 {other}입니다.",
);
export const besideSummary = both("The figure is {value}.", "값은 {value}입니다.");
export const claimedSummary = both(" At least {threshold} was claimed.", " 주장은 최소 {threshold}입니다.");

export const methodsTitle = both("One file, many answers: streams with official_video against without", "같은 자료, 여러 답: official_video가 있는 곡과 없는 곡의 스트리밍 차이");
export const methodsSummary = both(
  "Right of zero are more streams with the flag. As observed it is {observed}; within artists {within}. Full points are adjusted, hollow ones as observed, crossed ones wrong.",
  "0의 오른쪽은 표시가 있는 곡의 스트리밍이 더 많다는 뜻입니다. 관찰된 차이는 {observed}, 아티스트 안에서는 {within}입니다. 채운 점은 보정한 값, 빈 점은 관찰된 차이, 가위표는 잘못된 방법입니다.",
);
export const readings = {
  observed: both("as observed", "관찰된 차이"),
  adjusted: both("adjusted association", "보정한 연관"),
  wrong: both("wrong", "잘못된 방법"),
};
export const reading = both("To be read as", "읽는 법");
export const warnings = both("What the data say against it", "자료가 말하는 문제");
export const how = both("How", "산출 방법");
export const methodName = both("Method", "방법");
export const warningWords: Readonly<Record<string, Message>> = {
  "artists-differ": both(
    "compares different artists: their other tracks stream differently too",
    "서로 다른 아티스트를 비교합니다. 아티스트의 다른 곡 스트리밍부터 다릅니다",
  ),
  "unlike-within-artist": both(
    "further from the comparison within artists than chance allows",
    "아티스트 안 비교와의 차이가 우연의 범위를 넘습니다",
  ),
  "control-is-moved": both("holds equal what the video itself moves", "영상이 움직이는 값을 고정합니다"),
};
export const noWarning = both("nothing", "없음");
export const moreStreams = both("Difference in streams", "스트리밍 차이");
export const methodsTable = both("Each method, how it works and what the data say against it", "방법별 산출 방식과 자료가 말하는 문제");

export const comparedNote = both(
  "{rows} tracks of {artists} artists; {compared} tracks of the {comparedArtists} artists who have both kinds are compared.",
  "아티스트 {artists}명의 곡 {rows}개 가운데, 두 종류의 곡이 모두 있는 아티스트 {comparedArtists}명의 곡 {compared}개를 비교합니다.",
);
export const kinds = both("What kind of video has the flag official_video", "영상 종류별 official_video 표시");
export const kind = both("Kind of video, by title and channel", "영상 종류(제목과 채널 기준)");
export const tracks = both("Tracks", "곡 수");
export const flagged = both("With the flag", "표시가 있는 비율");
export const kindsNote = both(
  "The flag is no sign of a music video: {share} of the tracks that have it show another kind of video.",
  "이 표시는 뮤직비디오를 뜻하지 않습니다. 표시가 있는 곡의 {share}는 다른 종류의 영상입니다.",
);

export const overlap = both("Where tracks can be compared: by the chance of having the flag", "비교할 수 있는 곳: 표시가 있을 확률별 곡 수");
export const chance = both("Chance of the flag", "표시가 있을 확률");
export const withFlag = both("Tracks with the flag", "표시가 있는 곡");
export const withoutFlag = both("Tracks without", "표시가 없는 곡");
export const overlapSummary = both(
  "n = {n}. {oneSided} of the tracks belong to artists with one kind of track alone, and say nothing here; of the others, {outside} have a chance below 10 % or above 90 %.",
  "n = {n}. 곡의 {oneSided}는 한 종류의 곡만 있는 아티스트의 것이라 여기서는 아무것도 말해 주지 않습니다. 나머지 가운데 {outside}는 확률이 10 % 미만이거나 90 %를 넘습니다.",
);

export const balance = both("How tracks with and without the flag differ otherwise, in units of the spread", "표시 유무에 따른 다른 차이(표준편차 단위)");
export const balanceSummary = both(
  "n = {n}. {before} of {all} differ by more than {limit} as the tracks are, {after} once weighted. The {shown} that differ most are drawn, the table has all.",
  "n = {n}. 전체 {all}개 항목 중 {before}개가 그대로는 {limit} 넘게 다르고, 가중한 뒤에는 {after}개입니다. 차이가 가장 큰 {shown}개를 그렸으며 표에는 모두 있습니다.",
);
export const knownBefore = both("Known before the video", "영상 이전에 정해진 것");
export const asTheyAre = both("As they are", "그대로");
export const asWeighted = both("As weighted", "가중한 뒤");

export const sensitivity = both("How little would undo it", "얼마나 쉽게 뒤집히는가");
export const robustness = both("Robustness value", "강건성 값");
export const robustnessNote = both(
  "A hidden cause that explains this share of what is left of both the flag and the streams makes the estimate nothing (Cinelli and Hazlett 2020). Below 10 % the effect is fragile.",
  "표시와 스트리밍의 남은 변동을 각각 이만큼 설명하는 숨은 원인이 있으면 효과는 사라집니다(Cinelli, Hazlett 2020). 10 % 미만이면 취약합니다.",
);
export const robustnessOfClaim = both("Robustness of what was claimed", "주장에 대한 강건성 값");
export const robustnessOfClaimNote = both(
  "The same for a cause that brings the estimate down to what was claimed; none where the estimate does not reach it.",
  "추정값을 주장한 값까지 낮추는 원인에 대한 같은 값입니다. 추정값이 주장에 못 미치면 값이 없습니다.",
);
export const eValue = both("E-value", "E-값");
export const eValueNote = both(
  "How much such a cause would have to multiply both the chance of the flag and the streams (VanderWeele and Ding 2017); of the interval's nearer end {limit}.",
  "그런 원인이 표시가 있을 확률과 스트리밍을 몇 배로 만들어야 하는지를 나타냅니다(VanderWeele, Ding 2017). 구간의 가까운 끝에서는 {limit}입니다.",
);

export const groups = both("The effect in parts of the catalogue", "부분별 효과");
export const groupsSummary = both(
  "The intervals hold all at once; p-values are adjusted for looking at {n} groups (Holm 1979). {differ} of them differ from the rest by more than chance allows.",
  "구간은 모두 동시에 성립하며, p값은 {n}개 집단을 함께 본 데 대해 보정했습니다(Holm 1979). 그중 {differ}개가 우연의 범위를 넘어 나머지와 다릅니다.",
);
export const artists = both("Artists", "아티스트");
export const otherP = both("p, no other than the rest", "나머지와 같을 p값");
export const noEffect = both(
  "The effect could not be studied: it takes ten artists with tracks of both kinds at least.",
  "효과를 분석할 수 없었습니다. 두 종류의 곡이 모두 있는 아티스트가 열 명 이상 필요합니다.",
);

export const rulesLead = both(
  "{searched} ranges of one or two audio features were searched on one half of the artists; {candidates} candidates were judged on the other half ({heldOut} tracks). {survivors} survive. A survivor may be the sound of a genre that streams well: changing a track's sound need not bring anything.",
  "오디오 특성 하나 또는 둘의 범위 {searched}개를 아티스트 절반에서 찾고, 후보 {candidates}개를 나머지 절반(곡 {heldOut}개)에서 평가했습니다. {survivors}개가 남았습니다. 남은 규칙은 잘되는 장르의 소리일 수 있으며, 곡의 소리를 바꾼다고 스트리밍이 늘어난다는 뜻은 아닙니다.",
);
export const rulesChart = both("Lift of each rule that holds", "성립하는 규칙별 차이");
export const rules = both("Rules that hold on artists they were not chosen on", "선택에 쓰지 않은 아티스트에서도 성립하는 규칙");
export const noRules = both(
  "No rule holds on artists that it was not chosen on. That is an answer too.",
  "선택에 쓰지 않은 아티스트에서도 성립하는 규칙은 없습니다. 이것도 하나의 답입니다.",
);
export const rulesSummary = both(
  "Tracks within the ranges against the others, on the held-out half. The strongest: {rule} ({lift}).",
  "따로 떼어 둔 절반에서 범위 안의 곡과 나머지 곡을 비교한 값입니다. 가장 강한 규칙: {rule}({lift}).",
);
export const outcomes: Readonly<Record<string, Message>> = {
  "hit-chance": both("hit chance", "히트 확률"),
  streams: both("streams (geometric mean)", "스트리밍(기하평균)"),
};
export const rule = both("Tracks with", "곡의 조건");
export const raises = both("Raises", "높아지는 것");
export const lift = both("Lift [95 % interval]", "차이 [95 % 구간]");
export const foundLift = both("Where it was found", "찾은 절반에서");
export const correctedP = both("p, corrected", "보정된 p");
export const underOthers = both("Under other choices of rows", "다른 행 선택에서");

export const gapNames: Readonly<Record<string, Message>> = {
  spotify: both("Better on Spotify than YouTube lets expect", "YouTube 수치에 비해 Spotify에서 잘되는 곡"),
  youtube: both("Better on YouTube than Spotify lets expect", "Spotify 수치에 비해 YouTube에서 잘되는 곡"),
};
export const gapNote = both(
  "{above} of {n} tracks lie above their 90 % band ({share}); {chance} would by chance. The list says where to look first, it proves no single track.",
  "곡 {n}개 가운데 {above}개({share})가 90 % 예측 구간보다 높으며, 우연이면 {chance}개입니다. 목록은 먼저 살펴볼 곳을 알려 줄 뿐, 개별 곡을 입증하지는 않습니다.",
);
export const artist = both("Artist", "아티스트");
export const track = both("Track", "곡");
export const gapCounts: Readonly<Record<string, Message>> = {
  spotify: both("Streams", "스트리밍"),
  youtube: both("Views", "조회수"),
};
export const expected = both("Expected [90 % band]", "기댓값 [90 % 구간]");
export const factor = both("Times the expected [by the band]", "기댓값 대비 배수 [구간 기준]");
export const beyond = both("Beyond, in bands", "초과(구간 폭 단위)");

export const claimsTitle = both("What the old system promised, line by line", "예전 시스템의 약속, 항목별");
export const promised = both("Promised", "약속");
export const asNumber = both("As a figure", "수치로");
export const found = both("Found [95 % interval]", "확인한 값 [95 % 구간]");
export const says = both("What can be said", "말할 수 있는 것");
export const claimsNote = both(
  "A promise that these data cannot judge is called not identifiable, with what it would take.",
  "이 자료로 판단할 수 없는 약속은 ‘식별 불가’로 두고, 무엇이 필요한지 적었습니다.",
);

export const unknownTitle = both("What is not known", "알 수 없는 것");
export const unknownNote = both(
  "No figure of this page can settle these; each line says what is missing.",
  "이 페이지의 어떤 수치로도 풀 수 없는 것들입니다. 각 줄은 무엇이 없는지 말해 줍니다.",
);
