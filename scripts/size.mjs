// Prints how large the two files are that every page loads, and fails above the limit; then the two that a
// figure loads once it needs more.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** What is aimed at and what is refused: bytes of both files together, compressed as a server would. */
const GOAL = 100_000;
const LIMIT = 120_000;

const embed = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist", "embed");

function sizes(data) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
  };
  return [data.length, gzipSync(data, { level: 9 }).length, brotliCompressSync(data, { params }).length];
}

const row = (name, cells) => console.log(name.padEnd(24) + cells.map((cell) => String(cell).padStart(10)).join(""));

/** The sizes of a script and its module together. */
async function pair(name) {
  const total = [0, 0, 0];
  for (const file of [`${name}.js`, `${name}.wasm`]) {
    const cells = sizes(await readFile(join(embed, file)));
    cells.forEach((cell, index) => (total[index] += cell));
    row(file, cells);
  }
  row("together", total);
  return total[2];
}

row("", ["raw", "gzip", "brotli"]);
const brotli = await pair("trade-figure");
await pair("trade-figure-more");
const percent = Math.round((100 * brotli) / LIMIT);
console.log(`${brotli} of at most ${LIMIT} bytes (${percent} %); the goal is ${GOAL}`);
if (brotli > LIMIT) {
  console.error(`size.mjs: ${brotli - LIMIT} bytes over the limit`);
  process.exit(1);
}
if (brotli > GOAL) console.log(`above the goal by ${brotli - GOAL} bytes`);
