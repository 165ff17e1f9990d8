/**
 * How large a figure is, in CSS pixels and in the screen's own.
 *
 * Names ending in `Css` are CSS pixels; `device` is the screen's. A canvas is
 * sharp when one of its pixels is one of the screen's, so widths are cut to
 * whole device pixels before the core sees them.
 */
import { shared } from "./shared.js";
import { isPrinting } from "./theme.js";

/** More pixels than this per CSS pixel cost memory and show nothing, on paper too. */
const HIGHEST_RATIO = 4;

/** Pixels per CSS pixel, of the device or of what a printer needs. */
export function pixelRatio() {
  return isPrinting() ? HIGHEST_RATIO : Math.min(devicePixelRatio, HIGHEST_RATIO);
}

/** The widest whole number of device pixels in `widthCss`, in CSS pixels. */
export function wholeDevicePixels(widthCss, ratio) {
  return Math.floor(widthCss * ratio) / ratio;
}

/**
 * Shows `canvas` at exactly the size that makes its pixels the screen's own.
 *
 * The core gives it the pixels, `round(css * ratio)` of them.
 */
export function sizeCanvas(canvas, widthCss, heightCss, ratio) {
  canvas.style.width = `${Math.round(widthCss * ratio) / ratio}px`;
  canvas.style.height = `${Math.round(heightCss * ratio) / ratio}px`;
}

/** Calls back when the pixel ratio changes: browser zoom, or another screen. */
export const watchPixelRatio = shared((notify) => {
  let query = null;
  const disarm = () => query?.removeEventListener("change", rearm);
  // The query names one ratio, so each change needs the next query.
  const rearm = () => {
    disarm();
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", rearm);
    notify();
  };
  query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener("change", rearm);
  return disarm;
});

const callbacks = new WeakMap();
const changed = new Map();
let frame = 0;

// Drawing changes a figure's height. Inside the observer's own call that would
// be a loop, which browsers report as an error on the page: wait for the frame.
const observer = new ResizeObserver((entries) => {
  for (const entry of entries) changed.set(entry.target, entry.contentRect.width);
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    const widths = [...changed];
    changed.clear();
    for (const [element, widthCss] of widths) callbacks.get(element)?.(widthCss);
  });
});

/** Calls back, at most once a frame, with the content width of `element`. */
export function watchWidth(element, callback) {
  callbacks.set(element, callback);
  observer.observe(element);
  return () => {
    callbacks.delete(element);
    observer.unobserve(element);
  };
}
