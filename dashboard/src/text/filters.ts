import { both, type Message } from "./bilingual";

export const filters = both("Filters", "필터");
export const artist = both("Artist", "아티스트");
export const searchArtist = both("Search an artist", "아티스트 검색");
export const albumType = both("Album type", "앨범 유형");
export const videoKind = both("Kind of video", "영상 종류");
export const licence = both("Licence", "라이선스");
export const streams = both("Streams", "스트리밍");
export const least = both("from", "최소");
export const most = both("to", "최대");
export const leastStreams = both("Least streams", "최소 스트리밍");
export const mostStreams = both("Most streams", "최대 스트리밍");
export const words = both("Words", "검색어");
export const wordsHint = both("Track, album, title, ISRC …", "곡, 앨범, 제목, ISRC …");
export const anyValue = both("All", "전체");
export const chosen = both("{n} chosen", "{n}개 선택");
export const active = both("Active filters", "적용된 필터");
export const remove = both("Remove filter: {name}", "필터 삭제: {name}");
export const clearAll = both("Clear all", "모두 지우기");
export const selectedOf = both("{rows} of {all} tracks", "전체 {all}곡 중 {rows}곡");
export const noMatch = both("No match", "일치하는 결과가 없습니다");
export const matches = both("{n} matches; use the arrow keys", "결과 {n}개, 화살표 키로 선택하세요");

export const albumTypes: Readonly<Record<string, Message>> = {
  album: both("Album", "앨범"),
  single: both("Single", "싱글"),
  compilation: both("Compilation", "컴필레이션"),
  none: both("Not known", "알 수 없음"),
};
export const licences: Readonly<Record<"yes" | "no" | "unknown", Message>> = {
  yes: both("Licensed", "라이선스 있음"),
  no: both("Not licensed", "라이선스 없음"),
  unknown: both("Not known", "알 수 없음"),
};
export const videoKinds: Readonly<Record<string, Message>> = {
  none: both("No video", "영상 없음"),
  "music-video": both("Music video", "뮤직비디오"),
  audio: both("Audio", "오디오"),
  lyric: both("Lyric video", "가사 영상"),
  visualizer: both("Visualiser", "비주얼라이저"),
  live: both("Live", "라이브"),
  topic: both("Automatic upload (Topic)", "자동 업로드(Topic)"),
  cover: both("Cover or reaction", "커버·리액션"),
  other: both("Other", "기타"),
};
export const views = both("Views", "조회수");
