import type { Schemas } from "../../api/request";

type Panel = Schemas["AudioPanel"];

/** The feature whose median in the selection lies furthest from that of all tracks, in units of all
 * tracks' middle half; null where nothing is known. */
export function furthestPanel(panels: readonly Panel[]): Panel | null {
  let furthest: Panel | null = null;
  let most = -1;
  for (const panel of panels) {
    const { selection, all } = panel;
    if (selection.median === null || all.median === null || all.low_25 === null || all.high_75 === null) continue;
    const half = all.high_75 - all.low_25;
    const away = half > 0 ? Math.abs(selection.median - all.median) / half : 0;
    if (away > most) [furthest, most] = [panel, away];
  }
  return furthest;
}
