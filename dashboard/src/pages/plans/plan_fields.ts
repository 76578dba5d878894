import type { Message } from "../../text/bilingual";
import * as words from "../../text/plan_editor";
import type { PlanValue } from "./plan_text";

/** A value that the form shows. */
export interface PlanField {
  readonly key: string;
  readonly label: Message;
  readonly kind: "number" | "text" | "day" | "tier";
  /** A number without fractions. */
  readonly whole?: boolean;
  /** The least and the most that the program takes; without them any number from zero. */
  readonly range?: readonly [low: number, high: number];
}
/** A section of the plan file, its main values and its blocks. */
export interface PlanSection {
  readonly table: string;
  readonly name: Message;
  readonly fields: readonly PlanField[];
  readonly blocks?: {
    readonly table: string;
    readonly name: Message<"n">;
    readonly add: Message;
    readonly fields: readonly PlanField[];
    /** A new block before anything is filled in. */
    readonly fresh: Readonly<Record<string, PlanValue>>;
  };
}

const number = (key: string, label: Message): PlanField => ({ key, label, kind: "number" });
const share = (key: string, label: Message): PlanField => ({ key, label, kind: "number", range: [0, 1] });
const whole = (key: string, label: Message, low: number, high: number): PlanField => ({ key, label, kind: "number", whole: true, range: [low, high] });

/** The keys above all sections. */
export const wholePlan: readonly PlanField[] = [
  { key: "currency", label: words.currency, kind: "text" },
  { key: "start", label: words.start, kind: "day" },
];

/** The main values of each section; the others (priors, checkpoints) are changed in the text. */
export const planSections: readonly PlanSection[] = [
  {
    table: "videos",
    name: words.videos,
    fields: [
      number("budget", words.videoBudget),
      number("value_a_stream", words.valueAStream),
      share("streams_to_come", words.streamsToCome),
      whole("months", words.months, 1, 120),
      whole("most_a_month", words.mostAMonth, 0, 1_000_000),
      whole("most_an_artist", words.mostAnArtist, 0, 1_000_000),
    ],
    blocks: {
      table: "videos.tiers",
      name: words.tier,
      add: words.addTier,
      fields: [{ key: "name", label: words.tierName, kind: "tier" }, number("cost", words.cost), share("effect", words.effect)],
      fresh: { name: "lyric" },
    },
  },
  {
    table: "promotion",
    name: words.promotion,
    fields: [
      number("budget", words.weekBudget),
      number("value_a_view", words.valueAView),
      { key: "history", label: words.historyFile, kind: "text" },
    ],
    blocks: {
      table: "promotion.platforms",
      name: words.platform,
      add: words.addPlatform,
      fields: [{ key: "name", label: words.platformName, kind: "text" }, number("least", words.least), number("most", words.most)],
      fresh: { name: "" },
    },
  },
  {
    table: "signing",
    name: words.signing,
    fields: [
      number("miss_cost", words.missCost),
      number("false_alarm_cost", words.falseAlarmCost),
      share("threshold", words.threshold),
    ],
  },
  {
    table: "releases",
    name: words.releases,
    fields: [
      { key: "tracks", label: words.releasesFile, kind: "text" },
      whole("teaser_days", words.teaserDays, 0, 3650),
      whole("campaign_days", words.campaignDays, 0, 3650),
      whole("least_days_apart", words.leastDaysApart, 0, 3650),
      whole("weekday", words.weekday, 1, 7),
      whole("most_a_day", words.mostADay, 1, 1_000_000),
    ],
  },
  { table: "playlists", name: words.playlists, fields: [whole("most_tracks", words.mostTracks, 2, 500)] },
];
