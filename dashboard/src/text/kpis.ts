import type { Unit } from "../base/number_format";
import { both, type Message } from "./bilingual";

/** A key figure's words: what it is called, how it is taken, how it is written. */
export interface KpiWords {
  readonly label: Message;
  readonly note: Message;
  readonly unit: Unit;
}

/** The key figures by the API's names, in the order in which tables list them; the report calls them
 * the same (src/report/figure.cc). */
export const kpiWords = {
  total_streams: {
    label: both("Streams, all tracks", "스트리밍 합계"),
    note: both(
      "sum over tracks as listed; a recording listed twice counts twice",
      "목록의 모든 곡 합계. 두 번 실린 음원은 두 번 더합니다",
    ),
    unit: "compact",
  },
  total_streams_once: {
    label: both("Streams, each recording once", "스트리밍 합계(음원당 한 번)"),
    note: both(
      "the same recording under several artists counted once",
      "여러 아티스트에 실린 같은 음원을 한 번만 더합니다",
    ),
    unit: "compact",
  },
  total_views: {
    label: both("Views, all tracks", "조회수 합계"),
    note: both("sum over tracks as listed", "목록의 모든 곡 합계"),
    unit: "compact",
  },
  mean_streams: {
    label: both("Streams a track, mean", "곡당 스트리밍(평균)"),
    note: both("a few giants pull it up", "소수의 대형 히트곡이 끌어올립니다"),
    unit: "compact",
  },
  median_streams: {
    label: both("Streams a track, median", "곡당 스트리밍(중앙값)"),
    note: both("half of the tracks have more", "절반의 곡이 이보다 많습니다"),
    unit: "compact",
  },
  hit_threshold: {
    label: both("Streams of a hit", "히트 기준 스트리밍"),
    note: both("90th percentile of all tracks, whatever is selected", "선택과 관계없이 전체 곡의 상위 10 % 경계"),
    unit: "compact",
  },
  engagement_mean_of_ratios: {
    label: both("Engagement, mean of ratios", "참여율(곡별 비율의 평균)"),
    note: both(
      "(likes + comments) / views, each video counts the same",
      "(좋아요 + 댓글) / 조회수, 모든 영상을 같은 무게로",
    ),
    unit: "share",
  },
  engagement_ratio_of_sums: {
    label: both("Engagement, ratio of sums", "참여율(합계의 비율)"),
    note: both("each view counts the same", "모든 조회를 같은 무게로"),
    unit: "share",
  },
  like_rate: {
    label: both("Likes a view", "조회당 좋아요"),
    note: both("mean of likes / views", "좋아요 / 조회수의 평균"),
    unit: "share",
  },
  streams_per_view: {
    label: both("Streams a view", "조회당 스트리밍"),
    note: both("sum of streams / sum of views", "스트리밍 합계 / 조회수 합계"),
    unit: "decimal",
  },
  correlation: {
    label: both("Correlation, as counted", "상관(원래 수치)"),
    note: both("Pearson, streams and views", "피어슨, 스트리밍과 조회수"),
    unit: "decimal",
  },
  correlation_log: {
    label: both("Correlation of logs", "상관(로그)"),
    note: both("Pearson, ln(1 + count)", "피어슨, ln(1 + 수치)"),
    unit: "decimal",
  },
  correlation_rank: {
    label: both("Correlation of ranks", "상관(순위)"),
    note: both("Spearman", "스피어먼"),
    unit: "decimal",
  },
  correlation_within_artist: {
    label: both("Correlation within artist", "상관(아티스트 안)"),
    note: both("logs, each artist's mean taken out", "로그, 아티스트 평균을 뺀 뒤"),
    unit: "decimal",
  },
  official_video_lift: {
    label: both("Official-video lift, as observed", "공식 영상의 관찰된 차이"),
    note: both(
      "ratio of mean streams less one; not an effect of the video",
      "평균 스트리밍의 비율 - 1. 영상의 효과가 아닙니다",
    ),
    unit: "lift",
  },
  official_video_lift_log: {
    label: both("Official-video lift, geometric", "공식 영상의 관찰된 차이(기하)"),
    note: both(
      "the same for the typical track; not an effect either",
      "보통 곡에 대한 같은 비교. 역시 효과가 아닙니다",
    ),
    unit: "lift",
  },
} as const satisfies Readonly<Record<string, KpiWords>>;

export type KpiName = keyof typeof kpiWords;
export const kpiNames = Object.keys(kpiWords) as KpiName[];
