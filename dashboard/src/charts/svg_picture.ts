import { token } from "../base/theme.svelte";

// Properties that make a drawing look as it does; a copied SVG has no style sheet of its own.
const kept = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "paint-order",
  "opacity",
  "text-anchor",
] as const;

/** An SVG of the page as a picture on the surface's colour, twice as fine as on the screen. */
export async function svgPng(svg: SVGSVGElement): Promise<Blob | null> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const parts = [...copy.querySelectorAll<SVGElement>("*")];
  [...svg.querySelectorAll("*")].forEach((original, i) => {
    const style = getComputedStyle(original);
    for (const name of kept) parts[i]?.setAttribute(name, style.getPropertyValue(name));
    if (original instanceof SVGTextElement) parts[i]?.setAttribute("font-size", style.fontSize);
    if (original instanceof SVGTextElement) parts[i]?.setAttribute("font-family", style.fontFamily);
  });
  const { width, height } = svg.getBoundingClientRect();
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }),
  );
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    const pen = canvas.getContext("2d");
    if (pen === null) return null;
    pen.scale(2, 2);
    pen.fillStyle = token("--surface");
    pen.fillRect(0, 0, width, height);
    pen.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
