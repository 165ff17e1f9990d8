// The pages that are timed: one for each library, and the files they load, compressed as a server would.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DRAW = fileURLToPath(new URL("draw/", import.meta.url));
/** Where `make bench` installs the other libraries, and where their bundles go. */
export const WORK = join(ROOT, "target/bench/peers");

export const WIDTH_CSS = 640;
export const HEIGHT_CSS = 400;

/** The element first; `package` is the name on npm, whose version is told. */
export const LIBRARIES = [
  { name: "trade-figure" },
  { name: "Chart.js", package: "chart.js", draw: "chartjs" },
  { name: "uPlot", package: "uplot", draw: "uplot", css: "node_modules/uplot/dist/uPlot.min.css" },
  { name: "ECharts", package: "echarts", draw: "echarts" },
  { name: "Vega-Embed", package: "vega-embed", draw: "vega-embed" },
  { name: "Observable Plot", package: "@observablehq/plot", draw: "plot" },
];

/** The name of a library's page. */
export const pathOf = ({ draw = "trade-figure" }) => `/${draw}.html`;

/** The rows of a CSV file as objects. */
function rows(text) {
  const records = text.trim().split("\n").map((line) =>
    Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), ([, cell]) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    ),
  );
  const [head, ...rest] = records;
  return rest.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

/** What the element's view `exports` shows, in the form that the other libraries ask for. */
export async function exportsView() {
  const read = (name) => readFile(join(ROOT, "data/china-kazakhstan", name), "utf8");
  const view = JSON.parse(await read("datapackage.json")).views.find(({ name }) => name === "exports");
  const labels = new Map(rows(await read("labels.csv")).map(({ token, en }) => [token, en]));
  const observations = new Map(rows(await read("observations.csv")).map((row) => [row.id, row]));
  const shown = view.select.observations.map((id) => observations.get(id));
  const periods = [...new Set(shown.map(({ period }) => period))];
  const products = [...new Set(shown.map(({ product }) => product))];
  const value = (product, period) =>
    Number(shown.find((row) => row.product === product && row.period === period).value);
  return {
    title: view.title.en,
    unit: "Billions of US dollars",
    categories: products.map((product) => labels.get(product)),
    series: periods.map((name) => ({ name, values: products.map((product) => value(product, name)) })),
  };
}

/** Bundles each library with the script that draws with it, minified and without what is not used. */
async function bundle(view) {
  await mkdir(WORK, { recursive: true });
  const data = join(WORK, "exports-view.js");
  const lines = Object.entries(view).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
  await writeFile(data, lines.join(""));
  const drawn = LIBRARIES.filter(({ draw }) => draw);
  await build({
    entryPoints: drawn.map(({ draw }) => join(DRAW, `${draw}.js`)),
    outdir: join(WORK, "bundles"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: { "exports-view": data },
    nodePaths: [join(WORK, "node_modules")],
    logLevel: "warning",
  });
}

/** Runs in every page before the library: what the library draws into, and when all is painted. */
function harness(widthCss, heightCss) {
  let tell;
  let fail;
  const painted = new Promise((resolve, reject) => ([tell, fail] = [resolve, reject]));
  // A frame's callbacks run before it is painted, a message that they send after it.
  const afterFrame = (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = callback;
    port2.postMessage(null);
  };
  // What draws within a frame's callbacks is painted with that frame, anything else with the next.
  let isInFrame = false;
  let isOver = false;
  const watch = () => {
    if (isOver) return;
    isInFrame = true;
    afterFrame(() => (isInFrame = false));
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  const settle = () => {
    isOver = true;
    const finish = () => afterFrame(() => tell(performance.now()));
    if (isInFrame) finish();
    else requestAnimationFrame(finish);
  };
  const containers = () => Array.from(document.querySelectorAll(".container"));
  let waiting = null;
  addEventListener("trade-figure-ready", () => {
    waiting ??= document.querySelectorAll("trade-figure").length;
    waiting -= 1;
    if (waiting === 0) settle();
  });
  addEventListener("trade-figure-error", ({ detail }) => fail(new Error(detail.message)));
  addEventListener("error", ({ message }) => fail(new Error(message)));
  globalThis.bench = {
    widthCss,
    heightCss,
    painted,
    async draw(drawOne) {
      try {
        await Promise.all(containers().map(drawOne));
        settle();
      } catch (error) {
        fail(error);
      }
    },
  };
}

const STYLE = `
  body { font: 14px/1.4 Arial, sans-serif; margin: 16px }
  .container { width: ${WIDTH_CSS}px; height: ${HEIGHT_CSS}px }
  trade-figure { display: block; width: ${WIDTH_CSS}px; min-block-size: 36rem }`;

function page(head, script, body) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>${head}
<script>(${harness})(${WIDTH_CSS}, ${HEIGHT_CSS})</script>
<script type="module" src="${script}"></script></head><body>${body}</body></html>`;
}

/** As the documentation has it where a figure is among the first things that are seen. */
const PRELOAD = '<link rel="preload" href="/embed/trade-figure.wasm" as="fetch" type="application/wasm" crossorigin>';

const figure = (view, loading, inside) =>
  `<trade-figure view="${view}" loading="${loading}">${inside}</trade-figure>`;

function html({ draw, css }, count, table) {
  const link = css ? `<link rel="stylesheet" href="/bundles/${draw}.css">` : "";
  if (draw) return page(link, `/bundles/${draw}.js`, '<div class="container"></div>'.repeat(count));
  // Fifty at once are fifty at once: lazily, only the figures near the window would be drawn.
  const one = figure("exports", count > 1 ? "eager" : "lazy", table);
  return page(PRELOAD, "/embed/trade-figure.js", one.repeat(count));
}

/** The table that a page has between the tags, as the documentation asks. */
function tableOf({ unit, categories, series }) {
  const head = series.map(({ name }) => `<th scope="col">${name}</th>`).join("");
  const cells = (place) => series.map(({ values }) => `<td>${values[place]}</td>`).join("");
  const body = categories.map((category, place) => `<tr><th scope="row">${category}</th>${cells(place)}</tr>`).join("");
  return `<table><caption>${unit}</caption><tr><th scope="col">Goods</th>${head}</tr>${body}</table>`;
}

function compressed(body, quality) {
  return {
    body: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    headers: { "content-encoding": "br" },
  };
}

/** Everything that is served, for `withBrowser` of the browser tests; a page takes `?count=`. */
export async function makePages() {
  const view = await exportsView();
  await bundle(view);
  const table = tableOf(view);
  const pages = {};
  const add = async (path, file) => (pages[path] = compressed(await readFile(join(ROOT, file)), 11));
  for (const library of LIBRARIES) {
    const { draw, css } = library;
    const files = draw
      ? [[`/bundles/${draw}.js`, `target/bench/peers/bundles/${draw}.js`]]
      : ["js", "wasm"].map((type) => [`/embed/trade-figure.${type}`, `dist/embed/trade-figure.${type}`]);
    if (css) files.push([`/bundles/${draw}${extname(css)}`, `target/bench/peers/${css}`]);
    for (const [path, file] of files) await add(path, file);
    const made = new Map();
    pages[pathOf(library)] = ({ url }) => {
      const count = Number(new URL(url, "http://127.0.0.1").searchParams.get("count") ?? 1);
      if (!made.has(count)) made.set(count, compressed(html(library, count, table), 5));
      return made.get(count);
    };
  }
  return pages;
}

/** A page with a figure of each view of the package that ships. */
export function viewsPage(views) {
  return compressed(page("", "/embed/trade-figure.js", views.map((view) => figure(view, "eager", "")).join("")), 5);
}
