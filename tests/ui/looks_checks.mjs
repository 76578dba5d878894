// How pages are made: accessible in both themes, no wider than the screen, named, and of our server alone.
import assert from "node:assert/strict";
import { View } from "./browser.mjs";
import { hostile } from "./stage.mjs";
import { viewsOf } from "./views.mjs";
import { frame, say } from "./words.mjs";

const widths = [1440, 768, 390];

async function sizeTo(view, width) {
  await view.page.setViewport({ width, height: 844 });
  await view.settled();
}

/** What is too wide for the window at any of the widths; leaves the page at the last. */
async function tooWide(view) {
  const faults = [];
  for (const width of widths) {
    await sizeTo(view, width);
    const wider = await view.sideways();
    if (wider > 0) faults.push(`${wider} px wider than a screen of ${width}`);
  }
  return faults;
}

/** What is wrong with the page that is open, in its language, at all widths. */
async function faultsOf(view, language) {
  const page = await view.page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    heading: document.querySelector("main h1").textContent.trim(),
    rows: document.querySelectorAll("main tr.row").length,
  }));
  const faults = [];
  if (page.lang !== language) faults.push(`lang is ${page.lang}`);
  if (page.title !== `${page.heading} · ${say(frame.product, language)}`) faults.push(`titled "${page.title}" over "${page.heading}"`);
  if (page.heading === say(frame.notFound, language)) faults.push("there is no such page");
  if (page.rows > 100) faults.push(`${page.rows} rows in the page`);
  return faults;
}

async function everyPage({ browser, server }) {
  const all = await viewsOf(server);
  const half = all.length >> 1;
  const faults = await Promise.all([all.slice(0, half), all.slice(half)].map((paths) => faultsOn(paths, browser, server)));
  assert.equal(faults.flat().join("\n"), "");
}

async function faultsOn(paths, browser, server) {
  const view = await View.open(browser, server);
  const faults = [];
  for (const path of paths) {
    const note = (found, how) => faults.push(...found.map((fault) => `${path} ${how}: ${fault}`));
    await view.theme("light");
    await view.page.setViewport({ width: 1440, height: 900 });
    await view.go(`${path}${path.includes("?") ? "&" : "?"}lang=en`);
    note(await faultsOf(view, "en"), "en");
    note(await view.violations(), "light, 1440, en");
    note(await tooWide(view), "en");
    await view.theme("dark");
    await view.language("ko");
    note(await faultsOf(view, "ko"), "ko");
    note(await tooWide(view), "ko");
    note(await view.violations(), "dark, 390, ko");
  }
  await view.assertClean();
  await view.close();
  return faults;
}

async function escapedInTheFirstHtml({ browser, server }) {
  const html = await (await fetch(server.url)).text();
  const block = /<script type="application\/json" id="first">(.*?)<\/script>/s.exec(html)?.[1];
  const first = JSON.parse(block);
  assert.ok(Object.keys(first).length > 0);
  assert.ok(!/<(?!\/?(html|head|meta|title|link|script|body|div|noscript|!))/i.test(html.replace("<!doctype html>", "").replace(block, "")));
  assert.ok(!block.includes("<"), "a name could end the block");
  const artist = (await server.get("/api/v1/artists?limit=1")).rows[0];
  assert.equal(artist.name, hostile.artist);

  const view = await View.open(browser, server);
  await view.go(`/?artist=${artist.id}&q=${encodeURIComponent("<svg onload=window.hacked=1>")}`);
  await view.go(`/tracks?q=${encodeURIComponent(hostile.track)}`);
  await view.until((text) => text.includes(hostile.track), "the track of that name");
  // The suggestions of the search box, and its chips.
  await view.go("/");
  await view.page.type("header input[type=search]", "<img src");
  await view.page.waitForSelector("header [role=option]");
  assert.ok((await view.texts("header [role=option]"))[0].includes(hostile.artist));
  await view.assertClean();
  await view.close();
}

export const checks = {
  "no page breaks WCAG 2.2 AA, overflows at 390 px, complains or asks a third party": everyPage,
  "names that hold scripts run nowhere and end no block of the first HTML": escapedInTheFirstHtml,
};
