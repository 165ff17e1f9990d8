// The row of controls, the legend, the table and the page about the data.

import assert from "node:assert/strict";
import { test } from "node:test";

import { TABLE, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const figure = (attributes) => `<trade-figure id="f" ${attributes} loading="eager">${TABLE}</trade-figure>`;
const EXPORTS = figure('view="exports"');
const PHONE = { width: 360, height: 780, deviceScaleFactor: 2 };

/** A package with two views of one group, and a number that nobody printed. */
const PACKAGE = {
  "/p/datapackage.json": {
    body: JSON.stringify({
      name: "two",
      title: "Two groups <b>",
      licenses: [{ name: "odc-by", path: "javascript:globalThis.harmed=1" }],
      sources: [{ title: "Nobody", path: "https://example.org/a" }],
      resources: ["observations", "labels"].map((name) => ({ name, path: `${name}.csv` })),
      views: ["KAZ", "UZB"].map((reporter) => ({
        name: reporter.toLowerCase(),
        chart: "grouped-columns",
        title: { en: `Trade of ${reporter}` },
        source: { en: "Nowhere" },
        select: { reporter: [reporter] },
        category: "flow",
        series: "period",
        measures: ["value", "growth"],
        group: "reporters",
        option: { en: `Option ${reporter}` },
      })),
    }),
  },
  "/p/observations.csv": {
    body: [
      "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note",
      "a,trade,KAZ,CHN,export,TOTAL,2021,2.0,USD,9,Page 1,",
      "b,trade,KAZ,CHN,export,TOTAL,2022,1.0,USD,9,Page 1,",
      "c,trade,KAZ,CHN,import,TOTAL,2021,,USD,9,Page 1,",
      "d,trade,KAZ,CHN,import,TOTAL,2022,10.5,USD,9,Page 2,",
      "e,trade,UZB,CHN,export,TOTAL,2021,3.0,USD,9,Page 3,",
      "f,trade,UZB,CHN,export,TOTAL,2022,4.0,USD,9,Page 3,",
    ].join("\n"),
  },
  "/p/labels.csv": {
    body: "token,en,kk,ru,zh\ntrade,Trade,,,\nexport,Exports,,,\nimport,Imports,,,\nTOTAL,All goods,,,\nKAZ,Kazakhstan,,,\nUZB,Uzbekistan,,,\nCHN,China,,,\n",
  },
};
const TWO = figure('src="p/datapackage.json"');

/** The controls that can be seen, their choices, and which is made. */
const controls = (page) =>
  page.evaluate(async () => {
    await helpers.settle();
    const seen = Array.from(helpers.inShadow(".toolbar").children).filter((node) => node.checkVisibility());
    return seen.map((node) => {
      const select = node.querySelector("select");
      if (select) return { menu: select.ariaLabel, items: Array.from(select, ({ text }) => text), chosen: select.selectedOptions[0]?.text };
      if (node.localName === "button") return { button: node.textContent };
      const buttons = [...node.querySelectorAll("button")];
      const pressed = buttons.filter((button) => button.ariaPressed === "true");
      return { buttons: node.ariaLabel, items: buttons.map((button) => button.textContent), chosen: pressed.map((button) => button.textContent).join() };
    });
  });

/** The states that the page was told of. */
const states = (page) =>
  page.evaluate(async () => {
    await helpers.settle();
    return helpers.events.filter(({ name }) => name === "change").map(({ state }) => state);
  });

/** Chooses by the control itself, as a reader's hand does. */
async function choose(page, label, value) {
  const found = await page.evaluateHandle(
    (label) => helpers.inShadow(`.toolbar select[aria-label="${label}"]`),
    label,
  );
  await found.asElement().select(value);
}

async function press(page, selector, text) {
  const found = await page.evaluateHandle(
    (selector, text) => Array.from(helpers.inShadow("figure").querySelectorAll(selector)).find((node) => node.textContent === text),
    selector,
    text,
  );
  await found.asElement().click();
}

/** The entries of the legend, with what can be seen of each series: by its colour, in a hundred px at least. */
const legend = (page) =>
  page.evaluate(async () => {
    await helpers.settle();
    const { colours } = helpers.pixels(document.querySelector("#f"));
    return Array.from(helpers.inShadow(".legend").children, (entry) => {
      const [red, green, blue] = getComputedStyle(entry.querySelector(".swatch > span")).backgroundColor.match(/\d+/g);
      const colour = (red << 16) | (green << 8) | blue;
      const count = colours.reduce((sum, other) => sum + (other === colour), 0);
      const button = entry.querySelector("button");
      const state = button ? ` ${button.ariaPressed} ${button.ariaDisabled}` : "";
      return `${entry.textContent}${state} ${count > 100 ? "painted" : "absent"}`;
    });
  });

/** The table as a reader sees it. */
const readTable = (page) =>
  page.evaluate(async () => {
    await helpers.settle();
    const table = helpers.inShadow("[part=table]");
    const cells = (row) => Array.from(row.cells, (cell) => cell.textContent);
    return {
      seen: table.checkVisibility(),
      caption: table.caption.textContent,
      head: cells(table.tHead.rows[0]).map((text) => text.trim()),
      sorted: Array.from(table.tHead.rows[0].cells, (cell) => cell.getAttribute("aria-sort")),
      scopes: [...new Set(Array.from(table.querySelectorAll("th"), (cell) => cell.scope))],
      rows: Array.from(table.tBodies[0].rows).filter((row) => row.className !== "against").map(cells),
      against: Array.from(table.querySelectorAll(".against p"), (node) => node.textContent),
    };
  });

for (const browser of ["chrome", "firefox"]) {
  test(`measure, order and panel are chosen in one row, and the page is told, in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      EXPORTS,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const measure = { menu: "Measure", items: ["Value", "Index", "Growth", "Share", "Contribution"], chosen: "Value" };
        const order = { menu: "Order", items: ["Order as given", "Largest first"], chosen: "Order as given" };
        const panel = { buttons: "Panel", items: ["Chart", "Table", "Check", "About"], chosen: "Chart" };
        const view = { buttons: "View", items: ["Columns", "Change", "Slopes"], chosen: "Columns" };
        const kinds = ["Drawing (SVG)", "Picture (PNG)", "Table (CSV)", "Data (JSON)"];
        const patterns = { button: "Patterns" };
        const file = { menu: "Download", items: ["Download", ...kinds], chosen: "Download" };
        const cite = { button: "Cite and share" };
        assert.deepEqual(await controls(page), [view, measure, order, patterns, file, cite, panel]);

        const picture = () => page.evaluate(() => helpers.pictureKey());
        const value = await picture();
        await choose(page, "Measure", "growth");
        assert.deepEqual(await states(page), [{ view: "exports", measure: "growth" }]);
        assert.equal(await page.evaluate(() => document.querySelector("#f").getAttribute("measure")), "growth");
        const growth = await picture();
        assert.notEqual(growth, value);

        // Growths by hand: 34.7, 115.8, 15.6 and 13.2 percent.
        await choose(page, "Order", "value");
        assert.deepEqual((await states(page)).at(-1), { view: "exports", measure: "growth", sort: "value" });
        assert.notEqual(await picture(), growth);
        const walk = [];
        await page.evaluate(() => helpers.inShadow(".layer").focus());
        for (let step = 0; step < 4; step += 1) {
          await page.keyboard.press("ArrowRight");
          walk.push(await page.evaluate(async () => {
            await helpers.settle();
            return helpers.inShadow(".tooltip .heading").textContent;
          }));
        }
        assert.deepEqual(walk, [
          "Crude oil and petroleum products, 2022",
          "All goods, 2022",
          "Refined copper and copper alloys, 2022",
          "Natural gas, 2022",
        ]);

        // The choices outlive a look at another panel.
        await press(page, ".panels button", "About");
        assert.deepEqual((await states(page)).at(-1), { view: "exports", measure: "growth", panel: "about", sort: "value" });
        assert.deepEqual(await controls(page), [view, cite, { ...panel, chosen: "About" }]);
        await press(page, ".panels button", "Chart");
        // Growths are of one year: there is nothing to tell apart.
        const chosen = [view, { ...measure, chosen: "Growth" }, { ...order, chosen: "Largest first" }, file, cite, panel];
        assert.deepEqual(await controls(page), chosen);
        assert.equal((await states(page)).length, 4);

        // What a page does itself it is not told of.
        await page.evaluate(() => (document.querySelector("#f").measure = "value"));
        // Growths are one series, which needs no patterns; values are two.
        assert.deepEqual(await controls(page), [view, measure, { ...order, chosen: "Largest first" }, patterns, file, cite, panel]);
        assert.equal((await states(page)).length, 4);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`views of one group are a switch in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      TWO,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const [views, measures] = await controls(page);
        assert.deepEqual(views, { buttons: "View", items: ["Option KAZ", "Option UZB"], chosen: "Option KAZ" });
        assert.deepEqual(measures, { buttons: "Measure", items: ["Value", "Growth"], chosen: "Value" });
        await press(page, ".choice button", "Growth");
        await press(page, ".choice button", "Option UZB");
        assert.deepEqual(await states(page), [{ view: "kaz", measure: "growth" }, { view: "uzb", measure: "growth" }]);
        const { title, view, focus } = await page.evaluate(() => ({
          title: helpers.inShadow("#title").textContent,
          view: document.querySelector("#f").view,
          focus: helpers.inShadow("figure").getRootNode().activeElement.textContent,
        }));
        assert.deepEqual({ title, view, focus }, { title: "Trade of UZB", view: "uzb", focus: "Option UZB" });
      },
      { browser, pages: PACKAGE },
    ),
  );

  test(`the legend leaves series out, but never the last, in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      EXPORTS,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const seen = () =>
          legend(page).then(async (entries) => [...entries, await page.evaluate(() => helpers.inShadow("canvas").ariaLabel.includes("2021, 2022"))]);
        const both = ["2021 true false painted", "2022 true false painted", true];
        const later = ["2021 false false absent", "2022 true true painted", false];
        assert.deepEqual(await seen(), both);
        await press(page, ".legend button", "2021");
        assert.deepEqual(await seen(), later);
        assert.deepEqual(await states(page), [{ view: "exports", hidden: ["2021"] }]);
        await press(page, ".legend button", "2022");
        assert.deepEqual(await seen(), later);
        assert.equal((await states(page)).length, 1);
        // The same by key; the focus is still on the button.
        await page.evaluate(() => helpers.inShadow(".legend button").focus());
        await page.keyboard.press("Enter");
        assert.deepEqual(await seen(), both);
        await page.keyboard.press(" ");
        assert.deepEqual(await seen(), later);
        assert.deepEqual((await states(page)).slice(1), [{ view: "exports" }, { view: "exports", hidden: ["2021"] }]);
        // A measure that the other series alone has shows that one, and there is nothing to leave out.
        await choose(page, "Measure", "growth");
        assert.deepEqual(await legend(page), ["2022 painted"]);
      },
      { browser },
    ),
  );

  test(`a legend whose only series with a measure is left out shows it all the same in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      EXPORTS,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        await press(page, ".legend button", "2022");
        await choose(page, "Measure", "growth");
        assert.deepEqual(await legend(page), ["2022 painted"]);
        // It is left out again where another is there.
        await choose(page, "Measure", "value");
        assert.deepEqual(await legend(page), ["2021 true true painted", "2022 false false absent"]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`the table has every number and is sorted by any column in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      figure('view="exports" panel="table"'),
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const table = await readTable(page);
        assert.ok(table.seen);
        assert.match(table.caption, /oil exports to China.*Billions of US dollars/);
        assert.deepEqual(table.head, ["Product", "Period", "Printed, billion US dollars", "Rounded from"]);
        assert.deepEqual(table.sorted, [null, null, null, null]);
        assert.deepEqual(table.scopes.sort(), ["col", "row"]);
        // Table 2 of the article.
        const given = [
          ["All goods", "2021", "9.8", "9.75 to 9.85"],
          ["All goods", "2022", "⊘ 13.2", "13.15 to 13.25"],
          ["Crude oil and petroleum products", "2021", "1.9", "1.85 to 1.95"],
          ["Crude oil and petroleum products", "2022", "4.1", "4.05 to 4.15"],
          ["Refined copper and copper alloys", "2021", "1.99", "1.985 to 1.995"],
          ["Refined copper and copper alloys", "2022", "2.3", "2.25 to 2.35"],
          ["Natural gas", "2021", "1.06", "1.055 to 1.065"],
          ["Natural gas", "2022", "1.2", "1.15 to 1.25"],
        ];
        assert.deepEqual(table.rows, given);
        assert.equal(table.against.length, 3);
        assert.equal(table.against[0], "⊘ Exports, 2022: index 140.8 cannot follow from 9.8 and 13.2: they allow 133.5 to 135.9.");

        const printed = async () => (await readTable(page)).rows.map((row) => row[2].replace("⊘ ", ""));
        const falling = ["13.2", "9.8", "4.1", "2.3", "1.99", "1.9", "1.2", "1.06"];
        await press(page, "thead button", "Printed, billion US dollars");
        assert.deepEqual(await printed(), falling);
        assert.deepEqual((await readTable(page)).sorted, [null, null, "descending", null]);
        await page.keyboard.press("Enter");
        assert.deepEqual(await printed(), falling.toReversed());
        assert.deepEqual((await readTable(page)).sorted, [null, null, "ascending", null]);
        await press(page, "thead button", "Period");
        assert.deepEqual((await readTable(page)).rows.map((row) => row[1]), ["2021", "2021", "2021", "2021", "2022", "2022", "2022", "2022"]);

        // A measure has two columns more; 13.2 / 9.8 is 134.7 percent.
        await choose(page, "Measure", "index");
        const index = await readTable(page);
        assert.deepEqual(index.head.slice(4), ["Index, 2021 = 100", "Range"]);
        assert.deepEqual(index.rows[0].slice(4), ["nothing to compare with", ""]);
        assert.deepEqual(index.rows[4].slice(4), ["134.7", "133.5 to 135.9"]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );
}

test("the table says why a number is not there", () =>
  onPage(
    figure('src="p/datapackage.json" panel="table" measure="growth"'),
    async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const { rows, head } = await readTable(page);
      assert.deepEqual(head, ["Flow", "Period", "Printed, billion US dollars", "Rounded from", "Growth since the period before, %", "Range"]);
      // 1.0 / 2.0 is a fall by half; from 0.95 / 2.05 to 1.05 / 1.95.
      assert.deepEqual(rows, [
        ["Exports", "2021", "2.0", "1.95 to 2.05", "nothing to compare with", ""],
        ["Exports", "2022", "1.0", "0.95 to 1.05", "−50.0", "−53.7 to −46.1"],
        ["Imports", "2021", "not printed", "", "not printed", ""],
        ["Imports", "2022", "10.5", "10.45 to 10.55", "nothing to compare with", ""],
      ]);
      // What is missing comes last, whichever way.
      for (const last of ["not printed", "not printed"]) {
        await press(page, "thead button", "Printed, billion US dollars");
        assert.equal((await readTable(page)).rows.at(-1)[2], last);
      }
    },
    { pages: PACKAGE },
  ));

test("the page about the data has its places, and no address that runs a script", () =>
  onPage(
    figure('src="p/datapackage.json" panel="about"'),
    async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const about = await page.evaluate(() => {
        const about = helpers.inShadow(".about");
        const texts = (selector) => Array.from(about.querySelectorAll(selector), (node) => node.textContent);
        return {
          seen: about.checkVisibility(),
          headings: texts("[role=heading]"),
          lines: texts("p:not([role])"),
          links: Array.from(about.querySelectorAll("a"), ({ href, textContent }) => `${href} ${textContent}`),
        };
      });
      assert.ok(about.seen);
      assert.deepEqual(about.headings, ["What is shown", "Where the numbers are printed", "Data", "How ranges are made"]);
      const [shown, first, second, title, licence, source, fingerprint] = about.lines;
      assert.match(shown, /^Trade of KAZ\..*Highest: Imports, 2022: \$10\.5 billion/);
      assert.equal(first, "Page 1: Exports, 2021; Exports, 2022; Imports, 2021");
      assert.equal(second, "Page 2: Imports, 2022");
      assert.deepEqual([title, licence, source], ["Two groups <b>", "Licence: odc-by", "Source: Nobody"]);
      assert.match(fingerprint, /^Fingerprint of the numbers: [0-9a-f]{16}$/);
      assert.deepEqual(about.links, ["https://example.org/a Source: Nobody"]);
      assert.deepEqual(log.problems(), []);
    },
    { pages: PACKAGE },
  ));

test("a short table is seen whole on a phone, a long one scrolls in itself", () =>
  onPage(
    `${figure('view="exports" panel="table"')}
     <trade-figure id="g" src="/data/china-kazakhstan-series/datapackage.json" panel="table" view="to-kazakhstan" loading="eager">${TABLE}</trade-figure>`,
    async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready", 2));
      const [short, long] = await page.evaluate(() =>
        ["#f", "#g"].map((id) => {
          const panel = helpers.inShadow(".table", document.querySelector(id));
          const body = panel.querySelector("tbody");
          return { rows: body.rows.length, height: panel.clientHeight, whole: panel.scrollHeight <= panel.clientHeight, focusable: panel.tabIndex };
        }),
      );
      assert.equal(short.whole, true);
      // Two reporters in 29 years.
      assert.deepEqual([long.rows, long.whole, long.focusable], [58, false, 0]);
      assert.ok(long.height <= 640, `${long.height} px`);
    },
    { size: PHONE },
  ));

test("`controls` leaves out all but the panels, or everything", () =>
  onPage(EXPORTS, async ({ page }) => {
    await page.evaluate(() => helpers.happened("ready"));
    const set = (value) => page.evaluate((value) => (document.querySelector("#f").controls = value), value);
    const focusable = () => page.evaluate(() => helpers.inShadow("figure").querySelectorAll("button, select").length);
    await set("minimal");
    assert.deepEqual(await controls(page), [{ menu: "Panel", items: ["Chart", "Table", "Check", "About"], chosen: "Chart" }]);
    assert.equal(await page.evaluate(() => helpers.inShadow(".legend").querySelectorAll("button").length), 0);
    await choose(page, "Panel", "table");
    assert.ok((await readTable(page)).seen);
    await set("none");
    assert.deepEqual(await controls(page), []);
    await page.evaluate(() => (document.querySelector("#f").panel = "chart"));
    await controls(page);
    assert.equal(await page.evaluate(() => helpers.inShadow(".legend").checkVisibility()), true);
    await set("full");
    assert.equal((await controls(page)).length, 7);
    assert.ok((await focusable()) > 7);
  }));

// Source: WCAG 2.2, success criterion 2.5.8: 24 by 24 CSS px.
test("every control is large enough for a finger, and none reaches out of a phone's screen", () =>
  onPage(
    EXPORTS,
    async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      for (const panel of ["chart", "table", "check", "about"]) {
        const { count, small, outside } = await page.evaluate(async (panel) => {
          document.querySelector("#f").panel = panel;
          await helpers.settle();
          const figure = helpers.inShadow("figure");
          const controls = [...figure.querySelectorAll("button, select, summary")].filter((node) => node.checkVisibility());
          const name = (node) => node.ariaLabel ?? node.textContent;
          const box = (node) => node.getBoundingClientRect();
          const edge = box(figure);
          const inTable = (node) => node.closest(".table");
          return {
            count: controls.length,
            small: controls.filter((node) => box(node).height < 24 || box(node).width < 24).map(name),
            outside: controls.filter((node) => !inTable(node) && (box(node).left < edge.left || box(node).right > edge.right)).map(name),
          };
        }, panel);
        assert.ok(count > 0, panel);
        assert.deepEqual({ small, outside }, { small: [], outside: [] }, panel);
      }
    },
    { size: PHONE },
  ));

test("a choice fades the old picture out, unless the reader wants no motion", () =>
  onPage(EXPORTS, async ({ page }) => {
    await page.evaluate(() => helpers.happened("ready"));
    const copies = () => page.evaluate(() => helpers.inShadow(".plot").querySelectorAll("canvas").length);
    const pick = (index) =>
      page.evaluate(async (index) => {
        const select = helpers.inShadow('select[aria-label="Measure"]');
        select.selectedIndex = index;
        select.dispatchEvent(new Event("change"));
        // The update is a microtask.
        await Promise.resolve();
        await Promise.resolve();
      }, index);
    await pick(1);
    assert.equal(await copies(), 2);
    await page.evaluate(() => helpers.until(() => helpers.inShadow(".plot").querySelectorAll("canvas").length === 1));
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await pick(2);
    assert.equal(await copies(), 1);
    assert.deepEqual((await states(page)).map(({ measure }) => measure), ["index", "growth"]);
  }));
