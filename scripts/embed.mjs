// Trunk's post_build hook: from wasm-bindgen's output in the staging folder to the two files that every
// page loads, embed/trade-figure.js and embed/trade-figure.wasm, and to the two that a figure loads once
// it needs more, embed/trade-figure-more.js and embed/trade-figure-more.wasm. Two more take their
// place where it is to read a page's own table, embed/trade-figure-authors.js and .wasm.
//
// Trunk builds the crate without its features, for the first pair; this builds it with them.
// The scripts (www/) import the glue of the module of their pair as "trade-figure-core". Of the second module it
// also makes embed/anywidget.js, of the third trade-figure.html, which hold everything themselves; see anywidget.mjs
// and single.mjs. The page for frames, embed/frame.html, loads the first pair.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, transform } from "esbuild";

import { makeAnywidget } from "./anywidget.mjs";
import { withNamesInOrder } from "./order.mjs";
import { makeSingle } from "./single.mjs";

// What rustc lets LLVM emit for wasm32-unknown-unknown, and no more.
const FEATURES = [
  "--mvp-features",
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-call-indirect-overlong",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];
// The passes are those that came out smallest as brotli sends the module, which is what counts: -O3
// and -Oz make a smaller file that is 3 % larger once it is compressed, since they make repeated code
// less alike.
const SMALLER = [
  "-O1",
  "--dae-optimizing",
  "--rse",
  "--vacuum",
  "-O1",
  // Letters for the names of what the module takes from its glue. What it gives keeps its names, by
  // which the tests watch it.
  "--minify-imports",
  "--strip-debug",
  "--strip-producers",
  "--strip-target-features",
];
// See order.mjs.
const IN_ORDER = ["--reorder-functions-by-name", "--strip-debug"];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) {
  console.error("embed.mjs: TRUNK_STAGING_DIR is not set; trunk runs this script, see Trunk.toml");
  process.exit(2);
}

const require = createRequire(import.meta.url);
const binaryen = require("binaryen/package.json");
const WASM_OPT_PATH = join(dirname(require.resolve("binaryen/package.json")), "bin/wasm-opt");

const embed = join(staging, "embed");
await mkdir(embed, { recursive: true });

/** The folder of wasm-bindgen's output, and the name of its module without "_bg.wasm". */
async function ofTrunk() {
  const bound = (await readdir(staging)).filter((name) => name.endsWith("_bg.wasm"));
  if (bound.length !== 1) throw new Error(`expected one *_bg.wasm in ${staging}, found ${bound.length}`);
  return { folder: staging, name: bound[0].replace("_bg.wasm", "") };
}

/** The same of the crate with `feature`, in the profile and with the switches that trunk was given. */
function withFeature(feature) {
  const target = "wasm32-unknown-unknown";
  const run = (program, ...options) => execFileSync(program, options, { cwd: root, stdio: "inherit" });
  const features = ["--no-default-features", "--features", feature];
  run("cargo", "build", "--quiet", "--locked", "--lib", "--profile", "embed", "--target", target, ...features);
  const folder = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), feature);
  const wasm = join(dirname(folder), target, "embed", "trade_figure.wasm");
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", folder, wasm);
  return { folder, name: "trade_figure" };
}

/**
 * Makes a module smaller and faster without changing what it does; returns the new names of its
 * imports. That takes seconds, so the last result is kept for when only the shell has changed.
 */
async function shrink(input, output) {
  const key = createHash("sha256")
    .update(JSON.stringify([binaryen.version, FEATURES, SMALLER, IN_ORDER]))
    .update(await readFile(join(root, "scripts", "order.mjs")))
    .update(await readFile(input))
    .digest("hex");
  const cache = join(root, "target", "wasm-opt", basename(output));
  const kept = join(cache, `${key}.wasm`);
  const names = join(cache, `${key}.json`);
  if (!existsSync(kept)) {
    await rm(cache, { recursive: true, force: true });
    await mkdir(cache, { recursive: true });
    const unfinished = `${kept}.part`;
    const optimise = (from, passes) => {
      const options = [from, "--output", unfinished, ...FEATURES, ...passes];
      return execFileSync(process.execPath, [WASM_OPT_PATH, ...options]);
    };
    await writeFile(names, optimise(input, SMALLER));
    await writeFile(unfinished, withNamesInOrder(await readFile(unfinished)));
    optimise(unfinished, IN_ORDER);
    await rename(unfinished, kept);
  }
  await copyFile(kept, output);
  return JSON.parse(await readFile(names, "utf8")).imports;
}

