import type { Message } from "../../text/bilingual";
import * as words from "../../text/plan_editor";
import type { PlanValue } from "./plan_text";

/** A value that the form shows. */
export interface PlanField {
  readonly key: string;
  readonly label: Message;
  readonly kind: "number" | "text" | "day" | "tier";
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
      number("streams_to_come", words.streamsToCome),
      number("months", words.months),
      number("most_a_month", words.mostAMonth),
      number("most_an_artist", words.mostAnArtist),
    ],
    blocks: {
      table: "videos.tiers",
      name: words.tier,
      add: words.addTier,
      fields: [{ key: "name", label: words.tierName, kind: "tier" }, number("cost", words.cost), number("effect", words.effect)],
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
      number("threshold", words.threshold),
    ],
  },
  {
    table: "releases",
    name: words.releases,
    fields: [
      { key: "tracks", label: words.releasesFile, kind: "text" },
      number("teaser_days", words.teaserDays),
      number("campaign_days", words.campaignDays),
      number("least_days_apart", words.leastDaysApart),
      number("weekday", words.weekday),
      number("most_a_day", words.mostADay),
    ],
  },
  { table: "playlists", name: words.playlists, fields: [number("most_tracks", words.mostTracks)] },
];
