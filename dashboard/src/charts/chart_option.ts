import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "./palette";

/** What every chart of ECharts has alike: fonts, no animation, a summary for screen readers, axes of
 * thin lines. A chart's own option is spread over it. */
export function baseOption(paint: Palette, summary: string): EChartsCoreOption {
  const fontFamily = getComputedStyle(document.body).fontFamily;
  return {
    animation: false,
    color: [...paint.data],
    textStyle: { fontFamily, fontSize: 12, color: paint.quietInk },
    aria: { enabled: true, label: { description: summary } },
    grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
    tooltip: {
      trigger: "item",
      confine: true,
      backgroundColor: paint.surface,
      borderColor: paint.strongLine,
      padding: [6, 10],
      textStyle: { fontFamily, fontSize: 12, color: paint.ink },
    },
  };
}

/** An axis of numbers. */
export function numberAxis(paint: Palette, name: string, label: (value: number) => string): object {
  return {
    type: "value",
    name,
    nameLocation: "end",
    nameTextStyle: { color: paint.quietInk },
    axisLine: { lineStyle: { color: paint.strongLine } },
    axisTick: { show: false },
    axisLabel: { color: paint.quietInk, formatter: label, hideOverlap: true },
    splitLine: { lineStyle: { color: paint.line } },
  };
}

/** A tooltip's content: a title and lines. Made of nodes, so that no name from the data is ever read
 * as HTML, and without style attributes, which the server's policy forbids. */
export function tooltipLines(title: string, lines: readonly string[]): HTMLElement {
  const box = document.createElement("div");
  const head = document.createElement("strong");
  head.textContent = title;
  box.append(head);
  for (const line of lines) {
    const row = document.createElement("div");
    row.textContent = line;
    box.append(row);
  }
  return box;
}
