/**
 * The script of the file that holds everything itself, dist/trade-figure.html.
 *
 * The file is a page of its own, or its body stands in the page of somebody
 * else: then the figure and its list work, and the address is not touched.
 */
import { isWorker } from "./workshop/worker.js";
import init, { TradeReader } from "trade-figure-core";
import { provide } from "./core.js";
import { TradeFigureElement } from "./element.js";
import "./define.js";
import * as authors from "./authors.js";
import { partsOf } from "./page-parts.js";
import { make } from "./parts.js";
import { serve } from "./workshop/database.js";
import { NAMES as LANGUAGES, wordsOf } from "./workshop/words.js";
import { Workshop } from "./workshop/workshop.js";

/** This script, and what start.js has unpacked beside it. */
const { module, textContent: script } = isWorker ? {} : document.currentScript;

/** The titles of the article that ships, by view and language; scripts/single.mjs puts them here. */
const TITLES = ARTICLE_TITLES;

const THEMES = ["auto", "light", "dark"];

const WORDS = {
  en: { figures: "Figures", language: "Language", theme: "Colours", themes: ["as the system", "light", "dark"] },
  kk: { figures: "Диаграммалар", language: "Тіл", theme: "Түстер", themes: ["жүйедегідей", "ашық", "қараңғы"] },
  ru: { figures: "Графики", language: "Язык", theme: "Цвета", themes: ["как в системе", "светлые", "тёмные"] },
  zh: { figures: "图表", language: "语言", theme: "配色", themes: ["跟随系统", "浅色", "深色"] },
};

/** What the address may say, beside `hidden`, `compare`, `patterns` and `rates`. */
const KEYS = ["view", "measure", "panel", "lang", "theme", "sort", "from", "to"];

/** What growths can be set of. */
const FLOWS = ["export", "import"];

/** Below this width of the page, in CSS px, its list of figures is closed at first. */
const WIDE_CSS = 900;

/** The state that a hash such as `#view=exports&panel=table` says. */
function readHash(hash) {
  const given = new URLSearchParams(hash.slice(1));
  const state = {};
  for (const key of KEYS) {
    if (given.get(key)) state[key] = given.get(key);
  }
  // Two periods, or none.
  const compare = given.getAll("compare");
  if (compare.length === 2) state.compare = compare;
  if (given.has("patterns")) state.patterns = given.get("patterns") === "true";
  if (given.has("workshop")) state.workshop = true;
  if (given.has("hidden")) state.hidden = given.getAll("hidden");
  const rates = given.getAll("rates").map((rate) => rate.split(":"));
  for (const flow of FLOWS) {
    const percent = parseFloat(rates.find(([name]) => name === flow)?.[1]);
    if (Number.isFinite(percent)) state.rates = { ...state.rates, [flow]: percent };
  }
  return state;
}

function toHash(state) {
  // What was chosen last is no part of what is seen.
  const { rates = {}, selected, workshop, ...rest } = state;
  const pairs = Object.entries(rest).flatMap(([key, value]) => [value].flat().map((one) => [key, one]));
  for (const [flow, percent] of Object.entries(rates)) {
    if (percent !== null) pairs.push(["rates", `${flow}:${percent}`]);
  }
  return `#${[...(workshop ? ["workshop"] : []), new URLSearchParams(pairs)].join("&")}`.replace(/&$/, "");
}

/** The page around one figure. */
class Page {
  #root;
  #figure;
  #titles;
  #links;
  /** The link to the workshop, and that itself once it was opened. */
  #way = make("a", { href: "#workshop" });
  #workshop = null;
  #isOwn = document.head.querySelector('meta[name="generator"][content^="trade-figure"]') !== null;
  #language = menu(LANGUAGES, (lang) => this.#choose({ lang }));
  #theme = menu(Object.fromEntries(THEMES.map((theme) => [theme, theme])), (theme) => this.#choose({ theme }));
  #state = {};

