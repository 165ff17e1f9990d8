// What a reader takes away: documents, pictures and numbers, and the figure on paper.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { TABLE, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const golden = (path) => readFileSync(new URL(`../goldens/${path}`, import.meta.url), "utf8");
const VERSION = /^version = "(.+)"$/m.exec(readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8"))[1];

/** As wide as the golden is without its margin of 12 px and the figure's padding of 16 px. */
const WIDE = "width: 728px";
const ONE = `<div style="${WIDE}"><trade-figure view="turnover" theme="light" loading="eager">${TABLE}</trade-figure></div>`;

const ready = (page) => page.evaluate(() => helpers.happened("ready"));

for (const browser of ["chrome", "firefox"]) {
  const skip = skipUnless(browser);

  test(`an SVG document is the one of the command line in ${browser}`, { skip }, () =>
    onPage(
      ONE,
      async ({ page, log }) => {
        await ready(page);
        const found = await page.evaluate(async () => {
          const text = await document.querySelector("trade-figure").toSVG();
          const svg = new DOMParser().parseFromString(text, "image/svg+xml");
          const root = svg.documentElement;
          return {
            text,
            name: root.nodeName,
            elements: [...new Set(Array.from(svg.querySelectorAll("*"), ({ nodeName }) => nodeName))].sort(),
            texts: Array.from(svg.querySelectorAll("text"), (node) => node.textContent.trim()),
            title: root.querySelector("title").textContent,
            links: Array.from(svg.querySelectorAll("[href], [src], [style]")).length,
          };
        });
        assert.equal(found.text, golden("svg/turnover-720.svg"));
        assert.equal(found.name, "svg");
        assert.deepEqual(found.elements, ["circle", "desc", "metadata", "polyline", "rect", "svg", "text", "title"]);
        assert.equal(found.links, 0);
        const words = await page.evaluate(() =>
          [".title", ".subtitle", ".source"].map((part) => helpers.inShadow(part).textContent),
        );
        for (const text of words) assert.ok(found.texts.includes(text), text);
        assert.equal(found.title, words[0]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a picture has as many pixels as were asked for in ${browser}`, { skip }, () =>
    onPage(
      ONE,
      async ({ page, log }) => {
        await ready(page);
        const pictures = await page.evaluate(async () => {
          const figure = document.querySelector("trade-figure");
          const before = helpers.pictureKey();
          const pictures = [];
          for (const [type, scale] of [[], ["image/png", 1], ["image/png", 2], ["image/png", 4], ["image/png", 1e9], ["image/jpeg", 1]]) {
            const blob = await figure.toBlob(type, scale);
            const start = [...new Uint8Array(await blob.slice(0, 8).arrayBuffer())];
            const bitmap = await createImageBitmap(blob);
            const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
            context.drawImage(bitmap, 0, 0);
            const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
            const colours = new Set(new Uint32Array(data.buffer));
            const { width, height } = bitmap;
            pictures.push({ type: blob.type, start, width, height, colours: colours.size });
          }
          const svg = await figure.toBlob("image/svg+xml");
          const refused = await figure.toBlob("image/x-nothing").catch(({ name, where }) => ({ name, where }));
          return { pictures, svg: [svg.type, await svg.text()], refused, same: before === helpers.pictureKey() };
        });
        // Source: the signatures of the PNG specification (5.2) and of JPEG (SOI, then a marker).
        const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
        const sizes = [1, 1, 2, 4, 4].map((scale) => [720 * scale, 522 * scale]);
        assert.deepEqual(pictures.pictures.slice(0, 5).map(({ width, height }) => [width, height]), sizes);
        for (const { type, start, colours } of pictures.pictures.slice(0, 5)) {
          assert.deepEqual([type, start], ["image/png", PNG]);
          assert.ok(colours > 40, `${colours} colours`);
        }
        const jpeg = pictures.pictures[5];
        assert.deepEqual([jpeg.type, jpeg.start.slice(0, 3), jpeg.width], ["image/jpeg", [0xff, 0xd8, 0xff], 720]);
        assert.deepEqual(pictures.svg, ["image/svg+xml", golden("svg/turnover-720.svg")]);
        assert.deepEqual(pictures.refused, { name: "TradeFigureError", where: "type" });
        assert.ok(pictures.same, "the figure on the page is as it was");
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`numbers are those of the command line's core in ${browser}`, { skip }, () =>
    onPage(
      ONE,
      async ({ page, log }) => {
        await ready(page);
        const taken = await page.evaluate(async () => {
          const figure = document.querySelector("trade-figure");
          const value = await figure.toCSV();
          const whole = await figure.toCSV({ whole: true });
          figure.measure = "growth";
          return { value, whole, growth: await figure.toCSV(), data: await figure.toJSON() };
        });
        assert.equal(taken.value, golden("csv/turnover.csv"));
        assert.equal(taken.growth, golden("csv/turnover-growth.csv"));
        const table = readFileSync(new URL("../../data/china-kazakhstan/observations.csv", import.meta.url), "utf8");
        const idsOf = (text) => Array.from(text.matchAll(/^([a-z0-9-]+),/gm), ([, id]) => id);
        assert.deepEqual(idsOf(taken.whole), idsOf(table));
        const { rows, ...head } = taken.data;
        assert.deepEqual(
          [head.package, head.view, head.measure, head.lang],
          ["china-kazakhstan", "turnover", "growth", "en"],
        );
        assert.match(head.about, /^china-kazakhstan, FNV-1a [0-9a-f]{16}; trade-figure /);
        assert.ok(head.about.endsWith(` ${VERSION}`), head.about);
        assert.ok(head.description.startsWith(head.title) && head.source !== "" && head.subtitle !== "");
        assert.deepEqual(rows[2], {
          id: "imports-2022", category: "Imports", series: "2022", printed: "11", low: "10.5", high: "11.5",
          unit: "billion US dollars", growth: "34.1", growth_low: "27.2", growth_high: "41.2",
          source: "Table 1, row 3", contradicted: "false",
        });
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`what cannot be taken is refused with the figure's error in ${browser}`, { skip }, () =>
    onPage(
      ONE,
      async ({ page }) => {
        await ready(page);
        const refused = await page.evaluate(async () => {
          const refused = [];
          const figure = document.querySelector("trade-figure");
          for (const view of ["check", "none"]) {
            figure.view = view;
            for (const method of ["toSVG", "toBlob", "toCSV", "toJSON"]) {
              const error = await figure[method]().then(() => ({}), (error) => error);
              refused.push([view, method, error.name, error.message, error.where]);
            }
          }
          figure.src = "/nowhere/datapackage.json";
          const error = await figure.toCSV().then(() => ({}), (error) => error);
          return { refused, missing: [error.name, error.where.endsWith("/nowhere/datapackage.json")] };
        });
        for (const [view, method, name, message, where] of refused.refused) {
          assert.equal(name, "TradeFigureError", method);
          if (view === "none") assert.match(message, /^there is no view "none"/, method);
          else assert.equal(message, 'the view "check" is a list, not a drawing', method);
          assert.equal(where, view === "none" ? "view" : "view check", method);
        }
        assert.deepEqual(refused.missing, ["TradeFigureError", true]);
      },
      { browser },
    ),
  );

  test(`a figure on no page can be taken in ${browser}`, { skip }, () =>
    onPage(
      TABLE,
      async ({ page }) => {
        const taken = await page.evaluate(async () => {
          await customElements.whenDefined("trade-figure");
          const figure = document.createElement("trade-figure");
          figure.view = "imports";
          const [svg, blob, csv] = [await figure.toSVG(), await figure.toBlob(), await figure.toCSV()];
          return { width: / width="(\d+)"/.exec(svg)[1], bytes: blob.size, rows: csv.split("\r\n").length };
        });
        assert.equal(taken.width, "664");
        assert.ok(taken.bytes > 5000, `${taken.bytes} bytes`);
        // A header, four products in two years, and what follows the last line end.
        assert.equal(taken.rows, 10);
      },
      { browser },
    ),
  );

  test(`on paper a figure is light and fine, and then as before, in ${browser}`, { skip }, () =>
    onPage(
      `<trade-figure view="exports" theme="dark" loading="eager">${TABLE}</trade-figure>`,
      async ({ page, log, origin }) => {
        await ready(page);
        const states = await page.evaluate(async () => {
          const state = () => {
            const canvas = helpers.inShadow("canvas");
            const background = helpers.inShadow("figure").style.getPropertyValue("--drawn-background");
            return { width: canvas.width, css: canvas.style.width, background, key: helpers.pictureKey() };
          };
          const states = [state()];
          for (const type of ["beforeprint", "afterprint", "beforeprint", "afterprint"]) {
            dispatchEvent(new Event(type));
            // No more than a browser waits before it takes the picture.
            await Promise.resolve();
            states.push(state());
          }
          return states;
        });
        const [screen, paper, after, paperAgain, afterAgain] = states;
        assert.deepEqual([screen.width, screen.background], [1152, "#14171a"]);
        assert.deepEqual([paper.width, paper.css, paper.background], [4 * 1152, screen.css, "#ffffff"]);
        assert.deepEqual([after, afterAgain], [screen, screen]);
        assert.deepEqual(paperAgain, paper);
        const address = await page.evaluate(() => {
          const node = helpers.inShadow(".address");
          return { text: node.textContent, isSeen: node.checkVisibility() };
        });
        assert.deepEqual(address, { text: `${origin}/t.html`, isSeen: false });
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );
}

test("a page that is printed has the address and the fine picture, and no listener stays", () =>
  onPage(`<trade-figure view="exports" loading="eager">${TABLE}</trade-figure>`, async ({ page }) => {
    await ready(page);
    await page.emulateMediaType("print");
    await page.evaluate(() => helpers.settle());
    const printed = await page.evaluate(() => ({
      address: helpers.inShadow(".address").checkVisibility(),
      toolbar: helpers.inShadow(".toolbar").checkVisibility(),
      fine: helpers.inShadow("canvas").width / parseFloat(helpers.inShadow("canvas").style.width),
    }));
    assert.deepEqual(printed, { address: true, toolbar: false, fine: 4 });
    await page.emulateMediaType(null);
    await page.evaluate(() => helpers.settle());
    assert.equal(await page.evaluate(() => helpers.inShadow("canvas").width), 1152);

    // What the browser prints by itself: it tells the page before it takes the picture.
    await page.evaluate(() => {
      globalThis.widths = [];
      const canvas = helpers.inShadow("canvas");
      new MutationObserver(() => widths.push(canvas.width)).observe(canvas, { attributeFilter: ["width"] });
    });
    const pdf = await page.pdf();
    assert.ok(pdf.length > 10_000, `${pdf.length} bytes`);
    await page.evaluate(() => helpers.settle());
    const widths = await page.evaluate(() => widths);
    assert.ok(widths.includes(4 * 1152), String(widths));
    assert.equal(widths.at(-1), 1152);

    // Without a figure nobody listens: a page that says it prints then changes nothing for the next one.
    const width = await page.evaluate(async () => {
      document.querySelector("trade-figure").remove();
      await helpers.settle();
      dispatchEvent(new Event("beforeprint"));
      const figure = document.createElement("trade-figure");
      figure.loading = "eager";
      document.body.append(figure);
      await helpers.happened("ready", 2);
      return helpers.inShadow("canvas", figure).width;
    });
    assert.equal(width, 1152);
  }));

test("hostile labels stay text in what is taken", () => {
  const label = "=HYPERLINK(\"\"http://x\"\"),</text><script>alert(1)</script>";
  const descriptor = {
    name: "../<b>évil\u0000",
    resources: [{ name: "observations", path: "o.csv" }, { name: "labels", path: "l.csv" }],
    views: [{
      name: "v", chart: "grouped-columns", title: "</title><script>alert(1)</script>", source: "]]>&#60;",
      select: { variable: "trade" }, category: "product", series: "period",
    }],
  };
  const columns = "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note";
  const pages = {
    "/p/datapackage.json": { body: JSON.stringify(descriptor) },
    "/p/o.csv": { body: `${columns}\na,trade,KAZ,CHN,export,x,2021,-5.00,USD,9,@SUM(A1),\nb,trade,KAZ,CHN,export,x,2022,2,USD,9,-2+3,\n` },
    "/p/l.csv": { body: `token,en,kk,ru,zh\nx,"${label}",,,\ntrade,Trade,,,\n` },
  };
  return onPage(
    `<trade-figure src="/p/datapackage.json" loading="eager">${TABLE}</trade-figure>`,
    async ({ page, log }) => {
      await ready(page);
      const taken = await page.evaluate(async () => {
        const figure = document.querySelector("trade-figure");
        const svg = new DOMParser().parseFromString(await figure.toSVG(), "image/svg+xml");
        const scripts = svg.querySelectorAll("script, parsererror").length;
        return { csv: await figure.toCSV(), scripts, title: svg.querySelector("title").textContent };
      });
      assert.equal(taken.scripts, 0);
      assert.equal(taken.title, descriptor.views[0].title);
      const [, first, second] = taken.csv.split("\r\n");
      assert.equal(
        first,
        `a,"'${label}",2021,-5.00,-5.005,-4.995,billion US dollars,'@SUM(A1),false`,
      );
      assert.match(second, /,'-2\+3,false$/);
      assert.deepEqual(log.problems(), []);
    },
    { pages },
  );
});

/** A page that can call the module of downloads, which the bundle holds for its toolbar. */
const DOWNLOAD = readFileSync(new URL("../../www/download.js", import.meta.url), "utf8").replace(
  /^import .+$/m,
  "const make = (tag, properties) => Object.assign(document.createElement(tag), properties);",
);

test("a download has a name, and in a sandbox the text is handed back", () =>
  onPage(
    `${ONE}<iframe sandbox="allow-scripts" srcdoc="<script type=module src=/sandboxed.js></script>"></iframe>`,
    async ({ page }) => {
      await ready(page);
      const clicked = await page.evaluate(async () => {
        const { download } = await import("/download.js");
        const clicked = [];
        HTMLAnchorElement.prototype.click = function click() {
          clicked.push(fetch(this.href).then(async (answer) => [this.download, (await answer.blob()).type]));
        };
        const figure = document.querySelector("trade-figure");
        const results = [];
        for (const kind of ["svg", "png", "csv", "json"]) results.push(await download(figure, kind));
        return { results, clicked: await Promise.all(clicked) };
      });
      assert.deepEqual(clicked.results, [null, null, null, null]);
      assert.deepEqual(clicked.clicked, [
        ["china-kazakhstan-turnover-value.svg", "image/svg+xml"],
        ["china-kazakhstan-turnover-value.png", "image/png"],
        ["china-kazakhstan-turnover-value.csv", "text/csv"],
        ["china-kazakhstan-turnover-value.json", "application/json"],
      ]);
      const answer = await page.evaluate(async () => {
        await helpers.until(() => globalThis.sandboxed);
        return globalThis.sandboxed;
      });
      assert.deepEqual(answer, { name: "p-v-value.csv", text: "a,b\r\n", picture: null });
    },
    {
      head: '<script>addEventListener("message", ({ data }) => (globalThis.sandboxed = data));</script>',
      pages: {
        "/download.js": { body: DOWNLOAD },
        "/sandboxed.js": {
          headers: { "access-control-allow-origin": "*" },
          body: `${DOWNLOAD.replace("export async function download", "async function download")}
            const figure = {
              toJSON: async () => ({ package: "p", view: "v", measure: "value" }),
              toCSV: async () => "a,b\\r\\n",
              toBlob: async () => new Blob(["x"]),
            };
            const { name, text } = await download(figure, "csv");
            const { text: picture } = await download(figure, "png");
            parent.postMessage({ name, text, picture }, "*");`,
        },
      },
    },
  ));
