import { send } from "../../api/client";
import { asProblem, type Problem } from "../../api/problem";
import type { Schemas } from "../../api/request";
import { go, place, urlOf } from "../../base/place.svelte";
import { LatestAnswer } from "./latest_answer";
import { readSetting, scoreRow, settingQuery, type Lever, type LeverValue, type Setting } from "./setting";

type Scores = Schemas["Scores"];
type Prediction = Schemas["Prediction"];

/** The hand is at rest when it has not moved for so long, in ms: then the URL is written (browsers
 * allow few writes a second) and the reasons are asked for. */
const restAfter = 90;

/** The setting in hand, what the models say of it, and of the one that is pinned. Reactive. */
export class Bench {
  setting = $state.raw<Setting>() as Setting;
  /** The newest answer; what comes after it is on its way. */
  scores = $state.raw<Scores>();
  /** Why the newest setting has none. */
  problem = $state.raw<Problem>();
  /** The answer with reasons and nearest recordings, and whether the setting has moved on since. */
  explained = $state.raw<Prediction>();
  outdated = $state(false);
  pinned = $state.raw<Prediction>();

  private readonly latest: LatestAnswer<Setting, Scores>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private abort = new AbortController();
  private pinAbort = new AbortController();

  constructor(
    private readonly levers: readonly Lever[],
    private readonly rest: Setting,
  ) {
    this.setting = readSetting(place().query, levers, rest);
    this.latest = new LatestAnswer((setting: Setting, signal) => score(setting, 0, signal), {
      show: (scores) => {
        this.scores = scores;
        this.problem = undefined;
      },
      fail: (thrown) => {
        this.problem = asProblem(thrown, false);
      },
    });
    this.again();
  }

  /** Asks anew: another model may be in use. */
  again(): void {
    this.latest.want(this.setting);
    void this.explain();
    void this.askPinned();
  }

  /** Follows the hand. `step`: a choice is a step of its own in the browser's history. */
  change(part: Partial<Setting>, options: { step?: boolean } = {}): void {
    this.setting = { ...this.setting, ...part };
    this.latest.want(this.setting);
    this.outdated = true;
    this.abort.abort();
    clearTimeout(this.timer);
    if (options.step === true) this.write(false);
    this.timer = setTimeout(() => this.settle(), restAfter);
  }

  turn(name: string, value: LeverValue, options: { step?: boolean } = {}): void {
    this.change({ values: { ...this.setting.values, [name]: value } }, options);
  }

  /** The way back to where one started. */
  reset(): void {
    this.change(this.rest, { step: true });
  }

  /** Takes the setting of a URL that came another way: back, forward, a link. */
  adopt(query: URLSearchParams): void {
    const setting = readSetting(query, this.levers, this.rest);
    const text = settingQuery(setting, this.rest).toString();
    if (text !== settingQuery(this.setting, this.rest).toString()) {
      this.setting = setting;
      this.latest.want(setting);
      void this.explain();
    }
    void this.askPinned();
  }

  /** Keeps the setting of now beside the next ones; without `pin`, lets it go. */
  pin(pin: boolean): void {
    clearTimeout(this.timer);
    const query = this.queryOfNow();
    query.delete("pin");
    if (pin) query.set("pin", settingQuery(this.setting, this.rest).toString() || "rest");
    go(urlOf(place().path, query), { stay: true });
    void this.askPinned();
  }

  end(): void {
    clearTimeout(this.timer);
    this.latest.end();
    this.abort.abort();
    this.pinAbort.abort();
  }

  private settle(): void {
    this.write(true);
    void this.explain();
  }

  private queryOfNow(): URLSearchParams {
    const query = new URLSearchParams(place().query);
    for (const name of ["artist", "track", ...this.levers.map((lever) => lever.name)]) query.delete(name);
    for (const [name, value] of settingQuery(this.setting, this.rest)) query.set(name, value);
    return query;
  }

  private write(replace: boolean): void {
    go(urlOf(place().path, this.queryOfNow()), { replace, stay: true });
  }

  private async explain(): Promise<void> {
    this.abort.abort();
    this.abort = new AbortController();
    const { signal } = this.abort;
    try {
      const scores = await score(this.setting, 1, signal);
      if (signal.aborted) return;
      this.explained = scores.predictions[0];
      this.outdated = false;
    } catch {
      // The answer without reasons was asked for as well and tells what is wrong.
      if (!signal.aborted) this.explained = undefined;
    }
  }

  private pinText = "";
  private async askPinned(): Promise<void> {
    const text = place().query.get("pin") ?? "";
    if (text === "") this.pinned = undefined;
    if (text === this.pinText) return;
    this.pinText = text;
    this.pinAbort.abort();
    if (text === "") return;
    this.pinAbort = new AbortController();
    const { signal } = this.pinAbort;
    const setting = readSetting(new URLSearchParams(text), this.levers, this.rest);
    try {
      const scores = await score(setting, 0, signal);
      if (!signal.aborted) this.pinned = scores.predictions[0];
    } catch {
      if (!signal.aborted) this.pinText = "";
    }
  }
}

function score(setting: Setting, explain: 0 | 1, signal: AbortSignal): Promise<Scores> {
  return send("post", "/api/v1/score", { query: { explain }, body: { rows: [scoreRow(setting)] }, signal });
}
