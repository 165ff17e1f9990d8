// Times the element beside other libraries: the same data, the same size, the same browser, in rounds that
// take turns. docs/benchmarks.md says what is measured; `make bench` runs it.
//
//     node benches/peers/run.mjs [ROUNDS]

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { withBrowser } from "../../tests/browser/support.mjs";
import { HEIGHT_CSS, LIBRARIES, makePages, pathOf, viewsPage, WIDTH_CSS, WORK } from "./pages.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const FIGURES = 50;
const MOVES = 300;
const REDRAWS = 60;

/** As fast as a mobile network is assumed to be by Lighthouse: 1.6 Mbit/s, 150 ms a round trip. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const RESULT = join(ROOT, "target/bench/peers.json");

if (!Number.isInteger(ROUNDS) || ROUNDS < 1) throw new Error("ROUNDS is a whole number, at least 1");

/** Calls `use({ page, client })` with a page of a context of its own, so that nothing is in any cache. */
async function inNewContext(browser, use) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.setViewport({ width: 1200, height: 900, deviceScaleFactor: 1 });
    const client = await page.createCDPSession();
    await client.send("Performance.enable");
    const result = await use({ page, client });
    if (errors.length > 0) throw new Error(errors.join("\n"));
    return result;
  } finally {
    await context.close();
  }
}

/** Milliseconds that the main thread has spent so far, by kind. */
async function spent(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  const ms = (name) => 1000 * metrics.find((metric) => metric.name === name).value;
  const [script, layout, style] = ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"].map(ms);
  return { script, layout, style, together: script + layout + style, task: ms("TaskDuration") };
}

const difference = (after, before) =>
  Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]]));

/** Waits until the page has nothing left to paint. */
const settle = (page) =>
  page.evaluate(async () => {
    for (let i = 0; i < 3; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
  });

async function open(page, origin, library, count = 1) {
  await page.goto(`${origin}${pathOf(library)}?count=${count}`, { waitUntil: "domcontentloaded" });
  return page.evaluate(() => bench.painted);
}

/** From the start of the navigation to the end of the frame in which all figures are painted. */
function firstPaint(browser, origin, library, { count = 1, network } = {}) {
  return inNewContext(browser, async ({ page, client }) => {
    if (network) {
      await client.send("Network.enable");
      await client.send("Network.emulateNetworkConditions", network);
    }
    const paintedMs = await open(page, origin, library, count);
    const { task } = await spent(client);
    const bytes = await page.evaluate(() =>
      ["navigation", "resource"]
        .flatMap((type) => performance.getEntriesByType(type))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    return { paintedMs, taskMs: task, bytes };
  });
}

/** The box of a page's first plot, without its margin. */
const plotBox = (page) =>
  page.evaluate(() => {
    const figure = document.querySelector("trade-figure");
    const plot = figure ? figure.shadowRoot.querySelector("canvas") : document.querySelector(".container");
    return plot.getBoundingClientRect().toJSON();
  });

/** Where the pointer goes: to and fro over the plot, at five heights, each place for a frame. */
function* path({ x, y, width, height }) {
  const lines = [0.35, 0.5, 0.65, 0.75, 0.82];
  const each = MOVES / lines.length;
  for (const [line, down] of lines.entries()) {
    for (let step = 0; step < each; step += 1) {
      const along = 0.06 + (0.88 * (line % 2 ? each - 1 - step : step)) / (each - 1);
      yield { x: x + along * width, y: y + down * height };
    }
  }
}

/** What the main thread spends on so many moves of the pointer, each handled before the next is sent. */
function moves(browser, origin, library, { picture } = {}) {
  return inNewContext(browser, async ({ page, client }) => {
    await open(page, origin, library);
    await page.bringToFront();
    const places = [...path(await plotBox(page))];
    const move = ({ x, y }) => client.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y, pointerType: "mouse" });
    // Once before, so that no code runs for the first time.
    for (const place of places.slice(0, 30)) await move(place);
    await move({ x: 1, y: 1 });
    await settle(page);
    const before = await spent(client);
    for (const [i, place] of places.entries()) {
      await move(place);
      if (picture && i === 235) await page.screenshot({ path: picture });
    }
    await settle(page);
    return difference(await spent(client), before);
  });
}

/** What the main thread spends on a redraw of each view of the package that ships, in milliseconds. */
function redraws(browser, origin, views) {
  return inNewContext(browser, async ({ page, client }) => {
    await page.goto(`${origin}/views.html`, { waitUntil: "domcontentloaded" });
    await page.evaluate(() => bench.painted);
    const change = (view, attribute, values, times) =>
      page.evaluate(
        async (view, attribute, values, times) => {
          const figure = document.querySelector(`[view="${view}"]`);
          for (let i = 0; i < times; i += 1) {
            figure.setAttribute(attribute, values[i % values.length]);
            await new Promise((resolve) => requestAnimationFrame(resolve));
          }
        },
        view, attribute, values, times,
      );
    const found = {};
    for (const view of views) {
      found[view] = {};
      for (const [attribute, values] of [["theme", ["dark", "light"]], ["lang", ["ru", "zh", "en"]]]) {
        await change(view, attribute, values, 12);
        await settle(page);
        const before = await spent(client);
        await change(view, attribute, values, REDRAWS);
        await settle(page);
        found[view][attribute] = difference(await spent(client), before).script / REDRAWS;
      }
    }
    return found;
  });
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Medians of the numbers that are in each of `rounds` at the same place. */
function medians(rounds) {
  if (typeof rounds[0] === "number") return median(rounds);
  return Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, medians(rounds.map((round) => round[key]))]));
}

