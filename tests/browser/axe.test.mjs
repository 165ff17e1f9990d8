// What axe-core finds: nothing, on every view and panel, in both themes and four languages. What a tool cannot
// see, such as what is said of a drawing, is in accessibility.test.mjs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { onPage } from "./host.mjs";
import { HEAD, LANGUAGES, PAGE, PANELS, VIEWS, show, start } from "./views.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against the page, in a line each. */
async function violations(page) {
  return page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(" ")}: ${failureSummary}`));
  });
}

async function begin(page) {
  await start(page);
  await page.addScriptTag({ content: AXE });
}

test("axe sees into the figure", () =>
  onPage(
    PAGE,
    async ({ page }) => {
      await begin(page);
      await show(page, { view: "exports" });
      assert.deepEqual(await violations(page), []);
      await page.evaluate(() => helpers.inShadow("canvas").removeAttribute("aria-label"));
      const [found] = await violations(page);
      assert.match(found, /^role-img-alt: #f canvas/);
    },
    { head: HEAD },
  ));

for (const theme of ["light", "dark"]) {
  for (const lang of LANGUAGES) {
    test(`axe finds nothing against any view and panel, ${theme}, ${lang}`, () =>
      onPage(
        PAGE,
        async ({ page }) => {
          await begin(page);
          const found = [];
          for (const view of VIEWS) {
            for (const panel of PANELS) {
              await show(page, { view, panel, lang, theme });
              for (const line of await violations(page)) found.push(`${view} ${panel}: ${line}`);
            }
          }
          assert.deepEqual(found, []);
        },
        // As the theme of the figure, so that a page's own colours are no part of what is found.
        { head: `${HEAD}<style>:root { color-scheme: ${theme}; background: ${theme === "dark" ? "#111" : "#fff"}; }</style>` },
      ));
  }
}

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing against citations and the block about a value, ${theme}`, () =>
    onPage(
      PAGE,
      async ({ page }) => {
        await begin(page);
        await show(page, { view: "exports" });
        await page.evaluate(() => helpers.inShadow(".layer").focus());
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Enter");
        await page.evaluate(() => helpers.until(() => helpers.inShadow(".method tbody")));
        await page.evaluate(() => helpers.inShadow(".toolbar .cite").click());
        await page.evaluate(() => helpers.until(() => helpers.inShadow(".citing textarea")));
        const found = [];
        for (const lang of LANGUAGES) {
          await show(page, { lang, theme });
          await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
          for (const line of await violations(page)) found.push(`${lang}: ${line}`);
        }
        assert.deepEqual(found, []);
      },
      { head: `${HEAD}<style>:root { color-scheme: ${theme}; background: ${theme === "dark" ? "#111" : "#fff"}; }</style>` },
    ));
}

test("axe finds nothing against the scorecard", () =>
  onPage(
    PAGE,
    async ({ page }) => {
      await begin(page);
      await show(page, { src: "/data/china-kazakhstan-series/datapackage.json", view: "indicators" });
      await page.evaluate(() => helpers.until(() => helpers.inShadow(".indicators")?.checkVisibility()));
      assert.deepEqual(await violations(page), []);
    },
    { head: HEAD },
  ));
