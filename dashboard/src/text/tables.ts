import { both, type Message } from "./bilingual";

// Words of the tables of tracks, artists and videos, and of a track's columns wherever they stand.

export const leads = {
  tracks: both(
    "Every track with its counts, its video and what a model that had not seen it expected.",
    "모든 곡의 수치와 영상, 그리고 그 곡을 보지 못한 모델의 기댓값을 보여 줍니다.",
  ),
  artists: both("Every artist with the sums of the tracks selected.", "선택한 곡을 아티스트별로 합산해 보여 줍니다."),
  videos: both(
    "Every video with its counts; several tracks may share one.",
    "모든 영상의 수치를 보여 줍니다. 한 영상을 여러 곡이 함께 쓸 수 있습니다.",
  ),
};
export const rowsOf = both("{n} rows", "{n}행");
export const allRowsCsv = both("{name}, the whole selection", "{name}, 선택 전체");

export const pickOne = both("Compare {name}", "{name} 비교에 추가");
export const picked = both("{n} of {most} to compare", "비교할 항목 {n}/{most}");
export const compareThese = both("Compare", "비교하기");
export const compareHint = both("Tick up to {most} rows to compare them.", "최대 {most}개를 선택해 비교할 수 있습니다.");
export const clearPicks = both("Clear", "선택 해제");

export const columns = {
  track: both("Track", "곡"),
  artist: both("Artist", "아티스트"),
  album: both("Album", "앨범"),
  album_type: both("Album type", "앨범 유형"),
  release_date: both("Released", "발매일"),
  streams: both("Streams", "스트리밍"),
  views: both("Views", "조회수"),
  likes: both("Likes", "좋아요"),
  comments: both("Comments", "댓글"),
  engagement: both("Engagement", "참여율"),
  expected_streams: both("Expected streams", "기대 스트리밍"),
  hit_probability: both("Chance of a hit", "히트 확률"),
  video_kind: both("Kind of video", "영상 종류"),
  licensed: both("Licensed", "라이선스"),
  official_video: both("Official video", "공식 영상"),
  title: both("Video title", "영상 제목"),
  channel: both("Channel", "채널"),
  duration_ms: both("Length", "길이"),
  tempo_bpm: both("Tempo (bpm)", "템포(bpm)"),
  key: both("Key", "조성"),
  danceability: both("Danceability", "춤추기 좋은 정도"),
  energy: both("Energy", "에너지"),
  loudness_db: both("Loudness (dB)", "음량(dB)"),
  speechiness: both("Speechiness", "말소리"),
  acousticness: both("Acousticness", "어쿠스틱"),
  instrumentalness: both("Instrumentalness", "연주곡"),
  liveness: both("Liveness", "현장감"),
  valence: both("Valence", "밝기"),
} as const satisfies Readonly<Record<string, Message>>;

export const name = both("Name", "이름");
export const tracks = both("Tracks", "곡 수");
export const streamsSum = both("Streams, all tracks", "스트리밍 합계");
export const medianStreams = both("Median streams", "스트리밍 중앙값");
export const bestStreams = both("Best track's streams", "최고 곡 스트리밍");
export const viewsSum = both("Views, all tracks", "조회수 합계");
export const hits = both("Hits", "히트곡");
export const musicVideos = both("Music videos", "뮤직비디오");
export const untitled = both("Video without a title", "제목 없는 영상");
export const yes = both("yes", "예");
export const no = both("no", "아니요");
