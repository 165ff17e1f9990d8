/**
 * Which of the figure's languages a reader gets.
 *
 * The order: the figure's own `lang`, the nearest `lang` around it (also
 * outside the shadow roots it stands in), the browser's languages, English.
 */
import { shared } from "./shared.js";

/** Before the reason why there is no figure, which is for authors and in English. */
export const LEADS = {
  en: "This figure cannot be shown: ",
  kk: "Бұл графикті көрсету мүмкін емес: ",
  ru: "Этот график нельзя показать: ",
  zh: "无法显示此图：",
};
/** The same of a part of it that is not there. */
export const PART_LEADS = {
  en: "This part of the figure cannot be shown: ",
  kk: "Графиктің бұл бөлігін көрсету мүмкін емес: ",
  ru: "Эту часть графика нельзя показать: ",
  zh: "无法显示此图的这一部分：",
};
export const LANGUAGES = Object.keys(LEADS);

/** The tags that the console has been told of. */
const refused = new Set();

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
  const own = element.getAttribute("lang");
  const language = languageOf(own);
  // A page may be in any language; only what was asked of the figure is a mistake.
  if (own && !language && !refused.has(own)) {
    refused.add(own);
    console.warn(`trade-figure: lang="${own}" is none of ${LANGUAGES.join(", ")}`);
  }
  return (
    language ??
    languageOf(nearestTag(element)) ??
    navigator.languages.map(languageOf).find((language) => language !== null) ??
    LANGUAGES[0]
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
