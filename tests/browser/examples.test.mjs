// The packages in data/examples/, each as the one file that `trade-figure build` makes of it: from disk it asks for
// nothing, draws every view in every language, and its tables have the numbers of the package's CSV.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { PATH, asked, drawn, followed, settled } from "./packed.mjs";
import { skipUnless, withPage } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = `${ROOT}target/examples`;
mkdirSync(FOLDER, { recursive: true });

/** What stands between the cells of each. */
const EXAMPLES = { "kazakhstan-exports": ",", "kazakhstan-uzbekistan": ";" };

/** The file that the command line makes of an example, by its path. */
function built(name) {
  const path = `${FOLDER}/${name}.html`;
  const command = ["run", "--quiet", "--locked", "--all-features", "--", "build", `data/examples/${name}`, "--template", PATH, "--output", path, "--quiet"];
  execFileSync("cargo", command, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
  return path;
}

/** The values of a table of a package by their ids, read here: digits with a decimal point. */
async function valuesOf(name, table, delimiter) {
  const text = await readFile(`${ROOT}data/examples/${name}/${table}.csv`, "utf8");
  const [header, ...rows] = text.trim().split("\n").map((line) => cells(line, delimiter));
  const [id, value] = ["id", "value"].map((column) => header.indexOf(column));
  return new Map(rows.map((row) => [row[id], row[value].replaceAll(" ", "").replace(",", ".")]));
}

/** The cells of a line that has no line breaks in them. */
function cells(line, delimiter) {
  const found = [""];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) found.push("");
    else found[found.length - 1] += character;
  }
  return found;
}

for (const [name, delimiter] of Object.entries(EXAMPLES)) {
  const path = built(name);
  const { views } = JSON.parse(await readFile(`${ROOT}data/examples/${name}/datapackage.json`, "utf8"));
  const printed = await valuesOf(name, "observations", delimiter);
  const derived = await valuesOf(name, "claims", delimiter);

  for (const browser of ["chrome", "firefox"]) {
    test(`${name} works from disk in ${browser}`, { skip: skipUnless(browser) }, () =>
      withPage(
        async ({ page, log }) => {
          await page.goto(`file://${path}`);
          for (const { name: view, title, chart, select } of views) {
            await followed(page, view);
            await settled(page);
            const seen = await drawn(page);
            assert.deepEqual([seen.title, seen.status], [title.en, ""], view);
            if (chart === "check") continue;
            assert.ok(seen.colours, `${view} is drawn`);
            // What can be read without scripts: each number, as English writes it, here or in the tables that are named here.
            const texts = await page.evaluate((id) => {
              const section = document.getElementById(id);
              const others = Array.from(section.querySelectorAll("p a"), ({ hash }) => document.getElementById(hash.slice(1)));
              return [section, ...others].flatMap((one) => Array.from(one.querySelectorAll("td"), ({ textContent }) => textContent));
            }, `view=${view}`);
            const numbers = texts.map((text) => /-?\d+(\.\d+)?/.exec(text.replaceAll(",", ""))?.[0]);
            // A range plot is about the share of each.
            const wanted = (id) => (chart === "range-plot" ? derived.get(`share-${id}`) : printed.get(id));
            for (const id of select.observations) {
              assert.match(wanted(id), /^\d+(\.\d+)?$/, id);
              assert.ok(numbers.includes(wanted(id)), `${view}: ${id} ${wanted(id)}`);
            }
          }
          for (const lang of ["kk", "ru", "zh"]) {
            for (const { name: view, title } of views) {
              await page.evaluate((hash) => (location.hash = hash), `view=${view}&lang=${lang}`);
              await settled(page);
              const seen = await drawn(page);
              assert.deepEqual([seen.title, seen.status], [title[lang], ""], `${view} in ${lang}`);
            }
          }
          // Firefox does not count what it opens from disk.
          assert.deepEqual(asked(log).filter((url) => !url.startsWith(`file://${path}`)), []);
          assert.deepEqual(log.problems(), []);
        },
        { browser },
      ),
    );
  }
}
