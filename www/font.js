/**
 * How wide the host page's font is, compared with the core's own table.
 *
 * The core lays text out with a table of widths so that its pictures are the
 * same everywhere. A page's font is wider or narrower than that table: one
 * factor, measured once per font, makes labels fit.
 */
import { shared } from "./shared.js";

const SIZE_PX = 100;
const NARROWEST = 0.8;
const WIDEST = 1.6;

const factors = new Map();
let context = null;

/**
 * The width of text in `family` divided by the core's width of the same text.
 *
 * `reference` is the core's: a text, and its width in em by the core's table.
 * A family that the canvas does not understand counts as the default font.
 */
export function fontWidthFactor(family, reference) {
  let factor = factors.get(family);
  if (factor === undefined) {
    context ??= document.createElement("canvas").getContext("2d");
    context.font = `${SIZE_PX}px sans-serif`;
    context.font = `${SIZE_PX}px ${family}`;
    const widthEm = context.measureText(reference.text).width / SIZE_PX;
    const ratio = widthEm / reference.widthEm;
    factor = Number.isFinite(ratio) ? Math.min(Math.max(ratio, NARROWEST), WIDEST) : 1;
    factors.set(family, factor);
  }
  return factor;
}

/** Calls back when a web font has arrived, which may change every factor. */
export const watchFonts = shared((notify) => {
  const forget = () => {
    factors.clear();
    notify();
  };
  document.fonts.addEventListener("loadingdone", forget);
  return () => document.fonts.removeEventListener("loadingdone", forget);
});
