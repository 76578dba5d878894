// Chromium, and pages of it that keep account of everything no page of ours may do.
import assert from "node:assert/strict";
import { axeSource, chromium, takePuppeteer } from "./packages.mjs";

const patience = 20_000;

/** Starts Chromium. Pages that are not in front are painted all the same. */
export function launch() {
  return takePuppeteer().launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-GB"],
  });
}

/** A page of a server: puppeteer's, with what is asked of all of ours. */
export class View {
  /** `allow`: a complaint of the console that is expected, as a regular expression. */
  static async open(context, server, { allow = null } = {}) {
    const page = await context.newPage();
    const view = new View(page, server, allow);
    page.setDefaultTimeout(patience);
    await page.setViewport({ width: 1440, height: 900 });
    await page.evaluateOnNewDocument(() => {
      window.blockedOver50 = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.blockedOver50.push({ start: entry.startTime, ms: entry.duration });
      }).observe({ type: "longtask" });
    });
    return view;
  }

  constructor(page, server, allow) {
    Object.assign(this, { page, server, faults: [], scores: [], allow });
    const fault = (text) => {
      if (allow === null || !allow.test(text)) this.faults.push(`${this.where ?? ""} ${text}`);
    };
    page.on("console", (message) => {
      if (["error", "warn", "assert"].includes(message.type())) fault(`console: ${message.text()} ${message.location().url ?? ""}`);
    });
    page.on("pageerror", (error) => fault(`script: ${error}`));
    page.on("dialog", (dialog) => {
      this.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(server.url) && !/^(data|blob):/.test(url)) this.faults.push(`${this.where} asks a third party: ${url}`);
    });
    page.on("response", (response) => {
      if (response.url().includes("/api/v1/score")) void response.json().then((answer) => this.scores.push(answer), () => undefined);
    });
  }

  /** Leads to a path of the server and waits until all of it is there. */
  async go(path) {
    this.where = path;
    await this.page.goto(this.server.url + path, { waitUntil: "load" });
    await this.settled();
  }

  /** Waits until nothing is loading and two frames have been painted. */
  async settled() {
    const ready = () => document.querySelector("main h1") !== null && document.querySelector('.loading, .coming, [aria-busy="true"]') === null;
    await this.page.waitForFunction(ready, { polling: 50 }).catch(() => assert.fail(`${this.where} goes on loading`));
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  }

  /** What a reader reads in the content, in single spaces. */
  text(selector = "main") {
    return this.page.$eval(selector, (element) => element.innerText.replace(/\s+/g, " ").trim());
  }

  texts(selector) {
    return this.page.$$eval(selector, (elements) => elements.map((element) => element.textContent.replace(/\s+/g, " ").trim()));
  }

  /** All rows of all tables as lists of cells. */
  rows() {
    return this.page.$$eval("main tr", (rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim())),
    );
  }

  /** Waits until the content's text fulfils `wanted`, a function of it; gives the text. */
  async until(wanted, what) {
    const end = Date.now() + patience;
    for (;;) {
      const text = await this.text().catch(() => "");
      if (wanted(text)) return text;
      if (Date.now() > end) assert.fail(`${this.where}: ${what} did not come; the page says: ${text.slice(-900)}`);
      await new Promise((done) => setTimeout(done, 40));
    }
  }

  async press(selector) {
    await (await this.page.waitForSelector(selector)).click();
  }

  async language(language) {
    await this.press(`header [role="group"] button[lang="${language}"]`);
    await this.settled();
  }

  /** Pixels by which the page is wider than the window. */
  sideways() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  theme(theme) {
    return this.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  }

  /** What axe-core finds against WCAG 2.2 A and AA, a line each. */
  async violations() {
    // By the debugger's protocol: the pages' own policy lets no foreign script in.
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(axeSource());
    return this.page.evaluate(async () => {
      const { violations } = await window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        resultTypes: ["violations"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    });
  }

  /** Fails where the page complained, asked a third party, or ran a script that data brought. */
  async assertClean() {
    assert.equal(await this.page.evaluate(() => window.hacked ?? null), null, `${this.where}: a script in a name ran`);
    assert.deepEqual(this.faults, []);
  }

  close() {
    return this.page.close();
  }
}
