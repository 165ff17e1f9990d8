// Pages for tests that look at figures: the demonstration or a small page of a test's own, each with
// `helpers` in it before any other script runs.

import { withPage } from "./support.mjs";

/** A page with `body` that loads the shell. */
export function hostPage(body, { head = "" } = {}) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}
    <script type="module" src="/embed/trade-figure.js"></script></head><body>${body}</body></html>`;
}

/** What stands between the tags where a test does not care. */
export const TABLE = "<table><caption>The page's own table</caption><tr><th scope=row>2022</th><td>24.1</td></tr></table>";

/** Opens `path` and calls `use` with what [`withPage`] gives; `pages` are served beside dist/. */
export function onPath(path, use, { browser, pages, size = {} } = {}) {
  return withPage(
    async (context) => {
      const { page, origin } = context;
      await page.evaluateOnNewDocument(addHelpers);
      await page.setViewport({ width: 1200, height: 800, deviceScaleFactor: 1, ...size });
      await page.goto(`${origin}${path}`);
      await use(context);
    },
    { browser, pages },
  );
}

/** [`onPath`] for a page with `body`. */
export function onPage(body, use, { pages = {}, head, ...options } = {}) {
  return onPath("/t.html", use, { pages: { "/t.html": { body: hostPage(body, { head }) }, ...pages }, ...options });
}

/** The values under the pointer after it has gone to each of `marks`, in their order. */
export async function hoverAll(page, figure, marks) {
  const canvas = await figure.evaluateHandle((figure) => figure.shadowRoot.querySelector("canvas"));
  const box = await canvas.evaluate((canvas) => canvas.getBoundingClientRect().toJSON());
  const readings = [];
  for (const { xCss, yCss } of marks) {
    await page.mouse.move(box.x + xCss, box.y + yCss);
    const last = readings.at(-1)?.title ?? "";
    readings.push(await figure.evaluate((figure, last) => helpers.reading(figure, last), last));
  }
  return readings;
}

/** Runs in the page: defines `helpers`. Puppeteer sends its text, so it uses nothing from outside. */
function addHelpers() {
  const events = [];
  for (const name of ["ready", "change", "select", "error"]) {
    addEventListener(`trade-figure-${name}`, (event) => {
      events.push({ name, id: event.target.id, time: performance.now(), ...event.detail });
    });
  }

  const shifts = [];
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    new PerformanceObserver((list) => {
      for (const { value, startTime } of list.getEntries()) shifts.push({ value, startTime });
    }).observe({ type: "layout-shift", buffered: true });
  }

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** Waits until `isTrue()`; fails after ten seconds. */
  async function until(isTrue) {
    const end = performance.now() + 10_000;
    while (!isTrue()) {
      if (performance.now() > end) throw new Error(`waited in vain for ${isTrue}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** Long enough for microtasks, size observers and the frames that follow them. */
  async function frames() {
    for (let i = 0; i < 4; i += 1) await frame();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }

  /** The same, and until no panel is on its way any more. */
  async function settle() {
    await frames();
    const isBusy = ({ shadowRoot }) => shadowRoot?.querySelector('[aria-busy="true"]');
    if (![...document.querySelectorAll("trade-figure")].some(isBusy)) return;
    await until(() => ![...document.querySelectorAll("trade-figure")].some(isBusy));
    await frames();
  }

  const happened = (name, count = 1) => until(() => events.filter((event) => event.name === name).length >= count);
  const first = () => document.querySelector("trade-figure");
  const inShadow = (selector, figure = first()) => figure.shadowRoot.querySelector(selector);

  /** What a reader sees: the figure or the page's own content, and the line above it. */
  function seen(figure = first()) {
    return {
      figure: inShadow("figure", figure).checkVisibility(),
      fallback: figure.firstElementChild.checkVisibility(),
      status: inShadow("[role=status]", figure).textContent,
    };
  }

  /** The colours of a picture as `0xrrggbb`, read from a copy: reading changes how a canvas is kept. */
  function pixels(figure) {
    const canvas = inShadow("canvas", figure);
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const colours = new Uint32Array(width * height);
    for (let i = 0; i < colours.length; i += 1) {
      colours[i] = (data[4 * i] << 16) | (data[4 * i + 1] << 8) | data[4 * i + 2];
    }
    return { width, height, colours };
  }

  /** How many colours a figure's picture has. */
  const colourCount = (figure = first()) => new Set(pixels(figure).colours).size;

  /** A number for a picture: two pictures with the same are the same. */
  function pictureKey(figure = first()) {
    const { width, height, colours } = pixels(figure);
    return colours.reduce((key, colour) => (Math.imul(key, 31) + colour) | 0, width * 65_536 + height);
  }

  /** The colours of each entry of a figure's legend. */
  function legendColours(figure) {
    return Array.from(figure.shadowRoot.querySelectorAll(".legend li"), (entry) =>
      Array.from(entry.querySelectorAll(".swatch > span"), (swatch) => {
        const [red, green, blue] = getComputedStyle(swatch).backgroundColor.match(/\d+/g).map(Number);
        return (red << 16) | (green << 8) | blue;
      }),
    );
  }

  /**
   * The columns or bars of a figure, as they are painted: the long runs of the legend's colours beside
   * the line at zero. `xCss` and `yCss` are inside a mark; `length` is its length in the canvas's pixels;
   * `entries` are the places in the legend of the entries with its colour.
   */
  function marks(figure = first()) {
    const { width, height, colours } = pixels(figure);
    const ratio = width / parseFloat(inShadow("canvas", figure).style.width);
    const legend = new Set(legendColours(figure).flat());
    const runs = (length, at) => {
      const found = [];
      for (let start = 0, i = 1; i <= length; i += 1) {
        if (i < length && at(i) === at(start)) continue;
        if (legend.has(at(start)) && i - start >= 8 * ratio) found.push({ start, end: i, colour: at(start) });
        start = i;
      }
      return found;
    };
    // Nearest to zero is the first line that most marks cross: from below for columns, from the left for bars.
    const most = (lines) => lines.reduce((best, line) => (line.runs.length > best.runs.length ? line : best));
    const row = most(
      Array.from({ length: height }, (_, i) => height - 1 - i).map((y) => ({
        y,
        runs: runs(width, (x) => colours[y * width + x]),
      })),
    );
    const line = most(
      Array.from({ length: width }, (_, x) => ({ x, runs: runs(height, (y) => colours[y * width + x]) })),
    );
    const isColumns = row.runs.length >= line.runs.length;
    const found = (isColumns ? row : line).runs.map(({ start, end, colour }) => {
      // Along the edge of a mark, since the rounding range is drawn over its middle.
      const edge = start + 1;
      let length = 0;
      const isMark = () =>
        (isColumns ? colours[(row.y - length) * width + edge] : colours[edge * width + line.x + length]) === colour;
      while (isMark()) length += 1;
      const middle = (start + end) / 2 / ratio;
      const [xCss, yCss] = isColumns ? [middle, row.y / ratio - 1] : [line.x / ratio + 1, middle];
      const entries = legendColours(figure).flatMap((colours, i) => (colours.includes(colour) ? [i] : []));
      return { xCss, yCss, length, entries };
    });
    return { form: isColumns ? "columns" : "bars", marks: found };
  }

  /** What the tooltip says, once it is there and its title is not `last`. */
  async function reading(figure, last) {
    const tooltip = inShadow("[part=tooltip]", figure);
    const title = tooltip.querySelector(".heading");
    await until(() => !tooltip.hidden && title.textContent !== last);
    const texts = (selector) => Array.from(tooltip.querySelectorAll(selector), (node) => node.textContent);
    const values = texts("dd");
    return { title: title.textContent, lines: Object.fromEntries(texts("dt").map((label, i) => [label, values[i]])) };
  }

  globalThis.helpers = {
    events, shifts, until, frames, settle, happened, inShadow, seen, pixels, colourCount, pictureKey, marks, reading,
  };
}
