// What a page shows of the check: the list, the buttons that open it, the sign in a drawing, and the
// same data that the command line writes.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { TABLE, hoverAll, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const ROOT = new URL("../../", import.meta.url);

const figure = (attributes) => `<trade-figure id="f" ${attributes} loading="eager">${TABLE}</trade-figure>`;
const LIST = figure('view="check"');

/** The JSON of the command line for the package that ships: of the newest binary, else the golden. */
async function commandLine() {
  const binaries = [];
  for (const profile of ["release", "debug"]) {
    const path = fileURLToPath(new URL(`target/${profile}/trade-figure`, ROOT));
    const found = await stat(path).catch(() => null);
    if (found) binaries.push({ path, time: found.mtimeMs });
  }
  binaries.sort((one, other) => other.time - one.time);
  if (binaries.length === 0) return JSON.parse(await readFile(new URL("tests/goldens/check/article.json", ROOT), "utf8"));
  const folder = fileURLToPath(new URL("data/china-kazakhstan", ROOT));
  const call = promisify(execFile)(binaries[0].path, ["check", folder, "--format", "json"]);
  // It ends with 1, since something is contradicted.
  const { stdout } = await call.catch((error) => (error.code === 1 ? error : Promise.reject(error)));
  return JSON.parse(stdout);
}

/** The list as a reader sees it. */
const readList = (page) =>
  page.evaluate(() => {
    const texts = (node, selector) => Array.from(node.querySelectorAll(selector), (found) => found.textContent);
    const list = helpers.inShadow(".check");
    return {
      shown: list.checkVisibility() && !helpers.inShadow("canvas").checkVisibility(),
      summary: list.querySelector(".summary").textContent,
      filter: texts(list, ".filter option"),
      groups: Array.from(list.querySelectorAll("details"), (group) => ({
        kind: group.className.replace("group ", ""),
        label: group.querySelector("summary").textContent,
        open: group.open,
        hidden: group.hidden,
        sentences: texts(group, ".sentence"),
        repairs: texts(group, ".repair"),
        places: texts(group, ".place"),
      })),
    };
  });

