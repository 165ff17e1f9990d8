// What a figure makes of the data package that `src` names: a good one, a broken one, one that is not
// there, and one that means harm.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { TABLE, hoverAll, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const HEADER = "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note";

const ROWS = [
  'wheat-2021,trade,KAZ,UZB,export,wheat,2021,640,USD,6,"Table 1, row 1",',
  'wheat-2022,trade,KAZ,UZB,export,wheat,2022,812.5,USD,6,"Table 1, row 1",',
  'flour-2021,trade,KAZ,UZB,export,flour,2021,300,USD,6,"Table 1, row 2",',
  'flour-2022,trade,KAZ,UZB,export,flour,2022,250,USD,6,"Table 1, row 2",',
];

const DESCRIPTOR = {
  name: "grain",
  resources: [{ name: "observations", path: "observations.csv" }],
  views: [
    {
      name: "grain",
      chart: "grouped-columns",
      title: "Grain to Uzbekistan",
      source: "A yearbook, Table 1",
      select: { observations: ["wheat-2021", "wheat-2022", "flour-2021", "flour-2022"] },
      category: "product",
      series: "period",
    },
  ],
};

/** The pages of a package at `/grain/`, made of `rows` and a descriptor with `changes`. */
function packagePages({ rows = ROWS, changes = {}, files = {} } = {}) {
  return {
    "/grain/datapackage.json": { body: JSON.stringify({ ...DESCRIPTOR, ...changes }, null, 2) },
    "/grain/observations.csv": { body: `${[HEADER, ...rows].join("\n")}\n` },
    ...files,
  };
}

const FIGURE = `<trade-figure id="f" src="grain/datapackage.json" loading="eager">${TABLE}</trade-figure>`;

/** The error of the page's figure; the table must be there with the message above it. */
async function errorOf(page) {
  await page.evaluate(() => helpers.happened("error"));
  const [{ message, where }] = await page.evaluate(() => helpers.events);
  const { figure, fallback, status } = await page.evaluate(() => helpers.seen());
  assert.deepEqual({ figure, fallback }, { figure: false, fallback: true });
  assert.ok(status.startsWith(`This figure cannot be shown: ${message}`), status);
  return { message, where };
}

