import "./base/tokens.css";
import "./base/page.css";
import { mount } from "svelte";
import { takeFirstAnswers } from "./api/first";
import { startLive } from "./api/live.svelte";
import { followShareLink } from "./follow_share_link";
import { showTheme } from "./base/theme.svelte";
import App from "./App.svelte";

showTheme();
takeFirstAnswers();
const target = document.getElementById("app");
followShareLink(() => {
  if (target !== null) mount(App, { target });
});
// After the first paint: a stream that is slow to open must not hold up a figure.
requestAnimationFrame(() => setTimeout(startLive));