for (const browser of ["chrome", "firefox"]) {
  test(`the view "check" is a list of what was found in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      LIST,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const { shown, summary, filter, groups } = await readList(page);
        assert.ok(shown, "the list stands in place of a drawing");
        const count = (kind) => groups.find((group) => group.kind === kind)?.sentences.length ?? 0;
        const kinds = groups.map(({ kind }) => kind);
        assert.deepEqual(kinds, ["contradicted", "conflict", "noted", "untestable", "consistent"]);
        const claims = kinds.reduce((sum, kind) => sum + count(kind), 0) - count("conflict");
        assert.equal(claims, 68);
        const said = `68 printed derived numbers were checked; ${count("contradicted")} cannot follow from the numbers they are derived from.`;
        assert.equal(summary, said);
        assert.equal(filter[0], `All (${claims + count("conflict")})`);
        for (const [index, { kind, label, open, hidden, sentences, places }] of groups.entries()) {
          assert.match(label, new RegExp(` ?\\(${sentences.length}\\)$`), kind);
          assert.ok(label.endsWith(filter[index + 1]), `${label} and ${filter[index + 1]}`);
          // What nothing speaks against is folded away.
          assert.deepEqual([open, hidden], [!["untestable", "consistent"].includes(kind), false], kind);
          assert.equal(places.length, sentences.length, kind);
        }
        const [{ sentences, repairs }] = groups;
        assert.equal(sentences[0], "Exports, 2022: index 140.8 cannot follow from 9.8 and 13.2: they allow 133.5 to 135.9.");
        assert.equal(repairs[0], "The inputs give 134.7.");
        assert.equal(repairs[1], "One other digit would do: 13.2 read as 13.7, 13.8 or 13.9, or 9.8 read as 9.3 or 9.4.");
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`both bars of a finding lie on their tracks in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      LIST,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        for (const width of [360, 1200]) {
          await page.setViewport({ width, height: 800 });
          const { bars, outside, apart } = await page.evaluate(async () => {
            for (const group of helpers.inShadow(".check").querySelectorAll("details")) group.open = true;
            await helpers.settle();
            const box = (node) => node.getBoundingClientRect();
            const outside = [];
            let apart = 0;
            const all = helpers.inShadow(".check").querySelectorAll(".bars");
            for (const bars of all) {
              const ranges = [...bars.querySelectorAll(".track .range")];
              for (const range of ranges) {
                const [inner, outer] = [box(range), box(range.parentElement)];
                const isInside = inner.left >= outer.left - 0.5 && inner.right <= outer.right + 0.5;
                if (!isInside || inner.width < 1.9 || outer.width < 100) outside.push(`${inner.left} ${inner.right} of ${outer.left} ${outer.right}`);
              }
              const [allowed, printed] = ranges.map(box);
              const isApart = allowed.right < printed.left + 0.5 || printed.right < allowed.left + 0.5;
              if (isApart && bars.closest(".contradicted")) apart += 1;
            }
            return { bars: all.length, outside, apart };
          });
          assert.ok(bars > 40, `${bars} pairs of bars`);
          assert.deepEqual(outside, [], `${width} px`);
          assert.ok(apart >= 3, `${apart} of what cannot follow lie apart`);
        }
      },
      { browser },
    ),
  );

  test(`the keyboard filters the list by kind in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      LIST,
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const seen = async () => {
          await page.evaluate(() => helpers.settle());
          const { groups } = await readList(page);
          return groups.filter(({ hidden }) => !hidden).map(({ kind, open }) => `${kind} ${open ? "open" : "folded"}`);
        };
        const all = await seen();
        assert.equal(all.length, 5);
        // Before the list the button that cites it takes the focus, and nothing else.
        for (let press = 0; press < 2; press += 1) await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => helpers.inShadow(".check").getRootNode().activeElement?.localName), "select");
        const kinds = ["contradicted", "conflict", "noted", "untestable", "consistent"];
        for (const kind of kinds) {
          await page.keyboard.press("ArrowDown");
          assert.deepEqual(await seen(), [`${kind} open`]);
        }
        // A choice outlives a change of language.
        await page.evaluate(() => (document.querySelector("#f").lang = "zh"));
        assert.deepEqual(await seen(), ["consistent open"]);
        await page.evaluate(() => (document.querySelector("#f").lang = "en"));
        await page.evaluate(() => helpers.settle());
        await page.evaluate(() => helpers.inShadow(".filter select").focus());
        for (const _ of kinds) await page.keyboard.press("ArrowUp");
        assert.deepEqual(await seen(), all);
        // Groups fold and unfold by key.
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.equal((await seen())[0], "contradicted folded");
      },
      { browser },
    ),
  );

  test(`buttons change between the chart and its part of the check in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      figure('view="exports"'),
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const state = async () => {
          await page.evaluate(() => helpers.settle());
          return page.evaluate(() => ({
            pressed: Array.from(helpers.inShadow(".panels").querySelectorAll("[aria-pressed=true]"), (button) => button.textContent),
            canvas: helpers.inShadow("canvas").checkVisibility(),
            list: helpers.inShadow(".check")?.checkVisibility() ?? false,
            panel: document.querySelector("#f").panel,
            changes: helpers.events.filter(({ name }) => name === "change").map(({ state }) => state),
          }));
        };
        const chart = { pressed: ["Chart"], canvas: true, list: false, panel: "chart" };
        const check = { pressed: ["Check"], canvas: false, list: true, panel: "check" };
        const toCheck = { view: "exports", panel: "check" };
        assert.deepEqual(await state(), { ...chart, changes: [] });

        const press = (index) => page.evaluate((index) => helpers.inShadow(".panels").children[index].click(), index);
        await press(2);
        assert.deepEqual(await state(), { ...check, changes: [toCheck] });
        // The list is about the numbers of this view, not about the package.
        const { groups } = await readList(page);
        const sentences = groups.flatMap((group) => group.sentences);
        assert.ok(sentences.length > 8 && sentences.length < 30, `${sentences.length} findings`);
        assert.ok(sentences.every((text) => text.startsWith("Exports, ")), sentences.join("\n"));
        assert.ok(sentences.some((text) => text.includes("index 140.8")));
        // A press on what is open already changes nothing.
        await press(2);
        assert.deepEqual((await state()).changes, [toCheck]);

        // The same by keyboard; a page's own change of the property is not told of.
        await page.evaluate(() => helpers.inShadow(".panels").children[0].focus());
        await page.keyboard.press("Enter");
        assert.deepEqual(await state(), { ...chart, changes: [toCheck, { view: "exports" }] });
        await page.evaluate(() => (document.querySelector("#f").panel = "check"));
        assert.deepEqual(await state(), { ...check, changes: [toCheck, { view: "exports" }] });

        await page.evaluate(() => (document.querySelector("#f").controls = "none"));
        await state();
        assert.equal(await page.evaluate(() => helpers.inShadow(".toolbar").checkVisibility()), false);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a sign stands beside the value whose printed index cannot follow in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      figure('view="exports"'),
      async ({ page }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const element = await page.$("#f");
        const { found, sign } = await page.evaluate(() => {
          const found = helpers.marks();
          const alert = parseInt(helpers.inShadow("figure").style.getPropertyValue("--drawn-alert").slice(1), 16);
          const { width, height, colours } = helpers.pixels(document.querySelector("#f"));
          const sign = { count: 0, left: width, right: 0, top: height, bottom: 0 };
          colours.forEach((colour, index) => {
            if (colour !== alert) return;
            const [x, y] = [index % width, Math.floor(index / width)];
            sign.count += 1;
            sign.left = Math.min(sign.left, x);
            sign.right = Math.max(sign.right, x);
            sign.top = Math.min(sign.top, y);
            sign.bottom = Math.max(sign.bottom, y);
          });
          return { found, sign };
        });
        assert.equal(found.form, "columns");
        // Table 2, row 1: all exports, of 2021 and then of 2022.
        const [before, exports2022] = found.marks;
        assert.ok(sign.count > 10, `${sign.count} px in the colour of an alert`);
        const top = exports2022.yCss - exports2022.length;
        const place = JSON.stringify({ sign, exports2022 });
        assert.ok(sign.right - sign.left <= 14 && sign.bottom - sign.top <= 14, `one sign: ${place}`);
        assert.ok(Math.abs((sign.left + sign.right) / 2 - exports2022.xCss) <= 3, `over its column: ${place}`);
        // Above the label, which stands above the column's rounding range.
        assert.ok(sign.bottom < top && sign.top > top - 48, `near its label: ${place}`);

        const warnings = async (mark) => {
          await page.mouse.move(1, 1);
          await page.evaluate(() => helpers.until(() => helpers.inShadow("[part=tooltip]").hidden));
          await hoverAll(page, element, [mark]);
          return page.evaluate(() =>
            Array.from(helpers.inShadow("[part=tooltip]").querySelectorAll(".warning"), (node) => node.textContent),
          );
        };
        // 140.8 is printed twice and is one warning.
        assert.deepEqual(await warnings(exports2022), [
          "Exports, 2022: index 140.8 cannot follow from 9.8 and 13.2: they allow 133.5 to 135.9.",
          "Exports, 2022: growth 40.8% cannot follow from 9.8 and 13.2: they allow 33.5 to 35.9.",
          "Exports, 2022 / Turnover, Kazakhstan, World, 2022: share 15.6% cannot follow from 13.2 and 130.0 to 138.0: they allow 9.5 to 10.2.",
        ]);
        assert.deepEqual(await warnings(before), []);
      },
      { browser },
    ),
  );

  test(`check() gives what the command line writes in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      LIST,
      async ({ page }) => {
        const found = await page.evaluate(() => document.querySelector("#f").check());
        assert.deepEqual(found, await commandLine());
        const kinds = new Set(found.claims.map(({ verdict }) => verdict));
        assert.deepEqual([...kinds].sort(), ["consistent", "contradicted", "untestable"]);
      },
      { browser },
    ),
  );
}

test("check() needs no drawn figure", () =>
  onPage(
    `<div style="block-size: 5000px"></div><trade-figure id="f" view="exports">${TABLE}</trade-figure>`,
    async ({ page }) => {
      const [lazy, loose, drawn] = await page.evaluate(async () => {
        const figure = document.querySelector("#f");
        const lazy = await figure.check();
        const loose = await document.createElement("trade-figure").check();
        await helpers.settle();
        return [lazy, loose, !helpers.inShadow("figure").hidden];
      });
      assert.equal(drawn, false);
      assert.equal(lazy.claims.length, 68);
      assert.deepEqual(loose, lazy);
    },
  ));

test("check() rejects with the figure's own error", () =>
  onPage(
    `<trade-figure id="f" src="nowhere.json">${TABLE}</trade-figure><trade-figure id="g" src="bad.json">${TABLE}</trade-figure>`,
    async ({ page, origin }) => {
      const [missing, bad] = await page.evaluate(() =>
        Promise.all(
          ["f", "g"].map((id) =>
            document.getElementById(id).check().then(
              () => null,
              ({ name, message, where }) => ({ name, message, where }),
            ),
          ),
        ),
      );
      assert.deepEqual(missing, {
        name: "TradeFigureError",
        message: "the file could not be fetched: 404",
        where: `${origin}/nowhere.json`,
      });
      assert.equal(bad.name, "TradeFigureError");
      assert.equal(bad.where, "datapackage.json:1:1");
      assert.ok(bad.message.startsWith("datapackage.json:1:1: expected "), bad.message);
    },
    { pages: { "/bad.json": { body: "{}" } } },
  ));

const IMAGE = '<img src=x onerror="globalThis.harmed = 1">';
const SCRIPT = "</p><script>globalThis.harmed = 1</script>";

for (const browser of ["chrome", "firefox"]) {
  test(`hostile labels and places stay text in the list in ${browser}`, { skip: skipUnless(browser) }, () => {
    const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
    const pages = {
      "/p/datapackage.json": {
        body: JSON.stringify({
          name: "hostile",
          resources: ["observations", "claims", "labels"].map((name) => ({ name, path: `${name}.csv` })),
          views: [{ name: "list", chart: "check", title: IMAGE, source: SCRIPT }],
        }),
      },
      "/p/observations.csv": {
        body: [
          "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note",
          `a,trade,KAZ,CHN,export,x,2021,9.8,USD,9,${quoted(IMAGE)},`,
          `b,trade,KAZ,CHN,export,x,2022,13.2,USD,9,,`,
        ].join("\n"),
      },
      "/p/claims.csv": {
        body: [
          "id,rule,operands,value,unit_measure,unit_mult,source,note",
          `c,index,b;a,140.8,PERCENT,0,${quoted(`${SCRIPT}\u202elbat`)},${quoted(IMAGE)}`,
        ].join("\n"),
      },
      "/p/labels.csv": { body: `token,en,kk,ru,zh\ntrade,Trade,,,\nx,${quoted(`${IMAGE}${SCRIPT}`)},,,\nexport,Sold,,,\n` },
    };
    return onPage(
      figure('src="p/datapackage.json"'),
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const { groups } = await readList(page);
        assert.equal(groups.length, 1);
        assert.ok(groups[0].sentences[0].startsWith(`Sold, ${IMAGE}${SCRIPT}, 2022: index 140.8 cannot follow`), groups[0].sentences[0]);
        assert.ok(groups[0].places[0].startsWith(SCRIPT), groups[0].places[0]);
        const found = await page.evaluate(async () => {
          await helpers.settle();
          return {
            harmed: globalThis.harmed ?? null,
            markup: helpers.inShadow("figure").querySelectorAll("img, script, svg").length,
          };
        });
        assert.deepEqual(found, { harmed: null, markup: 0 });
        assert.ok(!log.requests.some(({ url }) => url.endsWith("/x")), "something was asked for");
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages },
    );
  });
}

test("nothing of the list reaches out of a phone's screen, in any language", () =>
  onPage(
    LIST,
    async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      for (const lang of ["en", "kk", "ru", "zh"]) {
        const { outside, wide } = await page.evaluate(async (lang) => {
          document.querySelector("#f").lang = lang;
          await helpers.settle();
          const list = helpers.inShadow(".check");
          for (const group of list.querySelectorAll("details")) group.open = true;
          await helpers.settle();
          const edge = helpers.inShadow("figure").getBoundingClientRect();
          const isOutside = (node) => {
            const { left, right } = node.getBoundingClientRect();
            return left < edge.left - 0.5 || right > edge.right + 0.5 || node.scrollWidth > Math.ceil(right - left) + 1;
          };
          const blocks = [...list.querySelectorAll("p, summary, .filter, .bars, .track, select, li")];
          return {
            outside: blocks.filter(isOutside).map((node) => node.textContent.slice(0, 60)),
            wide: document.documentElement.scrollWidth > innerWidth,
          };
        }, lang);
        assert.deepEqual({ outside, wide }, { outside: [], wide: false }, lang);
      }
    },
    { size: { width: 360, height: 780, deviceScaleFactor: 2 } },
  ));

// Source: WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text.
for (const theme of ["light", "dark"]) {
  test(`every text of the list can be read in the ${theme} theme`, () =>
    onPage(figure(`view="check" theme="${theme}"`), async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const found = await page.evaluate(() => {
        const list = helpers.inShadow(".check");
        for (const group of list.querySelectorAll("details")) group.open = true;
        const luminance = (color) => {
          const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
          if (!/^rgba?\(/.test(color) || alpha !== 1) throw new Error(`${color} is not a plain colour`);
          const linear = (part) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
          return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        };
        const behind = (node) => {
          const { backgroundColor } = getComputedStyle(node);
          return /, 0\)$|^transparent$/.test(backgroundColor) ? behind(node.parentElement) : backgroundColor;
        };
        const lowest = {};
        const walker = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode.parentElement;
          if (walker.currentNode.data.trim() === "" || node.localName === "option") continue;
          const pair = [getComputedStyle(node).color, behind(node)].map(luminance).sort((one, other) => other - one);
          const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
          const key = `${node.localName}.${node.className}`;
          lowest[key] = Math.min(lowest[key] ?? Infinity, contrast);
        }
        return lowest;
      });
      assert.ok(Object.keys(found).length >= 6, JSON.stringify(found));
      const faint = Object.entries(found).filter(([, contrast]) => contrast < 4.5);
      assert.deepEqual(faint, []);
    }));
}
