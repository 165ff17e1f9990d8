// Trunk's post_build hook: from wasm-bindgen's output in the staging folder to the two files that a
// page loads, embed/trade-figure.js and embed/trade-figure.wasm.
//
// The shell (www/) imports the core as "trade-figure-core". Its default export, called without
// arguments, fetches the .wasm file that lies beside the .js file.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, transform } from "esbuild";

import { withNamesInOrder } from "./order.mjs";

const WASM_NAME = "trade-figure.wasm";

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

const names = await readdir(staging);
const boundWasm = names.filter((name) => name.endsWith("_bg.wasm"));
if (boundWasm.length !== 1) {
  console.error(`embed.mjs: expected one *_bg.wasm in ${staging}, found ${boundWasm.length}`);
  process.exit(1);
}
const wasmIn = join(staging, boundWasm[0]);
const glueIn = join(staging, boundWasm[0].replace("_bg.wasm", ".js"));
const embed = join(staging, "embed");
await mkdir(embed, { recursive: true });

/**
 * Makes the module smaller and faster without changing what it does; returns the new names of its
 * imports and exports. That takes seconds, so the last result is kept for when only the shell has
 * changed.
 */
async function shrink(input, output) {
  const key = createHash("sha256")
    .update(JSON.stringify([binaryen.version, FEATURES, SMALLER, IN_ORDER]))
    .update(await readFile(join(root, "scripts", "order.mjs")))
    .update(await readFile(input))
    .digest("hex");
  const cache = join(root, "target", "wasm-opt");
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
  return JSON.parse(await readFile(names, "utf8"));
}

/** wasm-bindgen's glue with the module's new names, and with the file's final one. */
function renamed(glue, { imports }) {
  const replace = (text, from, to) => {
    const parts = text.split(from);
    if (parts.length < 2) throw new Error(`${glueIn} does not name ${from}`);
    return parts.join(to);
  };
  let text = replace(glue, boundWasm[0], WASM_NAME);
  for (const [, name, letters] of imports) {
    text = replace(text, ` ${name}: function(`, ` ${letters}: function(`);
  }
  return text;
}

/** Resolves "trade-figure-core" to wasm-bindgen's glue, which then looks for the file's final name. */
const core = {
  name: "trade-figure-core",
  setup(build) {
    build.onResolve({ filter: /^trade-figure-core$/ }, () => ({ path: glueIn }));
    build.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (path !== glueIn) return undefined;
      return { contents: renamed(await readFile(path, "utf8"), newNames), loader: "js" };
    });
  },
};

/** The shell's style sheet without comments and spaces. */
const style = {
  name: "style",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/](scorecard-)?style\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const [literal] = /(?<=^(?:export )?const CSS = )`[^`]*`(?=;$)/m.exec(text);
      // Its only escapes are of backslashes.
      const css = literal.slice(1, -1).replaceAll("\\\\", "\\");
      const { code } = await transform(css, { loader: "css", minify: true, charset: "utf8" });
      return { contents: text.replace(literal, () => JSON.stringify(code.trim())), loader: "js" };
    });
  },
};

/** Empty modules in the place of what the shell needs only for the feature "indicators". */
const withoutIndicators = {
  name: "without-indicators",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/]scorecard(-style)?\.js$/ }, ({ path }) => ({
      contents: path.endsWith("-style.js") ? 'export const CSS = "";' : "export class Scorecard {}",
      loader: "js",
    }));
  },
};
const hasIndicators = (process.env.FEATURES ?? "").split(",").includes("indicators");

const newNames = await shrink(wasmIn, join(embed, WASM_NAME));

await build({
  absWorkingDir: root,
  entryPoints: ["www/main.js"],
  outfile: join(embed, "trade-figure.js"),
  bundle: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  legalComments: "none",
  charset: "utf8",
  loader: { ".css": "text", ".svg": "text", ".html": "text" },
  define: { INDICATORS: String(hasIndicators) },
  plugins: hasIndicators ? [core, style] : [withoutIndicators, core, style],
  logLevel: "warning",
});

await Promise.all([wasmIn, glueIn, join(staging, "snippets")].map((path) => rm(path, { recursive: true, force: true })));
