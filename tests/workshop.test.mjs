// How the workshop changes the texts of a package: only what it is to change. No browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { strToU8, unzipSync, zipSync } from "fflate";

import { addRow, dialectOf, readCSV, setCells } from "../www/workshop/csv-edit.js";
import { binaryKind, decode } from "../www/workshop/encoding.js";
import { History } from "../www/workshop/history.js";
import { setJSON, swapJSON } from "../www/workshop/json-edit.js";
import { cellAt } from "../www/workshop/places.js";
import { entriesOf, zip } from "../www/workshop/zip.js";

const read = (path) => readFileSync(new URL(`../data/${path}`, import.meta.url), "utf8");
const DESCRIPTORS = ["china-kazakhstan/datapackage.json", "china-kazakhstan-series/datapackage.json"].map(read);

/** A descriptor in a hand of its own: keys that nobody knows, numbers that a parser would write in another form. */
const ODD = '\ufeff{ "x-mine" : 1.50e2,\n\t"name":"a",\n\t"views": [ {"name": "v", "title": "One \\" \\\\"}, {"name":"w"} ],\n\t"n": 9007199254740993 }\n';

const CELLS = 'token,en,kk\r\n"a","Say ""so"", now",\r\n\r\nb,two,"e\nk"\r\n';
const COMMAS = { delimiter: ",", quote: '"' };

