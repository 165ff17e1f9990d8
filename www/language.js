/**
 * Which of the figure's languages a reader gets.
 *
 * The order: the figure's own `lang`, the nearest `lang` around it (also
 * outside the shadow roots it stands in), the browser's languages, English.
 */
import { shared } from "./shared.js";

export const LANGUAGES = ["en", "kk", "ru", "zh"];
const DEFAULT = "en";

/** The language of the figure that serves a tag such as `zh-Hans-CN`, or null. */
function languageOf(tag) {
  const primary = (tag ?? "").trim().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.includes(primary) ? primary : null;
}

/** The nearest `lang` outside `element`, through shadow hosts; null if none. */
function nearestTag(element) {
  const root = element.getRootNode();
  const holder = element.parentElement?.closest("[lang]");
  if (holder) return holder.getAttribute("lang");
  if (!(root instanceof ShadowRoot)) return null;
  return root.host.getAttribute("lang") ?? nearestTag(root.host);
}

/** The language of `element` now: one of `en`, `kk`, `ru`, `zh`. */
export function resolveLanguage(element) {
  return (
    languageOf(element.getAttribute("lang")) ??
    languageOf(nearestTag(element)) ??
    navigator.languages.map(languageOf).find((language) => language !== null) ??
    DEFAULT
  );
}

/** Calls back when a `lang` anywhere on the page, or the browser's, changes. */
export const watchLanguage = shared((notify) => {
  const observer = new MutationObserver(notify);
  observer.observe(document, { subtree: true, attributeFilter: ["lang"] });
  addEventListener("languagechange", notify);
  return () => {
    observer.disconnect();
    removeEventListener("languagechange", notify);
  };
});
