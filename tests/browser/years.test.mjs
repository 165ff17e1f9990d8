// Views over time by hand: zooming, comparing and playing years, and what stands out meanwhile.

import assert from "node:assert/strict";
import { test } from "node:test";

import { TABLE, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const figure = (attributes) => `<trade-figure id="f" ${attributes} loading="eager">${TABLE}</trade-figure>`;
/** Two reporters from 1992 to 2020, as lines. */
const LINES = figure('src="/data/china-kazakhstan-series/datapackage.json" view="to-kazakhstan"');
/** Three years of two flows, as stacked columns. */
const COLUMNS = figure('view="turnover-years"');

/** Opens the controls as a reader does, by key. */
async function openYears(page) {
  await page.evaluate(() => helpers.happened("ready"));
  await page.evaluate(() => [...helpers.inShadow(".toolbar").children].find(({ textContent }) => textContent === "Years…").focus());
  await page.keyboard.press("Enter");
  await page.evaluate(() => helpers.until(() => !helpers.inShadow(".years")?.hidden && helpers.inShadow(".years")));
  await page.evaluate(() => helpers.settle());
}

/** The last state that the page was told of, without the view; what was said; where the band is. */
const seen = (page) =>
  page.evaluate(async () => {
    await helpers.settle();
    const { view, ...state } = helpers.events.filter(({ name }) => name === "change").at(-1)?.state ?? {};
    const tooltip = helpers.inShadow("[part=tooltip]");
    return {
      state,
      live: helpers.inShadow("[aria-live]").textContent,
      tooltip: tooltip.hidden ? null : tooltip.querySelector(".heading").textContent,
    };
  });

const press = (page, text) =>
  page.evaluate(async (text) => {
    const buttons = [...helpers.inShadow(".years").querySelectorAll("button")];
    buttons.find(({ textContent }) => textContent.includes(text)).click();
    await helpers.settle();
  }, text);

/** Points of the layer at parts of its width and height. */
const layerAt = (page, parts) =>
  page.evaluate((parts) => {
    const { left, top, width, height } = helpers.inShadow(".layer").getBoundingClientRect();
    return parts.map(([x, y]) => ({ x: Math.round(left + x * width), y: Math.round(top + y * height) }));
  }, parts);

const focusLayer = (page) => page.evaluate(() => helpers.inShadow(".layer").focus());

for (const browser of ["chrome", "firefox"]) {
  const skip = skipUnless(browser);

  test(`the years are fetched when a reader asks for them, and put away again, in ${browser}`, { skip }, () =>
    onPage(
      COLUMNS,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const fetched = () => log.requests.filter(({ url }) => url.includes("trade-figure-more")).length;
        assert.equal(fetched(), 0);
        await openYears(page);
        assert.equal(fetched(), 2);
        const button = () =>
          page.evaluate(() => {
            const found = [...helpers.inShadow(".toolbar").children].find(({ textContent }) => textContent === "Years…");
            return { expanded: found.getAttribute("aria-expanded"), focused: found.matches(":focus") };
          });
        assert.deepEqual(await button(), { expanded: "true", focused: true });
        await page.keyboard.press("Enter");
        await page.evaluate(() => helpers.until(() => helpers.inShadow(".years").hidden));
        assert.equal((await button()).expanded, "false");
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a drag shows the years it goes over, a button all of them, in ${browser}`, { skip }, () =>
    onPage(
      LINES,
      async ({ page, log }) => {
        await openYears(page);
        const [from, to] = await layerAt(page, [
          [0.3, 0.5],
          [0.7, 0.5],
        ]);
        // What the pointer finds at both points tells which years they are.
        const years = [];
        for (const { x, y } of [from, to]) {
          await page.mouse.move(x, y);
          years.push((await seen(page)).tooltip.match(/\d{4}$/)[0]);
        }
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(to.x, to.y, { steps: 6 });
        assert.equal(await page.evaluate(() => helpers.inShadow(".band").hidden), false);
        await page.mouse.up();
        const [first, last] = years;
        const after = await seen(page);
        assert.deepEqual(after.state, { from: first, to: last });
        assert.equal(after.live, `${first} to ${last}`);
        // A drag selects no value.
        assert.equal(await page.evaluate(() => helpers.events.filter(({ name }) => name === "select").length), 0);
        // The keys go through the years that are shown, and no further.
        await focusLayer(page);
        for (const [key, year] of [
          ["Home", first],
          ["End", last],
          ["ArrowRight", last],
        ]) {
          await page.keyboard.press(key);
          assert.match((await seen(page)).tooltip, new RegExp(`, ${year}$`));
        }
        // What is taken away is what is seen.
        const csv = await page.evaluate(() => document.querySelector("#f").toCSV());
        const taken = csv.trim().split("\r\n").slice(1).map((row) => row.match(/-(\d{4}),/)[1]);
        assert.deepEqual([taken.at(0), taken.at(-1)], [first, last]);
        await press(page, "All years");
        assert.deepEqual((await seen(page)).state, {});
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`keys and sliders zoom and move the years in ${browser}`, { skip }, () =>
    onPage(
      LINES,
      async ({ page }) => {
        await openYears(page);
        await focusLayer(page);
        // 29 years about 2006; 0.7 of them, rounded down, are 20.
        await page.keyboard.press("+");
        const zoomed = await seen(page);
        const { from, to } = zoomed.state;
        assert.equal(Number(to) - Number(from) + 1, 20);
        assert.equal(zoomed.live, `${from} to ${to}`);
        await page.keyboard.down("Shift");
        await page.keyboard.press("ArrowLeft");
        await page.keyboard.up("Shift");
        assert.deepEqual((await seen(page)).state, { from: String(from - 1), to: String(to - 1) });
        // Nothing was zoomed by the keys that go through the values.
        await page.keyboard.press("ArrowLeft");
        assert.deepEqual((await seen(page)).state, { from: String(from - 1), to: String(to - 1) });
        await page.keyboard.press("-");
        await page.keyboard.press("-");
        assert.deepEqual((await seen(page)).state, {});
        await page.keyboard.press("+");
        await page.keyboard.press("0");
        assert.deepEqual(await seen(page).then(({ state, live }) => [state, live]), [{}, "1992 to 2020"]);

        const slider = () =>
          page.evaluate(() => {
            const { activeElement } = helpers.inShadow("figure").getRootNode();
            return `${activeElement.ariaLabel} ${activeElement.getAttribute("aria-valuetext")}`;
          });
        await page.evaluate(() => helpers.inShadow(".years input").focus());
        await page.keyboard.press("ArrowRight");
        assert.deepEqual([(await seen(page)).state, await slider()], [{ from: "1993" }, "From 1993"]);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Home");
        // A line needs two years.
        assert.deepEqual([(await seen(page)).state, await slider()], [{ from: "1993", to: "1994" }, "To 1994"]);
      },
      { browser },
    ),
  );

  test(`a wheel zooms with Ctrl and scrolls the page without, in ${browser}`, { skip }, () =>
    onPage(
      `${LINES}<div style="height: 3000px"></div>`,
      async ({ page }) => {
        await openYears(page);
        const turn = (init) =>
          page.evaluate(async (init) => {
            const layer = helpers.inShadow(".layer");
            const { left, top, width, height } = layer.getBoundingClientRect();
            const at = { clientX: left + width / 2, clientY: top + height / 2 };
            const event = new WheelEvent("wheel", { bubbles: true, cancelable: true, composed: true, ...at, ...init });
            layer.dispatchEvent(event);
            await helpers.settle();
            return event.defaultPrevented;
          }, init);
        assert.equal(await turn({ deltaY: -100 }), false);
        assert.deepEqual((await seen(page)).state, {});
        assert.equal(await turn({ deltaY: -100, ctrlKey: true }), true);
        const { from, to } = (await seen(page)).state;
        assert.equal(Number(to) - Number(from) + 1, 20);
        assert.equal(await turn({ deltaX: -100, deltaY: 0 }), true);
        assert.deepEqual((await seen(page)).state, { from: String(from - 1), to: String(to - 1) });
        const [middle] = await layerAt(page, [[0.5, 0.5]]);
        await page.mouse.move(middle.x, middle.y);
        await page.mouse.wheel({ deltaY: 120 });
        await page.evaluate(() => helpers.until(() => scrollY > 0));
        assert.deepEqual((await seen(page)).state, { from: String(from - 1), to: String(to - 1) });
      },
      { browser },
    ),
  );

  // Table 1 of the article: 9.8 and 14.7, 8.2 and 16.7; 13.2 and 11 in 2022. The ranges are worked by
  // hand: 14.65 - 9.85 and 14.75 - 9.75, 14.65 / 9.85 and 14.75 / 9.75, and so on, rounded outwards.
  test(`two years are compared in a table and said, in ${browser}`, { skip }, () =>
    onPage(
      COLUMNS,
      async ({ page, log }) => {
        await openYears(page);
        await press(page, "Compare");
        const rows = () =>
          page.evaluate(() =>
            [...helpers.inShadow(".compared tbody").rows].map((row) => [...row.cells].map((cell) => [...cell.childNodes].map(({ textContent }) => textContent).join(" | "))),
          );
        assert.deepEqual(await rows(), [
          ["Exports", "9.8 | 9.75 to 9.85", "14.7 | 14.65 to 14.75", "+4.9 | +4.8 to +5.0", "+50.0% | +48.7 to +51.3"],
          ["Imports", "8.2 | 8.15 to 8.25", "16.7 | 16.65 to 16.75", "+8.5 | +8.4 to +8.6", "+103.7% | +101.8 to +105.6"],
        ]);
        assert.deepEqual((await seen(page)).state, { compare: ["2021", "2023"] });
        await page.evaluate(async () => {
          const [, later] = helpers.inShadow(".years").querySelectorAll("select");
          later.value = "2022";
          later.dispatchEvent(new Event("change"));
          await helpers.settle();
        });
        assert.deepEqual((await rows())[1], ["Imports", "8.2 | 8.15 to 8.25", "11 | 10.5 to 11.5", "+2.8 | +2.25 to +3.35", "+34.1% | +27.2 to +41.2"]);
        const { live, state } = await seen(page);
        assert.deepEqual(state, { compare: ["2021", "2022"] });
        assert.ok(live.startsWith("2021 and 2022 compared, billion US dollars. Exports: 2021 9.8 (9.75 to 9.85), "), live);
        // A drag chooses both.
        const [from, to] = await layerAt(page, [
          [0.5, 0.5],
          [0.85, 0.5],
        ]);
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(to.x, to.y, { steps: 4 });
        await page.mouse.up();
        assert.deepEqual((await seen(page)).state, { compare: ["2022", "2023"] });
        await press(page, "Zoom");
        assert.deepEqual((await seen(page)).state, {});
        assert.equal(await page.evaluate(() => helpers.inShadow(".compared").hidden), true);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`years are played until a key, an end or a press stops them, in ${browser}`, { skip }, () =>
    onPage(
      COLUMNS,
      async ({ page, log }) => {
        await openYears(page);
        const names = await page.evaluate(async () => {
          const heading = helpers.inShadow("[part=tooltip] .heading");
          const titles = [];
          new MutationObserver(() => titles.push(heading.textContent)).observe(heading, { childList: true });
          const play = [...helpers.inShadow(".years").querySelectorAll("button")].find(({ textContent }) => textContent.includes("Play"));
          play.click();
          const names = [play.textContent];
          await helpers.until(() => !play.textContent.includes("Pause"));
          return { names, titles, live: helpers.inShadow("[aria-live]").textContent };
        });
        assert.deepEqual(names.titles, ["Exports, 2021", "Exports, 2022", "Exports, 2023"]);
        assert.match(names.names[0], /Pause/);
        assert.match(names.live, /^Exports, 2023: \$14\.7 billion\./);
        // From the end it starts anew; Escape stops it.
        await press(page, "Play");
        assert.equal((await seen(page)).tooltip, "Exports, 2021");
        await page.evaluate(() => helpers.inShadow(".years button").focus());
        await page.keyboard.press("Escape");
        const label = () => page.evaluate(() => helpers.inShadow(".years button").textContent);
        assert.match(await label(), /Play the years/);
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1300)));
        assert.equal((await seen(page)).tooltip, null);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`the legend and the marks let a series stand out over the same picture, in ${browser}`, { skip }, () =>
    onPage(
      LINES,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        await page.evaluate(() => helpers.settle());
        const state = () =>
          page.evaluate(async () => {
            await helpers.settle();
            return { on: helpers.inShadow(".veil").classList.contains("on"), picture: helpers.pictureKey() };
          });
        const { on, picture } = await state();
        assert.equal(on, false);
        await page.evaluate(() => helpers.inShadow(".legend button").focus());
        assert.deepEqual(await state(), { on: true, picture });
        await page.evaluate(() => helpers.inShadow(".legend button").blur());
        assert.deepEqual(await state(), { on: false, picture });
        const [point] = await layerAt(page, [[0.6, 0.5]]);
        await page.mouse.move(point.x, point.y);
        assert.deepEqual(await state(), { on: true, picture });
        await page.mouse.move(1, 1);
        assert.deepEqual(await state(), { on: false, picture });
      },
      { browser },
    ),
  );

  test(`a value that was chosen stays chosen as the measure changes, in ${browser}`, { skip }, () =>
    onPage(
      figure('view="exports"'),
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        await focusLayer(page);
        for (const key of ["End", "ArrowDown", "Enter"]) await page.keyboard.press(key);
        const choose = (value) =>
          page.evaluate((value) => {
            const menu = [...helpers.inShadow(".toolbar").querySelectorAll("select")].find((menu) => menu.ariaLabel === "Measure");
            menu.focus();
            menu.value = value;
            menu.dispatchEvent(new Event("change"));
          }, value);
        await choose("growth");
        const after = await seen(page);
        assert.equal(after.tooltip, "Natural gas, 2022");
        // As in explore.test.mjs: 1.15 / 1.065 and 1.25 / 1.055.
        assert.match(after.live, /Growth \+13\.2% \(\+7\.9 to \+18\.5\)/);
        assert.deepEqual(after.state, { measure: "growth", selected: "exports-gas-2022" });
        await page.keyboard.press("Escape");
        await choose("value");
        const cleared = await seen(page);
        assert.deepEqual([cleared.tooltip, cleared.state], [null, {}]);
      },
      { browser },
    ),
  );
}

// Source: WCAG 2.2, success criterion 2.5.8: 24 by 24 CSS px.
for (const width of [360, 1200]) {
  test(`the controls of years have names and room for a finger, ${width} px wide`, () =>
    onPage(
      LINES,
      async ({ page }) => {
        for (const lang of ["en", "kk", "ru", "zh"]) {
          await page.evaluate((lang) => (document.querySelector("#f").lang = lang), "en");
          if (lang === "en") await openYears(page);
          await page.evaluate((lang) => (document.querySelector("#f").lang = lang), lang);
          await page.evaluate(async () => {
            await helpers.settle();
            if (helpers.inShadow(".compared").hidden) helpers.inShadow(".years .choice").lastChild.click();
            await helpers.settle();
          });
          const found = await page.evaluate(() => {
            const panel = helpers.inShadow(".years");
            const edge = helpers.inShadow("figure").getBoundingClientRect();
            const controls = [...panel.querySelectorAll("button, select, input")].filter((node) => node.checkVisibility());
            const box = (node) => node.getBoundingClientRect();
            const name = (node) => node.ariaLabel ?? node.textContent;
            return {
              names: controls.map(name),
              small: controls.filter((node) => box(node).height < 24 || box(node).width < 24).map(name),
              outside: controls.filter((node) => box(node).left < edge.left || box(node).right > edge.right).map(name),
            };
          });
          assert.equal(found.names.length, 8, lang);
          assert.equal(new Set(found.names).size, 8, lang);
          assert.ok(found.names.every((name) => name.trim() !== ""), lang);
          assert.deepEqual([found.small, found.outside], [[], []], lang);
        }
      },
      { size: { width, height: 780 } },
    ));
}

test("a finger drags over years, two zoom, and the page scrolls all the same", () =>
  onPage(
    `${LINES}<div style="height: 3000px"></div>`,
    async ({ page }) => {
      await openYears(page);
      assert.equal(await page.evaluate(() => getComputedStyle(helpers.inShadow(".layer")).touchAction), "pan-y");
      const client = await page.createCDPSession();
      const touch = (type, ...touchPoints) => client.send("Input.dispatchTouchEvent", { type, touchPoints });
      const [left, right, high, low] = await layerAt(page, [
        [0.4, 0.5],
        [0.7, 0.5],
        [0.5, 0.9],
        [0.5, 0.1],
      ]);
      const between = (from, to, part) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
      const drag = async (from, to) => {
        await touch("touchStart", from);
        for (const part of [0.1, 0.3, 0.6, 1]) await touch("touchMove", between(from, to, part));
        await touch("touchEnd");
        return (await seen(page)).state;
      };
      const first = await drag(left, right);
      assert.ok(Number(first.from) > 1992 && Number(first.to) < 2020 && Number(first.from) < Number(first.to), JSON.stringify(first));
      // Two fingers that come together show more years.
      await touch("touchStart", { ...left, id: 0 }, { ...right, id: 1 });
      for (const part of [0.2, 0.4, 0.6]) {
        await touch("touchMove", { ...between(left, right, part / 2), id: 0 }, { ...between(right, left, part / 2), id: 1 });
      }
      await touch("touchEnd");
      const second = (await seen(page)).state;
      const count = ({ from = 1992, to = 2020 }) => Number(to) - Number(from) + 1;
      assert.ok(count(second) > count(first), JSON.stringify([first, second]));
      const third = await drag(high, low);
      assert.deepEqual(third, second);
      await page.evaluate(() => helpers.until(() => scrollY > 0));
    },
    { size: { width: 360, height: 780, hasTouch: true } },
  ));

test("readers who ask for less motion see years without any", () =>
  onPage(LINES, async ({ page }) => {
    await openYears(page);
    const durations = async (value) => {
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value }]);
      await press(page, "Play");
      return page.evaluate(async () => {
        const nodes = [".marker", ".cursor", ".veil"].map((selector) => getComputedStyle(helpers.inShadow(selector)).transitionDuration);
        helpers.inShadow(".years button").click();
        await helpers.settle();
        return nodes;
      });
    };
    assert.deepEqual(await durations("reduce"), ["0s", "0s", "0s"]);
    assert.ok((await durations("no-preference")).every((duration) => duration !== "0s"));
  }));
