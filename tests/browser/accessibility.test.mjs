// What readers get who hear the figure, use keys alone, enlarge it or choose colours of their own: things that
// tools which look for rules, such as axe-core, do not see.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";
import { FORMS, HEAD, LANGUAGES, PAGE, PANELS, VIEWS, show, start } from "./views.mjs";

const GOLDENS = fileURLToPath(new URL("../goldens/accessibility/", import.meta.url));
const BROWSERS = ["chrome", "firefox"];

const options = (more = {}) => ({ head: HEAD, ...more });

/** A tree of accessible nodes as indented lines: role, name, and what else is said of it. */
function lines({ role, name = "", children = [], ...states }, depth = 0) {
  const said = Object.entries(states)
    .filter(([key]) => !["url", "backendNodeId", "loaderId", "elementHandle", "orientation", "multiline"].includes(key))
    .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  const line = `${"  ".repeat(depth)}${role} ${JSON.stringify(name)}${said.join("")}`;
  return [line.trimEnd(), ...children.flatMap((child) => lines(child, depth + 1))];
}

// Somebody read these when they were written. Roles and names are those of Chromium; the tree is cut at the figure.
test("the tree of what is accessible is the one that somebody has read", () =>
  onPage(
    PAGE,
    async ({ page }) => {
      await start(page);
      const differs = [];
      for (const view of VIEWS) {
        for (const panel of PANELS) {
          await show(page, { view, panel, lang: "en" });
          // The other panels are much the same for all views.
          if (panel !== "chart" && view !== "exports") continue;
          const root = await page.accessibility.snapshot({ interestingOnly: true });
          const text = `${lines(root).join("\n")}\n`;
          const file = `${GOLDENS}${panel === "chart" ? view : `${view}-${panel}`}.txt`;
          let golden = null;
          try {
            golden = readFileSync(file, "utf8");
          } catch {
            // Not there yet.
          }
          if (golden === text) continue;
          const isUpdate = process.env.UPDATE_GOLDENS === "1";
          mkdirSync(GOLDENS, { recursive: true });
          writeFileSync(isUpdate ? file : file.replace(/\.txt$/, ".actual.txt"), text);
          differs.push(file.slice(GOLDENS.length));
        }
      }
      assert.deepEqual(differs, [], "UPDATE_GOLDENS=1 writes them; read the difference first");
    },
    options(),
  ));

