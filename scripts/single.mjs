// Makes dist/trade-figure.html: packs the script and the module of the authors' program, and has the module write
// the page of the article that ships around them (src/standalone/), as it writes that of any other package; and
// dist/workshop.html, which is the same file but begins with the workshop.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { build, transform } from "esbuild";

import { pack } from "./pack.mjs";

/** The article that is compiled into the module. */
const PACKAGE = "data/china-kazakhstan/datapackage.json";

/**
 * Packs the page.
 *
 * `glue` and `module` are wasm-bindgen's, for Node; `wasm` is the module as pages load it, which `plugins` let
 * the script find its glue for.
 */
export async function makeSingle({ root, out, plugins, glue, module, wasm }) {
  const { initSync, TradeFigureCore, version } = await import(pathToFileURL(glue));
  initSync({ module: await readFile(module) });
  const files = await article(root, TradeFigureCore);
  const { views } = JSON.parse(files["datapackage.json"]);
  const titles = Object.fromEntries(views.map(({ name, title }) => [name, title]));
  const single = await script(root, "single", plugins, { ARTICLE_TITLES: JSON.stringify(titles) });
  const packed = pack(single, await readFile(wasm));
  const name = `trade-figure-program-${createHash("sha256").update(packed).digest("hex").slice(0, 12)}`;
  const css = await readFile(join(root, "www", "single.css"), "utf8");
  const { code } = await transform(css, { loader: "css", minify: true, charset: "utf8" });
  const start = (await script(root, "start", [])).replace("%payload%", () => name);
  const parts = { version: version(), style: code.trim(), name, packed, start };
  const page = TradeFigureCore.standalone(parts, files);
  await writeFile(out, page);
  // The same file, but for where it begins.
  const atWork = page.replace('<div class="trade-figure-page">', '<div class="trade-figure-page" data-start="workshop">');
  await writeFile(join(dirname(out), "workshop.html"), atWork);
}

/** The texts of the article's files, by path. */
async function article(root, core) {
  const descriptor = await readFile(join(root, PACKAGE), "utf8");
  const files = { "datapackage.json": descriptor };
  for (const path of core.resourcePaths(descriptor)) {
    files[path] = await readFile(join(root, dirname(PACKAGE), path), "utf8");
  }
  return files;
}

/** A bundle as one classic script that leaves no name behind. */
async function script(root, entry, plugins, words = {}) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`www/${entry}.js`],
    write: false,
    bundle: true,
    format: "iife",
    target: ["es2022"],
    minify: true,
    legalComments: "none",
    charset: "utf8",
    // No file lies beside this one; addresses are made all the same, and asked for by nobody.
    define: { "import.meta.url": '"file:///"', ...words },
    external: ["./trade-figure-more.js", "./trade-figure-authors.js"],
    plugins,
    logLevel: "warning",
  });
  return outputFiles[0].text.trim();
}