for (const browser of ["chrome", "firefox"]) {
  test(`a package of the page's own is fetched once and drawn in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      FIGURE + FIGURE.replace('id="f"', 'id="g" view="grain"'),
      async ({ page, log, origin }) => {
        await page.evaluate(() => helpers.happened("ready", 2));
        const figure = await page.$("#f");
        const { marks } = await figure.evaluate((figure) => helpers.marks(figure));
        const readings = await hoverAll(page, figure, marks);
        assert.deepEqual(
          readings.map(({ title, lines }) => [title, lines.Printed, lines["Rounded from"]]),
          [
            ["wheat, 2021", "$640 million", "639.5 to 640.5"],
            ["wheat, 2022", "$812.5 million", "812.45 to 812.55"],
            ["flour, 2021", "$300 million", "299.5 to 300.5"],
            ["flour, 2022", "$250 million", "249.5 to 250.5"],
          ],
        );
        assert.equal(readings[3].lines["Change since 2021"], "−50 (−51 to −49)");
        const asked = log.requests.map(({ url }) => url.replace(`${origin}/grain/`, ""));
        assert.deepEqual(asked.filter((url) => /\.(json|csv)$/.test(url)).sort(), ["datapackage.json", "observations.csv"]);
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages: packagePages() },
    ),
  );
}

test("a cell that cannot be read is an error with its line and column", () => {
  const rows = ROWS.with(1, ROWS[1].replace("812.5", '"1,204"'));
  return onPage(
    FIGURE,
    async ({ page }) => {
      const { message, where } = await errorOf(page);
      const place = `observations.csv:3:${rows[1].indexOf('"1,204"') + 1}`;
      assert.equal(where, place);
      const expected = 'expected a number in the plain form with a decimal point, such as "-1204.5"';
      // The view selects this row, which is no second mistake.
      assert.equal(message, `${place}: ${expected}, found "1,204"`);
    },
    { pages: packagePages({ rows }) },
  );
});

test("everything that is wrong is reported, one line each, and the first line's place as where", () => {
  const rows = [
    ROWS[0].replace("KAZ", "KZ").replace("2021,640", "2021-13,640"),
    ROWS[1].replace("USD", "dollars"),
    ROWS[2].replace("export", "exports"),
    "flour-2022,trade",
  ];
  const views = [{ ...DESCRIPTOR.views[0], select: { observations: [] } }];
  return onPage(
    FIGURE,
    async ({ page }) => {
      const { message, where } = await errorOf(page);
      const lines = message.split("\n");
      assert.ok(lines[0].startsWith(`${where}: `), where);
      assert.deepEqual(
        // In the order of the lines.
        lines.map((line) => /^observations\.csv:(\d+):\d+: expected .+, found "(.*)"$/.exec(line)?.slice(1)),
        [["2", "KZ"], ["2", "2021-13"], ["3", "dollars"], ["4", "exports"], ["5", "2 cells"]],
      );
    },
    { pages: packagePages({ rows, changes: { views } }) },
  );
});

// Source: docs/embedding.md, on the second pair of files.
const SECOND = /\/trade-figure-more\.(js|wasm)$/;

test("the second pair of files comes when a form needs it, once for all figures, and not before", () => {
  const view = { ...DESCRIPTOR.views[0], chart: "treemap", title: "Tiles" };
  const treemaps = Object.entries(packagePages({ changes: { views: [view] } })).map(([path, page]) => [path.replace("grain", "tiles"), page]);
  return onPage(
    FIGURE,
    async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const asked = () => log.requests.flatMap(({ url }) => SECOND.exec(url)?.[1] ?? []);
      assert.deepEqual(asked(), []);
      const drawn = await page.evaluate(async () => {
        const figure = document.querySelector("#f");
        const other = figure.cloneNode(true);
        figure.after(other);
        for (const each of [figure, other]) each.src = "tiles/datapackage.json";
        const tiles = (each) => helpers.inShadow("canvas", each).ariaLabel?.includes("Tiles") ?? false;
        await helpers.until(() => [figure, other].every(tiles));
        return [figure, other].map((each) => helpers.inShadow(".figure", each).hidden);
      });
      assert.deepEqual(drawn, [false, false]);
      assert.deepEqual(asked(), ["js", "wasm"]);
      const { svg, indicators } = await page.evaluate(async () => {
        const figure = document.querySelector("#f");
        return { svg: await figure.toSVG(), indicators: await figure.indicators() };
      });
      assert.ok(svg.includes("<svg"), svg.slice(0, 40));
      assert.ok(indicators !== null && typeof indicators === "object");
    },
    { pages: { ...packagePages(), ...Object.fromEntries(treemaps) } },
  );
});

for (const file of ["trade-figure-more.js", "trade-figure-more.wasm"]) {
  test(`a form whose part of the program (${file}) is not there says so, and the table stays`, () =>
    onPage(
      FIGURE,
      async ({ page }) => {
        const { message, where } = await errorOf(page);
        assert.ok(where.endsWith(`/${file}`), where);
        assert.match(message, /could not be fetched/);
        const refused = await page.evaluate(() => document.querySelector("#f").indicators().catch(({ name }) => name));
        assert.equal(refused, "TradeFigureError");
      },
      {
        pages: {
          ...packagePages({ changes: { views: [{ ...DESCRIPTOR.views[0], chart: "treemap" }] } }),
          [`/embed/${file}`]: { status: 404, body: "" },
        },
      },
    ));
}

test("a descriptor that lacks something says what", async () => {
  const cases = [
    [{ views: undefined }, /^datapackage\.json:1:1: expected an object with the key "views", found /],
    [{ views: [] }, /^datapackage\.json:\d+:\d+: expected a list of at least one view, found "\[\]"$/],
    [{ resources: [] }, /^datapackage\.json:\d+:\d+: expected a resource named "observations", found "\[\]"$/],
    [
      { resources: [{ name: "observations", path: "../observations.csv" }] },
      /^datapackage\.json:\d+:\d+: expected a path within the package, such as "observations\.csv", found /,
    ],
    [
      { views: [{ ...DESCRIPTOR.views[0], chart: "pie" }] },
      /^datapackage\.json:\d+:\d+: expected one of the chart forms grouped-columns, [a-z, -]+, found "\\"pie\\""$/,
    ],
    [
      { views: [{ ...DESCRIPTOR.views[0], colour: "red" }] },
      /^datapackage\.json:\d+:\d+: expected one of the keys name, chart, .*, found "\\"colour\\""$/,
    ],
  ];
  const pages = {};
  cases.forEach(([changes], index) => {
    for (const [path, page] of Object.entries(packagePages({ changes }))) pages[path.replace("grain", `grain${index}`)] = page;
  });
  await onPage(
    FIGURE.replace("grain/", "grain0/"),
    async ({ page }) => {
      for (const [index, [, expected]] of cases.entries()) {
        const { message, where } = await page.evaluate(async (index) => {
          document.querySelector("#f").src = `grain${index}/datapackage.json`;
          await helpers.happened("error", index + 1);
          return helpers.events.at(-1);
        }, index);
        assert.match(message, expected);
        assert.ok(message.startsWith(`${where}: `), where);
      }
    },
    { pages },
  );
});

test("a page where the package should be is an error at its first character", () =>
  onPage(
    FIGURE,
    async ({ page }) => {
      const { message, where } = await errorOf(page);
      assert.match(message, /^datapackage\.json:1:1: expected a JSON value, found "<!doctype html>/);
      assert.equal(where, "datapackage.json:1:1");
    },
    { pages: { "/grain/datapackage.json": { body: "<!doctype html><title>Not found</title>" } } },
  ));

test("files that are not there are errors with their address", () =>
  onPage(
    FIGURE,
    async ({ page, origin }) => {
      const { message, where } = await errorOf(page);
      assert.equal(message, "the file could not be fetched: 404");
      assert.equal(where, `${origin}/grain/observations.csv`);
      const second = await page.evaluate(async () => {
        document.querySelector("#f").src = "nowhere.json";
        await helpers.happened("error", 2);
        return helpers.events.at(-1);
      });
      assert.equal(second.message, "the file could not be fetched: 404");
      assert.equal(second.where, `${origin}/nowhere.json`);
    },
    { pages: { ...packagePages(), "/grain/observations.csv": { status: 404, body: "not found" } } },
  ));

test("another src after an error draws the figure", () =>
  onPage(
    FIGURE.replace("grain/", "nowhere/"),
    async ({ page }) => {
      await errorOf(page);
      const seen = await page.evaluate(async () => {
        document.querySelector("#f").src = "grain/datapackage.json";
        await helpers.happened("ready");
        return helpers.seen();
      });
      assert.deepEqual(seen, { figure: true, fallback: false, status: "" });
    },
    { pages: packagePages() },
  ));

const IMAGE = '<img src=x onerror="globalThis.harmed = 1">';
const SCRIPT = "</script><script>globalThis.harmed = 1</script>";
const TURNED = "\u202eelbat";

/** Whether a text of the package became markup, ran, or asked for anything. */
async function assertHarmless(page, log) {
  await page.evaluate(() => helpers.settle());
  const found = await page.evaluate(() => ({
    harmed: globalThis.harmed ?? null,
    markup: helpers.inShadow("figure").getRootNode().querySelectorAll("img, script, b, svg").length,
  }));
  assert.deepEqual(found, { harmed: null, markup: 0 });
  assert.ok(!log.requests.some(({ url }) => url.endsWith("/x")), "something was asked for");
}

for (const browser of ["chrome", "firefox"]) {
  test(`labels that look like markup are text in ${browser}`, { skip: skipUnless(browser) }, () => {
    const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
    const labels = [
      "token,en,kk,ru,zh",
      "trade,Trade,,,",
      `wheat,${quoted(IMAGE)},,,`,
      `flour,${quoted(`${SCRIPT}${TURNED}`)},,,`,
      `2022,${quoted(`<!--<b>2022${TURNED}`)},,,`,
    ];
    const resources = [...DESCRIPTOR.resources, { name: "labels", path: "labels.csv" }];
    const views = [{ ...DESCRIPTOR.views[0], title: IMAGE, subtitle: SCRIPT, source: `<svg onload="harmed = 1">`, note: TURNED }];
    return onPage(
      FIGURE,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const figure = await page.$("#f");
        const { marks } = await figure.evaluate((figure) => helpers.marks(figure));
        const readings = await hoverAll(page, figure, marks);
        const words = await page.evaluate(() => ({
          title: helpers.inShadow(".title").textContent,
          subtitle: helpers.inShadow(".subtitle").textContent,
          source: helpers.inShadow(".source").textContent,
          note: helpers.inShadow(".note").textContent,
          legend: helpers.inShadow(".legend").textContent,
          description: helpers.inShadow("canvas").getAttribute("aria-label"),
        }));
        assert.equal(words.title, IMAGE);
        assert.equal(words.subtitle, SCRIPT);
        assert.equal(words.source, 'Source: <svg onload="harmed = 1">');
        // What would turn the reading direction is shown as a character that cannot be read.
        assert.equal(words.note, "Note: \ufffdelbat");
        assert.equal(words.legend, "2021<!--<b>2022\ufffdelbat");
        assert.equal(readings[0].title, `${IMAGE}, 2021`);
        assert.equal(readings[3].title, `${SCRIPT}\ufffdelbat, <!--<b>2022\ufffdelbat`);
        assert.ok(!words.description.includes("\u202e"));
        await assertHarmless(page, log);
        assert.deepEqual(log.problems(), []);
      },
      {
        browser,
        pages: packagePages({ changes: { resources, views }, files: { "/grain/labels.csv": { body: labels.join("\n") } } }),
      },
    );
  });

  test(`an error repeats hostile text as text, short and escaped, in ${browser}`, { skip: skipUnless(browser) }, () => {
    const rows = ROWS.with(0, ROWS[0].replace("640", `"${IMAGE.replaceAll('"', '""')}${TURNED}${"9".repeat(100_000)}"`));
    return onPage(
      FIGURE,
      async ({ page, log }) => {
        const { message } = await errorOf(page);
        const [line] = message.split("\n");
        assert.ok(line.length < 250, `${line.length} characters`);
        assert.ok(line.includes("<img src=x onerror="));
        assert.ok(line.includes("\\u{202e}") && !line.includes("\u202e"), line);
        await assertHarmless(page, log);
      },
      { browser, pages: packagePages({ rows }) },
    );
  });
}

