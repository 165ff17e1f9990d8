/**
 * Light or dark: what `theme="auto"` means at this moment.
 *
 * Paper is light whatever the screen is, so a figure is redrawn for printing.
 */
import { shared } from "./shared.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const print = matchMedia("print");

/** `"light"` or `"dark"` for a `theme` attribute of `auto`, `light` or `dark`. */
export function resolveTheme(theme) {
  if (print.matches) return "light";
  if (theme !== "auto") return theme;
  return dark.matches ? "dark" : "light";
}

/** Calls back when the answer of {@link resolveTheme} may have changed. */
export const watchTheme = shared((notify) => {
  dark.addEventListener("change", notify);
  print.addEventListener("change", notify);
  return () => {
    dark.removeEventListener("change", notify);
    print.removeEventListener("change", notify);
  };
});
