// With accounts: one signs in by the page, sees what one's role allows, and signs out.
import assert from "node:assert/strict";
import { View } from "./browser.mjs";
import { frame, say, versions } from "./words.mjs";

const password = "correct horse battery";
const people = { boss: "admin", anna: "analyst", 민지: "viewer" };

// An answer of 401 is what the browser's console calls an error.
const allow = /status of 401/;

async function signIn(view, name, secret) {
  const [nameBox, passwordBox] = [await view.page.waitForSelector('input[autocomplete="username"]'), await view.page.waitForSelector('input[type="password"]')];
  await nameBox.evaluate((box) => (box.value = ""));
  await nameBox.type(name);
  await passwordBox.type(secret);
  await view.press('main form button[type="submit"]');
}

async function rolesAndSignIn({ browser, program }) {
  for (const [name, role] of Object.entries(people)) {
    program.run(["users", "add", name, "--role", role, "--store", "people.db"], `${password}\n`);
  }
  const server = await program.serve("people.db");
  assert.equal((await fetch(`${server.url}/api/v1/kpis`)).status, 401);
  assert.ok(!(await (await fetch(server.url)).text()).includes("total_streams"), "figures stand in the page of nobody");
  for (const [name, role] of Object.entries(people)) {
    const context = await browser.createBrowserContext();
    const view = await View.open(context, server, { allow });
    await view.go("/jobs?lang=en");
    await view.until((text) => text.includes("Password"), "the sign-in");
    if (role === "viewer") {
      await signIn(view, name, "not the password");
      await view.page.waitForSelector('[role="alert"]');
    }
    await signIn(view, name, password);
    await view.page.waitForFunction(() => location.pathname === "/jobs");
    await view.settled();
    if (role === "viewer") assert.deepEqual(await view.violations(), [], "a viewer's /jobs");
    await view.go("/models?view=versions&lang=en");
    assert.equal((await view.text()).includes(say(versions.rollBack, "en")), role === "admin", `${role} and models`);
    assert.equal((await view.text()).includes(say(versions.adminsOnly, "en")), role !== "admin", `${role} is told who may`);
    await view.go("/jobs?lang=en");
    const uploads = (await view.page.$$('input[type="file"]')).length;
    assert.equal(uploads, role === "viewer" ? 0 : 1, `${role} and uploads`);
    const links = await view.texts("nav a");
    assert.equal(links.includes(say(frame.pageNames.people, "en")), role === "admin", `${role} and accounts`);
    if (role === "admin") await tabsOfPeople(view);
    await signOut(view);
    await context.close();
  }
  await server.stop();
}

async function tabsOfPeople(view) {
  for (const tab of ["account", "people", "tokens", "shares", "audit", "usage"]) {
    await view.page.setViewport({ width: 390, height: 844 });
    await view.go(`/people?tab=${tab}&lang=ko`);
    assert.deepEqual(await view.violations(), [], `/people?tab=${tab}`);
    assert.ok((await view.sideways()) <= 0, `/people?tab=${tab} is wider than the screen`);
    if (tab === "people") {
      const rows = await view.rows();
      for (const name of Object.keys(people)) assert.ok(rows.some(([first]) => first?.startsWith(name)), name);
    }
  }
}

async function signOut(view) {
  await view.go("/?lang=en");
  await view.press(".account > button");
  await view.page.waitForSelector(".account .menu:not([hidden]) button");
  await view.press(".account .menu button");
  await view.page.waitForFunction(() => location.pathname === "/sign-in");
  await view.page.goto(`${view.server.url}/tracks?lang=en`);
  await view.until((text) => text.includes("Password"), "the sign-in after signing out");
  await view.assertClean();
}

export const checks = {
  "people sign in and out by the page, and roles see what they may": rolesAndSignIn,
};
