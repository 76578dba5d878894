// What lands on the server shows on open pages by itself; ten tabs share one stream and none hangs.
import assert from "node:assert/strict";
import { View } from "./browser.mjs";
import { frame, say } from "./words.mjs";

const tabs = 10;

/** Opens the tabs of one browser, one after the other, as a reader does. */
async function openTabs(browser, server) {
  const views = [];
  for (let i = 0; i < tabs; i++) {
    const view = await View.open(browser, server);
    await view.go(["/", "/artists", "/quality?tab=imports", "/findings", "/jobs"][i % 5] + (i % 5 === 2 ? "&" : "?") + "lang=en");
    views.push(view);
  }
  return views;
}

async function uploadReachesTenTabs({ browser, program }) {
  const server = await program.serve("live.db");
  const context = await browser.createBrowserContext();
  const views = await openTabs(context, server);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const streams = /^crossfade_[a-z_]*streams?\S* (\d+)$/m.exec(metrics);
  if (streams !== null) assert.equal(Number(streams[1]), 1, "the tabs do not share one stream");
  const before = await Promise.all(views.map((view) => view.text()));

  const uploader = views.at(-1);
  await uploader.page.bringToFront();
  await (await uploader.page.waitForSelector('input[type="file"]')).uploadFile(program.at("later.csv"));
  await uploader.page.$eval('input[type="date"]', (box) => {
    box.value = "2026-11-01";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await uploader.page.click('label.tick input[type="checkbox"]');
  await uploader.press('form button[type="submit"]');
  await uploader.until((text) => text.includes("snapshot 3"), "the import's end");
  const landed = Date.now();

  const signs = { "/artists": "Newcomer", "/quality": "1 Nov 2026", "/findings": say(frame.olderThanData, "en"), "/jobs": "later.csv" };
  for (const [i, view] of views.entries()) {
    const sign = Object.entries(signs).find(([path]) => view.where.startsWith(path))?.[1] ?? "1 Nov 2026";
    assert.ok(!before[i].includes(sign) || sign === "later.csv", `${view.where} said "${sign}" before`);
    await view.until((text) => text.includes(sign), `"${sign}"`);
  }
  console.log(`# an import showed in ${tabs} tabs ${Date.now() - landed} ms after its own page said so`);
  const board = await server.get("/api/v1/kpis");
  assert.equal(board.origin.stale, true);

  // The tab that listens for all is closed: another takes over, and is told of what it missed.
  for (const view of views.slice(0, 5)) {
    await view.assertClean();
    await view.close();
  }
  await server.get("/api/v1/kpis");
  program.run(["import", "before.csv", "--store", "live.db", "--as-of", "2026-12-01"]);
  const [tables] = views.slice(5).filter((view) => view.where.startsWith("/quality"));
  await tables.until((text) => text.includes("1 Dec 2026"), "an import by another program");
  for (const view of views.slice(5)) await view.assertClean();
  await context.close();
  await server.stop();
}

export const checks = {
  "an upload shows on ten open tabs by itself, and the study is marked older": uploadReachesTenTabs,
};
