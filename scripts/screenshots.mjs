// Pictures of the built pages, to look at after a change to anything visible.
//
//     node scripts/screenshots.mjs            every combination, into target/screenshots/
//     node scripts/screenshots.mjs --readme   the README's picture, docs/figure.png
//     node scripts/screenshots.mjs --guides   the pictures of docs/guides/, of the blocks that stand there
//
// Run `make build` first.

import { mkdir, readFile } from "node:fs/promises";

import { withBrowser } from "../tests/browser/support.mjs";

const FOLDER = "target/screenshots";

/** The demonstration page at each width and in each theme. */
const PAGES = [
  { name: "page-1200-light", width: 1200, theme: "light", ratio: 1 },
  { name: "page-1200-dark", width: 1200, theme: "dark", ratio: 2 },
  { name: "page-360-light", width: 360, theme: "light", ratio: 2 },
  { name: "page-360-dark", width: 360, theme: "dark", ratio: 3 },
];

async function openPage(browser, origin, { width, theme, ratio, path = "/" }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800, deviceScaleFactor: ratio });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.goto(`${origin}${path}`, { waitUntil: "networkidle0" });
  await page.evaluate(async () => {
    for (const figure of document.querySelectorAll("trade-figure")) figure.loading = "eager";
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  return page;
}

/** The pointer in the middle of the figure's second mark, so that its tooltip shows. */
async function hover(page, view) {
  const figure = await page.$(`trade-figure[view=${view}]`);
  await figure.scrollIntoView();
  if (view === "check" || view === "priorities") return figure;
  const canvas = await figure.evaluateHandle((element) => element.shadowRoot.querySelector("canvas"));
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width * 0.22, box.y + box.height * 0.5);
  await new Promise((resolve) => setTimeout(resolve, 150));
  return figure;
}

/** The pictures of the guides: the author's first page, its check, and the file with everything with scripts off. */
async function pictureGuides(browser, origin) {
  const page = await openPage(browser, origin, { width: 640, theme: "light", ratio: 1, path: "/guide.html" });
  const figure = await page.$("trade-figure");
  await figure.screenshot({ path: "docs/guides/author-figure.png" });
  await figure.evaluate(async (figure) => {
    figure.panel = "check";
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  await figure.screenshot({ path: "docs/guides/author-check.png" });
  const plain = await browser.newPage();
  await plain.setJavaScriptEnabled(false);
  await plain.setViewport({ width: 640, height: 480, deviceScaleFactor: 1 });
  await plain.goto(`${origin}/trade-figure.html#view=exports`);
  await plain.screenshot({ path: "docs/guides/editor-no-scripts.png" });
}

const isOfGuides = process.argv.includes("--guides");
const guide = await readFile("docs/guides/author.md", "utf8");
const [, own] = /```html\n([^]+?)\n```/.exec(guide);

await mkdir(FOLDER, { recursive: true });
await withBrowser(async ({ browser, server }) => {
  const { origin } = server;
  if (isOfGuides) return pictureGuides(browser, origin);
  if (process.argv.includes("--readme")) {
    const page = await openPage(browser, origin, { width: 760, theme: "light", ratio: 2 });
    const figure = await hover(page, "exports");
    await figure.screenshot({ path: "docs/figure.png" });
    return;
  }
  for (const shot of PAGES) {
    const page = await openPage(browser, origin, shot);
    await page.screenshot({ path: `${FOLDER}/${shot.name}.png`, fullPage: true });
    for (const view of ["turnover", "exports", "imports", "to-kazakhstan", "prospects", "priorities", "check"]) {
      const figure = await hover(page, view);
      await figure.screenshot({ path: `${FOLDER}/${shot.name}-${view}.png` });
    }
    const figure = await page.$("trade-figure[view=exports]");
    for (const panel of ["table", "about", "chart"]) {
      await figure.evaluate(async (element, panel) => {
        element.panel = panel;
        await new Promise((resolve) => setTimeout(resolve, 100));
        element.shadowRoot.querySelector(".layer").focus();
      }, panel);
      // A value that a key goes to, with the ring of the focus.
      if (panel === "chart") await page.keyboard.press("End");
      await figure.screenshot({ path: `${FOLDER}/${shot.name}-exports-${panel}.png` });
    }
    await page.close();
  }
}, { pages: { "/guide.html": { body: own } } });
