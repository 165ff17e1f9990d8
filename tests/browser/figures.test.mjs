// What the article's three figures show, read back from their pixels and tooltips, on the demonstration
// page and on small pages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { TABLE, hoverAll, onPage, onPath } from "./host.mjs";
import { skipUnless } from "./support.mjs";

/** The printed values of Tables 1 to 3, row by row, each row 2021 and then 2022. */
const PRINTED = {
  turnover: ["18", "24.1", "9.8", "13.2", "8.2", "11"],
  exports: ["9.8", "13.2", "1.9", "4.1", "1.99", "2.3", "1.06", "1.2"],
  imports: ["8.2", "11", "0.7", "0.91", "0.37", "0.83", "0.93", "0.197"],
};

/** What a tooltip says of some of them; ranges and indices worked by hand. */
const READINGS = {
  turnover: {
    1: { "Printed": "$24.1 billion", "Rounded from": "24.05 to 24.15", "Change since 2021": "+6.1 (+5.55 to +6.65)", "Index, 2021 = 100": "133.9 (130.0 to 138.0)" },
    2: { "Printed": "$9.8 billion", "Rounded from": "9.75 to 9.85" },
    5: { "Printed": "$11 billion", "Rounded from": "10.5 to 11.5", "Change since 2021": "+2.8 (+2.25 to +3.35)", "Index, 2021 = 100": "134.1 (127.2 to 141.2)" },
  },
  exports: {
    1: { "Printed": "$13.2 billion", "Rounded from": "13.15 to 13.25", "Change since 2021": "+3.4 (+3.3 to +3.5)", "Index, 2021 = 100": "134.7 (133.5 to 135.9)" },
    4: { "Printed": "$1.99 billion", "Rounded from": "1.985 to 1.995" },
    5: { "Printed": "$2.3 billion", "Rounded from": "2.25 to 2.35", "Change since 2021": "+0.31 (+0.255 to +0.365)", "Index, 2021 = 100": "115.6 (112.7 to 118.4)" },
  },
  imports: {
    7: { "Printed": "$0.197 billion", "Rounded from": "0.1965 to 0.1975", "Change since 2021": "−0.733 (−0.7385 to −0.7275)", "Index, 2021 = 100": "21.2 (21.0 to 21.4)" },
  },
};

/** A figure of the page in the window, once it is drawn. */
async function shown(page, view) {
  const figure = await page.$(`trade-figure[view=${view}]`);
  await figure.evaluate(async (figure) => {
    figure.scrollIntoView({ block: "start" });
    await helpers.until(() => helpers.events.some(({ name, view }) => name === "ready" && view === figure.view));
    await helpers.settle();
  });
  return figure;
}

/** A figure's columns or bars must show the table: in its order, to scale, with the right tooltips. */
async function checkFigure(page, view, form) {
  const figure = await shown(page, view);
  const colours = await figure.evaluate((figure) => helpers.colourCount(figure));
  assert.ok(colours > 40, `${view} is painted in ${colours} colours`);

  const found = await figure.evaluate((figure) => helpers.marks(figure));
  assert.equal(found.form, form, view);
  assert.equal(found.marks.length, PRINTED[view].length, view);

  const values = PRINTED[view].map(Number);
  const perUnit = Math.max(...found.marks.map(({ length }) => length)) / Math.max(...values);
  found.marks.forEach(({ length, entries }, index) => {
    assert.deepEqual(entries, [index % 2], `${view} ${PRINTED[view][index]}: the colour of its year`);
    // Both ends are rounded to a pixel, and the line at zero takes a pixel or two of each.
    const exact = values[index] * perUnit;
    assert.ok(Math.abs(length - exact) <= 2.5, `${view} ${PRINTED[view][index]}: ${length} px for ${exact}`);
  });

  const readings = await hoverAll(page, figure, found.marks);
  assert.deepEqual(
    readings.map(({ lines }) => lines.Printed),
    PRINTED[view].map((text) => `$${text} billion`),
    view,
  );
  readings.forEach(({ title, lines }, index) => {
    assert.match(title, index % 2 ? /, 2022$/ : /, 2021$/);
    if (READINGS[view][index]) assert.deepEqual(lines, READINGS[view][index], title);
  });
}

