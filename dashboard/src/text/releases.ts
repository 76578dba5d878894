import { both, type Message } from "./bilingual";

// The release calendar and the playlists of a plan.
export const calendar = both("Release calendar", "발매 달력");
export const calendarLead = both(
  "{n} releases from {first} to {last}: {given} on the day that was given, {found} on a day that was found.",
  "발매 {n}건, {first}부터 {last}까지. 지정한 날짜가 {given}건, 계획이 찾은 날짜가 {found}건입니다.",
);
export const noReleases = both("The plan holds no release.", "계획에 발매가 없습니다.");
export const saveIcs = both("Calendar (.ics)", "달력(.ics)");
export const saveIcsNote = both(
  "Opens in Google Calendar, Outlook and Apple Calendar. Read a later plan's file again and events move.",
  "Google 캘린더, Outlook, Apple 캘린더에서 열 수 있습니다. 나중에 만든 파일을 다시 읽으면 일정이 옮겨집니다.",
);
export const monthBefore = both("Month before", "이전 달");
export const monthAfter = both("Month after", "다음 달");
export const eventKinds: Readonly<Record<string, Message>> = {
  teaser: both("Teaser", "티저"),
  release: both("Release", "발매"),
  campaign: both("Campaign", "캠페인"),
  checkpoint: both("Checkpoint", "점검"),
};
export const weekdays: readonly Message[] = [
  both("Mon", "월"),
  both("Tue", "화"),
  both("Wed", "수"),
  both("Thu", "목"),
  both("Fri", "금"),
  both("Sat", "토"),
  both("Sun", "일"),
];
export const moreEvents = both("{n} more", "{n}건 더");
export const noEvents = both("Nothing in this month.", "이 달에는 일정이 없습니다.");
export const eventsOf = both("Events of {month}", "{month} 일정");
export const list = both("Releases and what belongs to them", "발매와 그에 딸린 일정");
export const releaseDay = both("Release", "발매일");
export const date = both("Date", "날짜");
export const given = both("given", "지정");
export const found = both("found", "계획");
export const teaser = both("Video teaser", "영상 티저");
export const teaserCut = both("{day} (cut short)", "{day} (기간 단축)");
export const noTeaser = both("none", "없음");
export const campaignEnd = both("Campaign until", "캠페인 종료");
export const checkpoints = both("Checkpoints", "점검일");

export const playlists = both("Playlists", "플레이리스트");
export const playlistsLead = both(
  "{n} lists from {recordings} recordings with known streams: those with the most streams that fit, each once, in an order of small steps.",
  "스트리밍 수를 아는 음원 {recordings}곡에서 만든 목록 {n}개입니다. 조건에 맞고 스트리밍이 많은 곡을 한 번씩, 변화가 작은 순서로 놓았습니다.",
);
export const noPlaylists = both(
  "No playlist could be made: too few tracks have streams and a tempo, key or energy.",
  "플레이리스트를 만들 수 없습니다. 스트리밍 수와 템포, 키, 에너지를 아는 곡이 너무 적습니다.",
);
export const segments: Readonly<Record<string, Message>> = {
  tempo: both("By tempo", "템포별"),
  key: both("By key", "키별"),
  energy: both("By energy", "에너지별"),
};
export const stepNote = both(
  "A step is 6 % of tempo, a fifth of key or .1 of energy, added up from track to track. The data tell a track's key, not major from minor: neighbours are keys a fifth apart.",
  "한 걸음은 템포 6 %, 키의 5도 한 번, 에너지 0.1이며, 곡이 바뀔 때의 변화를 더합니다. 자료에는 키만 있고 장조와 단조의 구분이 없어, 이웃한 키는 5도 떨어진 키입니다.",
);
export const steps = both(
  "{n} tracks of {fit} that fit; mean step {step}, by streams it would be {byStreams}.",
  "해당 음원 {fit}곡 가운데 {n}곡. 평균 걸음 {step}, 스트리밍순이면 {byStreams}.",
);
export const place = both("No.", "순서");
export const streams = both("Streams", "스트리밍");
export const length = both("Length", "길이");
export const bpm = both("BPM", "BPM");
export const key = both("Key", "키");
export const energy = both("Energy", "에너지");
export const link = both("Listen", "듣기");
export const spotify = both("Spotify", "Spotify");
export const video = both("Video", "영상");
export const m3u = both("M3U of {name}", "{name} M3U 저장");
export const choosePlaylist = both("Playlist", "플레이리스트");
export const counted = both("{bpm} counted as {counted}", "{bpm}, {counted}로 계산");
