/**
 * The legend of a figure whose series are told apart by patterns: the core draws
 * each swatch as it draws the marks.
 */
import { make } from "./parts.js";
import { pixelRatio, sizeCanvas } from "./size.js";

export const CSS = `
.toolbar > [aria-pressed="true"] { color: var(--text); text-decoration: underline 2px; text-underline-offset: 6px; }
.swatch:has(canvas) { height: auto; width: auto; }
.swatch:has(canvas) > span { display: none; }
.swatch canvas { forced-color-adjust: none; max-inline-size: none; min-inline-size: 0; }
`;

/** Draws the swatches of `legend`, or leaves them as they are where `core` shows no patterns. */
export function showSwatches(legend, core) {
  for (const [index, swatch] of legend.querySelectorAll(".swatch").entries()) {
    swatch.querySelector("canvas")?.remove();
    const canvas = make("canvas", {});
    const [widthCss, heightCss] = core.ask("swatch", canvas, index);
    if (!widthCss) continue;
    sizeCanvas(canvas, widthCss, heightCss, pixelRatio());
    swatch.append(canvas);
  }
}
