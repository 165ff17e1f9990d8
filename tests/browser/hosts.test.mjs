// <trade-figure> in the pages of others: their style sheets, their layouts, their policies, and their servers' mistakes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { serve, skipUnless, withBrowser } from "./support.mjs";

const dist = (path) => readFile(new URL(`../../dist/${path}`, import.meta.url));
const MODULE = await dist("embed/trade-figure.wasm");
const SCRIPT = await dist("embed/trade-figure.js");
const BOOTSTRAP = await readFile(new URL("../../node_modules/bootstrap/dist/css/bootstrap.min.css", import.meta.url));
const [, POLICY] = /## Content security policy\n\n```text\n(.+)\n```/.exec(
  await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8"),
);

const TABLE = `<table><caption>The page's own table</caption><thead><tr><th scope="col">Year</th><th scope="col">Value</th></tr></thead>
  <tbody><tr><th scope="row">2022</th><td>24.1</td></tr></tbody></table>`;
const FIGURE = `<trade-figure view="exports" loading="eager">${TABLE}</trade-figure>`;
const TAG = '<script type="module" src="/embed/trade-figure.js"></script>';

/** Keeps the names on window before any other script can add one. */
const BEFORE = `var names = new Set(Object.getOwnPropertyNames(window)); names.add("names");`;

/** A page around `body`; `doctype` and `attributes` of its root may be others. */
function page({ body = FIGURE, head = "", css = "", doctype = "<!doctype html>", attributes = 'lang="en"', tag = TAG }) {
  const style = css && `<style>${css}</style>`;
  return `${doctype}<html ${attributes}><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
    <script src="/before.js"></script>${head}${style}${tag}</head><body>${body}</body></html>`;
}

// --- Pages in which a figure looks as in any other ---

const HOSTS = {
  "an empty page": {},
  "a reset": {
    css: `*, *::before, *::after { margin: 0; padding: 0; border: 0; background: none; box-sizing: border-box; font: inherit; color: inherit; list-style: none; text-decoration: none; vertical-align: baseline; letter-spacing: 0.2em; line-height: 3; }
      canvas, img, svg { display: block; max-width: 50%; height: auto; } table { border-collapse: separate; display: block } button { all: unset; font-size: 40px }
      select, textarea { appearance: none; width: 100% } [hidden] { display: block } p { text-indent: 3em } ul { columns: 3 }`,
  },
  "Bootstrap": {
    head: '<link rel="stylesheet" href="/bootstrap.css">',
    body: `<main class="container"><div class="row"><div class="col-12 table-responsive">${FIGURE.replace("<table>", '<table class="table table-striped">')}</div></div></main>`,
  },
  "the theme of a journal": {
    css: `html { font-size: 62.5% } body { font: 400 1.8rem/2 Georgia, serif; color: #333; background: #fdfaf3; text-align: justify; hyphens: auto; word-break: break-all }
      .article { column-gap: 2em; margin: 0 auto; max-width: 70rem } .article * { font-variant: small-caps; max-width: 60rem }
      .article figure { float: right; margin: 2em; width: 40% } .article table { font-size: 1.2rem; margin: 3em auto; width: auto } .article td, .article th { border: 1px solid #999; padding: 1.2em }
      .article ul { list-style: square inside; margin: 2em } .article p { margin: 2em 0; text-indent: 2em } .article button { background: #900; color: #fff; text-transform: uppercase }
      .article select { border: 3px double; display: block; width: 100% } .article canvas { border: 5px solid; filter: grayscale(1) } h1, h2, [role=heading] { font-size: 5rem }`,
    body: `<div class="article"><h1>An article</h1><p>Text.</p>${FIGURE}<p>Text.</p></div>`,
  },
  "all: unset": { css: "* { all: unset } head, script, style, title { display: none }", body: `<div>${FIGURE}</div>` },
  "a page from right to left": { attributes: 'lang="en" dir="rtl"', body: `<h1>عنوان</h1>${FIGURE}` },
  "quirks mode": { doctype: "", body: `<table width="100%"><tr><td>${FIGURE}</td></tr></table>` },
  "a page that transforms and filters": { css: ".box { transform: translateZ(0); filter: none; contain: layout; overflow: hidden; position: relative; writing-mode: horizontal-tb }", body: `<div class="box">${FIGURE}</div>` },
  "a strict policy": { headers: { "content-security-policy": `default-src 'none'; ${POLICY}; img-src data:; require-trusted-types-for 'script'` } },
};