for (const browser of ["chrome", "firefox"]) {
  for (const deviceScaleFactor of [1, 2]) {
    test(`columns show the tables at ${deviceScaleFactor} px per px in ${browser}`, { skip: skipUnless(browser) }, () =>
      onPath(
        "/",
        async ({ page, log }) => {
          for (const view of Object.keys(PRINTED)) await checkFigure(page, view, "columns");
          const views = await page.evaluate(() => helpers.events.map(({ name, view }) => `${name} ${view}`));
          // The list below the three may be near enough to come, too.
          assert.deepEqual(views.slice(0, 3), ["ready turnover", "ready exports", "ready imports"]);
          assert.deepEqual(log.problems(), []);
        },
        { browser, size: { deviceScaleFactor } },
      ),
    );
  }

  test(`bars show the tables on a phone in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPath(
      "/",
      async ({ page, log }) => {
        for (const view of ["exports", "imports"]) await checkFigure(page, view, "bars");
        assert.deepEqual(log.problems(), []);
      },
      { browser, size: { width: 360, height: 780, deviceScaleFactor: 2 } },
    ),
  );
}

const ONE = `<trade-figure id="f" view="turnover" loading="eager">${TABLE}</trade-figure>`;

for (const browser of ["chrome", "firefox"]) {
  test(`an unknown view is an error that lists the views, and the table stays, in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `<trade-figure id="f" view="<b>gdp" loading="eager">${TABLE}</trade-figure>`,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("error"));
        const [{ name, id, message, where }] = await page.evaluate(() => helpers.events);
        const views =
          "turnover, turnover-waterfall, turnover-years, exports, export-increments, exports-slope, imports, " +
          "import-increments, imports-slope, gdp-growth, composition, growth-share, printed-allowed, check, priorities, prospects";
        const expected = `there is no view "<b>gdp": this package has the views ${views}`;
        assert.deepEqual({ name, id, message, where }, { name: "error", id: "f", message: expected, where: "view" });
        const { figure, fallback, status } = await page.evaluate(() => helpers.seen());
        assert.deepEqual({ figure, fallback }, { figure: false, fallback: true });
        assert.ok(status.includes(expected), status);
      },
      { browser },
    ),
  );

  test(`fifty figures are ready with one program in ${browser}`, { skip: skipUnless(browser) }, (context) =>
    onPage(
      ["turnover", "exports", "imports", "exports", "imports"]
        .map((view) => `<trade-figure view="${view}" loading="eager">${TABLE}</trade-figure>`)
        .join("")
        .repeat(10),
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready", 50));
        const state = await page.evaluate(() => ({
          events: helpers.events.length,
          last: helpers.events.at(-1).time,
        }));
        context.diagnostic(`the last of 50 was ready ${Math.round(state.last)} ms after the page began`);
        assert.equal(state.events, 50);
        const painted = () =>
          page.evaluate(() => {
            const isSeen = ({ top, bottom }) => bottom > 0 && top < innerHeight;
            const figures = [...document.querySelectorAll("trade-figure")].map((figure) => [isSeen(figure.getBoundingClientRect()), helpers.colourCount(figure) > 40]);
            return { seen: figures.every(([isSeen, isPainted]) => isPainted || !isSeen), all: figures.filter(([, isPainted]) => isPainted).length };
          });
        // Nobody sees those far below, whose pixels would be most of the work.
        const first = await painted();
        assert.ok(first.seen && first.all > 0 && first.all < 50, JSON.stringify(first));
        await page.evaluate(async () => {
          for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
            scrollTo(0, top);
            await helpers.settle();
          }
        });
        assert.deepEqual(await painted(), { seen: true, all: 50 });
        const asked = (name) => log.requests.filter(({ url }) => url.endsWith(name)).length;
        assert.deepEqual([asked("trade-figure.wasm"), asked("trade-figure.js")], [1, 1]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a figure is drawn anew for another width and another theme in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `<div id="box" style="width: 800px"><trade-figure view="exports" theme="light" loading="eager">${TABLE}</trade-figure></div>`,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const states = await page.evaluate(async () => {
          const figure = document.querySelector("trade-figure");
          const states = [];
          const after = async (change) => {
            change();
            await helpers.settle();
            const { form, marks } = helpers.marks();
            const { width } = helpers.inShadow("canvas");
            states.push({ form, marks: marks.length, width, key: helpers.pictureKey() });
          };
          const box = document.querySelector("#box");
          await after(() => {});
          await after(() => (box.style.width = "360px"));
          await after(() => (box.style.width = "800px"));
          await after(() => (figure.theme = "dark"));
          await after(() => (figure.theme = "light"));
          return states;
        });
        const [wide, narrow, wideAgain, dark, light] = states;
        assert.deepEqual(
          states.map(({ form, marks, width }) => [form, marks, width]),
          [["columns", 8, 768], ["bars", 8, 328], ["columns", 8, 768], ["columns", 8, 768], ["columns", 8, 768]],
        );
        assert.deepEqual(wideAgain, wide);
        assert.notEqual(narrow.key, wide.key);
        assert.notEqual(dark.key, light.key);
        assert.deepEqual(light, wide);
        assert.equal(await page.evaluate(() => helpers.events.length), 1);
      },
      { browser },
    ),
  );
}

test("a page that keeps room for its figures hardly moves as they come", (context) =>
  onPath("/", async ({ page }) => {
    for (const [width, height] of [[1200, 800], [768, 1024], [360, 780]]) {
      await page.setViewport({ width, height });
      await page.reload();
      const { shift, largest } = await page.evaluate(async () => {
        await helpers.happened("ready");
        for (let top = 0; top < document.documentElement.scrollHeight; top += 200) {
          scrollTo(0, top);
          await helpers.settle();
        }
        await helpers.happened("ready", 3);
        await helpers.settle();
        const values = helpers.shifts.map(({ value }) => value);
        return { shift: values.reduce((sum, value) => sum + value, 0), largest: Math.max(0, ...values) };
      });
      context.diagnostic(`layout shift at ${width} px: ${shift.toFixed(4)} in all, ${largest.toFixed(4)} at most at once`);
      // "Good" by the Web Vitals definition.
      assert.ok(shift <= 0.1, `${shift} at ${width} px`);
    }
  }));
