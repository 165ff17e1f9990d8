// What a figure leaves behind, and what it lives through: a thousand connections, moves, the way back to a page,
// zoom, paper, and its first paint in a page that must not jump.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { TABLE, hostPage, onPage } from "./host.mjs";
import { skipUnless, withBrowser } from "./support.mjs";

/** The rule that docs/embedding.md gives. */
const ROOM = /```css\n(@media \(scripting: enabled\)[^]*?)```/.exec(await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8"))[1];

const FIGURE = `<trade-figure id="f" view="exports" loading="eager">${TABLE}</trade-figure>`;

/** Counts, before any other script runs, what is listened to, observed and held in wasm. */
const COUNT = `
  var counts = { listeners: 0, observed: 0, canvases: 0, memory: null, objects: 0 };
  {
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    // By target, type and listener, as the platform counts them; a signal takes them away too.
    const known = new Map();
    const keyOf = (type, options) => type + (typeof options === "object" ? Boolean(options?.capture) : Boolean(options));
    // What is inside a figure goes with it: nodes count where they are the page's own.
    const isThePages = (target) => !(target instanceof Node) || target === document || target === document.documentElement || target === document.body;
    const drop = (target, key, listener) => {
      const set = known.get(target)?.get(key);
      if (set?.delete(listener)) counts.listeners -= 1;
    };
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const target = this ?? globalThis;
      if (isThePages(target) && !(target instanceof AbortSignal) && listener) {
        const key = keyOf(type, options);
        if (!known.has(target)) known.set(target, new Map());
        const sets = known.get(target);
        if (!sets.has(key)) sets.set(key, new Set());
        if (!sets.get(key).has(listener)) {
          sets.get(key).add(listener);
          counts.listeners += 1;
          options?.signal?.addEventListener("abort", () => drop(target, key, listener));
        }
      }
      return addEventListener.call(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      const target = this ?? globalThis;
      drop(target, keyOf(type, options), listener);
      return removeEventListener.call(target, type, listener, options);
    };
    for (const name of ["ResizeObserver", "IntersectionObserver"]) {
      const observed = new WeakMap();
      const setOf = (observer) => observed.get(observer) ?? observed.set(observer, new Set()).get(observer);
      const { observe, unobserve } = globalThis[name].prototype;
      globalThis[name].prototype.observe = function (target, ...rest) {
        const set = setOf(this);
        if (!set.has(target)) counts.observed += 1;
        set.add(target);
        return observe.call(this, target, ...rest);
      };
      globalThis[name].prototype.unobserve = function (target) {
        if (setOf(this).delete(target)) counts.observed -= 1;
        return unobserve.call(this, target);
      };
    }
    const createElement = document.createElement;
    document.createElement = function (name, ...rest) {
      if (name === "canvas") counts.canvases += 1;
      return createElement.call(this, name, ...rest);
    };
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (module, imports) => {
      const instance = await instantiate.call(WebAssembly, module, imports);
      const exports = { ...instance.exports };
      counts.memory = exports.memory;
      for (const [name, value] of Object.entries(exports)) {
        const gives = /tradefigurecore_another/.test(name);
        const takes = /tradefigurecore_free/.test(name);
        if (!gives && !takes) continue;
        exports[name] = (...values) => {
          counts.objects += gives ? 1 : -1;
          return value(...values);
        };
      }
      return { instance: { exports }, module };
    };
  }
`;

const pages = { "/count.js": { body: COUNT } };
const head = '<script src="/count.js"></script>';

for (const browser of ["chrome", "firefox"]) {
  test(`a thousand connections leave nothing behind in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `<div id="a">${FIGURE}</div>`,
      async ({ page, log }) => {
        const found = await page.evaluate(async () => {
          const { until, settle, seen, happened } = helpers;
          await happened("ready");
          await settle();
          const figure = document.querySelector("#f");
          const box = figure.parentElement;
          const state = () => {
            const { listeners, observed, canvases, objects, memory } = counts;
            return { listeners, observed, canvases, objects, bytes: memory.buffer.byteLength };
          };
          const shown = state();
          const drawn = async (name) => {
            const before = helpers.events.length;
            name();
            await until(() => helpers.events.slice(before).some(({ name }) => name === "ready"));
          };
          const remove = async () => {
            figure.remove();
            await settle();
            return state();
          };
          const removed = await remove();
          // Some are drawn in full, so that memory would show what is not given back.
          for (let i = 0; i < 60; i += 1) {
            await drawn(() => box.append(figure));
            figure.remove();
            await null;
          }
          await settle();
          const warm = state();
          for (let i = 0; i < 1000; i += 1) {
            if (i % 25 === 0) await drawn(() => box.append(figure));
            else box.append(figure);
            if (i % 3) await null;
            figure.remove();
            if (i % 2) await null;
          }
          await settle();
          const after = state();
          await drawn(() => box.append(figure));
          await settle();
          return { shown, removed, warm, after, again: state(), isSeen: seen().figure };
        });
        assert.equal(found.removed.objects, 0);
        assert.equal(found.removed.observed, 0);
        assert.ok(found.removed.listeners < found.shown.listeners);
        assert.deepEqual(found.after, { ...found.removed, bytes: found.warm.bytes });
        assert.deepEqual(found.again, { ...found.shown, bytes: found.warm.bytes });
        assert.equal(found.isSeen, true);
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages, head },
    ),
  );

  test(`a thousand figures made and dropped leave nothing behind in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `<div id="a">${FIGURE}</div>`,
      async ({ page, log }) => {
        const found = await page.evaluate(async () => {
          const { until, settle, happened } = helpers;
          await happened("ready");
          const box = document.querySelector("#a");
          const state = () => ({ listeners: counts.listeners, observed: counts.observed, objects: counts.objects });
          const before = state();
          const bytes = [];
          for (let round = 0; round < 10; round += 1) {
            const figures = Array.from({ length: 100 }, (_, i) => {
              const figure = document.createElement("trade-figure");
              figure.view = i % 2 ? "imports" : "turnover";
              figure.loading = i % 4 ? "lazy" : "eager";
              return figure;
            });
            const ready = helpers.events.length;
            box.append(...figures);
            await until(() => helpers.events.slice(ready).filter(({ name }) => name === "ready").length >= 25);
            for (const figure of figures) figure.remove();
            await settle();
            bytes.push(counts.memory.buffer.byteLength);
          }
          return { before, after: state(), bytes };
        });
        assert.deepEqual(found.after, found.before);
        // What one round needs is what ten need.
        assert.equal(found.bytes.at(-1), found.bytes[1]);
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages, head },
    ),
  );

  test(`a figure survives moves into a shadow root, another document and back in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `<div id="a">${FIGURE}</div><div id="b" style="width: 500px"></div><iframe srcdoc="<!doctype html><body>" width="600" height="600"></iframe>`,
      async ({ page, log }) => {
        const shown = await page.evaluate(async () => {
          const { settle, seen, happened, inShadow } = helpers;
          await happened("ready");
          const figure = document.querySelector("#f");
          // What is missing of the width of its place, but the padding on both sides.
          const missing = () => figure.parentNode.clientWidth - 32 - Math.round(parseFloat(inShadow("canvas", figure).style.width));
          const root = document.querySelector("#b").attachShadow({ mode: "open" });
          const found = [];
          const keep = async () => {
            await settle();
            await settle();
            found.push([seen(figure).figure, missing(), getComputedStyle(inShadow(".title", figure)).fontSize]);
          };
          const inner = root.appendChild(document.createElement("div"));
          inner.append(figure);
          await keep();
          document.querySelector("iframe").contentDocument.body.append(figure);
          await keep();
          document.querySelector("#a").append(figure);
          await keep();
          if (Element.prototype.moveBefore) document.body.moveBefore(document.querySelector("#a"), document.body.lastChild);
          await keep();
          return found;
        });
        assert.deepEqual(shown, [
          [true, 0, "18px"],
          [true, 0, "18px"],
          [true, 0, "18px"],
          [true, 0, "18px"],
        ]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a page that is left and come back to has its figure in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      FIGURE,
      async ({ page, origin, log }) => {
        await page.evaluate(async () => {
          await helpers.happened("ready");
          addEventListener("pageshow", ({ persisted }) => (document.title = `persisted ${persisted}`));
          document.querySelector("#f").view = "imports";
          await helpers.settle();
        });
        await page.goto(`${origin}/other.html`);
        await page.evaluate(() => history.back()).catch(() => {});
        await page.waitForFunction(() => location.pathname === "/t.html" && document.querySelector("trade-figure")?.shadowRoot?.querySelector("figure").hidden === false);
        const found = await page.evaluate(async () => {
          await helpers.settle();
          const figure = document.querySelector("#f");
          const wasKept = document.title === "persisted true";
          const before = helpers.pictureKey();
          figure.view = "turnover";
          await helpers.settle();
          return { wasKept, isSeen: helpers.seen().figure, changes: helpers.pictureKey() !== before, view: figure.view };
        });
        assert.equal(found.isSeen, true);
        assert.equal(found.wasKept, true, "the browser kept the page as it was");
        assert.equal(found.changes, true);
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages: { "/t.html": { body: hostPage(FIGURE), headers: { "cache-control": "max-age=60" } }, "/other.html": { body: "<!doctype html><title>Other</title>" } } },
    ),
  );
}

test("zoom and another screen give a picture in the new pixels", () =>
  onPage(FIGURE, async ({ page, log }) => {
    await page.evaluate(() => helpers.happened("ready"));
    const session = await page.createCDPSession();
    for (const ratio of [2, 1.25, 0.5, 3.5, 1]) {
      // As a browser's zoom: fewer CSS px of a finer screen.
      await session.send("Emulation.setDeviceMetricsOverride", { width: Math.round(1200 / ratio), height: 800, deviceScaleFactor: ratio, mobile: false });
      const found = await page.evaluate(async () => {
        await helpers.settle();
        await helpers.settle();
        const canvas = helpers.inShadow("canvas");
        const box = canvas.getBoundingClientRect();
        return { ratio: devicePixelRatio, across: canvas.width / box.width, down: canvas.height / box.height, overflows: document.documentElement.scrollWidth > innerWidth };
      });
      assert.equal(found.ratio, ratio);
      assert.ok(Math.abs(found.across - ratio) < 0.01 && Math.abs(found.down - ratio) < 0.01, JSON.stringify(found));
      assert.equal(found.overflows, false);
    }
    assert.deepEqual(log.problems(), []);
  }));

test("printing gives a light picture in fine pixels, and the screen's afterwards", () =>
  onPage(
    FIGURE.replace("<trade-figure", '<trade-figure theme="dark"'),
    async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const picture = () =>
        page.evaluate(async () => {
          await helpers.settle();
          const canvas = helpers.inShadow("canvas");
          return [canvas.width / parseFloat(canvas.style.width), helpers.pictureKey(), getComputedStyle(helpers.inShadow("figure")).backgroundColor];
        });
      const before = await picture();
      // Chromium prints the page itself, with its events; twice, since the second must be as the first.
      await page.evaluate(() => {
        globalThis.printed = [];
        addEventListener("beforeprint", () => {
          const canvas = helpers.inShadow("canvas");
          queueMicrotask(() => printed.push([canvas.width / parseFloat(canvas.style.width), helpers.inShadow("figure").style.colorScheme]));
        });
      });
      const papers = [await page.pdf({ width: "800px", height: "1000px" }), await page.pdf({ width: "800px", height: "1000px" })];
      for (const paper of papers) assert.ok(paper.length > 10_000);
      assert.deepEqual(await page.evaluate(() => printed), [[4, "light"], [4, "light"]]);
      assert.deepEqual(await picture(), before);
      assert.deepEqual(log.problems(), []);
    },
  ));

test("a page that keeps room as the documentation says does not jump", () =>
  onPage(
    `<p>Above</p><div style="max-width: 700px">${FIGURE.replace("<table>", '<table style="width: 100%">')}<p>Below</p></div>`,
    async ({ page, log }) => {
      const { shifts, room, height } = await page.evaluate(async () => {
        await helpers.happened("ready");
        await helpers.settle();
        // The observer reports a frame later.
        await new Promise((resolve) => setTimeout(resolve, 200));
        return {
          shifts: helpers.shifts.map(({ value }) => value),
          room: parseFloat(getComputedStyle(document.querySelector("trade-figure")).minHeight),
          height: helpers.inShadow("figure").getBoundingClientRect().height,
        };
      });
      assert.ok(height <= room, `${height} px in ${room}`);
      assert.deepEqual(shifts, []);
      assert.deepEqual(log.problems(), []);
    },
    { head: `<style>${ROOM}</style>` },
  ));

const LAZY = FIGURE.replace('loading="eager"', "");

test("a figure in the window asks no observer whether it is there, one below waits for it", () =>
  onPage(
    `${LAZY}<div style="height: 3000px"></div>${LAZY.replace('id="f"', 'id="below"')}`,
    async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      await page.evaluate(() => helpers.settle());
      assert.equal(await page.evaluate(() => document.querySelector("#below").shadowRoot.querySelector("figure").hidden), true);
      assert.deepEqual(log.problems(), []);
    },
    { head: "<script>IntersectionObserver = class { observe() {} unobserve() {} };</script>" },
  ));

for (const browser of ["chrome", "firefox"]) {
  test(`an eager figure far below is drawn, and laid out once it comes near, in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      `<div style="height: 3000px"></div>${FIGURE}<p>Below</p>`,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const seen = () =>
          page.evaluate(() => {
            const figure = helpers.inShadow("figure");
            return [getComputedStyle(figure).contentVisibility, helpers.inShadow("canvas").width > 0, figure.querySelector(".title").textContent !== ""];
          });
        assert.deepEqual(await seen(), ["auto", true, true]);
        if (browser === "chrome") {
          await page.emulateMediaType("print");
          assert.deepEqual(await seen(), ["visible", true, true]);
          await page.emulateMediaType("screen");
        }
        const shifts = await page.evaluate(async () => {
          helpers.shifts.length = 0;
          for (let top = 0; top <= 2900; top += 100) {
            scrollTo(0, top);
            await new Promise(requestAnimationFrame);
          }
          await new Promise((resolve) => setTimeout(resolve, 200));
          return helpers.shifts.map(({ value }) => value);
        });
        assert.deepEqual(await seen(), ["visible", true, true]);
        assert.deepEqual(shifts, []);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ));
}
