// The two pairs of files: what the first draws is what the second draws, and the second comes for what needs
// it and for nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { TABLE, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

// Source: docs/embedding.md, on what a page loads.
const RARE = "lines treemap scatter slope dumbbell range-plot projection check indicators evidence".split(" ");

const figure = (attributes) => `<div id="box" style="width: 900px"><trade-figure id="f" ${attributes} loading="eager">${TABLE}</trade-figure></div>`;
const ready = (page) => page.evaluate(() => helpers.happened("ready"));
const second = (log) => log.requests.filter(({ url }) => /-(more|authors)\./.test(url)).map(({ url }) => url.replace(/.*\//, ""));

/** The views of a package that the first pair draws, each with the measures that it offers. */
function viewsOf(name) {
  const { views } = JSON.parse(readFileSync(new URL(`../../data/${name}/datapackage.json`, import.meta.url), "utf8"));
  return views.filter(({ chart }) => !RARE.includes(chart)).map(({ name: view, measures = ["value"] }) => ({ view, measures }));
}

/** Whatever a reader sees and hears of a view: in all languages, measures, two widths, without a series, by size. */
const everything = (page, { view, measures }) =>
  page.evaluate(
    async (view, measures) => {
      const f = document.querySelector("#f");
      const text = (selector) => helpers.inShadow(selector).textContent;
      /** What is said of each value, and where its mark is: along each series, from the first to the last. */
      const values = () => {
        const layer = helpers.inShadow(".layer");
        const press = (key) => {
          layer.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          return helpers.inShadow(".marker").style.cssText + helpers.inShadow(".tooltip").innerHTML + text("[aria-live]");
        };
        const said = [];
        for (let row = press("Home"), last = ""; row !== last && said.length < 500; ) {
          said.push(row);
          for (let next = press("ArrowRight"); next !== said.at(-1); next = press("ArrowRight")) said.push(next);
          press("Home");
          last = row;
          row = press("ArrowDown");
        }
        press("Escape");
        return said;
      };
      const states = [];
      const see = async (what) => {
        await helpers.settle();
        const words = [".title", ".subtitle", ".legend", ".toolbar", ".source", ".note", "#keys"].map(text);
        const { ariaLabel } = helpers.inShadow("canvas");
        states.push({ what, picture: helpers.pictureKey(), words, ariaLabel, values: values() });
      };
      f.view = view;
      for (const [lang, width] of [["kk", 900], ["ru", 360], ["zh", 360], ["en", 900]]) {
        document.querySelector("#box").style.width = `${width}px`;
        f.lang = lang;
        for (const measure of measures) {
          f.measure = measure;
          await see(`${view} ${measure} ${lang} ${width}`);
        }
      }
      const series = () => helpers.inShadow(".legend button");
      if (series()) {
        series().click();
        await see(`${view} without a series`);
        series().click();
        await helpers.settle();
      }
      const sort = [...f.shadowRoot.querySelectorAll("select")].find((select) => [...select.options].some(({ value }) => value === "given"));
      if (sort?.checkVisibility()) {
        for (const order of ["value", "given"]) {
          sort.value = order;
          sort.dispatchEvent(new Event("change"));
          await see(`${view} ${order}`);
        }
      }
      f.measure = null;
      return states;
    },
    view,
    measures,
  );

for (const [name, src] of [["china-kazakhstan", ""], ["china-kazakhstan-series", 'src="/data/china-kazakhstan-series/datapackage.json"']]) {
  const views = viewsOf(name);
  test(`the first pair draws what the second draws, to the pixel and the letter, and asks for nothing more: ${name}`, { skip: views.length === 0 && "all views need the second pair" }, () =>
    onPage(
      figure(`${src} view="${views[0]?.view}"`),
      async ({ page, log }) => {
        await ready(page);
        const run = async () => {
          const states = [];
          for (const view of views) states.push(...(await everything(page, view)));
          return states;
        };
        const inFirst = await run();
        assert.ok(inFirst.every(({ values }) => values.length > 0) && inFirst.length >= 5 * views.length, "there is something to compare");
        assert.deepEqual(second(log), []);
        await page.evaluate(async () => {
          const f = document.querySelector("#f");
          f.panel = "about";
          await helpers.until(() => helpers.inShadow(".about")?.checkVisibility());
          f.panel = null;
          await helpers.settle();
        });
        assert.deepEqual(second(log), ["trade-figure-more.js", "trade-figure-more.wasm"]);
        const inSecond = await run();
        inFirst.forEach((state, index) => assert.deepEqual(inSecond[index], state, state.what));
        assert.deepEqual(log.problems(), []);
      },
    ),
  );
}

/** The second script, which then waits until the page says so. */
const HELD = `await globalThis.arrived;
export * from "./trade-figure-more.js?held";
export { default } from "./trade-figure-more.js?held";`;

/** The button of the panel "table". */
const button = (page) =>
  page.evaluate(() => {
    const { ariaPressed, ariaBusy, disabled } = helpers.inShadow(".panels").querySelectorAll("button")[1];
    return { ariaPressed, ariaBusy, disabled };
  });
const press = (page, place) => page.evaluate((place) => helpers.inShadow(".panels").querySelectorAll("button")[place].click(), place);

for (const browser of ["chrome", "firefox"]) {
  test(`while the second pair comes the chart stays and can be used in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      figure('view="exports"'),
      async ({ page, log }) => {
        await ready(page);
        const before = await page.evaluate(() => {
          globalThis.arrived = new Promise((resolve) => (globalThis.arrive = resolve));
          return helpers.pictureKey();
        });
        await press(page, 1);
        await page.evaluate(() => helpers.frames());
        assert.deepEqual(await button(page), { ariaPressed: "true", ariaBusy: "true", disabled: false });
        const meanwhile = await page.evaluate(async () => {
          const key = helpers.pictureKey();
          helpers.inShadow(".layer").dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
          const value = helpers.inShadow(".tooltip .heading").textContent;
          const figure = document.querySelector("#f");
          figure.lang = "ru";
          await helpers.frames();
          const subtitle = helpers.inShadow(".subtitle").textContent;
          figure.lang = null;
          await helpers.frames();
          const told = helpers.events.map(({ name }) => name);
          return { key, value, isRussian: /[а-я]/.test(subtitle), plot: helpers.inShadow(".plot").checkVisibility(), told };
        });
        assert.deepEqual(meanwhile, { key: before, value: "All goods, 2021", isRussian: true, plot: true, told: ["ready"] });
        const after = await page.evaluate(async () => {
          globalThis.arrive();
          await helpers.happened("change");
          const told = helpers.events.filter(({ name }) => name === "change").map(({ state }) => state.panel);
          const { table, plot } = { table: helpers.inShadow(".table"), plot: helpers.inShadow(".plot") };
          return { table: table.checkVisibility(), plot: plot.checkVisibility(), told };
        });
        assert.deepEqual(after, { table: true, plot: false, told: ["table"] });
        assert.deepEqual(await button(page), { ariaPressed: "true", ariaBusy: "false", disabled: false });
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages: { "/embed/trade-figure-more.js": ({ url }) => (url.endsWith("?held") ? undefined : { body: HELD }) } },
    ),
  );
}

for (const file of ["trade-figure-more.js", "trade-figure-more.wasm"]) {
  for (const panel of ["table", "check", "about"]) {
    test(`a panel (${panel}) whose part of the program (${file}) is not there says why, and the chart stays`, () => {
      let isThere = false;
      return onPage(
        figure(`view="exports" panel="${panel}" lang="ru"`),
        async ({ page, log }) => {
          await ready(page);
          const place = ["chart", "table", "check", "about"].indexOf(panel);
          const shown = () =>
            page.evaluate(() => {
              const { figure, status } = helpers.seen();
              return { figure, status, plot: helpers.inShadow(".plot").checkVisibility(), busy: helpers.inShadow('[aria-busy="true"]') !== null };
            });
          const said = (state) => {
            assert.match(state.status, /^Эту часть графика нельзя показать: .*could not be fetched/);
            assert.ok(state.status.endsWith(`/${file})`) || state.status.includes(file), state.status);
            assert.deepEqual({ ...state, status: "" }, { figure: true, status: "", plot: true, busy: false });
          };
          said(await shown());
          const spoken = await page.evaluate(() => {
            helpers.inShadow(".layer").dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
            return helpers.inShadow("[aria-live]").textContent;
          });
          assert.ok(spoken.length > 10, spoken);
          // The chart itself is whole, and says no more of what is not there.
          await press(page, 0);
          await page.evaluate(() => helpers.settle());
          assert.deepEqual(await shown(), { figure: true, status: "", plot: true, busy: false });
          // The same button tries again.
          await press(page, place);
          await page.evaluate(() => helpers.until(() => helpers.inShadow("[role=status]").textContent !== ""));
          said(await shown());
          isThere = true;
          await press(page, place);
          await page.evaluate((panel) => helpers.until(() => helpers.inShadow(`.${panel}`)?.checkVisibility()), panel);
          assert.equal((await shown()).status, "");
          assert.ok(!(await page.evaluate(() => helpers.events.some(({ name }) => name === "error"))));
          assert.ok(log.errors.length === 0, log.errors.join());
        },
        { pages: { [`/embed/${file}`]: () => (isThere ? undefined : { status: 404, body: "" }) } },
      );
    });
  }
}

test("what is taken away, and the check as data, ask for the second pair", () =>
  onPage(figure('view="exports"'), async ({ page, log }) => {
    await ready(page);
    assert.deepEqual(second(log), []);
    const kinds = await page.evaluate(async () => {
      const figure = document.querySelector("#f");
      const { claims } = await figure.check();
      const { rows } = await figure.toJSON();
      return [claims.length > 0, (await figure.toSVG()).startsWith("<svg"), (await figure.toCSV()).startsWith("id,"), rows.length > 0, (await figure.toBlob()).type];
    });
    assert.deepEqual(kinds, [true, true, true, true, "image/png"]);
    assert.deepEqual(second(log), ["trade-figure-more.js", "trade-figure-more.wasm"]);
    // The figure itself goes on where it was.
    assert.equal(await page.evaluate(() => helpers.inShadow(".plot").checkVisibility()), true);
    assert.deepEqual(log.problems(), []);
  }));
