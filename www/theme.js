/**
 * Light or dark: what `theme="auto"` means at this moment.
 *
 * Paper is light whatever the screen is, so a figure is redrawn for printing,
 * and in finer pixels.
 */
import { shared } from "./shared.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const print = matchMedia("print");
const plain = matchMedia("(forced-colors: active), (monochrome)");

// Some browsers print a copy of the page, and the query never matches here.
let isBeforePrint = false;

/** Whether what is drawn now goes on paper. */
export function isPrinting() {
  return isBeforePrint || print.matches;
}

/** `"light"` or `"dark"` for a `theme` attribute of `auto`, `light` or `dark`. */
export function resolveTheme(theme) {
  if (isPrinting()) return "light";
  if (theme !== "auto") return theme;
  return dark.matches ? "dark" : "light";
}

/** Whether series are told apart by patterns too: where the page's style says so, and where colours cannot be relied on. */
export function needsPatterns(style) {
  return style.getPropertyValue("--trade-figure-patterns").trim() === "on" || plain.matches;
}

/** Calls back when {@link resolveTheme}, {@link needsPatterns} or {@link isPrinting} may have another answer. */
export const watchTheme = shared((notify) => {
  const onPrint = ({ type }) => {
    isBeforePrint = type === "beforeprint";
    notify();
  };
  const listening = new AbortController();
  const options = { signal: listening.signal };
  for (const type of ["beforeprint", "afterprint"]) addEventListener(type, onPrint, options);
  for (const query of [dark, print, plain]) query.addEventListener("change", notify, options);
  return () => {
    listening.abort();
    isBeforePrint = false;
  };
});