for (const browser of BROWSERS) {
  const skip = skipUnless(browser);

  test(`every value of every view is said, in ${browser}`, { skip }, () =>
    onPage(
      PAGE,
      async ({ page, log }) => {
        await start(page);
        let count = 0;
        for (const view of VIEWS) {
          await show(page, { view, panel: "table" });
          const rows = await page.evaluate(() => {
            const first = helpers.inShadow("figure").querySelectorAll(".table thead th:not(.number)").length;
            const all = [...helpers.inShadow(".table").querySelectorAll("tbody tr:not(.against)")];
            // What cannot be computed is not in a drawing of what is computed.
            const rows = all.filter((row) => !row.cells[first + 2]?.classList.contains("missing"));
            const isShown = helpers.inShadow(".table").checkVisibility();
            return isShown ? rows.map((row) => ({ names: Array.from(row.cells, ({ textContent }) => textContent).slice(0, first), printed: row.cells[first].textContent.replace("⊘ ", "") })) : [];
          });
          await show(page, { view, panel: "chart" });
          const isDrawn = await page.evaluate(() => helpers.inShadow(".plot").checkVisibility());
          if (!isDrawn) continue;
          const said = await page.evaluate(() => {
            const layer = helpers.inShadow(".layer");
            const live = helpers.inShadow("[aria-live]");
            const texts = [];
            const press = (key) => {
              layer.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }));
              return live.textContent;
            };
            layer.focus();
            press("ArrowRight");
            // To the first of the first series, then along each series.
            for (let i = 0; i < 40; i += 1) press("ArrowUp");
            for (let series = 0; series < 40; series += 1) {
              let last = press("Home");
              const start = last;
              texts.push(last);
              for (;;) {
                const next = press("ArrowRight");
                if (next === last) break;
                texts.push((last = next));
              }
              press("Home");
              const below = press("ArrowDown");
              if (below === start || texts.includes(below)) break;
            }
            return texts;
          });
          assert.ok(said.length > 0, view);
          for (const text of said) {
            assert.match(text, /\d|not printed/, `${view}: ${text}`);
            assert.doesNotMatch(text, /undefined|NaN|null|\{\}|\[object/, view);
          }
          // Each number of the table is said with its name; what a form cannot draw its note names.
          const note = await page.evaluate(() => `${helpers.inShadow(".note").textContent} ${helpers.inShadow("canvas").ariaLabel}`);
          for (const { names, printed } of rows) {
            count += 1;
            // A bubble stands for its last number, the one before is in its growth; of years to come one is computed.
            const isNumber = FORMS[view] !== "scatter" && FORMS[view] !== "projection";
            const isSaid = said.some((text) => text.includes(names[0]) && (!isNumber || text.includes(printed)));
            assert.ok(isSaid || note.includes(names[0]), `${view}: ${names} ${printed} is not in\n${said.join("\n")}`);
          }
        }
        assert.ok(count > 50, `${count} values`);
        assert.deepEqual(log.problems(), []);
      },
      options({ browser }),
    ),
  );

  test(`the Tab key leads in, in the order of what is seen, and out again, in ${browser}`, { skip }, () =>
    onPage(
      PAGE,
      async ({ page }) => {
        await start(page);
        for (const [view, panel] of [["exports", "chart"], ["exports", "table"], ["exports", "check"], ["exports", "about"], ["check", "check"], ["priorities", "chart"]]) {
          await show(page, { view, panel });
          await page.evaluate(() => document.querySelector("#before").focus());
          const stops = [];
          for (let press = 0; press < 200; press += 1) {
            await page.keyboard.press("Tab");
            const stop = await page.evaluate(() => {
              const inside = helpers.inShadow("figure").getRootNode().activeElement;
              if (!inside) return document.activeElement.id;
              const all = [...helpers.inShadow("figure").querySelectorAll("*")];
              return all.indexOf(inside);
            });
            if (typeof stop === "string") {
              stops.push(stop);
              break;
            }
            stops.push(stop);
          }
          assert.equal(stops.pop(), "after", `${view} ${panel} lets nobody out`);
          assert.ok(stops.length > 0, `${view} ${panel}`);
          // The order of the nodes, which is that of the picture.
          assert.deepEqual(stops, stops.toSorted((one, other) => one - other), `${view} ${panel}`);
          await page.keyboard.down("Shift");
          for (let press = 0; press <= stops.length; press += 1) await page.keyboard.press("Tab");
          await page.keyboard.up("Shift");
          assert.equal(await page.evaluate(() => document.activeElement.id), "before", `${view} ${panel}, backwards`);
        }
      },
      options({ browser }),
    ),
  );

  test(`a table is sorted by key, and says so, in ${browser}`, { skip }, () =>
    onPage(
      PAGE,
      async ({ page }) => {
        await start(page);
        await show(page, { view: "exports", panel: "table" });
        await page.evaluate(() => [...helpers.inShadow(".table").querySelectorAll("thead button")].at(2).focus());
        const state = () =>
          page.evaluate(() => ({
            sorted: Array.from(helpers.inShadow(".table").querySelectorAll("thead th"), (th) => th.ariaSort),
            first: helpers.inShadow(".table tbody td").textContent.replace("⊘ ", ""),
            hasFocus: helpers.inShadow("figure").getRootNode().activeElement?.localName,
          }));
        for (const [key, order, first] of [["Enter", "descending", "13.2"], [" ", "ascending", "1.06"]]) {
          await page.keyboard.press(key);
          await page.evaluate(() => helpers.settle());
          assert.deepEqual(await state(), { sorted: [null, null, order, null], first, hasFocus: "button" }, key);
        }
      },
      options({ browser }),
    ),
  );

  // Source: WCAG 2.2, 1.4.10: 400 % of 1280 CSS px are 320; only what needs two dimensions, a table, scrolls in itself.
  test(`nothing is lost at 400 percent, in ${browser}`, { skip }, () =>
    onPage(
      PAGE,
      async ({ page }) => {
        await start(page);
        for (const view of VIEWS) {
          for (const panel of view === "exports" ? PANELS : ["chart"]) {
            await show(page, { view, panel, lang: LANGUAGES[VIEWS.indexOf(view) % 4] });
            assert.deepEqual(await overflow(page), [], `${view} ${panel}`);
          }
        }
        await show(page, { view: "exports", panel: "chart", lang: "ru" });
        await openAll(page);
        assert.deepEqual(await overflow(page), [], "citations and the block about a value");
      },
      options({ browser, size: { width: 320, height: 256 } }),
    ),
  );

  // Source: WCAG 2.2, 1.4.12.
  test(`wider spaces in texts hide nothing, in ${browser}`, { skip }, () =>
    onPage(
      PAGE,
      async ({ page }) => {
        await start(page);
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
          const { root } = { root: helpers.inShadow("figure").getRootNode() };
          // The figure's own sheets come and go; this one stays the last.
          const keep = () => root.adoptedStyleSheets.at(-1) === sheet || root.adoptedStyleSheets.push(sheet);
          keep();
          globalThis.keepSpaces = keep;
        });
        for (const panel of PANELS) {
          await show(page, { view: "exports", panel, lang: "ru" });
          assert.deepEqual(await overflow(page), [], panel);
        }
        await show(page, { panel: "chart" });
        await openAll(page);
        await page.evaluate(() => keepSpaces());
        assert.deepEqual(await overflow(page), [], "citations and the block about a value");
      },
      options({ browser, size: { width: 360, height: 740 } }),
    ),
  );

  test(`texts of the figure are found on the page, in ${browser}`, { skip }, () =>
    onPage(
      PAGE,
      async ({ page }) => {
        await start(page);
        for (const [panel, text] of [["chart", "more than doubled in 2022"], ["table", "Natural gas"], ["about", "Fingerprint of the numbers"]]) {
          await show(page, { view: "exports", panel, lang: "en" });
          const isFound = await page.evaluate((text) => {
            getSelection().removeAllRanges();
            return window.find(text, false, false, true);
          }, text);
          assert.ok(isFound, `${panel}: ${text}`);
        }
        assert.equal(await page.evaluate(() => window.find("no such text in any figure")), false);
      },
      options({ browser }),
    ),
  );
}

