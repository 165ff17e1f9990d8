// Every view of the article in turn, on one page with one figure.

import { readFileSync } from "node:fs";

import { TABLE } from "./host.mjs";

const descriptor = new URL("../../data/china-kazakhstan/datapackage.json", import.meta.url);

const DECLARED = JSON.parse(readFileSync(descriptor, "utf8")).views;

/** The names of all views of the article. */
export const VIEWS = DECLARED.map(({ name }) => name);
/** The form of each, by its name. */
export const FORMS = Object.fromEntries(DECLARED.map(({ name, chart }) => [name, chart]));
export const PANELS = ["chart", "table", "check", "about"];
export const LANGUAGES = ["en", "kk", "ru", "zh"];

/** A whole page: a heading above the figure, something to press before and after it. */
export const PAGE = `<main><h1>A page</h1><h2>A part of it</h2><button id="before">before</button>
  <trade-figure id="f" loading="eager">${TABLE}</trade-figure><button id="after">after</button></main>`;
export const HEAD = "<title>A page</title>";

/** Waits for the figure, and has it load all that any view needs, so that what is asked for is there at once. */
export async function start(page) {
  await page.evaluate(() => helpers.happened("ready"));
  await show(page, { view: "priorities" });
  await page.evaluate(() => helpers.until(() => helpers.inShadow(".evidence")?.checkVisibility()));
}

/** Sets attributes of the figure, and waits until it shows them. */
export function show(page, attributes) {
  return page.evaluate(async (attributes) => {
    const figure = document.querySelector("#f");
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) figure.removeAttribute(name);
      else figure.setAttribute(name, value);
    }
    if (attributes.lang) document.documentElement.lang = attributes.lang;
    await helpers.until(() => helpers.inShadow("figure").lang === figure.lang && !helpers.inShadow("figure").hidden);
    await helpers.settle();
  }, attributes);
}
