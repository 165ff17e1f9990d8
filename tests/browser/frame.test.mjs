// The page for frames, dist/embed/frame.html, in pages of another origin. The script of the page around it is the
// one that docs/embedding.md gives.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { serve, skipUnless, withPage } from "./support.mjs";

const DOCS = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");
const SNIPPET = /```html\n(<iframe class="trade-figure"[^]*?)```/.exec(DOCS)[1];

/** What the page keeps of the messages that it gets. */
const KEEP = '<script>var got = []; addEventListener("message", ({ data, source }) => got.push({ data, own: source === frames[0] }));</script>';

/** Runs `use` on a page with `body(origin of the frame)`, on an origin of its own. */
async function around(body, use, { browser = "chrome", pages = {}, width = 800 } = {}) {
  const other = await serve(pages);
  try {
    const text = `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${KEEP}</head><body>${body(other.origin)}</body></html>`;
    await withPage(
      async (context) => {
        await context.page.setViewport({ width, height: 900 });
        await context.page.goto(`${context.origin}/t.html`);
        await use({ ...context, frameOrigin: other.origin });
      },
      { browser, pages: { "/t.html": { body: text } } },
    );
  } finally {
    await other.close();
  }
}

/** The frame of the page. A lazy one does not hold up its page's `load`: what is in it may still be an empty page. */
async function frameOf(page) {
  const element = await page.$("iframe");
  for (let i = 0; i < 400; i += 1) {
    const frame = await element.contentFrame();
    if (frame !== null && frame.url().includes("/embed/frame.html")) return frame;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("the frame did not open its page");
}

/** Waits in `frame` until its figure is drawn or has failed; what it says then. */
async function done(frame) {
  await frame.waitForFunction(
    () => {
      const shadow = document.querySelector("trade-figure")?.shadowRoot;
      return shadow && (!shadow.querySelector("figure").hidden || shadow.querySelector(".status").textContent);
    },
    { polling: 25, timeout: 60_000 },
  );
  return frame.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return document.querySelector("trade-figure").shadowRoot.querySelector(".status").textContent;
  });
}

const settled = (frame) => frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));

/** What is seen in a frame. */
const seen = (frame) =>
  frame.evaluate(() => {
    const figure = document.querySelector("trade-figure");
    const inner = figure.shadowRoot.querySelector("figure");
    const { view, lang, theme, panel, controls, src, measure, loading } = figure;
    return { view, lang, theme, panel, controls, src, measure, loading, shows: !inner.hidden, speaks: inner.lang };
  });

const plain = (query, attributes = "") => (origin) =>
  `<iframe src="${origin}/embed/frame.html${query.replaceAll("&", "&amp;")}" width="700" height="500" ${attributes}></iframe>`;