/** What is measured of a page with a figure, once it is drawn. */
function measure() {
  const figure = document.querySelector("trade-figure");
  const { shadowRoot } = figure;
  const inside = (selector) => shadowRoot.querySelector(selector);
  const style = (selector) => {
    // A narrow figure has menus in place of buttons.
    if (!inside(selector)) return null;
    const { fontSize, fontWeight, lineHeight, letterSpacing, textTransform, textIndent, textAlign, wordBreak, hyphens, direction, color, display, padding, margin, borderWidth, boxSizing, columnCount, float, maxWidth, filter, fontVariant } =
      getComputedStyle(inside(selector));
    return { fontSize, fontWeight, lineHeight, letterSpacing, textTransform, textIndent, textAlign, wordBreak, hyphens, direction, color, display, padding, margin, borderWidth, boxSizing, columnCount, float, maxWidth, filter, fontVariant };
  };
  const selectors = ["figure", ".title", ".subtitle", ".legend", ".legend button", ".toolbar", ".toolbar button", "select", "canvas", "figcaption", ".source"];
  const canvas = inside("canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  const [drawing, holder, outer] = [canvas, inside("figure"), figure.parentElement].map((node) => node.getBoundingClientRect());
  const wide = [...shadowRoot.querySelectorAll("figure *")].filter((node) => {
    const { left, right, width } = node.getBoundingClientRect();
    return width > 0 && node.checkVisibility() && (left < holder.left - 1 || right > holder.right + 1);
  });
  return {
    style: Object.fromEntries(selectors.map((selector) => [selector, style(selector)])),
    isPainted: new Set(pixels).size > 20,
    isSharp: Math.abs(drawing.width * devicePixelRatio - canvas.width) < 1 && Math.abs(drawing.height * devicePixelRatio - canvas.height) < 1,
    // The drawing is as wide as the figure lets it be.
    missingCss: holder.width - 32 - drawing.width,
    overflows: wide.map((node) => node.className || node.tagName),
    leavesItsPlace: holder.right > outer.right + 1 || holder.left < outer.left - 1,
    pageOverflows: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    status: inside("[role=status]").textContent,
    isTableHidden: !figure.querySelector("table").checkVisibility(),
    added: Object.getOwnPropertyNames(window).filter((name) => !names.has(name)),
  };
}

/** Waits until the figure is drawn, or says why not. */
function done() {
  const end = performance.now() + 20_000;
  return new Promise((resolve) => {
    const look = () => {
      const root = document.querySelector("trade-figure")?.shadowRoot;
      const isDone = root && (!root.querySelector("figure").hidden || root.querySelector("[role=status]").textContent !== "");
      if (isDone || performance.now() > end) setTimeout(resolve, 150);
      else setTimeout(look, 20);
    };
    look();
  });
}

/** Waits until the figure has the width of its place, or five seconds. */
async function fitted() {
  const { shadowRoot } = document.querySelector("trade-figure");
  const [canvas, holder] = [shadowRoot.querySelector("canvas"), shadowRoot.querySelector("figure")];
  const isFitted = () => {
    const room = holder.getBoundingClientRect().width - 32 - canvas.width / devicePixelRatio;
    return room >= 0 && room < 1;
  };
  for (let i = 0; i < 250 && !isFitted(); i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Opens a page that holds `host`, on its own, and calls `use`. */
async function visit({ open, server }, host, use, { width = 800, height = 700 } = {}) {
  server.show(host);
  const { page: tab, log } = await open();
  try {
    await tab.setViewport({ width, height });
    await tab.goto(`${server.origin}/t.html`);
    await use({ tab, log, path: (request) => request.url.replace(server.origin, "") });
  } finally {
    await tab.close();
  }
}

/** The requests of a page, but its own and those of what it brings itself. */
const asked = (log, path) =>
  [...new Set(log.requests.map(path))].filter((url) => !/^(\/t\.html|\/before\.js|\/bootstrap\.css|\/shown\.js|data:.*)$/.test(url)).sort();

const PAIR = ["/embed/trade-figure.js", "/embed/trade-figure.wasm"];

/** A browser and a server whose page `/t.html` is the host that was shown last. */
function withHosts(browser, use, pages = {}) {
  let host = {};
  return withBrowser(
    ({ server, ...context }) => use({ ...context, server: { ...server, show: (next) => (host = next) } }),
    {
      browser,
      pages: {
        "/t.html": () => ({ body: page(host), headers: host.headers }),
        "/before.js": { body: BEFORE },
        "/bootstrap.css": { body: BOOTSTRAP },
        ...pages,
      },
    },
  );
}

for (const browser of ["chrome", "firefox"]) {
  const options = { skip: skipUnless(browser) };

  test(`a figure looks the same in the pages of others in ${browser}`, options, (t) =>
    withHosts(browser, async (context) => {
      let usual;
      for (const [name, host] of Object.entries(HOSTS)) {
        await t.test(name, () =>
          visit(context, host, async ({ tab, log, path }) => {
            await tab.evaluate(done);
            const { style, missingCss, ...found } = await tab.evaluate(measure);
            assert.deepEqual(found, {
              isPainted: true, isSharp: true, overflows: [], leavesItsPlace: false, pageOverflows: false, status: "", isTableHidden: true, added: [],
            });
            assert.ok(missingCss >= 0 && missingCss < 1, `${missingCss} px are missing`);
            usual ??= style;
            assert.deepEqual(style, usual);
            assert.deepEqual(asked(log, path), PAIR);
            assert.deepEqual(log.messages, []);
            assert.deepEqual(log.errors, []);
          }),
        );
      }
    }),
  );

  test(`a figure is as wide as its place, and follows it, in ${browser}`, options, (t) =>
    withHosts(browser, async (context) => {
      const places = {
        "a column of 320 px": { css: "body { margin: 0 } .box { width: 320px }" },
        "a page of 320 px": { css: "body { margin: 0 }", widths: [320, 640] },
        "a flex container": { css: ".box { display: flex; gap: 20px } trade-figure { flex: 1 } aside { width: 100px }", body: `<div class="box">${FIGURE}<aside>Beside</aside></div>`, widths: [900, 420] },
        "a column of flex": { css: ".box { display: flex; flex-direction: column; align-items: stretch }", widths: [900, 420] },
        "a grid": { css: ".box { display: grid; grid-template-columns: 1fr 1fr; gap: 10px }", body: `<div class="box">${FIGURE}<p>Beside</p></div>`, widths: [1000, 560] },
        "a cell of a fixed table": { css: ".box > table { table-layout: fixed; width: 100% }", body: `<div class="box"><table><tr><td>${FIGURE}</td></tr></table></div>`, widths: [900, 420] },
      };
      for (const [name, { widths = [900, 420], ...place }] of Object.entries(places)) {
        await t.test(name, () =>
          visit(context, { body: `<div class="box">${FIGURE}</div>`, ...place }, async ({ tab, log }) => {
            for (const width of [...widths, widths[0]]) {
              await tab.setViewport({ width, height: 700 });
              await tab.evaluate(done);
              await tab.evaluate(fitted);
              const found = await tab.evaluate(measure);
              const { isPainted, isSharp, overflows, pageOverflows, status } = found;
              assert.deepEqual({ isPainted, isSharp, overflows, pageOverflows, status }, { isPainted: true, isSharp: true, overflows: [], pageOverflows: false, status: "" }, `${width} px`);
              assert.ok(found.missingCss >= 0 && found.missingCss < 1, `${found.missingCss} px are missing at ${width} px`);
            }
            assert.deepEqual(log.messages, []);
            assert.deepEqual(log.errors, []);
          }),
        );
      }
    }),
  );

  test(`a figure that is not seen at first is drawn once it is in ${browser}`, options, (t) =>
    withHosts(browser, async (context) => {
      const hidden = {
        "display: none": { css: ".off { display: none }", body: `<div id="box" class="off">${FIGURE}</div>`, reveal: (box) => box.classList.remove("off") },
        "the attribute hidden": { body: `<div>${FIGURE.replace("<trade-figure", '<trade-figure id="box" hidden')}</div>`, reveal: (box) => (box.hidden = false) },
        "closed details": { body: `<details id="box"><summary>Figure</summary>${FIGURE}</details>`, reveal: (box) => (box.open = true) },
        "no width": { css: ".off { width: 0; overflow: hidden }", body: `<div id="box" class="off">${FIGURE}</div>`, reveal: (box) => box.classList.remove("off") },
        "content-visibility": { css: ".off { content-visibility: hidden }", body: `<div id="box" class="off">${FIGURE}</div>`, reveal: (box) => box.classList.remove("off") },
        "a template": { body: `<template id="box">${FIGURE}</template>`, reveal: (box) => box.replaceWith(box.content) },
      };
      for (const [name, { reveal, ...host }] of Object.entries(hidden)) {
        await t.test(name, () =>
          visit(context, host, async ({ tab, log }) => {
            await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
            await tab.$eval("#box", reveal);
            await tab.evaluate(done);
            const { isPainted, isSharp, status, missingCss } = await tab.evaluate(measure);
            assert.deepEqual({ isPainted, isSharp, status }, { isPainted: true, isSharp: true, status: "" });
            assert.ok(missingCss >= 0 && missingCss < 1, `${missingCss} px are missing`);
            assert.deepEqual(log.messages, []);
            assert.deepEqual(log.errors, []);
          }),
        );
      }
    }),
  );

  test(`where a server is wrong the table stays, with the reason, in ${browser}`, options, async (t) => {
    let files = {};
    const file = (path, usual) => () => files[path] ?? usual;
    const html = { body: "<!doctype html><title>Not found</title><p>Nothing here.", headers: { "content-type": "text/html" } };
    await withHosts(
      browser,
      async (context) => {
        const wasm = "/embed/trade-figure.wasm";
        const cases = {
          "a module cut short": [{ [wasm]: { body: MODULE.subarray(0, 100_000) } }, FIGURE, /could not be started/],
          "an empty module": [{ [wasm]: { body: "" } }, FIGURE, /could not be started/],
          "a page in place of the module": [{ [wasm]: html }, FIGURE, /could not be started/],
          "no module": [{ [wasm]: { ...html, status: 404 } }, FIGURE, /could not be fetched: 404/],
          "a page in place of the package": [{ "/data.json": html }, FIGURE.replace("view", 'src="/data.json" view'), /datapackage\.json:1:1/],
          "no package": [{}, `<trade-figure src="/none.json" loading="eager">${TABLE}</trade-figure>`, /could not be fetched: 404/],
          "an empty package": [{ "/data.json": { body: "" } }, `<trade-figure src="/data.json" loading="eager">${TABLE}</trade-figure>`, /datapackage\.json/],
        };
        for (const [name, [wrong, body, reason]] of Object.entries(cases)) {
          await t.test(name, async () => {
            files = wrong;
            await visit(context, { body }, async ({ tab, log }) => {
              await tab.evaluate(done);
              const seen = await tab.evaluate(() => {
                const figure = document.querySelector("trade-figure");
                return [figure.shadowRoot.querySelector("[role=status]").textContent, figure.querySelector("table").checkVisibility()];
              });
              assert.match(seen[0], reason);
              assert.equal(seen[1], true);
              assert.deepEqual(log.errors, []);
            });
          });
        }
        await t.test("a module of another type still draws", async () => {
          for (const type of ["application/octet-stream", "text/html", "text/plain; charset=utf-8", "application/wasm; charset=x", "Application/WASM"]) {
            files = { [wasm]: { body: MODULE, headers: { "content-type": type } } };
            await visit(context, {}, async ({ tab, log }) => {
              await tab.evaluate(done);
              assert.equal((await tab.evaluate(measure)).status, "", type);
              assert.deepEqual(log.messages, [], type);
            });
          }
        });
      },
      {
        "/embed/trade-figure.wasm": file("/embed/trade-figure.wasm", { body: MODULE }),
        "/data.json": file("/data.json", html),
      },
    );
  });

  test(`from another origin it works where that allows it, else the table stays, in ${browser}`, options, async () => {
    const allow = { "access-control-allow-origin": "*" };
    let moduleHeaders = allow;
    const other = await serve({
      "/embed/trade-figure.js": { body: SCRIPT, headers: allow },
      "/embed/trade-figure.wasm": () => ({ body: MODULE, headers: moduleHeaders }),
    });
    try {
      await withHosts(browser, async (context) => {
        const tag = `<script type="module" src="${other.origin}/embed/trade-figure.js"></script>`;
        await visit(context, { tag }, async ({ tab, log, path }) => {
          await tab.evaluate(done);
          assert.equal((await tab.evaluate(measure)).isPainted, true);
          assert.deepEqual(asked(log, path), PAIR.map((file) => `${other.origin}${file}`));
          assert.deepEqual(log.problems(), []);
        });
        moduleHeaders = {};
        await visit(context, { tag }, async ({ tab }) => {
          await tab.evaluate(done);
          const [status, shows] = await tab.evaluate(() => {
            const figure = document.querySelector("trade-figure");
            return [figure.shadowRoot.querySelector("[role=status]").textContent, figure.querySelector("table").checkVisibility()];
          });
          assert.match(status, /could not be fetched/);
          assert.equal(shows, true);
        });
      });
    } finally {
      await other.close();
    }
  });

  test(`copies and versions of the script on one page are one element in ${browser}`, options, () =>
    withHosts(
      browser,
      async (context) => {
        const tag = '<script type="module" src="/old/trade-figure.js"></script>' + TAG + '<script type="module" src="/embed/trade-figure.js?again"></script>';
        await visit(context, { tag, body: FIGURE + FIGURE }, async ({ tab, log, path }) => {
          await tab.evaluate(done);
          const { isPainted, added, status } = await tab.evaluate(measure);
          assert.deepEqual({ isPainted, added, status }, { isPainted: true, added: [], status: "" });
          // One of them defined the tag, and its module alone is fetched.
          assert.equal(asked(log, path).filter((url) => url.endsWith(".wasm")).length, 1);
          assert.deepEqual(log.messages, []);
          assert.deepEqual(log.errors, []);
        });
      },
      { "/old/trade-figure.js": { body: SCRIPT }, "/old/trade-figure.wasm": { body: MODULE } },
    ),
  );

  test(`with scripts off the page has its table in ${browser}`, options, () =>
    withHosts(
      browser,
      async (context) => {
        await visit(context, { tag: "", body: '<iframe sandbox="allow-same-origin" src="/inner.html" width="700" height="300"></iframe>' }, async ({ tab }) => {
          const frame = await (await tab.$("iframe")).contentFrame();
          const [shows, height] = await frame.$eval("trade-figure", (figure) => [figure.querySelector("table").checkVisibility(), figure.offsetHeight]);
          assert.equal(shows, true);
          assert.ok(height < 300, "no room is kept");
        });
      },
      { "/inner.html": { body: page({}).replace('<script src="/before.js"></script>', "") } },
    ),
  );
}
