// The workshop of the file that holds everything: from what an author has to a figure and to files, all from disk and
// without a request.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { unzipSync } from "fflate";

import { asked } from "./packed.mjs";
import { skipUnless, withPage } from "./support.mjs";

const SINGLE = fileURLToPath(new URL("../../dist/trade-figure.html", import.meta.url));
const EMPTY = fileURLToPath(new URL("../../dist/workshop.html", import.meta.url));
const ROOT = new URL("../../", import.meta.url);
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LANGUAGES = ["en", "kk", "ru", "zh"];

/** Table 2 of the article as a spreadsheet copies it. */
const TABLE = "Goods, billion US dollars\t2021\t2022\nAll exports\t9.8\t13.2\nCrude oil\t1.9\t4.1\nRefined copper\t1.99\t2.30\n";

const HTML = `<meta charset="utf-8"><table><caption>Main exports, billions of US dollars</caption><tr><th>Goods</th><th>2021</th><th>2022</th></tr>
<tr><th>Crude oil</th><td>1.9</td><td>4.1</td></tr><tr><th>Natural gas<sup>*</sup></th><td>1.06</td><td>1.2</td></tr></table><p>* By pipeline.</p>`;

const TABLES = ["observations", "claims", "labels", "arguments"];
const PATHS = ["datapackage.json", ...TABLES.map((name) => `${name}.csv`), ...TABLES.map((name) => `schemas/${name}.json`)];

/** The texts of the package that ships, by path. */
const article = async () =>
  Object.fromEntries(await Promise.all(PATHS.map(async (path) => [path, await readFile(new URL(`data/china-kazakhstan/${path}`, ROOT), "utf8")])));

/** Runs `use` in the page on the workshop's shadow root. */
const within = (page, use, ...rest) => page.evaluate(`(${use})(document.querySelector(".workshop").shadowRoot, ...${JSON.stringify(rest)})`);

