// The file that holds everything, dist/trade-figure.html, for the tests that open it.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export const PATH = fileURLToPath(new URL("../../dist/trade-figure.html", import.meta.url));
export const SINGLE = await readFile(PATH, "utf8");
export const VIEWS = JSON.parse(await readFile(new URL("../../data/china-kazakhstan/datapackage.json", import.meta.url), "utf8")).views;

export const host = (body, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** Waits in a frame for its `index`-th figure; what is seen of it then. */
export function drawn(frame, index = 0) {
  return frame.evaluate(async (index) => {
    const figure = () => document.querySelectorAll("trade-figure")[index];
    const inside = (selector) => figure()?.shadowRoot?.querySelector(selector);
    const end = performance.now() + 20_000;
    const isDone = () => inside("figure")?.hidden === false || inside("[role=status]")?.textContent;
    while (!isDone() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    // What is far from the window is painted once it comes near.
    const isFar = () => inside("figure.far");
    if (isFar()) figure().scrollIntoView();
    while (isFar() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    const canvas = inside("canvas");
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    return {
      colours: new Set(new Uint32Array(data.buffer)).size > 10,
      title: inside(".title")?.textContent,
      status: inside("[role=status]").textContent,
    };
  }, index);
}

export const FIRST = { colours: true, title: VIEWS[0].title.en, status: "" };

/** The requests of a page, but those for what addresses themselves hold. */
export const asked = (log) => log.requests.map(({ url }) => url).filter((url) => !/^(data|blob|about):/.test(url));

/** Follows the link to a view in the list of the page. */
export const followed = (page, view) => page.evaluate((view) => document.querySelector(`nav a[data-view="${view}"]`).click(), view);

/** Long enough for a figure to be drawn anew. */
export const settled = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
