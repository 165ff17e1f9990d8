// What a reader chooses in the file that holds everything, dist/trade-figure.html, and what its address keeps of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { PATH, VIEWS, drawn, followed, settled } from "./packed.mjs";
import { skipUnless, withPage } from "./support.mjs";

for (const browser of ["chrome", "firefox"]) {
  const options = { skip: skipUnless(browser) };

  test(`the address has the state, and brings it back in ${browser}`, options, () =>
    withPage(
      async ({ page, log }) => {
        await page.setViewport({ width: 1200, height: 900 });
        await page.goto(`file://${PATH}`);
        await drawn(page);
        await followed(page, "imports");
        await settled(page);
        const inside = (selector) => page.evaluateHandle((selector) => document.querySelector("trade-figure").shadowRoot.querySelector(selector), selector);
        await (await inside(".legend li:first-child button")).click();
        await settled(page);
        await page.evaluate(() => {
          const choose = (select, value) => {
            select.value = value;
            select.dispatchEvent(new Event("change", { bubbles: true }));
          };
          const root = document.querySelector("trade-figure").shadowRoot;
          choose([...root.querySelectorAll("select")].find((select) => select.querySelector("[value=given]")), "value");
          const [language, colours] = document.querySelectorAll(".choices select");
          choose(language, "kk");
          choose(colours, "dark");
        });
        await settled(page);
        const state = () =>
          page.evaluate(() => {
            const figure = document.querySelector("trade-figure");
            return {
              hash: location.hash,
              title: figure.shadowRoot.querySelector(".title").textContent,
              background: getComputedStyle(figure.shadowRoot.querySelector("figure")).backgroundColor,
              page: [document.documentElement.lang, document.title, document.documentElement.style.colorScheme],
              current: document.querySelector("nav [aria-current]").dataset.view,
              hidden: figure.shadowRoot.querySelectorAll(".legend [aria-pressed=false]").length,
              sort: [...figure.shadowRoot.querySelectorAll("select")].map(({ value }) => value),
              picture: figure.shadowRoot.querySelector("canvas").toDataURL().length,
            };
          });
        const before = await state();
        const { kk } = VIEWS.find(({ name }) => name === "imports").title;
        assert.equal(before.title, kk);
        assert.deepEqual(before.page, ["kk", kk, "dark"]);
        assert.equal(before.current, "imports");
        assert.equal(before.hidden, 1);
        assert.deepEqual(
          Object.fromEntries([...new URLSearchParams(before.hash.slice(1))].filter(([key]) => key !== "hidden")),
          { view: "imports", sort: "value", lang: "kk", theme: "dark" },
        );
        await page.reload();
        await drawn(page);
        await settled(page);
        assert.deepEqual(await state(), before);

        // Back to the view before, by the browser's own button.
        await page.evaluate(() => history.back());
        await settled(page);
        assert.equal((await state()).current, "turnover");
        assert.equal((await state()).hidden, 0);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );
}

test("every view is there in four languages and both themes", () =>
  withPage(async ({ page, log }) => {
    await page.setViewport({ width: 700, height: 800 });
    await page.goto(`file://${PATH}`);
    await drawn(page);
    for (const theme of ["light", "dark"]) {
      for (const lang of ["en", "kk", "ru", "zh"]) {
        for (const { name, title } of VIEWS) {
          await page.evaluate((hash) => (location.hash = hash), `view=${name}&lang=${lang}&theme=${theme}`);
          const shown = await page.evaluate(async (title) => {
            const { shadowRoot } = document.querySelector("trade-figure");
            for (let i = 0; i < 200 && shadowRoot.querySelector(".title").textContent !== title; i += 1) {
              await new Promise((resolve) => setTimeout(resolve, 10));
            }
            return [
              shadowRoot.querySelector(".title").textContent,
              shadowRoot.querySelector("figure").hidden,
              document.documentElement.scrollWidth <= innerWidth,
            ];
          }, title[lang]);
          assert.deepEqual(shown, [title[lang], false, true], `${name} ${lang} ${theme}`);
        }
      }
    }
    assert.deepEqual(log.problems(), []);
  }));

test("a hash that nobody wrote breaks nothing", () =>
  withPage(async ({ page, log }) => {
    for (const hash of ["#%", "#view=%00&lang=%F0%9F%92%A9&theme=__proto__", `#view=turnover&hidden=${"x".repeat(50_000)}&sort=0&panel=<img src=x>`, "#__proto__=1&constructor=2"]) {
      await page.goto("about:blank");
      await page.goto(`file://${PATH}${hash}`);
      const { colours, status } = await drawn(page);
      assert.ok(colours || status !== "", hash.slice(0, 40));
    }
    assert.deepEqual(log.errors, []);
  }));

test("on a phone the list gives way to the figure that was chosen, and a hash shows the figure", () =>
  withPage(async ({ page, log }) => {
    await page.setViewport({ width: 360, height: 640 });
    await page.goto(`file://${PATH}#view=imports`);
    await drawn(page);
    await settled(page);
    const seen = () =>
      page.evaluate(() => {
        const { top } = document.querySelector("trade-figure").shadowRoot.querySelector(".title").getBoundingClientRect();
        return [top >= 0 && top < innerHeight, document.querySelector("nav details").open];
      });
    assert.deepEqual(await seen(), [true, false]);
    await page.evaluate(() => (document.querySelector("nav details").open = true));
    assert.deepEqual(await seen(), [false, true]);
    await followed(page, "exports");
    await settled(page);
    assert.deepEqual(await seen(), [true, false]);
    assert.deepEqual(log.problems(), []);
  }));

test("growths that a reader set are in the address, and come back", () =>
  withPage(async ({ page, log }) => {
    await page.setViewport({ width: 1200, height: 900 });
    await page.goto(`file://${PATH}#view=prospects&rates=export:0&rates=import:nothing&rates=__proto__:1`);
    await drawn(page);
    await settled(page);
    const state = () =>
      page.evaluate(() => {
        const { shadowRoot } = document.querySelector("trade-figure");
        return [location.hash, ...Array.from(shadowRoot.querySelectorAll(".rates [type=number]"), ({ value }) => value)];
      });
    const [, exports, imports] = await state();
    assert.equal(exports, "0");
    assert.notEqual(imports, "");
    await page.evaluate(() => {
      const input = document.querySelector("trade-figure").shadowRoot.querySelectorAll(".rates [type=number]")[1];
      input.value = "5";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await settled(page);
    const before = await state();
    assert.deepEqual(before.slice(1), ["0", "5"]);
    assert.deepEqual(new URLSearchParams(before[0].slice(1)).getAll("rates"), ["export:0", "import:5"]);
    await page.reload();
    await drawn(page);
    await settled(page);
    assert.deepEqual(await state(), before);
    assert.deepEqual(log.problems(), []);
  }));