/** Waits until `use` says something true on the workshop's shadow root; what it says. */
async function until(page, use, ...rest) {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await page.evaluate(`(() => { const root = document.querySelector(".workshop")?.shadowRoot; return root?.querySelector("section") && (${use})(root, ...${JSON.stringify(rest)}); })()`);
    if (found) return found;
    if (Date.now() > end) throw new Error(`the workshop never came to: ${use}\n${await within(page, (root) => root.querySelector("section").innerText)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Drops files on the workshop: texts, or lists of bytes, by path. */
async function drop(page, files) {
  await until(page, () => true);
  await within(
    page,
    (root, files) => {
      const dataTransfer = new DataTransfer();
      for (const [name, content] of Object.entries(files)) {
        dataTransfer.items.add(new File([typeof content === "string" ? content : Uint8Array.from(content)], name));
      }
      // What browsers offer of files of their own alone.
      Object.defineProperty(dataTransfer, "items", { value: [] });
      root.querySelector("section").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    },
    files,
  );
}

async function paste(page, data) {
  await until(page, () => true);
  await within(
    page,
    (root, data) => {
      const clipboardData = { getData: (type) => data[type] ?? "" };
      const event = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData });
      root.querySelector(".start textarea").dispatchEvent(event);
    },
    data,
  );
}

/** Waits for the figure; its title, and the numbers that it takes along. */
async function shown(page, title) {
  const seen = (root, title) => {
    const figure = root.querySelector("trade-figure");
    const inside = figure?.shadowRoot;
    const found = inside?.querySelector("figure")?.hidden === false && figure.checkVisibility() && inside.querySelector(".title").textContent;
    return found && (!title || found === title) ? found : false;
  };
  const found = await until(page, seen, title);
  return { title: found, csv: await page.evaluate(() => document.querySelector(".workshop").shadowRoot.querySelector("trade-figure").toCSV({ whole: true })) };
}

/** Types into the field that has this key. */
async function type(page, key, text) {
  await until(page, (root, key) => root.querySelector(`[data-key="${key}"]`) !== null, key);
  await within(
    page,
    (root, key, text) => {
      const field = root.querySelector(`[data-key="${key}"]`);
      for (let node = field; node; node = node.parentElement) if (node.localName === "details") node.open = true;
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.blur();
    },
    key,
    text,
  );
}

/** Presses the button with these words. */
const press = (page, words) =>
  within(
    page,
    (root, words) => {
      const found = [...root.querySelectorAll("button, a")].find((node) => node.textContent === words && node.checkVisibility() && !node.disabled);
      if (!found) throw new Error(`no button ${words}`);
      found.click();
    },
    words,
  );

/** The lines that say what is wrong. */
const wrong = (page) => until(page, (root) => {
  const lines = [...root.querySelectorAll(".wrong li")].filter((node) => node.checkVisibility()).map((node) => node.textContent);
  return lines.length > 0 && lines;
});

const notice = (page, pattern) => until(page, (root, pattern) => {
  const said = [...root.querySelectorAll(".notice, .asked")].filter((node) => node.checkVisibility()).map((node) => node.textContent).join("\n");
  return new RegExp(pattern).test(said) && said;
}, pattern);

/** The bytes of the next file that the page gives, caught where the page makes an address of it. */
async function taken(page, words) {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    const click = HTMLAnchorElement.prototype.click;
    globalThis.given = new Promise((resolve) => {
      let blob;
      URL.createObjectURL = (one) => make.call(URL, (blob = one));
      HTMLAnchorElement.prototype.click = function () {
        URL.createObjectURL = make;
        HTMLAnchorElement.prototype.click = click;
        resolve([this.download, blob]);
      };
    });
  });
  await press(page, words);
  const { name, bytes } = await page.evaluate(async () => {
    const [name, blob] = await globalThis.given;
    return { name, bytes: Array.from(new Uint8Array(await blob.arrayBuffer())) };
  });
  return { name, bytes: Buffer.from(bytes) };
}

/** The texts of the package as the files' own editor has them. */
const filesOf = (page) => page.evaluate(() => ({ ...document.querySelector(".workshop").shadowRoot.querySelector("trade-figure").files }));

async function inFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), "workshop-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

for (const browser of ["chrome", "firefox"]) {
  const skip = skipUnless(browser);
  const at = (use, path = EMPTY) =>
    withPage(
      async ({ page, log, open }) => {
        await page.goto(`file://${path}#workshop&lang=en`);
        await use(page, open, log);
        assert.deepEqual(asked(log).filter((url) => !url.startsWith("file://")), []);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    );

  // Source: Table 2 of the article.
  test(`a table that is pasted or dropped is a figure at once in ${browser}`, { skip }, () =>
    at(async (page) => {
      await paste(page, { "text/plain": TABLE });
      const { csv } = await shown(page);
      for (const number of ["9.8", "13.2", "1.9", "4.1", "1.99", "2.30"]) assert.match(csv, new RegExp(`(^|,)${number.replace(".", "\\.")}(,|$)`, "m"), number);
      await press(page, "Start anew");
      await press(page, "Yes");
      await drop(page, { "oil.csv": TABLE.replaceAll("Goods, billion", "Goods: billion").replaceAll("\t", ";") });
      assert.equal((await shown(page)).csv.match(/13\.2/g).length > 0, true);
      await press(page, "Start anew");
      await press(page, "Yes");
      await drop(page, { "page.html": HTML });
      assert.equal((await shown(page)).title, "Main exports, billions of US dollars");
      // What was put away comes back step by step.
      await press(page, "Undo");
      await press(page, "Undo");
      assert.equal((await shown(page, "oil")).title, "oil");
    }));

  test(`titles and labels are edited, errors keep the last figure and name their place, all is undone in ${browser}`, { skip }, () =>
    at(async (page) => {
      await drop(page, await article());
      const before = await shown(page);
      await type(page, "views.0.title.en", "A title of mine");
      assert.equal((await shown(page, "A title of mine")).title, "A title of mine");
      const key = await within(page, (root) => [...root.querySelectorAll('[data-key^="labels."][lang="en"]')].find((field) => field.value === "Crude oil" || field.value.includes("oil")).dataset.key);
      await type(page, key, "Oil, as I call it");
      await until(page, (root) => root.querySelector("trade-figure").files["labels.csv"].includes('"Oil, as I call it"'));
      const edited = await filesOf(page);
      const given = await article();
      assert.equal(edited["observations.csv"], given["observations.csv"]);
      assert.deepEqual(edited["datapackage.json"].split("\n").filter((line, index) => line !== given["datapackage.json"].split("\n")[index]).length, 1);

      // An error, in the file itself.
      await within(page, (root) => {
        const field = root.querySelector("textarea.raw:not([readonly])");
        field.closest("details").open = true;
        const select = field.closest("details").querySelector("select");
        select.value = "observations.csv";
        select.dispatchEvent(new Event("change", { bubbles: true }));
        field.value = field.value.replace(/,9\.8,/, ",nine,");
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
      const [line] = await wrong(page);
      const row = given["observations.csv"].split("\n").findIndex((text) => text.includes(",9.8,")) + 1;
      assert.match(line, new RegExp(`^observations\\.csv:${row}:\\d+: .*"nine"`));
      assert.match(await notice(page, "before the errors"), /before the errors/);
      assert.equal((await shown(page)).title, "A title of mine");
      // Pressed, it leads to the place.
      await press(page, line);
      const selected = await within(page, (root) => {
        const field = root.activeElement;
        return field.value.slice(field.selectionStart, field.selectionEnd);
      });
      assert.equal(selected, "nine");
      await within(page, (root) => {
        const field = root.querySelector("textarea.raw:not([readonly])");
        field.value = field.value.replace(",nine,", ",9.8,");
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        field.blur();
      });
      await until(page, (root) => root.querySelector(".problems").hidden);
      // Back to what was dropped, letter for letter, and forth again.
      for (let step = 0; step < 3; step += 1) await press(page, "Undo");
      await shown(page, before.title);
      assert.deepEqual(await filesOf(page), given);
      await page.evaluate(() => document.querySelector(".workshop").shadowRoot.querySelector("summary").focus());
      await page.keyboard.down("Control");
      await page.keyboard.down("Shift");
      await page.keyboard.press("z");
      await page.keyboard.up("Shift");
      await page.keyboard.up("Control");
      assert.equal((await shown(page, "A title of mine")).title, "A title of mine");
    }));

  test(`a package becomes a file, and that file's workshop has the same package in ${browser}`, { skip }, () =>
    inFolder((folder) =>
      at(async (page, open) => {
        // A package that is none of those that ship, with letters that pages trip over and lines of another system.
        const files = await article();
        files["datapackage.json"] = files["datapackage.json"].replace('"china-kazakhstan"', '"my-own"').replace("\n", "\r\n");
        files["labels.csv"] = `\ufeff${files["labels.csv"].replace("Crude oil", "Crude <!--<script> oil")}`;
        files["notes/read me.txt"] = "</script> Қазақша 中文\r\n";
        await drop(page, files);
        const { csv } = await shown(page);
        const { name, bytes } = await taken(page, "One HTML file");
        assert.equal(name, "my-own.html");
        assert.ok(bytes.length < 900_000, `${bytes.length} bytes`);
        await writeFile(join(folder, name), bytes);
        const again = await open();
        await again.page.goto(`file://${join(folder, name)}#workshop&lang=en`);
        assert.equal((await shown(again.page)).csv, csv);
        assert.deepEqual(await filesOf(again.page), files);
        // The zip of both is the same, and what another program reads.
        const zip = await taken(again.page, "Package (zip)");
        assert.equal(zip.name, "my-own.zip");
        assert.deepEqual(zip.bytes, (await taken(page, "Package (zip)")).bytes);
        const texts = Object.entries(unzipSync(zip.bytes)).map(([path, data]) => [path, Buffer.from(data).toString()]);
        assert.deepEqual(Object.fromEntries(texts), files);
        // Dropped on another workshop, the zip and the page are the package.
        for (const [given, data] of [["my-own.zip", zip.bytes], ["my-own.html", bytes]]) {
          const other = await open();
          await other.page.goto(`file://${EMPTY}#workshop&lang=en`);
          await until(other.page, () => true);
          await drop(other.page, { [given]: Array.from(data) });
          assert.equal((await shown(other.page)).csv, csv, given);
          assert.deepEqual(await filesOf(other.page), files, given);
          assert.deepEqual(other.log.problems(), []);
        }
        const layer = (await taken(page, "For pages without scripts")).bytes.toString();
        assert.match(layer, /<section[^]*13\.2/);
        assert.doesNotMatch(layer, /<script/);
        await press(page, "Code to embed");
        const code = await until(page, (root) => root.querySelector(".take textarea").value);
        assert.match(code, /<iframe[^>]+src="my-own\.html#view=/);
        assert.match(code, /<trade-figure src="my-own\/datapackage\.json"/);
        assert.deepEqual(again.log.problems(), []);
      }),
    ));

  test(`what was done is there after the page is loaded anew in ${browser}`, { skip }, () =>
    at(async (page) => {
      await paste(page, { "text/plain": TABLE });
      await shown(page);
      await type(page, "views.0.title.en", "Kept");
      if (!(await within(page, (root) => root.querySelector('[data-key="views.0.title.en"]') !== null))) await type(page, "views.0.title", "Kept");
      await shown(page, "Kept");
      const files = await filesOf(page);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await page.reload();
      assert.equal((await shown(page)).title, "Kept");
      assert.deepEqual(await filesOf(page), files);
      await notice(page, "of last time");
      // With every step before it.
      await press(page, "Undo");
      assert.notEqual((await shown(page)).title, "Kept");
      await press(page, "Redo");
      await shown(page, "Kept");
    }));

  // Source: what the tables of databases are read to is tested in tests/databases.rs.
  test(`a download of a trade database is read in pieces, with an account, in ${browser}`, { skip }, () =>
    at(async (page) => {
      const text = await readFile(new URL("tests/databases/comtrade.csv", ROOT), "utf8");
      await drop(page, { "comtrade.csv": text });
      const account = await notice(page, "of which");
      assert.match(account, /first in line \d+/);
      await within(page, (root) => {
        const [reporter, partner] = root.querySelectorAll(".asked input");
        reporter.value = "kaz";
        partner.value = "CHN";
        root.querySelector(".asked form").requestSubmit();
      });
      const { csv } = await shown(page);
      assert.match(csv, /KAZ/);
    }));

  test(`what cannot be taken is refused with the way out, and nothing is lost in ${browser}`, { skip }, () =>
    at(async (page) => {
      await drop(page, { "a.xls": [0xd0, 0xcf, 0x11, 0xe0, 1, 2] });
      await notice(page, "a\\.xls is XLS.*save the table as CSV");
      const { zipSync, strToU8 } = await import("fflate");
      await drop(page, { "b.xlsx": Array.from(zipSync({ "xl/workbook.xml": strToU8("<x/>") })) });
      await notice(page, "b\\.xlsx is XLSX");
      await drop(page, { "c.zip": Array.from(zipSync({ "a.txt": strToU8("x") })) });
      await notice(page, "c\\.zip has no datapackage\\.json");
      await drop(page, { "c.zip": [0x50, 0x4b, 3, 4, 1, 1, 1] });
      await notice(page, "cannot be unpacked");
      await drop(page, { "d.csv": "" });
      await notice(page, "d\\.csv is empty");
      await drop(page, { "e.bin": [1, 0, 2, 0] });
      await notice(page, "e\\.bin is");
      await drop(page, { "f.html": "<p>nothing" });
      await notice(page, "neither a package nor a table");
      await drop(page, { "x.csv": "a", "y.csv": "b" });
      await notice(page, "no datapackage\\.json");
      // Two gigabytes: a file that says so, and that nobody may read whole.
      await within(page, (root) => {
        const file = new File(["a,b\n"], "large.csv");
        Object.defineProperty(file, "size", { value: 2e9 });
        file.arrayBuffer = file.text = () => {
          throw new Error("read whole");
        };
        const dataTransfer = new DataTransfer();
        Object.defineProperty(dataTransfer, "types", { value: ["Files"] });
        Object.defineProperty(dataTransfer, "items", { value: [] });
        Object.defineProperty(dataTransfer, "files", { value: [file] });
        root.querySelector("section").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true }));
      });
      await notice(page, "large\\.csv has 2000 MB");
      // A row that is too long is named, and the text stays to be repaired.
      await drop(page, { "ragged.csv": "Goods;2021;2022\nOil;1,5;2,5\nGas;1,1;2,2;3,3\n" });
      const [ragged] = await wrong(page);
      assert.match(ragged, /^row 3: /);
      assert.match(await within(page, (root) => root.querySelector(".start textarea").value), /Gas;1,1;2,2;3,3/);
      // Pressed, each leads to its row, or to its cell.
      const selected = () => within(page, (root) => {
        const { value, selectionStart, selectionEnd } = root.activeElement;
        return value.slice(selectionStart, selectionEnd);
      });
      await press(page, ragged);
      assert.equal(await selected(), "Gas;1,1;2,2;3,3");
      await drop(page, { "words.csv": "Goods, tonnes;2021;2022\nOil;1,5;2,5\nGas;1,1;some\n" });
      const [word] = await wrong(page);
      assert.match(word, /^row 3, column 3 \(2022\): .*"some"/);
      await press(page, word);
      assert.equal(await selected(), "some");
      // What is said beside the table is asked for in its field.
      await drop(page, { "unit.csv": "Goods;2021;2022\nOil;1,5;2,5\n" });
      const unit = await until(page, (root) => [...root.querySelectorAll(".wrong button")].find((node) => node.textContent.startsWith("data-unit: "))?.textContent);
      await press(page, unit);
      assert.equal(await within(page, (root) => root.activeElement.getAttribute("list")), "measures");
      // Another encoding is offered, not guessed.
      const russian = [0xd2, 0xee, 0xe2, 0xe0, 0xf0, 0x2c, 0x20, 0xec, 0xeb, 0xed, 0x20, 0xe4, 0xee, 0xeb, 0xeb, 0x2e];
      const row = (text) => Array.from(text, (letter) => letter.charCodeAt(0));
      await drop(page, { "cp1251.csv": [...russian.filter((byte) => byte !== 0x2c), ...row(";2021;2022\n"), 0xcd, 0xe5, 0xf4, 0xf2, 0xfc, ...row(";1,5;2,5\n")] });
      await notice(page, "windows-1251: Товар млн долл");
      await within(page, (root) => [...root.querySelectorAll(".asked button")].find((node) => node.textContent.startsWith("windows-1251")).click());
      assert.match((await shown(page)).csv, /2\.5/);
      assert.match(await within(page, (root) => root.querySelector(".read").textContent), /windows-1251/);
    }));
}

