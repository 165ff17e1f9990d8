// The package for npm: packed, installed into a fresh page, compiled, built and shown in a browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

import Ajv from "ajv";
import { build, createServer } from "vite";

import { withPage } from "./browser/support.mjs";

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = join(ROOT, "target", "npm");
const SITE = join(FOLDER, "site");
const VERSION = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))[1];

const FILES = [
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "anywidget.js",
  "custom-elements.json",
  "frame.html",
  "frame.js",
  "package.json",
  "trade-figure-authors.js",
  "trade-figure-authors.wasm",
  "trade-figure-more.js",
  "trade-figure-more.wasm",
  "trade-figure.d.ts",
  "trade-figure.js",
  "trade-figure.wasm",
];

const INDEX = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
<script type="module" src="/main.ts"></script></head>
<body><trade-figure view="exports" loading="eager"><table><tr><td>13.2</td></tr></table></trade-figure></body></html>`;

const MAIN = `import "trade-figure";
import { TradeFigureElement } from "trade-figure";
import type { Check, FigureData, Indicator } from "trade-figure";

const figure: TradeFigureElement = document.querySelector("trade-figure")!;
figure.addEventListener("trade-figure-ready", (event) => (document.title = event.detail.view));
figure.addEventListener("trade-figure-error", ({ detail }) => console.error(detail.message, detail.where));
figure.addEventListener("trade-figure-change", ({ detail: { state } }) => state.measure === "index");
figure.measure = "value";
figure.lang = "kk";
figure.lang = "en";
export const checked = async (): Promise<[string, number]> => {
  const check: Check = await figure.check();
  const indicators: Indicator[] = await figure.indicators();
  const data: FigureData = await figure.toJSON();
  return [check.claims[0]!.verdict + data.rows[0]!.printed, indicators.length];
};
`;

const run = (program, arguments_, cwd) => execFileSync(program, arguments_, { cwd, encoding: "utf8" });

before(() => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(SITE, { recursive: true });
  run(process.execPath, [join(ROOT, "scripts", "npm.mjs"), join(FOLDER, "package")], ROOT);
  const [{ filename, files }] = JSON.parse(
    run("npm", ["pack", "--json", "--pack-destination", FOLDER, join(FOLDER, "package")], ROOT),
  );
  assert.deepEqual(files.map(({ path }) => path).sort(), FILES);
  const dependencies = { "trade-figure": `file:../${filename}` };
  writeFileSync(join(SITE, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  writeFileSync(join(SITE, "index.html"), INDEX);
  writeFileSync(join(SITE, "main.ts"), MAIN);
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], SITE);
});

test("every entry of the package leads to a file, and no other file can be reached", () => {
  const installed = createRequire(join(SITE, "main.ts"));
  const { name, version, exports, types, license } = installed("trade-figure/package.json");
  assert.deepEqual({ name, version, license }, { name: "trade-figure", version: VERSION, license: "MIT OR Apache-2.0" });
  for (const entry of Object.keys(exports)) {
    const path = installed.resolve(join("trade-figure", entry));
    assert.ok(readFileSync(path).length > 0, entry);
  }
  assert.ok(FILES.includes(types.replace("./", "")));
  assert.throws(() => installed.resolve("trade-figure/README.md"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
  // Source: the package is what pages load without it, byte for byte.
  for (const file of FILES.filter((file) => /\.(js|wasm)$/.test(file))) {
    const [one, other] = [join(SITE, "node_modules", "trade-figure", file), join(ROOT, "dist", "embed", file)];
    assert.ok(readFileSync(one).equals(readFileSync(other)), file);
  }
});

for (const [moduleResolution, module] of [["bundler", "esnext"], ["node16", "node16"]]) {
  test(`a program compiles against the declarations, as ${moduleResolution} finds them`, () => {
    const compile = (file) => {
      const lib = ["es2022", "dom"];
      // No types that happen to be installed around the page.
      const compilerOptions = { noEmit: true, strict: true, target: "es2022", lib, types: [], module, moduleResolution };
      writeFileSync(join(SITE, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
      run(process.execPath, [require.resolve("typescript/bin/tsc"), "--skipDefaultLibCheck"], SITE);
    };
    compile("main.ts");
    writeFileSync(join(SITE, "wrong.ts"), MAIN.replace('figure.lang = "kk"', 'figure.lang = "de"'));
    assert.throws(() => compile("wrong.ts"), ({ stdout }) => /wrong\.ts.*TS2322/.test(stdout));
  });
}

test("the manifest is one, and names what the element has", () => {
  const schema = require("custom-elements-manifest/schema.json");
  const manifest = JSON.parse(readFileSync(join(SITE, "node_modules/trade-figure/custom-elements.json"), "utf8"));
  // The schema has unions of types, which a strict validator warns about.
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  assert.ok(validate(manifest), JSON.stringify(validate.errors?.slice(0, 5)));
  const [{ declarations: [element] }] = manifest.modules;
  assert.equal(element.tagName, "trade-figure");
  const names = (list) => list.map(({ name }) => name);
  assert.ok(names(element.attributes).includes("measure") && names(element.members).includes("toJSON"));
  assert.ok(names(element.events).includes("trade-figure-ready") && names(element.cssParts).includes("canvas"));
  assert.equal(element.attributes.find(({ name }) => name === "theme").default, "auto");
});

/** Looks at the page: the first pair of files draws, the second answers. */
async function look({ page, log, origin }, path = "/") {
  await page.goto(`${origin}${path}`);
  await page.waitForFunction(() => document.title === "exports", { timeout: 30_000 });
  const seen = await page.evaluate(async () => {
    const figure = document.querySelector("trade-figure");
    const canvas = figure.shadowRoot.querySelector("canvas");
    const indicators = await figure.indicators();
    return { width: canvas.width, table: figure.firstElementChild.checkVisibility(), count: indicators.length };
  });
  assert.ok(seen.width > 100 && !seen.table && seen.count > 10, JSON.stringify(seen));
  assert.deepEqual(log.problems(), []);
  return log.requests.map(({ url }) => url.slice(origin.length));
}

test("Vite builds a page from it, in which the figure draws", async () => {
  await build({ root: SITE, configFile: false, logLevel: "error", base: "/page/" });
  const assets = readdirSync(join(SITE, "dist", "assets"));
  const modules = assets.filter((name) => name.endsWith(".wasm"));
  assert.equal(modules.length, 3, assets.join(", "));
  // What only authors need is there, and nobody asks for it.
  const asksFor = modules.filter((name) => !name.startsWith("trade-figure-authors"));
  const pages = { "/page/": { body: readFileSync(join(SITE, "dist", "index.html")) } };
  for (const name of assets) pages[`/page/assets/${name}`] = { body: readFileSync(join(SITE, "dist", "assets", name)) };
  await withPage(
    async (context) => {
      const asked = await look(context, "/page/");
      for (const name of asksFor) assert.ok(asked.includes(`/page/assets/${name}`), `${name}: ${asked}`);
      assert.equal(asked.filter((url) => url.endsWith(".wasm")).length, asksFor.length, asked.join(", "));
      assert.ok(asked.every((url) => url.startsWith("/page/") || url.startsWith("data:") || url === ""), asked.join(", "));
    },
    { pages },
  );
});

test("Vite's development server shows it, with the setting that its README names", async () => {
  const [, config] = /```js\n\/\/ vite\.config\.js\nexport default (.+);\n```/.exec(readFileSync(join(ROOT, "npm", "README.md"), "utf8"));
  const { exclude } = JSON.parse(config.replaceAll(/(\w+):/g, '"$1":')).optimizeDeps;
  const server = await createServer({
    root: SITE,
    configFile: false,
    logLevel: "error",
    cacheDir: join(FOLDER, "vite"),
    optimizeDeps: { exclude },
    server: { host: "127.0.0.1", port: 0, hmr: false },
  });
  try {
    await server.listen();
    const { port } = server.httpServer.address();
    await withPage((context) => look({ ...context, origin: `http://127.0.0.1:${port}` }));
  } finally {
    await server.close();
  }
});
