// npm.mjs [FOLDER]: makes of dist/embed/ the folder of the package `trade-figure`, dist/npm/ unless another is
// named. Nothing is compiled here: the files are those that pages load without a package, too.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { manifest } from "./manifest.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(process.argv[2] ?? join(root, "dist", "npm"));
const read = (path) => readFile(join(root, path), "utf8");

/** What a page loads. */
const BUILT = ["trade-figure", "trade-figure-more", "trade-figure-authors"]
  .flatMap((name) => [`${name}.js`, `${name}.wasm`])
  .concat("frame.html", "frame.js", "anywidget.js");
/** What stands beside it, and where it is from. */
const OTHERS = {
  "README.md": "npm/README.md",
  "LICENSE-APACHE": "LICENSE-APACHE",
  "LICENSE-MIT": "LICENSE-MIT",
  "trade-figure.d.ts": "www/trade-figure.d.ts",
};

const cargo = await read("Cargo.toml");
/** The value of a key of the crate, as Cargo.toml has it: text, or a list of texts. */
const ofCrate = (key) => JSON.parse(new RegExp(`^${key} = (.+)$`, "m").exec(cargo)[1]);

const description = {
  name: ofCrate("name"),
  version: ofCrate("version"),
  description: ofCrate("description"),
  keywords: [...ofCrate("keywords"), "custom-element", "web-component"],
  license: ofCrate("license"),
  type: "module",
  types: "./trade-figure.d.ts",
  exports: {
    ".": { types: "./trade-figure.d.ts", default: "./trade-figure.js" },
    ...Object.fromEntries(BUILT.slice(1).map((name) => [`./${name}`, `./${name}`])),
    "./custom-elements.json": "./custom-elements.json",
    "./package.json": "./package.json",
  },
  // Importing it defines the tag.
  sideEffects: ["./trade-figure.js"],
  customElements: "custom-elements.json",
  files: [...BUILT, "trade-figure.d.ts", "custom-elements.json", "LICENSE-*"],
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const json = (name, value) => writeFile(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
await json("package.json", description);
await json("custom-elements.json", manifest(await read("docs/embedding.md"), await read("www/trade-figure.d.ts")));
for (const name of BUILT) await copyFile(join(root, "dist", "embed", name), join(folder, name));
for (const [name, from] of Object.entries(OTHERS)) await copyFile(join(root, from), join(folder, name));