test("axe finds nothing against it, in both colours and four languages", () =>
  withPage(async ({ page }) => {
    const found = [];
    for (const theme of ["light", "dark"]) {
      for (const lang of LANGUAGES) {
        await page.goto("about:blank");
        await page.goto(`file://${EMPTY}#workshop&lang=${lang}&theme=${theme}`);
        await until(page, () => true);
        await page.addScriptTag({ content: AXE });
        const check = async (state) => {
          const lines = await page.evaluate(async () => {
            const { violations } = await axe.run(document, { resultTypes: ["violations"] });
            return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(" ")}: ${failureSummary}`));
          });
          for (const line of lines) found.push(`${theme} ${lang} ${state}: ${line}`);
        };
        // Its work of the round before is put away.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
        await within(page, (root) => root.querySelectorAll(".tools button")[2].disabled || root.querySelectorAll(".tools button")[2].click());
        await within(page, (root) => root.querySelector(".sure button")?.click());
        await check("empty");
        await drop(page, await article());
        await shown(page);
        await within(page, (root) => root.querySelectorAll("details").forEach((node) => (node.open = true)));
        await check("at work");
      }
    }
    assert.deepEqual(found, []);
  }));

test("no text goes beyond its page or field's box at 360 px, in any language", () =>
  withPage(async ({ page }) => {
    await page.setViewport({ width: 360, height: 800 });
    for (const lang of LANGUAGES) {
      await page.goto("about:blank");
      await page.goto(`file://${EMPTY}#workshop&lang=${lang}`);
      await until(page, () => true);
      const beyond = () =>
        within(page, (root) => {
          const wide = document.documentElement.clientWidth;
          const all = [...root.querySelectorAll("*")].filter((node) => node.checkVisibility() && !node.matches("option, .heard"));
          const out = all.filter((node) => node.getBoundingClientRect().right > wide + 0.5 || (node.matches("button, label > span, p, h1, h2, h3, legend, th, a") && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline"));
          return [document.documentElement.scrollWidth <= wide, out.map((node) => `${node.localName}.${node.className}: ${node.textContent.slice(0, 40)}`)];
        });
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
      if (await within(page, (root) => root.querySelector(".start").hidden)) {
        await within(page, (root) => root.querySelectorAll(".tools button")[2].click());
        assert.deepEqual(await beyond(), [true, []], `${lang}, asked`);
        await within(page, (root) => root.querySelector(".sure button").click());
      }
      assert.deepEqual(await beyond(), [true, []], `${lang}, empty`);
      await drop(page, await article());
      await shown(page);
      await within(page, (root) => root.querySelectorAll("details").forEach((node) => (node.open = true)));
      assert.deepEqual(await beyond(), [true, []], `${lang}, at work`);
    }
  }));

test("it is a link at the end of the list of figures, and leads back", () =>
  withPage(async ({ page, log }) => {
    await page.goto(`file://${SINGLE}#lang=ru`);
    await page.waitForFunction(() => document.querySelector('nav a[href="#workshop"]'));
    assert.equal(await page.$eval('nav li:last-child a', (link) => link.textContent), "Мастерская");
    await page.$eval('nav a[href="#workshop"]', (link) => link.click());
    await until(page, (root) => root.querySelector("h1").textContent === "Мастерская");
    assert.equal(await page.evaluate(() => location.hash), "#workshop&lang=ru");
    assert.equal(await page.$eval("trade-figure", (figure) => figure.checkVisibility()), false);
    await press(page, "Графики этого файла");
    assert.equal(await page.$eval("trade-figure", (figure) => figure.checkVisibility()), true);
    await page.goBack();
    assert.equal(await page.$eval(".workshop", (host) => host.checkVisibility()), true);
    assert.deepEqual(log.problems(), []);
  }));
