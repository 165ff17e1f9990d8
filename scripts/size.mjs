// Prints how large the two files are that every page loads, then the two that a figure loads once it needs more,
// then the one that holds everything; fails where the first or the last is above its limit.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** What is aimed at and what is refused: bytes of both files together, compressed as a server would. */
const GOAL = 100_000;
const LIMIT = 120_000;

/** What the file that holds everything may have at most: bytes as they are, since it is opened from disk. */
const SINGLE_LIMIT = 400_000;

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist");

function sizes(data) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
  };
  return [data.length, gzipSync(data, { level: 9 }).length, brotliCompressSync(data, { params }).length];
}

const row = (name, cells) => console.log(name.padEnd(28) + cells.map((cell) => String(cell).padStart(10)).join(""));

/** The sizes of a script and its module together. */
async function pair(name) {
  const total = [0, 0, 0];
  for (const file of [`${name}.js`, `${name}.wasm`]) {
    const cells = sizes(await readFile(join(dist, "embed", file)));
    cells.forEach((cell, index) => (total[index] += cell));
    row(file, cells);
  }
  row("together", total);
  return total[2];
}

row("", ["raw", "gzip", "brotli"]);
const brotli = await pair("trade-figure");
await pair("trade-figure-more");
await pair("trade-figure-authors");
const single = sizes(await readFile(join(dist, "trade-figure.html")));
row("trade-figure.html", single);

let isOver = false;

/** Says how much of a limit is used. */
function compare(what, bytes, limit) {
  const percent = Math.round((100 * bytes) / limit);
  console.log(`${what}: ${bytes} of at most ${limit} bytes (${percent} %)`);
  if (bytes <= limit) return;
  console.error(`size.mjs: ${what}: ${bytes - limit} bytes over the limit`);
  isOver = true;
}

/** Says how far from a goal that is. */
function aim(bytes, goal) {
  console.log(`${bytes > goal ? "above" : "below"} the goal of ${goal} by ${Math.abs(bytes - goal)} bytes`);
}

compare("what every page loads", brotli, LIMIT);
aim(brotli, GOAL);
compare("the single file", single[0], SINGLE_LIMIT);
if (isOver) process.exit(1);
