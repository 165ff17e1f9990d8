// Makes embed/anywidget.js: www/anywidget.js with the script and the whole module in it, for hosts that copy one
// file, or run it out of a text.

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

/** Packs the module `wasm` as pages load it, which `plugins` let the script find its glue for. */
export async function makeAnywidget({ root, out, plugins, wasm }) {
  const packed = {
    name: "trade-figure-packed",
    setup(build) {
      const namespace = "packed";
      build.onResolve({ filter: /^trade-figure-packed$/ }, ({ path }) => ({ path, namespace }));
      build.onLoad({ filter: /./, namespace }, async () => {
        const text = gzipSync(await readFile(wasm), { level: 9 }).toString("base64");
        return { contents: `export default ${JSON.stringify(text)};`, loader: "js" };
      });
    },
  };
  await build({
    absWorkingDir: root,
    entryPoints: ["www/anywidget.js"],
    outfile: out,
    bundle: true,
    format: "esm",
    target: ["es2022"],
    minify: true,
    legalComments: "none",
    charset: "utf8",
    // No file lies beside this one, and a text has no address; addresses are made all the same, and asked for by nobody.
    define: { "import.meta.url": '"file:///"' },
    external: ["./trade-figure-more.js", "./trade-figure-authors.js"],
    plugins: [packed, ...plugins],
    logLevel: "warning",
  });
}