/** wasm-bindgen's glue with the module's new names. */
function renamed(glue, imports) {
  let text = glue;
  for (const [, name, letters] of imports) {
    const parts = text.split(` ${name}: function(`);
    if (parts.length < 2) throw new Error(`the glue does not name ${name}`);
    text = parts.join(` ${letters}: function(`);
  }
  // The shell always says which module; this would be the name of a file that is nowhere.
  const unused = /module_or_path = new URL\([^)]*\);/;
  if (!unused.test(text)) throw new Error("the glue has no module of its own");
  return text.replace(unused, "");
}

/** Resolves "trade-figure-core" to wasm-bindgen's glue. */
const core = (glue, imports) => ({
  name: "trade-figure-core",
  setup(build) {
    build.onResolve({ filter: /^trade-figure-core$/ }, () => ({ path: glue }));
    build.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (path !== glue) return undefined;
      return { contents: renamed(await readFile(path, "utf8"), imports), loader: "js" };
    });
  },
});

/** The shell's style sheet without comments and spaces. */
const style = {
  name: "style",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/](workshop[\\/])?([a-z]+-)?style\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const [literal] = /(?<=^(?:export )?const CSS = )`[^`]*`(?=;$)/m.exec(text);
      // Its only escapes are of backslashes.
      const css = literal.slice(1, -1).replaceAll("\\\\", "\\");
      const { code } = await transform(css, { loader: "css", minify: true, charset: "utf8" });
      return { contents: text.replace(literal, () => JSON.stringify(code.trim())), loader: "js" };
    });
  },
};

/** Bundles www/`entry`.js into embed/`out`.js. */
function bundle(entry, out, plugins = []) {
  return build({
    absWorkingDir: root,
    entryPoints: [`www/${entry}.js`],
    outfile: join(embed, `${out}.js`),
    bundle: true,
    format: "esm",
    target: ["es2022"],
    minify: true,
    legalComments: "none",
    charset: "utf8",
    // The first script asks for the others by their names, when it needs them.
    external: ["./trade-figure-more.js", "./trade-figure-authors.js"],
    plugins,
    logLevel: "warning",
  });
}

/** Makes the script and the module of one pair; returns what lets other scripts find its glue. */
async function makePair({ folder, name }, entry, out) {
  const glue = join(folder, `${name}.js`);
  const plugins = [core(glue, await shrink(join(folder, `${name}_bg.wasm`), join(embed, `${out}.wasm`))), style];
  await bundle(entry, out, plugins);
  return plugins;
}

/** Removes wasm-bindgen's output. */
function clear({ folder, name }) {
  const paths = [`${name}.js`, `${name}_bg.wasm`, "snippets"].map((file) => join(folder, file));
  return Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
}

const loaded = await ofTrunk();
await makePair(loaded, "main", "trade-figure");
await clear(loaded);
await bundle("frame", "frame");
await copyFile(join(root, "www", "frame.html"), join(embed, "frame.html"));

const whole = withFeature("more");
const second = await makePair(whole, "more", "trade-figure-more");
await makeAnywidget({ root, out: join(embed, "anywidget.js"), plugins: second, wasm: join(embed, "trade-figure-more.wasm") });
await clear(whole);

const authors = withFeature("authors");
const plugins = await makePair(authors, "authors", "trade-figure-authors");
await makeSingle({
  root,
  out: join(staging, "trade-figure.html"),
  plugins,
  glue: join(authors.folder, `${authors.name}.js`),
  module: join(authors.folder, `${authors.name}_bg.wasm`),
  wasm: join(embed, "trade-figure-authors.wasm"),
});
await clear(authors);
