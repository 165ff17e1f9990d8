// The markup of `trade-figure render --html` in pages: with scripts off it is the figure, with scripts on
// the element takes its place.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { hostPage, onPath } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ARTICLE = "data/china-kazakhstan";

const { views } = JSON.parse(readFileSync(`${ROOT}/${ARTICLE}/datapackage.json`, "utf8"));
const VIEWS = views.map(({ name }) => name);

/** The markup of a view, as the command writes it. */
function layer(view, more = []) {
  const command = ["run", "--quiet", "--locked", "--all-features", "--", "render", ARTICLE, "--view", view, "--html"];
  return execFileSync("cargo", [...command, ...more], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 24 });
}

const LAYERS = Object.fromEntries(VIEWS.map((view) => [view, layer(view)]));

/** The style that docs/embedding.md gives a page for these figures. */
const [, STYLE] = /## The figure without scripts[^]*?```css\n([^]*?)```/.exec(readFileSync(`${ROOT}/docs/embedding.md`, "utf8"));

const plainPage = (body, style = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
  <meta name="viewport" content="width=device-width"><style>body { font-family: Arial, 'Liberation Sans', sans-serif; margin: 16px; } ${style}</style></head><body>${body}</body></html>`;

/** What a reader sees of each figure of a page. */
const look = () =>
  Array.from(document.querySelectorAll("trade-figure"), (figure) => {
    const svg = figure.querySelector("svg[role=img]");
    const box = svg?.getBoundingClientRect();
    const [, , width, height] = svg?.getAttribute("viewBox").split(" ").map(Number) ?? [];
    return {
      view: figure.getAttribute("view"),
      visible: figure.querySelector("figcaption").checkVisibility(),
      right: Math.max(
        ...Array.from(figure.querySelectorAll("*"))
          .filter((node) => node.checkVisibility({ contentVisibilityAuto: true }))
          .map((node) => node.getBoundingClientRect().right),
      ),
      width: box?.width,
      ratio: box && box.width / box.height / (width / height),
      rows: figure.querySelectorAll("tbody tr").length,
      room: document.documentElement.clientWidth - 32,
      overflow: document.documentElement.scrollWidth - innerWidth,
    };
  });

for (const browser of ["chrome", "firefox"]) {
  test(`every view fits a narrow page and grows no larger than it was drawn in ${browser}`, { skip: skipUnless(browser) }, async () => {
    const body = Object.values(LAYERS).join("\n<p>Between.</p>\n");
    const pages = { "/t.html": { body: plainPage(body, STYLE) } };
    for (const width of [320, 1200]) {
      await onPath(
        "/t.html",
        async ({ page, log }) => {
          for (const open of [false, true]) {
            await page.evaluate((open) => document.querySelectorAll("details").forEach((node) => (node.open = open)), open);
            const seen = await page.evaluate(look);
            assert.deepEqual(seen.map(({ view }) => view), VIEWS);
            for (const { view, visible, right, room, ratio, width: drawn } of seen) {
              const what = `${view} at ${width}, ${open ? "open" : "folded"}`;
              assert.ok(visible, what);
              assert.ok(right <= room + 32, `${what}: ${right} px`);
              if (drawn === undefined) continue;
              assert.ok(Math.abs(ratio - 1) < 0.01, `${what}: ${ratio}`);
              assert.equal(Math.round(drawn), Math.min(room, 480), what);
            }
            assert.ok(seen[0].overflow <= 0, `${seen[0].overflow} px over`);
          }
          assert.deepEqual(log.problems(), []);
        },
        { browser, pages, size: { width, height: 700 } },
      );
    }
  });
}

test("with scripts off it is the figure, under the strictest policy", async () => {
  const headers = { "content-security-policy": "default-src 'none'" };
  const body = hostPage(LAYERS.exports);
  await onPath(
    "/",
    async ({ page, origin, log }) => {
      await page.setJavaScriptEnabled(false);
      await page.goto(`${origin}/t.html`);
      const [seen] = await page.evaluate(look);
      assert.ok(seen.visible && seen.rows >= 8, JSON.stringify(seen));
      assert.equal(Math.round(seen.width), 480);
      const { defined, text } = await page.evaluate(() => ({
        defined: Boolean(document.querySelector("trade-figure").shadowRoot),
        text: document.querySelector("svg[role=img]").textContent.replaceAll(/\s+/g, " "),
      }));
      assert.equal(defined, false);
      assert.match(text, /13\.2/);
      assert.deepEqual(log.errors, []);
    },
    { pages: { "/": { body: "<!doctype html><title>first</title>" }, "/t.html": { body, headers } } },
  );
});

for (const width of [360, 1000]) {
  test(`the element takes its place, and what stands below stays, at ${width} px`, async () => {
    const style = `<meta name="viewport" content="width=device-width"><style>body { margin: 16px; } ${STYLE}</style>`;
    const body = `${LAYERS.exports.replace("<trade-figure ", '<trade-figure loading="eager" ')}<p id="below">Below.</p>`;
    await onPath(
      "/t.html",
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        await page.evaluate(() => helpers.settle());
        const seen = await page.evaluate(() => helpers.seen());
        assert.deepEqual(seen, { figure: true, fallback: false, status: "" });
        const shifts = await page.evaluate(() => helpers.shifts);
        assert.deepEqual(shifts, []);
        const { title, caption } = await page.evaluate(() => ({
          title: helpers.inShadow(".title").textContent,
          caption: document.querySelector("figcaption strong").textContent,
        }));
        assert.equal(title, caption);
        assert.deepEqual(log.problems(), []);
      },
      { pages: { "/t.html": { body: hostPage(body, { head: style }) } }, size: { width, height: 900 } },
    );
  });
}

test("a figure that cannot be drawn leaves it where it is, with the reason", async () => {
  const body = LAYERS.exports.replace('view="exports"', 'view="nowhere" loading="eager"');
  await onPath(
    "/t.html",
    async ({ page }) => {
      await page.evaluate(() => helpers.happened("error"));
      const seen = await page.evaluate(() => helpers.seen());
      assert.equal(seen.fallback, true);
      assert.match(seen.status, /no view "nowhere"/);
    },
    { pages: { "/t.html": { body: hostPage(body) } } },
  );
});