/** Every path of a value. */
function* paths(value, path = []) {
  yield path;
  if (value && typeof value === "object") {
    for (const [key, inside] of Object.entries(value)) yield* paths(inside, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

const at = (value, path) => path.reduce((inside, key) => inside[key], value);

// Source: JSON.parse, the parser of the language itself.
test("a value of a descriptor that is set is the only one that changes", () => {
  for (const text of [...DESCRIPTORS, ODD]) {
    const bare = text.replace("\ufeff", "");
    for (const path of paths(JSON.parse(bare))) {
      if (path.length === 0) continue;
      const expected = JSON.parse(bare);
      at(expected, path.slice(0, -1))[path.at(-1)] = "new \" text";
      const after = setJSON(text, path, "new \" text");
      assert.deepEqual(JSON.parse(after.replace("\ufeff", "")), expected, path.join("."));
      // Letters before the value and behind it are those that were there.
      const key = after.indexOf('"new \\" text"');
      assert.ok(text.startsWith(after.slice(0, key)), path.join("."));
      assert.ok(text.endsWith(after.slice(key + '"new \\" text"'.length)), path.join("."));
    }
  }
});

test("what is set to what it is stays letter for letter", () => {
  for (const text of DESCRIPTORS) {
    for (const path of paths(JSON.parse(text))) {
      const value = at(JSON.parse(text), path);
      if (typeof value === "string") assert.equal(setJSON(text, path, value), text, path.join("."));
    }
  }
});

test("what is removed and added leaves JSON with all the rest in its order", () => {
  for (const text of [...DESCRIPTORS, ODD]) {
    const bare = text.replace("\ufeff", "");
    for (const path of paths(JSON.parse(bare))) {
      if (path.length === 0) continue;
      const expected = JSON.parse(bare);
      const parent = at(expected, path.slice(0, -1));
      if (Array.isArray(parent)) parent.splice(path.at(-1), 1);
      else delete parent[path.at(-1)];
      const after = JSON.parse(setJSON(text, path, undefined).replace("\ufeff", ""));
      assert.equal(JSON.stringify(after), JSON.stringify(expected), path.join("."));
    }
  }
  const added = setJSON('{\n  "a": 1\n}\n', ["sources", 0, "title"], "T");
  assert.equal(added, '{\n  "a": 1,\n  "sources": [\n    {\n      "title": "T"\n    }\n  ]\n}\n');
  assert.equal(setJSON(added, ["sources", 1], { title: "U" }), '{\n  "a": 1,\n  "sources": [\n    {\n      "title": "T"\n    },\n    {\n      "title": "U"\n    }\n  ]\n}\n');
  assert.equal(setJSON("{}", ["a"], 1), '{\n  "a": 1\n}');
  assert.equal(setJSON('{"a":{}}', ["a", "b"], [1]), '{"a":{"b":[1]}}');
  assert.equal(setJSON('{"a":1}', ["b"], 2), '{"a":1, "b": 2}');
  assert.equal(setJSON('{\r\n  "a": 1\r\n}', ["b"], [2]), '{\r\n  "a": 1,\r\n  "b": [\r\n    2\r\n  ]\r\n}');
  // Of two equal keys parsers read the last.
  assert.equal(setJSON('{"a":1,"a":2}', ["a"], 3), '{"a":1,"a":3}');
  assert.equal(setJSON('{"a":1}', ["__proto__"], 3), '{"a":1, "__proto__": 3}');
});

test("two views change places with nothing else between them changed", () => {
  assert.equal(swapJSON(ODD, ["views"], 0), ODD.replace('{"name": "v", "title": "One \\" \\\\"}, {"name":"w"}', '{"name":"w"}, {"name": "v", "title": "One \\" \\\\"}'));
  for (const text of DESCRIPTORS) {
    const views = JSON.parse(text).views;
    if (views.length < 2) continue;
    [views[0], views[1]] = [views[1], views[0]];
    assert.deepEqual(JSON.parse(swapJSON(text, ["views"], 0)).views, views);
    assert.equal(swapJSON(swapJSON(text, ["views"], 0), ["views"], 0), text);
  }
});

// Source: RFC 4180.
test("cells are read and written with everything else as it was", () => {
  const rows = readCSV(CELLS);
  assert.deepEqual(rows.map((row) => row.map(({ text }) => text)), [["token", "en", "kk"], ["a", 'Say "so", now', ""], ["b", "two", "e\nk"]]);
  assert.equal(setCells(CELLS, [], COMMAS), CELLS);
  assert.equal(setCells(CELLS, [[rows[2][1], 'a,"b"'], [rows[1][2], "x"]], COMMAS), CELLS.replace("now\",", 'now",x').replace("two", '"a,""b"""'));
  assert.equal(addRow(CELLS, ["c", "x;y", "1,2"], COMMAS), `${CELLS}c,x;y,"1,2"\r\n`);
  assert.equal(addRow("a,b", ["1", "2"], COMMAS), "a,b\n1,2\n");
  assert.deepEqual(readCSV("\ufeffa;'b;c'\n", { delimiter: ";", quote: "'" })[0].map(({ text }) => text), ["a", "b;c"]);
  for (const dialect of [{ header: false }, { doubleQuote: false }, { quoteChar: null }, { commentChar: "#" }, { lineTerminator: "$" }]) {
    assert.equal(dialectOf({ dialect }), null, JSON.stringify(dialect));
  }
  assert.deepEqual(dialectOf({}), COMMAS);
});

test("every cell of the packages here can be written as it is", () => {
  for (const path of ["china-kazakhstan/labels.csv", "china-kazakhstan/observations.csv", "china-kazakhstan/claims.csv"]) {
    const text = read(path);
    const all = readCSV(text).flat().map((cell) => [cell, cell.text]);
    assert.deepEqual(readCSV(setCells(text, all, COMMAS)).map((row) => row.map((cell) => cell.text)), readCSV(text).map((row) => row.map((cell) => cell.text)));
  }
});

test("letters of one field are one step, and every step is taken back and done again", () => {
  const history = new History("");
  for (const text of ["a", "ab", "abc"]) history.put(text, "title");
  history.put("abc, kk", "labels");
  history.settle();
  history.put("abc, kk!", "labels");
  const seen = [];
  while (history.canUndo) {
    history.undo();
    seen.push(history.now);
  }
  assert.deepEqual(seen, ["abc, kk", "abc", ""]);
  while (history.canRedo) history.redo();
  assert.equal(history.now, "abc, kk!");
  history.undo();
  history.put("other");
  assert.equal(history.canRedo, false);
});

test("steps are kept as plain data, the nearest first, and gone on with", () => {
  const state = (text) => ({ files: Object.assign(Object.create(null), { "a.csv": text }), read: [] });
  const history = new History(state("0"));
  for (const text of ["1", "2", "3"]) history.put(state(text));
  history.undo();
  const other = new History(state("other"));
  other.resume(structuredClone(history.steps));
  assert.deepEqual(other.now, { files: { "a.csv": "2" }, read: [] });
  other.redo();
  assert.equal(other.now.files["a.csv"], "3");
  while (other.canUndo) other.undo();
  assert.equal(other.now.files["a.csv"], "0");
  // Of steps that are large together, those next to now are kept.
  const large = new History(state("begin"));
  for (const letter of "abcd") large.put(state(letter.repeat(3_000_000)));
  assert.deepEqual(large.steps.past.map(({ files }) => files["a.csv"][0]), ["b", "c"]);
});

test("a cell of a pasted table is found by its row and column, a row by itself where cells are in quotes", () => {
  const at = (...place) => { const text = "a\t2021\nOil\t1.5\n\"x\t\"\t3"; return text.slice(...cellAt(text, ...place)); };
  assert.deepEqual([at(2, 2), at(1, 1), at(2, 0), at(2, 9), at(3, 2)], ["1.5", "a", "Oil\t1.5", "Oil\t1.5", "\"x\t\"\t3"]);
});

// Source: the Encoding Standard, by the decoder of Node.
test("an encoding is marked, UTF-8, or said by the author", () => {
  const bytes = (...list) => Uint8Array.from(list);
  const utf8 = (text) => new TextEncoder().encode(text);
  assert.deepEqual(decode(utf8("Экспорт")), { text: "Экспорт", encoding: "UTF-8" });
  assert.deepEqual(decode(utf8("\ufeffa,b")), { text: "\ufeffa,b", encoding: "UTF-8 (BOM)" });
  assert.deepEqual(decode(bytes(0xff, 0xfe, 0x2d, 0x04, 0x31, 0)), { text: "Э1", encoding: "UTF-16LE" });
  assert.deepEqual(decode(bytes(0xfe, 0xff, 0x04, 0x2d)), { text: "Э", encoding: "UTF-16BE" });
  // "Год" as Excel in Russian saves it.
  assert.equal(decode(bytes(0xc3, 0xee, 0xe4)), null);
  assert.deepEqual(decode(bytes(0xc3, 0xee, 0xe4), "windows-1251"), { text: "Год", encoding: "windows-1251" });
  assert.equal(binaryKind(bytes(0x50, 0x4b, 3, 4, 0)), "zip");
  assert.equal(binaryKind(bytes(0xd0, 0xcf, 0x11, 0xe0)), "XLS");
  assert.equal(binaryKind(bytes(1, 0, 2)), "binary");
  assert.equal(binaryKind(bytes(0xff, 0xfe, 0x2d, 0x04)), null);
  assert.equal(binaryKind(utf8("a,b")), null);
});

const FILES = { "a/№.csv": "\ufeffa\r\n", "datapackage.json": DESCRIPTORS[0], "empty.csv": "" };

/** The texts of a zip as this project reads it. */
async function unzipped(bytes) {
  const texts = {};
  for (const [path, entry] of entriesOf(bytes)) texts[path] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await entry.bytes());
  return texts;
}

// Source: fflate, which is not ours.
test("a zip is what others read, and theirs are read", async () => {
  const bytes = new Uint8Array(await zip(FILES).arrayBuffer());
  const theirs = Object.entries(unzipSync(bytes)).map(([path, data]) => [path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(data)]);
  assert.deepEqual(Object.fromEntries(theirs), FILES);
  assert.deepEqual(await unzipped(bytes), FILES);
  const entries = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, strToU8(text)]));
  for (const level of [0, 9]) assert.deepEqual(await unzipped(zipSync({ ...entries, ".hidden": strToU8("x"), "__MACOSX/a": strToU8("x") }, { level, comment: "c" })), FILES, `level ${level}`);
});

test("the same package makes the same bytes, in whatever order its files come", async () => {
  const reversed = Object.fromEntries(Object.entries(FILES).reverse());
  assert.deepEqual(await zip(reversed).arrayBuffer(), await zip(FILES).arrayBuffer());
});

test("a zip that is cut, changed or lies about its sizes is refused", async () => {
  const whole = zipSync({ "a.csv": strToU8("a".repeat(1000)) });
  assert.throws(() => entriesOf(whole.subarray(0, 60)));
  assert.throws(() => entriesOf(strToU8("PK no zip")));
  const changed = whole.slice();
  changed[40] ^= 255;
  await assert.rejects(unzipped(changed));
  const small = whole.slice();
  // The size in the central directory, 24 bytes into its one entry.
  const central = small.findLastIndex((byte, index) => byte === 0x50 && small[index + 1] === 0x4b && small[index + 2] === 1);
  small[central + 24] = 10;
  small[central + 25] = 0;
  await assert.rejects(unzipped(small), RangeError);
});
