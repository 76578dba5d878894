import { both, say, type Message } from "./bilingual";

// What is known when one asks, and the families of features: words of the models' page and of the
// what-if page, the same as the report's.

export const scenarioNames = ["a", "b", "c", "d"] as const;
export type ScenarioName = (typeof scenarioNames)[number];

interface ScenarioWords {
  readonly title: Message;
  readonly known: Message;
}

export const scenarios: Readonly<Record<ScenarioName, ScenarioWords>> = {
  a: {
    title: both("Before release, artist unknown", "발매 전, 모르는 아티스트"),
    known: both(
      "The sound, what the release sheet says, how its names are spelt, and what other artists' tracks tell.",
      "소리, 발매 정보, 이름의 철자, 그리고 다른 아티스트의 곡이 알려 주는 것을 압니다.",
    ),
  },
  b: {
    title: both("Before release, the artist's other tracks known", "발매 전, 아티스트의 다른 곡을 앎"),
    known: both(
      "As in a, and the streams and video counts of the artist's other tracks.",
      "a에 더해 아티스트의 다른 곡의 스트리밍과 영상 수치를 압니다.",
    ),
  },
  c: {
    title: both("The video is out, artist unseen", "영상 공개 후, 처음 보는 아티스트"),
    known: both(
      "As in a, and the video's counts, title and channel, and other artists on that channel. Where views are asked for: the streams instead of the counts.",
      "a에 더해 영상의 수치, 제목, 채널과 그 채널의 다른 아티스트를 압니다. 조회수를 물을 때는 영상 수치 대신 스트리밍을 압니다.",
    ),
  },
  d: {
    title: both("The video is out, the artist's other tracks known", "영상 공개 후, 아티스트의 다른 곡을 앎"),
    known: both("As in c, and the artist's other tracks.", "c에 더해 아티스트의 다른 곡을 압니다."),
  },
};

export const scenarioNamed = both("Scenario {name}: {title}", "시나리오 {name}: {title}");

/** "Scenario a: Before release, artist unknown"; a name that is not known is said as it is. */
export function sayScenario(name: string): string {
  const known = scenarioNames.find((one) => one === name);
  return known === undefined ? name : say(scenarioNamed, { name, title: say(scenarios[known].title) });
}

/** Families of features by the API's names (src/features/feature_table.cc). */
const families: Readonly<Record<string, Message>> = {
  audio: both("audio", "오디오"),
  sheet: both("release sheet", "발매 정보"),
  views: both("views", "조회수"),
  engagement: both("likes and comments", "좋아요와 댓글"),
  "video-flags": both("video flags", "영상 표시"),
  "video-cues": both("title and channel", "제목과 채널"),
  match: both("match of video and track", "영상과 곡의 일치"),
  names: both("names", "이름"),
  "channel-others": both("other artists on the channel", "채널의 다른 아티스트"),
  company: both("ties to other artists", "다른 아티스트와의 인연"),
  roster: both("the artist's other tracks", "아티스트의 다른 곡"),
  streams: both("streams", "스트리밍"),
};

/** A family's name; one that is not known is said as it is. */
export function sayFamily(name: string): string {
  const known = families[name];
  return known === undefined ? name : say(known);
}