  constructor(root) {
    this.#root = root;
    this.#figure = root.querySelector("trade-figure");
    this.#titles = dataOf(root, "titles") ?? TITLES;
    // Not by `provide`: files of several packages may be on one page.
    const files = dataOf(root, "files");
    if (files) this.#figure.files = files;
    this.#links = [...root.querySelectorAll("nav a")];
    root.querySelector("nav ol").append(make("li", {}, this.#way));
    root.querySelector(".choices").append(this.#language.label, this.#theme.label);
    root.querySelector("details").open = this.#isWide();
    root.querySelector("nav").addEventListener("click", (event) => this.#follow(event));
    this.#figure.addEventListener("trade-figure-change", ({ detail }) => {
      const { lang, theme } = this.#state;
      this.#show({ ...detail.state, ...(lang && { lang }), ...(theme && { theme }) });
      this.#tell("replaceState");
    });
    if (this.#isOwn) {
      root.role = "main";
      addEventListener("hashchange", () => this.#restore(readHash(location.hash)));
      // A hash also leads to the table of its view, which was there before the figure.
      const back = () => location.hash !== "" && root.getBoundingClientRect().top < 0 && root.scrollIntoView();
      this.#figure.addEventListener("trade-figure-ready", back, { once: true });
    }
    const state = this.#isOwn ? readHash(location.hash) : {};
    if (root.dataset.start === "workshop" && location.hash === "") state.workshop = true;
    this.#restore(state);
  }

  #isWide() {
    return this.#root.clientWidth >= WIDE_CSS;
  }

  /** Makes figure and page what `state` says. */
  #restore(state) {
    // The tag may be that of an older build.
    const { theme, workshop, ...rest } = state;
    if (this.#figure.restore) this.#figure.restore(rest);
    else this.#figure.view = state.view ?? null;
    this.#show(state);
  }

  /** Makes the page what `state` says. */
  #show(state) {
    this.#state = state;
    this.#figure.theme = state.theme ?? null;
    this.#figure.lang = state.lang ?? null;
    const page = document.documentElement;
    if (this.#isOwn) {
      // Without a language of the page the figure speaks the reader's.
      page.removeAttribute("lang");
      page.style.colorScheme = state.theme in { light: 0, dark: 0 } ? state.theme : "";
    }
    const lang = this.#figure.lang;
    const view = this.#figure.view ?? Object.keys(this.#titles)[0];
    const words = WORDS[lang];
    this.#way.textContent = wordsOf(lang).workshop;
    this.#showWorkshop(state.workshop, lang);
    if (this.#isOwn) {
      page.lang = lang;
      document.title = state.workshop ? this.#way.textContent : (this.#titles[view]?.[lang] ?? document.title);
    }
    this.#root.querySelector("nav").ariaLabel = words.figures;
    this.#root.querySelector("summary").textContent = words.figures;
    this.#language.show(words.language, lang);
    this.#theme.show(words.theme, this.#figure.theme, words.themes);
    for (const link of this.#links) {
      const name = link.dataset.view;
      link.textContent = this.#titles[name][lang];
      link.lang = lang;
      // For those who copy it, or open it elsewhere.
      link.setAttribute("href", toHash(this.#elsewhere(name)));
      if (name === view) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** Shows the workshop in place of the figures, or these again. */
  #showWorkshop(isOpen = false, lang) {
    if (isOpen && !this.#workshop) {
      const host = make("div", { className: "workshop" });
      this.#root.append(host);
      const isEmpty = this.#root.dataset.start === "workshop";
      const back = () => this.#go(this.#elsewhere(this.#figure.view));
      this.#workshop = { host, bench: new Workshop(host, { files: () => this.#figure.files, module: () => module, script: () => script, parts: () => partsOf(document), isEmpty, back }) };
    }
    this.#root.classList.toggle("at-work", isOpen);
    this.#figure.hidden = isOpen;
    this.#root.querySelector("nav").hidden = isOpen;
    if (!this.#workshop) return;
    this.#workshop.host.hidden = !isOpen;
    this.#workshop.bench.show(lang, this.#figure.theme);
  }

  /** The state of another view: language, colours and patterns are kept. */
  #elsewhere(view) {
    const { lang, theme, patterns } = this.#state;
    const kept = { ...(lang && { lang }), ...(theme && { theme }), ...(patterns !== undefined && { patterns }) };
    return { ...(view && { view }), ...kept };
  }

  #go(state) {
    this.#restore(state);
    this.#tell("pushState");
  }

  #choose(choice) {
    const state = { ...this.#state, ...choice };
    if (state.theme === "auto") delete state.theme;
    this.#show(state);
    this.#tell("replaceState");
  }

  /** Followed here, since in a frame without an address a hash leads to the page around it. */
  #follow(event) {
    const link = event.target.closest("a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#go({ ...this.#elsewhere(link.dataset.view), ...(link === this.#way && { workshop: true }) });
    // The list would stand between the reader and the figure.
    if (!this.#isWide()) this.#root.querySelector("details").open = false;
  }

  /** Writes the state into the address, by `pushState` or `replaceState`. */
  #tell(method) {
    if (!this.#isOwn) return;
    try {
      history[method](null, "", toHash(this.#state));
    } catch {
      // A frame without an address of its own has nothing to write it into.
    }
  }
}

/** A menu with a label: `show(label, token, words)` names it, its choice and, if they change, its entries. */
function menu(entries, choose) {
  const options = Object.entries(entries).map(([value, textContent]) => make("option", { value, textContent }));
  const select = make("select", {}, ...options);
  select.addEventListener("change", () => choose(select.value));
  const name = make("span", {});
  return {
    label: make("label", {}, name, select),
    show(label, token, words) {
      name.textContent = label;
      select.value = token;
      words?.forEach((word, index) => (options[index].textContent = word));
    },
  };
}

/** What stands in the page as data for this script. */
function dataOf(root, name) {
  const text = root.querySelector(`script.trade-figure-${name}`)?.textContent;
  return text ? JSON.parse(text) : null;
}

if (isWorker) {
  serve(globalThis, async (bytes) => {
    await init({ module_or_path: bytes });
    return TradeReader;
  });
} else {
  // Where another copy came first, the tag is that one's, with its own module.
  if (customElements.get("trade-figure") === TradeFigureElement) provide(module, authors);
  for (const root of document.querySelectorAll(".trade-figure-page:not([data-live])")) {
    root.toggleAttribute("data-live", true);
    new Page(root);
  }
}
