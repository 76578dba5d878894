// The one clock of the page: ages of data are told by it and move on together.
let time = $state(Date.now());
window.setInterval(() => {
  time = Date.now();
}, 30_000);

/** Milliseconds since 1970, renewed every half minute; reactive. */
export function now(): number {
  return time;
}