test("a file may have the name of a property that every object has", () => {
  const changes = { resources: [{ name: "observations", path: "__proto__" }] };
  const body = `${[HEADER, ...ROWS].join("\n")}\n`;
  const pages = { ...packagePages({ changes }), ...Object.fromEntries([["/grain/__proto__", { body }]]) };
  return onPage(
    FIGURE,
    async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      assert.deepEqual(log.problems(), []);
    },
    { pages },
  );
});

/** The texts of the package's files by path, as a page has them in memory. */
const memory = ({ rows = ROWS, changes = {} } = {}) => ({
  "datapackage.json": JSON.stringify({ ...DESCRIPTOR, ...changes }, null, 2),
  "observations.csv": `${[HEADER, ...rows].join("\n")}\n`,
});

for (const browser of ["chrome", "firefox"]) {
  test(`a package in memory is drawn like one at an address in ${browser}`, { skip: skipUnless(browser) }, () => {
    const treemap = { ...DESCRIPTOR.views[0], chart: "treemap", title: "Tiles" };
    return onPage(
      `<trade-figure id="f" loading="eager">${TABLE}</trade-figure>${FIGURE.replace('id="f"', 'id="g"')}`,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready", 2));
        const shown = await page.evaluate(async (files) => {
          const figure = document.querySelector("#f");
          const before = figure.files;
          figure.files = files;
          await helpers.until(() => helpers.inShadow(".title", figure).textContent === "Grain to Uzbekistan");
          const other = document.querySelector("#g");
          return [before, figure.files === files, await figure.toCSV(), await other.toCSV(), await figure.toSVG() === await other.toSVG(), helpers.inShadow("canvas", figure).toDataURL() === helpers.inShadow("canvas", other).toDataURL()];
        }, memory());
        assert.deepEqual([shown[0], shown[1]], [null, true]);
        assert.match(shown[2], /812\.5/);
        assert.equal(shown[2], shown[3]);
        assert.deepEqual(shown.slice(4), [true, true]);
        // It goes before an address, brings the second program when it needs that, and gives way again.
        const titles = await page.evaluate(async (files) => {
          const figure = document.querySelector("#g");
          const title = () => helpers.inShadow(".title", figure).textContent;
          figure.files = files;
          await helpers.until(() => title() === "Tiles");
          const first = title();
          figure.files = null;
          await helpers.until(() => title() !== "Tiles");
          return [first, title()];
        }, memory({ changes: { views: [treemap] } }));
        assert.deepEqual(titles, ["Tiles", "Grain to Uzbekistan"]);
        const asked = log.requests.filter(({ url }) => /\.(json|csv)$/.test(url));
        // Two files, once for each of the programs that read them.
        assert.equal(asked.length, 4);
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages: packagePages() },
    );
  });

  test(`a package in memory that is wrong or no package says everything that is wrong in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `<trade-figure id="f" loading="eager">${TABLE}</trade-figure>`,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const rows = [ROWS[0].replace("KAZ", "KZ"), ROWS[1].replace("USD", "dollars"), ...ROWS.slice(2)];
        const messages = await page.evaluate(async (broken) => {
          const figure = document.querySelector("#f");
          const thrower = { get "datapackage.json"() { throw new Error("from inside"); } };
          const trapped = new Proxy({}, { getPrototypeOf() { throw new RangeError("trapped"); } });
          const hostile = [broken, {}, [], "grain/datapackage.json", 7, { nodeType: 1 }, { "datapackage.json": 1 }, { "datapackage.json": Symbol("s") }, thrower, trapped, () => 0];
          const found = [];
          for (const files of hostile) {
            figure.files = files;
            await helpers.happened("error", found.length + 1);
            found.push(helpers.events.at(-1).message);
          }
          const { figure: isFigure, fallback } = helpers.seen();
          figure.files = null;
          await helpers.happened("ready", 2);
          return { found, isFigure, fallback };
        }, memory({ rows }));
        const [broken, ...others] = messages.found;
        assert.deepEqual(
          broken.split("\n").map((line) => /^observations\.csv:(\d+):\d+: expected .+, found "(.*)"$/.exec(line)?.slice(1)),
          [["2", "KZ"], ["3", "dollars"]],
        );
        for (const message of others) assert.match(message, /^datapackage\.json:1:1: expected|trapped/);
        assert.deepEqual([messages.isFigure, messages.fallback], [false, true]);
        assert.ok(!log.requests.some(({ url }) => url.includes("/grain/")), "a text was taken for an address");
        assert.deepEqual(log.errors, []);
      },
      { browser },
    ),
  );
}

test("the example of docs/data.md draws, and its mistakes are reported as printed there", async () => {
  const text = await readFile(new URL("../../docs/data.md", import.meta.url), "utf8");
  const block = (kind, start) => new RegExp("```" + kind + "\n(" + start + "[^]*?)\n```\n").exec(text)[1];
  const rows = block("csv", "id,");
  const pages = {
    "/grain/datapackage.json": { body: block("json", "") },
    "/grain/observations.csv": { body: rows },
    "/wrong/datapackage.json": { body: block("json", "") },
    "/wrong/observations.csv": { body: rows.replace("812.5", '"1,204"') },
  };
  await onPage(
    FIGURE,
    async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const message = await page.evaluate(async () => {
        document.querySelector("#f").src = "wrong/datapackage.json";
        await helpers.happened("error");
        return helpers.events.at(-1).message;
      });
      assert.equal(message, block("text", "observations"));
    },
    { pages },
  );
});

// The expected numbers are those of the rows above, whose values the files have with commas.
test("a package with semicolons and decimal commas is read by the second program", { skip: skipUnless("chrome") }, () => {
  const observations = {
    name: "observations",
    path: "observations.csv",
    dialect: { delimiter: ";" },
    schema: "schemas/observations.json",
  };
  const schema = { fields: [{ name: "value", type: "number", decimalChar: ",", groupChar: " " }] };
  const rows = ROWS.map((row) => row.replace('"Table 1, row ', '"row ').replaceAll(",", ";").replace("812.5", "812,5"));
  return onPage(
    FIGURE,
    async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const csv = await page.$eval("#f", (figure) => figure.toCSV());
      assert.match(csv, /wheat-2022,wheat,2022,812\.5,/);
      assert.ok(log.requests.some(({ url }) => url.endsWith("trade-figure-more.js")));
    },
    {
      pages: {
        ...packagePages({ rows, changes: { resources: [observations] } }),
        "/grain/observations.csv": { body: `${[HEADER.replaceAll(",", ";"), ...rows].join("\n")}\n` },
        "/grain/schemas/observations.json": { body: JSON.stringify(schema) },
      },
    },
  );
});