/** Prints a table in Markdown. */
function print(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, i) => (i ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  console.log(["", line(lines[0]), rule, ...lines.slice(1).map(line)].join("\n"));
}

async function versions() {
  const version = async (path) => JSON.parse(await readFile(path, "utf8")).version;
  const named = LIBRARIES.filter((library) => library.package).map(async (library) => [
    library.name,
    await version(join(WORK, "node_modules", library.package, "package.json")),
  ]);
  return Object.fromEntries(await Promise.all(named));
}

const TIMED = {
  first: (browser, origin, library) => firstPaint(browser, origin, library),
  slow: (browser, origin, library) => firstPaint(browser, origin, library, { network: SLOW }),
  many: (browser, origin, library) => firstPaint(browser, origin, library, { count: FIGURES }),
  moves,
};

async function main() {
  await mkdir(WORK, { recursive: true });
  const pages = await makePages();
  const descriptor = JSON.parse(await readFile(join(ROOT, "data/china-kazakhstan/datapackage.json"), "utf8"));
  // Views of these forms are not in the two files, unless they were built with a feature.
  const leftOut = ["treemap", "scatter", "slope", "dumbbell", "range-plot", "indicators"];
  const views = descriptor.views.filter(({ chart }) => !leftOut.includes(chart)).map(({ name }) => name);
  pages["/views.html"] = viewsPage(views);

  await withBrowser(
    async ({ browser, origin }) => {
      const machine = {
        cpu: cpus()[0].model,
        cores: cpus().length,
        browser: await browser.version(),
        node: process.version,
      };
      const found = Object.fromEntries(
        LIBRARIES.map(({ name }) => [name, Object.fromEntries(Object.keys(TIMED).map((what) => [what, []]))]),
      );
      const redrawn = [];
      // The browser's own first times are nobody's.
      for (const library of LIBRARIES) {
        await firstPaint(browser, origin, library);
        await moves(browser, origin, library, { picture: join(WORK, `${library.draw ?? "trade-figure"}.png`) });
      }
      for (let round = 0; round < ROUNDS; round += 1) {
        process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
        for (const [what, measure] of Object.entries(TIMED)) {
          for (let i = 0; i < LIBRARIES.length; i += 1) {
            const library = LIBRARIES[(i + round) % LIBRARIES.length];
            found[library.name][what].push(await measure(browser, origin, library));
          }
        }
        redrawn.push(await redraws(browser, origin, views));
        // After each round, so that a run that is stopped is not for nothing.
        const result = await save({ machine, found, redrawn });
        if (round + 1 === ROUNDS) printResult(result);
      }
    },
    { pages },
  );
}

/** Writes all that was measured, with its medians, and returns it. */
async function save({ machine, found, redrawn }) {
  const middle = Object.entries(found).map(([name, measured]) => {
    const entries = Object.entries(measured).map(([what, rounds]) => [what, medians(rounds)]);
    return [name, Object.fromEntries(entries)];
  });
  const result = {
    machine,
    versions: await versions(),
    rounds: redrawn.length,
    widthCss: WIDTH_CSS,
    heightCss: HEIGHT_CSS,
    figures: FIGURES,
    moves: MOVES,
    medians: Object.fromEntries(middle),
    redrawMs: medians(redrawn),
    all: { found, redrawn },
  };
  await writeFile(RESULT, `${JSON.stringify(result, null, 1)}\n`);
  return result;
}

/** Prints the medians, and their ratios to those of Chart.js. */
function printResult({ machine, rounds, medians: middle, redrawMs }) {
  const names = Object.keys(middle);
  console.log(`${machine.browser}, ${machine.cores} × ${machine.cpu}, medians of ${rounds} rounds`);
  const columns = [
    ["first figure", ({ first }) => first.paintedMs],
    ["slow network", ({ slow }) => slow.paintedMs],
    ["bytes", ({ first }) => first.bytes],
    [`${FIGURES} figures`, ({ many }) => many.paintedMs],
    [`${MOVES} moves`, ({ moves }) => moves.together],
    ["all tasks of the moves", ({ moves }) => moves.task],
  ];
  const heads = columns.map(([head]) => head);
  const of = (value, name) => value(middle[name]);
  print(["ms, or bytes", ...heads], names.map((name) => [name, ...columns.map(([, value]) => of(value, name).toFixed(0))]));
  print(
    ["ratio to Chart.js", ...heads],
    names.map((name) => [name, ...columns.map(([, value]) => (of(value, name) / of(value, "Chart.js")).toFixed(2))]),
  );
  print(
    [`${MOVES} moves, ms`, "script", "layout", "style"],
    names.map((name) => [name, ...["script", "layout", "style"].map((kind) => middle[name].moves[kind].toFixed(1))]),
  );
  print(
    ["script a redraw, ms", "theme", "lang"],
    Object.entries(redrawMs).map(([view, { theme, lang }]) => [view, theme.toFixed(2), lang.toFixed(2)]),
  );
  console.log(`\n${RESULT}`);
}

await main();
