// Files that hold everything, of any package: one that the command line writes and one that a browser writes are the
// same to the byte, and that of another package works from disk as that of the article does.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { apart } from "../../scripts/apart.mjs";
import { compress, pack } from "../../scripts/pack.mjs";
import { join } from "../../www/join.js";
import { fromLetters, unpack } from "../../www/unpack.js";
import { PATH, SINGLE, asked, drawn, followed, settled } from "./packed.mjs";
import { skipUnless, withPage } from "./support.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = `${ROOT}target/standalone`;
mkdirSync(FOLDER, { recursive: true });

/** The file that the command line makes of a package, by its path. */
function built(name, template = PATH) {
  const path = `${FOLDER}/${name}.html`;
  const command = ["run", "--quiet", "--locked", "--all-features", "--", "build", `data/${name}`, "--template", template, "--output", path, "--quiet"];
  execFileSync("cargo", command, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
  return path;
}

/** The texts of a package by path. */
async function filesOf(name) {
  const read = (path) => readFile(`${ROOT}data/${name}/${path}`, "utf8");
  const descriptor = await read("datapackage.json");
  const files = { "datapackage.json": descriptor };
  for (const { path, schema } of JSON.parse(descriptor).resources) {
    files[path] = await read(path);
    if (typeof schema === "string") files[schema] = await read(schema);
  }
  return files;
}

const SERIES = "china-kazakhstan-series";
const SERIES_PATH = built(SERIES);
const SERIES_VIEWS = JSON.parse((await filesOf(SERIES))["datapackage.json"]).views;

/** What the page makes of a packed text. */
async function unpacked(packed) {
  assert.match(packed, /^[!#%()*+,\-./0-9:;?@A-Z[\]^_`a-z|~]+$/);
  const bytes = fromLetters(packed);
  return unpack(bytes.subarray(4), new Uint32Array(bytes.buffer, 0, 1)[0]);
}

let state = 1;
const NOISE = Uint8Array.from({ length: 70_001 }, () => (state = (state * 48_271) % 2_147_483_647) >> 8);

test("what is packed comes out as it went in, in letters that nobody looks for", async () => {
  const far = Buffer.concat([NOISE, Buffer.alloc(200_000, 7), NOISE, NOISE.slice(5, 9)]);
  const words = Buffer.from("Кыргызстан, trade, 贸易 ".repeat(3000));
  for (const bytes of [NOISE, far, words, Buffer.from("x")]) assert.ok(Buffer.from(await unpacked(compress(bytes))).equals(bytes));
});

test("a program that is taken apart is joined to the byte", async () => {
  const cyrillic = String.fromCodePoint(...Array.from({ length: 0x100 }, (_, index) => 0x400 + index));
  const scripts = ["", "x", "(() => {})();", `АЯ, ая; ё Ё ә ұ і; ${cyrillic} 贸易 🙂 é`];
  for (const name of ["trade-figure", "trade-figure-authors"]) {
    const module = await readFile(`${ROOT}dist/embed/${name}.wasm`);
    for (const script of scripts.map((text) => Buffer.from(text))) {
      const parts = join(apart(module, script));
      assert.ok(Buffer.from(parts[0]).equals(module) && Buffer.from(parts[1]).equals(script), `${name}, ${script}`);
    }
  }
  // A module with no function has all bytes in data that is no text.
  const empty = Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 10, 1, 0]), NOISE]);
  const [module, script] = join(await unpacked(pack(scripts[3], empty)));
  assert.ok(Buffer.from(module).equals(empty));
  assert.equal(new TextDecoder().decode(script), scripts[3]);
});

test("the command line writes the file of the article as the build did", async () => {
  assert.equal(await readFile(built("china-kazakhstan"), "utf8"), SINGLE);
  // Out of the file of another package, too.
  assert.equal(await readFile(built("china-kazakhstan", SERIES_PATH), "utf8"), SINGLE);
});

