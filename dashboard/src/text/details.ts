import { both } from "./bilingual";

// Words of the pages of one track, one artist and one video.

export const trackLead = both(
  "What this track does on both platforms, what was expected of it, and why.",
  "이 곡의 두 플랫폼 성과, 기대했던 수치와 그 이유를 보여 줍니다.",
);
export const artistLead = both(
  "What this artist's tracks do on both platforms, with how many tracks each figure rests on.",
  "이 아티스트 곡들의 두 플랫폼 성과와, 각 수치가 몇 곡에 근거하는지 보여 줍니다.",
);
export const videoLead = both(
  "What this video brings, and which tracks it belongs to.",
  "이 영상의 성과와 어떤 곡의 영상인지 보여 줍니다.",
);
export const elsewhere = both("Leads to", "바로 가기");
export const onSpotify = both("Open in Spotify", "Spotify에서 열기");
export const onYoutube = both("Open on YouTube", "YouTube에서 열기");
export const itsVideo = both("Its video", "이 곡의 영상");
export const itsArtist = both("Artist: {name}", "아티스트: {name}");
export const filterArtist = both("Overview of this artist alone", "이 아티스트만 개요에서 보기");
export const addToCompare = both("Compare with others", "다른 항목과 비교");
export const counts = both("Counts", "수치");
export const likesAndComments = both("(likes + comments) / views", "(좋아요 + 댓글) / 조회수");
export const notKnown = both("not known", "알 수 없음");

export const forecast = both("Forecast beside truth", "예측과 실제");
export const forecastNote = both(
  "By models that had not seen this track, for four states of knowledge. Nine in ten tracks lie within such a band.",
  "이 곡을 보지 못한 모델이 네 가지 정보 수준에서 예측했습니다. 곡 열 개 중 아홉 개가 이런 구간 안에 듭니다.",
);
export const streamsForecast = both("Streams", "스트리밍");
export const viewsForecast = both("Views", "조회수");
export const forecastSummary = both(
  "Counted: {truth}. It lies within the band of {inside} of {all} scenarios: {names}.",
  "실제 수치는 {truth}이며, 시나리오 {all}개 중 {inside}개의 구간 안에 있습니다: {names}.",
);
export const forecastOutside = both(
  "Counted: {truth}. It lies outside the bands of all {all} scenarios.",
  "실제 수치는 {truth}이며, 시나리오 {all}개의 구간을 모두 벗어났습니다.",
);
export const forecastNoTruth = both("The count itself is not known.", "실제 수치를 알 수 없습니다.");
export const counted = both("counted", "실제");
export const noForecast = both(
  "No study has foretold this track yet.",
  "아직 이 곡을 예측한 분석이 없습니다.",
);
export const scenario = both("What is known", "아는 정보");
export const hitForecast = both("Chance of a hit", "히트 확률");
export const hitForecastNote = both(
  "Foretold by models that had not seen the track; a hit is above the 90th percentile of the training part.",
  "이 곡을 보지 못한 모델의 예측입니다. 학습 부분의 상위 10 %를 넘으면 히트입니다.",
);
export const foretold = both("Foretold", "예측");
export const wasHit = both("Was a hit", "실제 히트 여부");

export const reasons = both("What the models in use say, and why", "사용 중인 모델의 답과 이유");
export const reasonsOutcome = both("Expected {streams} streams [{low}, {high}].", "기대 스트리밍 {streams} [{low}, {high}].");
export const inTraining = both(
  "The track was in the training file, so this is no forecast.",
  "이 곡은 학습 파일에 있었으므로 예측이 아닙니다.",
);

export const gaps = both("Neighbours on the other platform", "다른 플랫폼에서의 위치");
export const gapsNote = both(
  "Where it does far better on one platform than its other figures would predict.",
  "다른 수치로 본 기대보다 한 플랫폼에서 훨씬 좋은 성과를 낸 경우입니다.",
);
export const noGaps = both(
  "No such gap: both platforms lie where its other figures would put them.",
  "그런 차이가 없습니다. 두 플랫폼 모두 다른 수치로 본 기대 안에 있습니다.",
);
export const gapColumns = {
  platform: both("Platform", "플랫폼"),
  count: both("Counted", "실제"),
  expected: both("Expected", "기댓값"),
  ratio: both("Times the expected", "기댓값의 배수"),
};
export const platforms: Readonly<Record<string, { en: string; ko: string }>> = {
  spotify: both("Spotify", "Spotify"),
  youtube: both("YouTube", "YouTube"),
};

export const nearest = both("Recordings that sound most like it", "소리가 가장 비슷한 음원");
export const nearestNote = both(
  "Distance over ten audio features in units of their spread; unrelated recordings are about 1.4 apart.",
  "오디오 특성 열 개에서 흩어짐을 단위로 잰 거리입니다. 관련 없는 음원은 1.4 정도 떨어져 있습니다.",
);
export const distance = both("Distance", "거리");
export const others = both("The artist's other tracks", "이 아티스트의 다른 곡");
export const alsoUnder = both("The same recording under other artists", "같은 음원의 다른 아티스트 등록");
export const alsoUnderNote = both(
  "Sums that count each recording once count it once.",
  "음원당 한 번만 더하는 합계에는 한 번만 들어갑니다.",
);

export const history = both("Counts over time", "시간에 따른 수치");
export const historySummary = both(
  "{n} snapshots from {first} to {last}. Streams {streams}, views {views} between them.",
  "{first}부터 {last}까지 스냅샷 {n}개. 그 사이 스트리밍 {streams}, 조회수 {views}.",
);
export const historyOnce = both(
  "One snapshot so far; the change appears with the next import.",
  "아직 스냅샷이 하나입니다. 다음 가져오기부터 변화가 표시됩니다.",
);
export const snapshot = both("Snapshot {n}", "스냅샷 {n}");
export const snapshotDay = both("Snapshot", "스냅샷");

export const sound = both("How it sounds", "소리의 특성");
export const soundNote = both("This track beside all tracks.", "이 곡을 모든 곡과 비교합니다.");
export const theTrack = both("This track", "이 곡");
export const artistTracks = both("All tracks of the artist", "이 아티스트의 모든 곡");
export const videoTracks = both("Tracks with this video", "이 영상을 쓰는 곡");
export const keyFigures = both("Key figures of the artist's tracks", "이 아티스트 곡의 핵심 지표");
export const oneArtist = both(
  "Intervals come from resampling artists; of one artist there is none. n says how many tracks a figure rests on.",
  "구간은 아티스트를 재표집해 구하므로 한 아티스트에는 없습니다. n은 수치가 근거한 곡 수입니다.",
);
