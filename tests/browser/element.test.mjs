// How <trade-figure> behaves in a page, whatever the numbers are: what is shown when, what makes an
// update, what is given back, and that neither the page nor its policy breaks the figure.

import assert from "node:assert/strict";
import { test } from "node:test";

import { skipUnless, withPage } from "./support.mjs";

const TABLE = "<table><caption>The article's own table</caption><tr><th scope=row>2022</th><td>24.1</td></tr></table>";
const SCRIPT = '<script type="module" src="/embed/trade-figure.js"></script>';

/** A page with `body`, and a script that keeps the figures' events in `events` before any can happen. */
function page(body, { head = "", lang = "en" } = {}) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><link rel="icon" href="data:,">
    <script src="/events.js"></script>${head}${SCRIPT}</head><body>${body}</body></html>`;
}

const EVENTS = `
  var events = [];
  for (const name of ["ready", "select", "error"]) {
    addEventListener("trade-figure-" + name, (event) => {
      const path = event.composedPath()[0].id;
      events.push({ name, path, bubbles: event.bubbles, composed: event.composed, ...event.detail });
    });
  }
  // What is between the tags and what is in the shadow root, as a reader sees it.
  function seen(figure = document.querySelector("trade-figure")) {
    const root = figure.shadowRoot;
    const shows = (node) => Boolean(node?.checkVisibility());
    return {
      figure: shows(root?.querySelector("figure")),
      fallback: shows(figure.firstElementChild),
      status: root?.querySelector("[role=status]")?.textContent ?? "",
    };
  }
  function inShadow(selector, figure = document.querySelector("trade-figure")) {
    return figure.shadowRoot.querySelector(selector);
  }
  // Long enough for microtasks, size observers and the frames that follow them.
  async function settle() {
    for (let i = 0; i < 4; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  async function until(isTrue) {
    for (let i = 0; i < 200 && !isTrue(); i += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    if (!isTrue()) throw new Error("waited in vain for " + isTrue);
  }
`;

// Keeps the name of every call into the class in wasm, and makes the calls trap on demand, as a panic does.
const WATCHED = `
  var watched = { traps: false, calls: [] };
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (module, imports) => {
    const instance = await instantiate.call(WebAssembly, module, imports);
    const exports = { ...instance.exports };
    for (const [name, value] of Object.entries(exports)) {
      if (!/tradefigurecore_/.test(name)) continue;
      exports[name] = (...values) => {
        watched.calls.push(name.replace(/.*tradefigurecore_/, ""));
        if (watched.traps) throw new WebAssembly.RuntimeError("unreachable");
        return value(...values);
      };
    }
    return { instance: { exports }, module };
  };
`;

const READY = () => until(() => events.some(({ name }) => name === "ready"));
const FAILED = () => until(() => events.some(({ name }) => name === "error"));

/** Runs `use` on a page that holds `body`. */
function on(body, use, { browser = "chrome", headers, pages = {}, size = {}, ...parts } = {}) {
  return withPage(
    async (context) => {
      await context.page.setViewport({ width: 800, height: 700, deviceScaleFactor: 1, ...size });
      await context.page.goto(`${context.origin}/t.html`);
      await use(context);
    },
    {
      browser,
      pages: { "/t.html": { body: page(body, parts), headers }, "/events.js": { body: EVENTS }, ...pages },
    },
  );
}

const ONE = `<trade-figure id="f" view="turnover" loading="eager">${TABLE}</trade-figure>`;

for (const browser of ["chrome", "firefox"]) {
  test(`the figure takes the place of the table in ${browser}`, { skip: skipUnless(browser) }, () =>
    on(
      ONE,
      async ({ page, log }) => {
        await page.evaluate(READY);
        assert.deepEqual(await page.evaluate(() => seen()), { figure: true, fallback: false, status: "" });
        assert.deepEqual(await page.evaluate(() => events), [
          { name: "ready", path: "f", bubbles: true, composed: true, view: "turnover" },
        ]);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`where WebAssembly is refused the table stays, with the reason, in ${browser}`, { skip: skipUnless(browser) }, () =>
    on(
      ONE,
      async ({ page }) => {
        await page.evaluate(FAILED);
        const { figure, fallback, status } = await page.evaluate(() => seen());
        assert.deepEqual({ figure, fallback }, { figure: false, fallback: true });
        assert.match(status, /wasm-unsafe-eval/);
      },
      { browser, headers: { "content-security-policy": "script-src 'self'; connect-src 'self'" } },
    ),
  );

  test(`the strictest policy that it needs is enough in ${browser}`, { skip: skipUnless(browser) }, () =>
    on(
      ONE,
      async ({ page, log }) => {
        await page.evaluate(READY);
        assert.equal(await page.evaluate(() => getComputedStyle(inShadow(".title")).fontSize), "18px");
        assert.deepEqual(log.problems(), []);
      },
      {
        browser,
        headers: {
          "content-security-policy":
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'none'; " +
            "img-src data:; require-trusted-types-for 'script'; trusted-types 'none'",
        },
      },
    ),
  );
}

test("the picture has a name and a description, the figure a heading", () =>
  on(ONE, async ({ page }) => {
    await page.evaluate(READY);
    const found = await page.evaluate(() => ({
      labelled: inShadow("figure").getAttribute("aria-labelledby"),
      title: inShadow("#title").textContent,
      level: inShadow("#title[role=heading]").getAttribute("aria-level"),
      description: inShadow("canvas[role=img]").getAttribute("aria-label"),
    }));
    assert.equal(found.labelled, "title");
    assert.equal(found.level, "3");
    assert.ok(found.title.length > 0);
    assert.ok(found.description.length > found.title.length / 2);
  }));

test("a lazy figure waits until it is near", () =>
  on(`<div style="height: 3000px"></div><trade-figure>${TABLE}</trade-figure>`, async ({ page, log }) => {
    await page.evaluate(() => settle());
    assert.deepEqual(await page.evaluate(() => seen()), { figure: false, fallback: true, status: "" });
    assert.ok(!log.requests.some(({ url }) => url.endsWith(".wasm")));
    await page.evaluate(() => scrollTo(0, 2200));
    await page.evaluate(READY);
    assert.equal((await page.evaluate(() => seen())).figure, true);
  }));

test("many changes in one go make one update, and none makes none", () =>
  on(ONE, async ({ page }) => {
    await page.evaluate(READY);
    const counts = await page.evaluate(async () => {
      const figure = document.querySelector("trade-figure");
      await settle();
      let paints = 0;
      let changes = 0;
      // Each paint sets the width of the canvas once.
      new MutationObserver((records) => (paints += records.length)).observe(inShadow("canvas"), {
        attributeFilter: ["width"],
      });
      new MutationObserver((records) => (changes += records.length)).observe(figure.shadowRoot, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      figure.view = "exports";
      figure.lang = "ru";
      figure.theme = "dark";
      figure.view = "imports";
      await settle();
      const several = paints;

      changes = 0;
      figure.setAttribute("view", "imports");
      figure.setAttribute("view", " imports ");
      figure.setAttribute("theme", "DARK");
      document.documentElement.lang = "kk";
      figure.view = "exports";
      figure.view = "imports";
      await settle();
      return { several, none: changes };
    });
    assert.deepEqual(counts, { several: 1, none: 0 });
  }));

test("properties validate and default, and take what was set before the tag was defined", () =>
  on(`<trade-figure id="f" theme="pink" loading="EAGER" panel="" controls="none">${TABLE}</trade-figure>`, async ({ page }) => {
    await page.evaluate(READY);
    const read = await page.evaluate(async () => {
      const figure = document.querySelector("#f");
      const { src, view, panel, measure, lang, theme, loading, controls } = figure;
      figure.measure = "index";
      figure.measure = null;
      return { src, view, panel, measure, lang, theme, loading, controls, has: figure.hasAttribute("measure") };
    });
    assert.deepEqual(read, {
      src: null,
      view: null,
      panel: "chart",
      measure: null,
      lang: "en",
      theme: "auto",
      loading: "eager",
      controls: "none",
      has: false,
    });
    const early = await page.evaluate(() => {
      // As a framework does it: the property first, the upgrade later.
      const figure = document.createElement("trade-figure");
      Object.defineProperty(figure, "view", { value: "exports", configurable: true, writable: true });
      document.body.append(figure);
      return [figure.getAttribute("view"), Object.hasOwn(figure, "view")];
    });
    assert.deepEqual(early, ["exports", false]);
  }));

test("the language is the figure's, the page's, the browser's", () =>
  on(
    `<div lang="ru"><div id="holder"></div></div><div lang="kk-KZ">${ONE}</div>`,
    async ({ page }) => {
      await page.evaluate(READY);
      const read = await page.evaluate(async () => {
        const figure = document.querySelector("#f");
        const holder = document.querySelector("#holder").attachShadow({ mode: "open" });
        const languages = [figure.lang];
        const next = async (change) => {
          change();
          await settle();
          languages.push(inShadow("figure", figure).lang);
        };
        await next(() => figure.parentElement.removeAttribute("lang"));
        await next(() => (figure.lang = "ru"));
        await next(() => holder.append(figure));
        await next(() => (figure.lang = null));
        return languages;
      });
      assert.deepEqual(read, ["kk", "zh", "ru", "ru", "ru"]);
    },
    { lang: "zh-Hans-CN" },
  ));

test("the theme is the attribute's, else the system's as it changes, and light on paper", () =>
  on(ONE, async ({ page }) => {
    const background = () => page.evaluate(() => getComputedStyle(inShadow("figure")).backgroundColor);
    const prefer = async (value) => {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await page.evaluate(() => settle());
    };
    await page.evaluate(READY);
    await prefer("light");
    const light = await background();
    await prefer("dark");
    const dark = await background();
    assert.notEqual(light, dark);
    const choose = (theme) =>
      page.evaluate(async (theme) => {
        document.querySelector("#f").theme = theme;
        await settle();
      }, theme);
    await choose("light");
    assert.equal(await background(), light);
    await prefer("light");
    await choose("dark");
    assert.equal(await background(), dark);
    await page.emulateMediaType("print");
    await page.evaluate(() => settle());
    assert.equal(await background(), light);
  }));

test("a figure that is moved stays, one that is removed starts anew", () =>
  on(`<div id="a">${ONE}</div><div id="b"></div>`, async ({ page, log }) => {
    await page.evaluate(READY);
    const states = await page.evaluate(async () => {
      const figure = document.querySelector("#f");
      const shown = [];
      document.querySelector("#b").append(figure);
      shown.push(seen(figure).figure);
      await settle();
      shown.push(seen(figure).figure, events.length);
      figure.remove();
      await settle();
      shown.push(inShadow("figure", figure).hidden);
      document.querySelector("#a").append(figure);
      await until(() => events.length === 2);
      shown.push(seen(figure).figure);
      for (let i = 0; i < 10; i += 1) {
        figure.remove();
        await null;
        document.querySelector("#b").append(figure);
      }
      await settle();
      shown.push(seen(figure).figure);
      return shown;
    });
    assert.deepEqual(states, [true, true, 1, true, true, true]);
    assert.deepEqual(log.problems(), []);
  }));

test("each figure has one object in the program, and gives it back", () =>
  on(
    `<div id="a">${ONE}</div>`,
    async ({ page }) => {
      await page.evaluate(READY);
      const held = await page.evaluate(async () => {
        const figure = document.querySelector("#f");
        const held = () => {
          const count = (name) => watched.calls.filter((call) => call === name).length;
          return count("another") - count("free");
        };
        const counts = [held()];
        for (let i = 0; i < 10; i += 1) {
          figure.remove();
          if (i % 2) await new Promise((resolve) => setTimeout(resolve, i));
          figure.src = i % 3 ? null : "nowhere.json";
          document.querySelector("#a").append(figure);
          if (i % 4) await null;
        }
        // Overtaken while it opens: the first answer comes when it is no longer asked for.
        figure.src = "nowhere.json";
        await settle();
        for (const src of [null, "nowhere.json", null]) {
          figure.src = src;
          await null;
        }
        await settle();
        counts.push(held());
        figure.remove();
        await settle();
        counts.push(held());
        return counts;
      });
      assert.deepEqual(held, [1, 1, 0]);
    },
    { head: '<script src="/watched.js"></script>', pages: { "/watched.js": { body: WATCHED } } },
  ));

test("an error shows the table and its words, and the next good value heals it", () =>
  on(ONE, async ({ page }) => {
    await page.evaluate(READY);
    const result = await page.evaluate(async () => {
      const figure = document.querySelector("#f");
      figure.view = "no such view";
      await until(() => events.length === 2);
      const failed = seen();
      figure.theme = "light";
      await settle();
      figure.view = "turnover";
      await until(() => events.at(-1).name === "ready");
      return { failed, healed: seen(), error: events[1] };
    });
    assert.equal(result.failed.figure, false);
    assert.equal(result.failed.fallback, true);
    assert.ok(result.failed.status.startsWith(`This figure cannot be shown: ${result.error.message}`));
    assert.match(result.error.message, /no such view/);
    assert.equal(result.error.name, "error");
    assert.equal(typeof result.error.where, "string");
    assert.deepEqual(result.healed, { figure: true, fallback: false, status: "" });
  }));

test("a package that is not there is an error with its address", () =>
  on(`<trade-figure src="nowhere/datapackage.json" loading="eager">${TABLE}</trade-figure>`, async ({ page, origin }) => {
    await page.evaluate(FAILED);
    const [error] = await page.evaluate(() => events);
    assert.equal(error.where, `${origin}/nowhere/datapackage.json`);
    assert.equal((await page.evaluate(() => seen())).fallback, true);
  }));

test("after a panic the program is not entered again and every figure shows its table", () =>
  on(
    `${ONE}<trade-figure id="g" loading="eager">${TABLE}</trade-figure>`,
    async ({ page }) => {
      await page.evaluate(() => until(() => events.length === 2));
      const result = await page.evaluate(async () => {
        const [first, second] = document.querySelectorAll("trade-figure");
        watched.traps = true;
        first.view = "exports";
        await until(() => events.length === 4);
        const before = watched.calls.length;
        first.view = "imports";
        second.remove();
        await settle();
        document.body.append(second);
        await settle();
        return { shown: [seen(first), seen(second)], again: watched.calls.slice(before) };
      });
      for (const { figure, fallback, status } of result.shown) {
        assert.deepEqual({ figure, fallback }, { figure: false, fallback: true });
        assert.match(status, /unreachable/);
      }
      assert.deepEqual(result.again, []);
    },
    {
      head: '<script src="/watched.js"></script>',
      pages: { "/watched.js": { body: WATCHED } },
    },
  ));

test("two copies of the script on one page are one element", () =>
  on(
    ONE,
    async ({ page, log }) => {
      await page.evaluate(READY);
      await page.evaluate(() => settle());
      assert.equal(await page.evaluate(() => events.length), 1);
      assert.equal(log.requests.filter(({ url }) => url.endsWith(".wasm")).length, 1);
      assert.deepEqual(log.problems(), []);
    },
    { head: '<script type="module" src="/embed/trade-figure.js?copy"></script>' },
  ));

test("a program sent with the wrong type still starts", () =>
  withPage(async ({ page, origin }) => {
    const bytes = Buffer.from(await (await fetch(`${origin}/embed/trade-figure.wasm`)).arrayBuffer());
    await on(
      ONE,
      async ({ page, log }) => {
        await page.evaluate(READY);
        assert.deepEqual(log.problems(), []);
      },
      { pages: { "/embed/trade-figure.wasm": { body: bytes, headers: { "content-type": "application/octet-stream" } } } },
    );
    await page.close();
  }));

test("the page's style stays out, its font comes in, its table keeps its style", () =>
  on(
    `<div class="article">${ONE}</div>`,
    async ({ page }) => {
      await page.evaluate(READY);
      const style = await page.evaluate(async () => {
        const title = getComputedStyle(inShadow(".title"));
        const read = [title.fontFamily, title.letterSpacing, title.textTransform, title.direction, title.fontSize];
        document.querySelector("#f").view = "no such view";
        await settle();
        const table = getComputedStyle(document.querySelector("table"));
        return [...read, table.letterSpacing, table.color];
      });
      assert.deepEqual(style, ["monospace", "normal", "none", "ltr", "18px", "3px", "rgb(255, 0, 0)"]);
    },
    {
      head: `<style>
        .article { font: italic 30px/4 monospace; letter-spacing: 3px; text-transform: uppercase; direction: rtl; color: red }
        * { letter-spacing: 3px !important } table { color: red }
      </style>`,
    },
  ));

test("the canvas has one pixel for each of the screen's, at each width and ratio", () =>
  on(`<div id="box" style="width: 601.4px">${ONE}</div>`, async ({ page, log }) => {
    await page.evaluate(READY);
    for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
      await page.setViewport({ width: 800, height: 700, deviceScaleFactor });
      for (const width of [601.4, 333.3]) {
        await page.evaluate(async (width) => {
          document.querySelector("#box").style.width = `${width}px`;
          await settle();
        }, width);
        const [widthDevice, widthCss, widest] = await page.evaluate(() => {
          const canvas = inShadow("canvas");
          return [canvas.width, parseFloat(canvas.style.width), inShadow(".plot").getBoundingClientRect().width];
        });
        assert.ok(Math.abs(widthCss * deviceScaleFactor - widthDevice) < 0.01, `${widthCss} at ${deviceScaleFactor}`);
        assert.ok(widthCss <= widest + 0.01 && widthCss > widest - 1.01, `${widthCss} of ${widest}`);
      }
    }
    assert.deepEqual(log.problems(), []);
  }));

for (const width of [360, 800]) {
  test(`the tooltip stays inside a figure ${width} px wide, and goes when it should`, () =>
    on(
      ONE,
      async ({ page }) => {
        await page.evaluate(READY);
        const box = await page.evaluate(() => inShadow("canvas").getBoundingClientRect().toJSON());
        const state = () =>
          page.evaluate(async () => {
            await settle();
            const tooltip = inShadow("[part=tooltip]");
            if (tooltip.hidden) return "hidden";
            const [inner, outer] = [tooltip, inShadow("figure")].map((node) => node.getBoundingClientRect());
            const isInside =
              inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
            return isInside ? "inside" : "outside";
          });
        const over = [];
        for (let step = 0; step < 20; step += 1) {
          const at = [box.x + (box.width * (step + 0.5)) / 20, box.y + box.height * 0.7];
          await page.mouse.move(...at);
          if ((await state()) !== "hidden") over.push(at);
          assert.notEqual(await state(), "outside", `at ${at}`);
        }
        assert.ok(over.length > 0, "no mark was hit");

        await page.mouse.move(...over[0]);
        assert.equal(await state(), "inside");
        await page.keyboard.press("Escape");
        assert.equal(await state(), "hidden");
        await page.mouse.move(over[0][0] + 1, over[0][1]);
        assert.equal(await state(), "inside");
        await page.mouse.move(2, 2);
        assert.equal(await state(), "hidden");

        await page.mouse.click(...over[0]);
        const selected = await page.evaluate(() => events.at(-1));
        assert.equal(selected.name, "select");
        assert.equal(typeof selected.id, "string");

        await page.touchscreen.tap(...over.at(-1));
        assert.equal(await state(), "inside");
        await page.touchscreen.tap(5, 690);
        assert.equal(await state(), "hidden");
      },
      { size: { width, hasTouch: true } },
    ));
}

test("nothing is left on window", () =>
  withPage(
    async ({ page, origin }) => {
      await page.goto(`${origin}/t.html`);
      const added = await page.evaluate(async () => {
        const before = new Set(Object.getOwnPropertyNames(window));
        await import("/embed/trade-figure.js");
        await new Promise((resolve) => addEventListener("trade-figure-ready", resolve));
        return Object.getOwnPropertyNames(window).filter((name) => !before.has(name));
      });
      assert.deepEqual(added, []);
    },
    { pages: { "/t.html": { body: `<!doctype html><meta charset="utf-8">${ONE}` } } },
  ));

test("the demonstration fits a phone and a desk, and draws its figures", () =>
  withPage(async ({ page, origin, log }) => {
    for (const width of [360, 1200]) {
      await page.setViewport({ width, height: 800 });
      await page.goto(`${origin}/`);
      const figures = await page.evaluate(async () => {
        const figures = [...document.querySelectorAll("trade-figure")];
        for (const figure of figures) {
          figure.scrollIntoView();
          for (let i = 0; i < 100 && figure.shadowRoot.querySelector("figure").hidden; i += 1) {
            await new Promise((resolve) => setTimeout(resolve, 25));
          }
        }
        return figures.map((figure) => !figure.shadowRoot.querySelector("figure").hidden);
      });
      assert.ok(figures.length >= 5 && figures.every(Boolean), `${figures}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
    assert.deepEqual(log.problems(), []);
  }));