for (const browser of ["chrome", "firefox"]) {
  const options = { skip: skipUnless(browser) };

  test(`a page makes the files that the command line makes, and says what it cannot in ${browser}`, options, async () => {
    const packages = [await filesOf("china-kazakhstan"), await filesOf(SERIES)];
    await withPage(
      async ({ page, log, origin }) => {
        await page.goto(`${origin}/trade-figure.html`);
        await drawn(page);
        const [article, series, errors] = await page.evaluate(async ([article, series]) => {
          const { default: start, TradeFigureCore, partsOf } = await import("/embed/trade-figure-authors.js");
          await start({ module_or_path: "/embed/trade-figure-authors.wasm" });
          const parts = partsOf(document);
          const refused = (...what) => {
            try {
              return TradeFigureCore.standalone(...what);
            } catch ({ name, message, where }) {
              return [name, message, where];
            }
          };
          const broken = { ...series, "observations.csv": series["observations.csv"].replaceAll(",USD,", ",dollars,") };
          return [
            TradeFigureCore.standalone(parts, article),
            TradeFigureCore.standalone(parts, series),
            [refused(parts, broken), refused({ ...parts, packed: "</script>" }, series), refused({}, series), refused(parts, {}), refused(null, null)],
          ];
        }, packages);
        assert.equal(article, SINGLE);
        assert.equal(series, await readFile(SERIES_PATH, "utf8"));
        for (const [name] of errors) assert.equal(name, "TradeFigureError");
        const lines = errors[0][1].split("\n");
        assert.ok(lines.length > 100, `${lines.length} lines`);
        for (const line of lines.slice(0, 100)) assert.match(line, /^observations\.csv:\d+:\d+: expected .+, found "dollars"/);
        assert.ok(lines[0].startsWith(errors[0][2]), errors[0][2]);
        assert.match(errors[1][1], /packed program/);
        assert.match(errors[3][1], /^datapackage\.json:1:1: /);
        assert.deepEqual(log.errors, []);
      },
      { browser },
    );
  });

  test(`the file of another package works from disk in ${browser}`, options, () =>
    withPage(
      async ({ page, log }) => {
        await page.goto(`file://${SERIES_PATH}`);
        assert.deepEqual(await drawn(page), { colours: true, title: SERIES_VIEWS[0].title.en, status: "" });
        for (const { name, title } of SERIES_VIEWS) {
          await followed(page, name);
          await settled(page);
          const { title: shown, status } = await drawn(page);
          assert.deepEqual([shown, status], [title.en, ""], name);
        }
        // Every language, by the address.
        for (const lang of ["kk", "ru", "zh"]) {
          const [{ name, title }] = SERIES_VIEWS;
          await page.evaluate((hash) => (location.hash = hash), `view=${name}&lang=${lang}`);
          await settled(page);
          assert.equal((await drawn(page)).title, title[lang]);
          assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.title]), [lang, title[lang]]);
        }
        const data = await page.evaluate(async () => {
          const figure = document.querySelector("trade-figure");
          return { check: await figure.check(), csv: await figure.toCSV({ whole: true }), files: Object.keys(figure.files) };
        });
        const { "observations.csv": observations } = await filesOf(SERIES);
        const checked = JSON.parse(execFileSync("cargo", ["run", "--quiet", "--locked", "--all-features", "--", "check", `data/${SERIES}`, "--format", "json", "--lang", "zh"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 24 }));
        assert.deepEqual(data.check, checked);
        assert.equal(data.csv.trim().split("\n").length, observations.trim().split("\n").length);
        assert.deepEqual(asked(log).filter((url) => url !== `file://${SERIES_PATH}` && !url.startsWith(`file://${SERIES_PATH}#`)), []);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`files of two packages on one page show each its own in ${browser}`, options, async () => {
    const body = (text) => /<body>([^]*)<\/body>/.exec(text)[1];
    const text = `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body><div>${body(SINGLE)}</div><div>${body(await readFile(SERIES_PATH, "utf8"))}</div></body></html>`;
    await withPage(
      async ({ page, log, origin }) => {
        await page.goto(`${origin}/t.html`);
        await drawn(page, 0);
        const titles = [];
        for (const index of [0, 1]) titles.push((await drawn(page, index)).title);
        assert.equal(titles[1], SERIES_VIEWS[0].title.en);
        assert.notEqual(titles[0], titles[1]);
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages: { "/t.html": { body: text } } },
    );
  });
}

test("without scripts the file of another package has its numbers", () =>
  withPage(async ({ page }) => {
    await page.setJavaScriptEnabled(false);
    await page.goto(`file://${SERIES_PATH}`);
    const { "observations.csv": observations } = await filesOf(SERIES);
    const text = await page.$eval("body", (body) => body.innerText);
    for (const { name, title, select } of SERIES_VIEWS) {
      assert.ok(text.includes(title.en), name);
      const first = select?.observations?.[0];
      const value = first && observations.split("\n").find((line) => line.startsWith(`${first},`)).split(",")[7];
      if (value) assert.ok(text.replaceAll(",", "").includes(value), `${name}: ${value}`);
    }
  }));