for (const browser of ["chrome", "firefox"]) {
  const options = { skip: skipUnless(browser) };

  test(`the snippet of the documentation makes the frame as high as its figure in ${browser}`, options, () =>
    around(
      (origin) => SNIPPET.replaceAll("https://example.org", origin),
      async ({ page, log, frameOrigin }) => {
        const frame = await frameOf(page);
        assert.equal(await done(frame), "");
        const measured = async () => [
          await page.$eval("iframe", (frame) => frame.getBoundingClientRect().height),
          await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)),
          await frame.evaluate(() => document.documentElement.scrollHeight),
        ];
        // The height goes from one page to the other by messages, which take as long as they take.
        const heights = async () => {
          let last = await measured();
          for (let attempt = 0; attempt < 50 && last[0] !== last[1]; attempt += 1) {
            await new Promise((resolve) => setTimeout(resolve, 100));
            last = await measured();
          }
          return last;
        };
        const [outer, inner, scroll] = await heights();
        assert.equal(outer, inner);
        assert.equal(scroll, inner);
        const requested = () => [...new Set(log.requests.map(({ url }) => url).filter((url) => url.startsWith(frameOrigin)))].sort();
        const at = (files) => files.map((file) => `${frameOrigin}/embed/${file}`);
        assert.deepEqual(requested(), at(["frame.html?view=exports", "frame.js", "trade-figure.js", "trade-figure.wasm"]));
        // Another panel is of another height, and the frame follows.
        await frame.evaluate(() => (document.querySelector("trade-figure").panel = "table"));
        await settled(frame);
        const after = await heights();
        assert.notEqual(after[1], inner);
        assert.equal(after[0], after[1]);

        // With its scroll bar a figure is narrower, and may be higher or lower: the frame does not go to and fro.
        const told = () => page.evaluate(() => got.filter(({ data }) => data.sentinel).length);
        const toldBefore = await told();
        await settled(page);
        await settled(page);
        assert.equal(await told(), toldBefore);

        // Only a frame of the page counts, and no height that cannot be.
        const before = after[0];
        const set = [];
        for (const [from, data] of [[page, 777], [frame, 9e9], [frame, -1], [frame, "1px;color:red"], [frame, null]]) {
          await from.evaluate((height) => {
            const target = parent === window ? window : parent;
            target.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
          }, data);
          await settled(page);
          set.push(await page.$eval("iframe", ({ style }) => style.height));
        }
        assert.deepEqual(set, [`${before}px`, "4000px", "100px", "100px", "100px"]);

        const files = ["frame.html?view=exports", "frame.js", "trade-figure-more.js", "trade-figure-more.wasm", "trade-figure.js", "trade-figure.wasm"];
        assert.deepEqual(requested(), at(files));
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`it tells its height in three dialects, and only when it changes, in ${browser}`, options, () =>
    around(
      plain("?view=imports"),
      async ({ page, frameOrigin }) => {
        const frame = await frameOf(page);
        await done(frame);
        await frame.evaluate(async () => {
          // Nothing that changes the height.
          document.querySelector("trade-figure").theme = "dark";
          await new Promise((resolve) => setTimeout(resolve, 200));
        });
        const got = await page.evaluate(() => got.map(({ data }) => data));
        const height = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
        const last = (isOf) => got.findLast(isOf);
        assert.deepEqual(last((data) => data["datawrapper-height"]), { "datawrapper-height": { "frame.html?view=imports": height } });
        assert.deepEqual(last((data) => data.sentinel), { sentinel: "amp", type: "embed-size", height });
        const text = last((data) => typeof data === "string");
        assert.deepEqual(JSON.parse(text), { src: `${frameOrigin}/embed/frame.html?view=imports`, context: "iframe.resize", height });
        const told = got.filter((data) => data.sentinel).map(({ height }) => height);
        assert.deepEqual(told, told.filter((height, i) => height !== told[i - 1]));
      },
      { browser },
    ),
  );

  test(`in a page that does not set its height it scrolls, and is not drawn to and fro, in ${browser}`, options, () =>
    around(
      (origin) => `<iframe src="${origin}/embed/frame.html?view=exports" width="784" height="640"></iframe>`,
      async ({ page }) => {
        const frame = await frameOf(page);
        assert.equal(await done(frame), "");
        const told = () => page.evaluate(() => got.filter(({ data }) => data.sentinel).map(({ data }) => data.height));
        await settled(page);
        const before = await told();
        // Higher than the frame, lower, and about as high, where a scroll bar makes the difference.
        for (const height of [500, before.at(-1), before.at(-1) - 3, before.at(-1) + 3]) {
          await page.$eval("iframe", (frame, height) => (frame.height = height), height);
          await settled(page);
          await settled(page);
          const heights = await told();
          await settled(page);
          assert.deepEqual(await told(), heights);
          const isReached = await frame.evaluate(() => {
            const { scrollingElement: { scrollHeight }, documentElement: { style } } = document;
            return scrollHeight <= innerHeight || style.overflowY !== "hidden";
          });
          assert.ok(isReached, `at ${height} px the end of the figure cannot be reached`);
        }
      },
      { browser },
    ),
  );

  test(`the query is the attributes, and what else it says is named once in ${browser}`, options, () =>
    around(
      plain(`?view=turnover&lang=kk&theme=dark&panel=table&measure=index&controls=none&loading=eager&onload=alert(1)&style=x&src=https%3A%2F%2Fexample.org%2Fdatapackage.json&__proto__=1&theme=pink&${"y".repeat(5000)}=1`),
      async ({ page, log }) => {
        const frame = await frameOf(page);
        assert.equal(await done(frame), "");
        assert.deepEqual(await seen(frame), {
          view: "turnover", lang: "kk", theme: "dark", panel: "table", controls: "none", src: null, measure: "index", loading: "eager", shows: true, speaks: "kk",
        });
        assert.deepEqual(await frame.$eval("trade-figure", (figure) => figure.getAttributeNames().sort()), ["controls", "lang", "loading", "measure", "panel", "theme", "view"]);
        const notes = log.messages.filter(({ text }) => text.startsWith("trade-figure:"));
        assert.equal(notes.length, 1);
        assert.equal(notes[0].text, `trade-figure: ignored in the address of the frame: onload, style, src, __proto__, theme, ${"y".repeat(40)}`);
        assert.ok(!log.requests.some(({ url }) => url.includes("example.org/datapackage")));
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`the page around it sets view, language and colours, and nothing else in ${browser}`, options, () =>
    around(
      plain("?view=turnover"),
      async ({ page, log }) => {
        const frame = await frameOf(page);
        await done(frame);
        const send = async (message) => {
          // As a text, since browsers are not driven with every key.
          await page.evaluate((message) => frames[0].postMessage(JSON.parse(message), "*"), JSON.stringify(message));
          await settled(frame);
          return seen(frame);
        };
        const set = { type: "trade-figure-set", version: 1 };
        const after = await send({ ...set, view: "exports", lang: "ru", theme: "dark" });
        assert.deepEqual([after.view, after.lang, after.theme, after.speaks, after.shows], ["exports", "ru", "dark", "ru", true]);
        assert.deepEqual(await page.evaluate(() => got.filter(({ own }) => own).findLast(({ data }) => data.type === "trade-figure-state").data), {
          type: "trade-figure-state", version: 1, view: "exports", lang: "ru", theme: "dark",
        });
        // One of the rarer forms comes with the second pair of files.
        assert.equal((await send({ ...set, view: "composition" })).view, "composition");
        assert.equal(await done(frame), "");

        const before = await seen(frame);
        const answers = await page.evaluate(() => got.length);
        for (const message of [
          null, 1, "trade-figure-set", [], {}, set,
          { ...set, version: 2, view: "imports" },
          { ...set, version: "1", view: "imports" },
          { ...set, view: 5 },
          { ...set, view: "" },
          { ...set, view: { toString: "imports" } },
          { ...set, view: "x".repeat(1_000_000) },
          { ...set, view: "imports", src: "https://example.org/" },
          { ...set, view: "imports", panel: "table" },
          { ...set, lang: "xx" },
          { ...set, theme: "<img src=x onerror=alert(1)>" },
          { ...set, theme: "dark", ["__proto__"]: { view: "imports" } },
          { type: "trade-figure-state", version: 1, view: "imports" },
        ]) {
          assert.deepEqual(await send(message), before, JSON.stringify(message)?.slice(0, 80));
        }
        assert.equal(await page.evaluate(() => got.length), answers);

        // A view that is not there goes back to the one that was.
        const missing = await send({ ...set, view: "<b>no such view" });
        assert.deepEqual([missing.view, missing.shows], ["composition", true]);

        // Nobody but the parent is listened to.
        await frame.evaluate(() => postMessage({ type: "trade-figure-set", version: 1, view: "imports" }, "*"));
        await settled(frame);
        assert.equal((await seen(frame)).view, "composition");
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`in a sandbox it works where its site allows it in ${browser}`, options, async () =>
    around(
      plain("?view=exports-slope", 'sandbox="allow-scripts"'),
      async ({ page, log }) => {
        const frame = await frameOf(page);
        assert.equal(await done(frame), "");
        assert.equal((await seen(frame)).shows, true);
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages: await allowed() },
    ),
  );
}

test("opened by itself it is a page, and tells nobody", () =>
  withPage(async ({ page, log, origin }) => {
    await page.goto(`${origin}/embed/frame.html?view=exports&theme=dark`);
    assert.equal(await done(page), "");
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang.length, document.documentElement.style.colorScheme]), [2, "dark"]);
    assert.deepEqual(log.problems(), []);
  }));

test("it fits 320 px, and reads a package of its own site", () =>
  around(
    plain("?view=to-kazakhstan&src=%2Fdata%2Fchina-kazakhstan-series%2Fdatapackage.json", 'style="width: 100%"'),
    async ({ page, frameOrigin }) => {
      const frame = await frameOf(page);
      assert.equal(await done(frame), "");
      assert.equal((await seen(frame)).src, `${frameOrigin}/data/china-kazakhstan-series/datapackage.json`);
      assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    },
    { width: 336 },
  ));

/** The files of the folder as a site sends them that lets any page have them. */
async function allowed() {
  const pages = {};
  for (const file of ["frame.html", "frame.js", "trade-figure.js", "trade-figure.wasm", "trade-figure-more.js", "trade-figure-more.wasm"]) {
    const body = await readFile(new URL(`../../dist/embed/${file}`, import.meta.url));
    pages[`/embed/${file}`] = { body, headers: { "access-control-allow-origin": "*" } };
  }
  return pages;
}