/** Opens citations and the block about the first value. */
async function openAll(page) {
  await page.evaluate(() => helpers.inShadow(".layer").focus());
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.evaluate(() => helpers.until(() => helpers.inShadow(".method tbody")));
  await page.evaluate(() => helpers.inShadow(".toolbar .cite").click());
  await page.evaluate(() => helpers.until(() => helpers.inShadow(".citing textarea")));
  await page.evaluate(() => helpers.settle());
}

/** What is wider than the page, or cut off in a box that does not scroll. */
function overflow(page) {
  return page.evaluate(() => {
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth} in ${clientWidth}`);
    for (const node of helpers.inShadow("figure").querySelectorAll("*")) {
      if (!node.checkVisibility() || node.closest("canvas, .layer, .live, caption, .spark, textarea, select")) continue;
      const { overflowX, overflowY } = getComputedStyle(node);
      const isCut = (overflow, inner, outer) => ["hidden", "clip"].includes(overflow) && inner > outer + 1;
      if (isCut(overflowX, node.scrollWidth, node.clientWidth) || isCut(overflowY, node.scrollHeight, node.clientHeight)) {
        found.push(`${node.localName}.${node.className}: cut`);
      }
      const { right, left, width } = node.getBoundingClientRect();
      const isInScroller = node.closest(".table, .scroller") !== null;
      if (width > 0 && !isInScroller && (right > innerWidth + 1 || left < -1)) found.push(`${node.localName}.${node.className}: ${left} to ${right}`);
    }
    return found;
  });
}

// Source: WCAG 2.2, 2.5.8: 24 by 24 CSS px, save for links within a sentence.
test("what can be pressed in citations and in the block about a value is large enough", () =>
  onPage(
    PAGE,
    async ({ page }) => {
      await start(page);
      await show(page, { view: "exports" });
      await openAll(page);
      const { count, small } = await page.evaluate(() => {
        const nodes = [...helpers.inShadow("figure").querySelectorAll(".citing :is(button, textarea, a), .method :is(button, a)")];
        const shown = nodes.filter((node) => node.checkVisibility());
        const isSmall = (node) => node.getBoundingClientRect().height < 24 || node.getBoundingClientRect().width < 24;
        return { count: shown.length, small: shown.filter(isSmall).map((node) => node.ariaLabel ?? node.textContent) };
      });
      assert.ok(count > 20, `${count}`);
      assert.deepEqual(small, []);
    },
    options({ size: { width: 360, height: 740 } }),
  ));

test("in colours that the reader's system forces, nothing is told by colour alone", () =>
  onPage(
    PAGE,
    async ({ page }) => {
      await start(page);
      await show(page, { view: "exports", panel: "chart", lang: "en" });
      const session = await page.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
      await page.evaluate(() => helpers.settle());
      assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
      const found = await page.evaluate(async () => {
        const layer = helpers.inShadow(".layer");
        const swatches = [...helpers.inShadow(".legend").querySelectorAll(".swatch > span")];
        const style = (selector) => getComputedStyle(helpers.inShadow(selector));
        return {
          // The keys to a picture, whose pixels nobody forces, are in its colours.
          swatches: new Set(swatches.map((node) => getComputedStyle(node).backgroundColor)).size,
          colours: helpers.colourCount() > 10,
          pressed: style('.choice [aria-pressed="true"]').textDecorationLine,
          other: style('.choice [aria-pressed="false"]').textDecorationLine,
          isReachable: layer.tabIndex,
        };
      });
      assert.deepEqual(found, { swatches: 2, colours: true, pressed: "underline", other: "none", isReachable: 0 });
      // The ring around what has the focus, and the frame around what is shown, are drawn, not only coloured.
      await page.evaluate(() => document.querySelector("#before").focus());
      for (let press = 0; press < 30; press += 1) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
          const node = helpers.inShadow("figure").getRootNode().activeElement;
          if (!node) return null;
          const { outlineStyle, outlineWidth } = getComputedStyle(node);
          return { name: node.className || node.textContent, outline: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
        });
        if (!stop) break;
        assert.ok(stop.outline, `${stop.name} has no ring`);
      }
      await page.evaluate(() => helpers.inShadow(".layer").focus());
      await page.keyboard.press("ArrowRight");
      const frame = await page.evaluate(() => {
        const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(helpers.inShadow(".marker"));
        return { borderTopStyle, borderTopWidth, isSeen: borderTopColor !== backgroundColor };
      });
      assert.deepEqual(frame, { borderTopStyle: "solid", borderTopWidth: "2px", isSeen: true });
    },
    options(),
  ));
