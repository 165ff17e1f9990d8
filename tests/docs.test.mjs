// What the documentation says of the files: that what it names is there, and that what is there is named.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { OBSERVED, readChoice } from "../www/attributes.js";
import { LANGUAGES } from "../www/language.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Made by a build or a tool, so not there to be found. */
const GENERATED = /^(\.git|\.venv|dist|fuzz\/(artifacts|corpus|target)|node_modules|target)(\/|$)/;

/** Every file and folder of the project, by its path from the root; folders end in `/`. */
function listing(folder = "") {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (GENERATED.test(path)) return [];
    return entry.isDirectory() ? [`${path}/`, ...listing(`${path}/`)] : [path];
  });
}

const PATHS = listing();
const read = (path) => readFileSync(join(ROOT, path), "utf8");
const TEXTS = PATHS.filter((path) => path.endsWith(".md"));
const unique = (values) => [...new Set(values)].sort();
const matches = (text, pattern) => unique(Array.from(text.matchAll(pattern), ([, found]) => found));

/** A text without its blocks of code. */
const prose = (text) => text.replaceAll(/^```[^]*?^```$/gm, "");

/** The cells of the rows of the first table whose first column is headed `head`. */
function table(text, head) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  assert.notEqual(start, -1, `no table with the column ${head}`);
  const rows = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith("|")) break;
    rows.push(line.slice(1, -1).split("|").map((cell) => cell.trim()));
  }
  return rows;
}

/** What stands between backticks. */
const codes = (text) => Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code]) => code);

/** The anchor that a heading gets. */
const anchor = (heading) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");

test("relative links lead somewhere", () => {
  const broken = [];
  for (const path of TEXTS) {
    for (const [, link] of prose(read(path)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [file, place] = link.split("#");
      const target = file ? normalize(join(dirname(path), file)) : path;
      if (!PATHS.includes(target)) broken.push(`${path}: ${link}`);
      else if (place) {
        const headings = Array.from(read(target).matchAll(/^#+ (.+)$/gm), ([, heading]) => anchor(heading));
        if (!headings.includes(place)) broken.push(`${path}: ${link}`);
      }
    }
  }
  assert.deepEqual(broken, []);
});

test("paths that the texts name are there", () => {
  const extension = /\.(csv|env|html|js|json|lock|md|mjs|png|py|rs|sh|toml|txt)$/;
  // Look like paths: media types, endings, dates, what a build makes, and a place in another system.
  const others = /^(application\/|image\/|text\/|\.[a-z]+$|\d|embed\/$|trade-figure(-more|-authors)?\.(js|wasm)$|(trade-figure|my-article)\.html$|wp-content\/)/;
  const missing = [];
  for (const path of TEXTS) {
    for (const word of codes(prose(read(path))).flatMap((code) => code.split(/\s+/))) {
      const isPath = /^[a-z.][\w.*-]*(\/[\w.*-]+)*\/?$/i.test(word) && (word.includes("/") || extension.test(word));
      if (!isPath || others.test(word) || GENERATED.test(word)) continue;
      const pattern = word.replace(/\/$/, "").replaceAll(".", "\\.").replaceAll("*", "[^/]+");
      // A name alone may be that of any file; a path is from the root, or from where the text stands.
      const from = word.includes("/") ? `(${dirname(path)}/)?` : "(.*/)?";
      const whole = new RegExp(`^${from}${pattern}/?$`);
      if (!PATHS.some((known) => whole.test(known))) missing.push(`${path}: ${word}`);
    }
  }
  assert.deepEqual(missing, []);
});

test("the targets of make that the texts name are there, and all that make lists are named", () => {
  const makefile = read("Makefile");
  const targets = matches(makefile, /^([a-z-]+):/gm);
  const named = unique(TEXTS.flatMap((path) => matches(read(path), /(?:`|^)make ([a-z-]+)/gm)));
  assert.deepEqual(named.filter((target) => !targets.includes(target)), []);
  const listed = matches(makefile, /^([a-z-]+):.*## /gm).filter((target) => target !== "help");
  assert.deepEqual(listed.filter((target) => !matches(read("docs/development.md"), /`make ([a-z-]+)/g).includes(target)), []);
});

const EMBEDDING = read("docs/embedding.md");
const SHELL = PATHS.filter((path) => path.startsWith("www/") && path.endsWith(".js")).map(read).join("\n");

test("docs/embedding.md has the attributes, their values and defaults", () => {
  const rows = table(EMBEDDING, "attribute");
  assert.deepEqual(unique(rows.flatMap(([name]) => codes(name))), unique(OBSERVED));
  const source = read("www/attributes.js");
  for (const [nameCell, values, fallback] of rows) {
    const [name] = codes(nameCell);
    const choices = new RegExp(`^  ${name}: \\[(.+)\\],$`, "m").exec(source)?.[1];
    if (choices) {
      assert.deepEqual(codes(values), Array.from(choices.matchAll(/"([^"]+)"/g), ([, choice]) => choice), name);
      const usual = readChoice({ getAttribute: () => null }, name);
      if (usual !== null) assert.equal(codes(fallback)[0], usual, name);
    }
  }
  const [, langValues] = rows.find(([name]) => name === "`lang`");
  assert.deepEqual(codes(langValues), LANGUAGES);
});

test("docs/embedding.md has the events and what they carry", () => {
  const sent = Array.from(SHELL.matchAll(/#dispatch\("([a-z-]+)", \{ (.+) \}\)/g), ([, name, detail]) => {
    // What is inside an object is its own business.
    const keys = detail.replaceAll(/\{[^{}]*\}/g, "").split(",").map((part) => part.split(":")[0].trim());
    return `${name} {${keys.join(", ")}}`;
  });
  const named = table(EMBEDDING, "event").map(([name, detail]) => `${codes(name)[0]} ${codes(detail)[0]}`);
  assert.deepEqual(unique(named), unique(sent));
});

test("docs/embedding.md has the methods", () => {
  const named = table(EMBEDDING, "method").map(([method]) => /^`(\w+)\(/.exec(method)[1]);
  assert.deepEqual(unique(named), matches(read("www/element.js"), /^  (check|indicators|restore|to[A-Z]\w*)\(.*\) \{$/gm));
});

test("the TypeScript declarations have the attributes, their values, the events and the methods", () => {
  const declared = read("www/trade-figure.d.ts");
  // The one property that no attribute has is in a chapter of its own.
  const [, alone] = /## A package in memory\n\nThe property `(\w+)`/.exec(EMBEDDING);
  assert.deepEqual(matches(declared, /^  get (\w+)\(\): /gm), unique([...OBSERVED, alone]));
  assert.deepEqual(matches(declared, /^  "([a-z-]+)": CustomEvent</gm), table(EMBEDDING, "event").map(([name]) => codes(name)[0]).sort());
  assert.deepEqual(matches(declared, /^  (\w+)\(.*\): (?:Promise<|void;$)/gm), unique(table(EMBEDDING, "method").map(([method]) => /^`(\w+)\(/.exec(method)[1])));
  for (const [nameCell, values] of table(EMBEDDING, "attribute")) {
    const [name] = codes(nameCell);
    let type = new RegExp(`^  get ${name}\\(\\): (.+);$`, "m").exec(declared)[1].replace(" | null", "");
    const alias = new RegExp(`^export type ${type} =([^;]+);`, "m").exec(declared);
    type = alias?.[1] ?? type;
    if (type === "string") continue;
    const tokens = Array.from(type.matchAll(/"([^"]+)"/g), ([, token]) => token);
    assert.deepEqual(tokens, codes(values), name);
  }
});

test("docs/embedding.md has the parts and the custom properties", () => {
  const parts = table(EMBEDDING, "part").map(([part]) => /^`::part\((.+)\)`$/.exec(part)[1]);
  assert.deepEqual(unique(parts), matches(SHELL, /setAttribute\("part", "([a-z-]+)"\)/g));
  const properties = table(EMBEDDING, "custom property").map(([name]) => codes(name)[0]);
  assert.deepEqual(unique(properties), matches(SHELL, /(?:var\(|getPropertyValue\(")(--trade-figure-[a-z-]+)/g));
});

test("docs/tables.md has the attributes of a page's own table, and its views", () => {
  const text = read("docs/tables.md");
  const said = /const SAID = \[([^\]]+)\]/.exec(read("www/page-table.js"))[1];
  const names = Array.from(said.matchAll(/"([^"]+)"/g), ([, name]) => name);
  assert.deepEqual(table(text, "attribute").map(([name]) => codes(name)[0]), names);
  const views = matches(read("src/data/table/views.rs"), /add\("([a-z]+)", Chart::/g);
  assert.deepEqual(unique(codes(/`view` is one of ([^]+?)\. Measures/.exec(text)[1])), views);
  // What makes a figure one of its table is said in the first script too.
  assert.deepEqual(matches(read("www/element.js"), /\[(data-[a-z]+)\]/g), unique(names.filter((name) => name !== "data-source")));
});

const DATA = read("docs/data.md");

/** The texts in the list of a Rust constant, the `index`-th of that name in a file. */
function constant(path, name, index = 0) {
  const lists = Array.from(read(path).matchAll(new RegExp(`const ${name}: [^=]+=\\s*\\[([^\\]]+)\\]`, "g")));
  return Array.from(lists[index][1].matchAll(/"([^"]+)"/g), ([, text]) => text);
}

test("docs/data.md has the columns, rules, keys and units of the reader", () => {
  const section = (heading) => DATA.slice(DATA.indexOf(heading));
  const named = (text, head) => table(text, head).flatMap(([name]) => codes(name));
  const records = "src/data/records.rs";
  assert.deepEqual(named(section("### `observations.csv`"), "column"), constant(records, "COLUMNS", 0));
  assert.deepEqual(named(section("### `claims.csv`"), "column"), constant(records, "COLUMNS", 1));
  const labels = /let columns = \[([^\]]+)\]/.exec(read(records))[1];
  const labelColumns = Array.from(labels.matchAll(/"([^"]+)"/g), ([, text]) => text);
  assert.deepEqual(codes(/^The columns .+\. A token/m.exec(DATA)[0]), labelColumns);
  assert.deepEqual(unique(named(DATA, "rule")), unique(constant("src/model/claim.rs", "TOKENS")));
  assert.deepEqual(unique(named(section("## Views"), "key")), unique(constant("src/data/view.rs", "KEYS")));

  const inRow = (heading, head, name) => codes(table(section(heading), head).find((row) => codes(row[0])[0] === name)[1]);
  const units = matches(read("src/model/unit.rs"), /\("([A-Z]+)", Measure::/g);
  assert.deepEqual(unique(inRow("### `observations.csv`", "column", "unit_measure")), units);
  const flows = matches(read("src/model/flow.rs"), /Flow::\w+ => "([a-z]+)"/g);
  assert.deepEqual(unique(inRow("### `observations.csv`", "column", "flow")), flows);
  const forms = matches(read("src/data/view.rs"), /\("([a-z-]+)", Chart::/g);
  assert.deepEqual(unique(inRow("## Views", "key", "chart")), forms);
  const facets = matches(read("src/data/view.rs"), /\("([a-z]+)", Facet::/g);
  assert.deepEqual(unique(codes(/^`category` and `series` name one of (.+)\.$/m.exec(DATA)[1])), facets);
  const resources = constant("src/data/package.rs", "RESOURCES");
  assert.deepEqual(resources.filter((name) => !DATA.includes(`\`${name}\``)), []);
});

test("docs/views.schema.json has the keys and the closed lists of the reader", () => {
  const { items: view, $defs: shared } = JSON.parse(read("docs/views.schema.json"));
  const source = read("src/data/view.rs");
  const same = (what, listed, accepted) => {
    const [inSchema, inReader] = [unique(listed), unique(accepted)];
    const lacks = inReader.filter((one) => !inSchema.includes(one));
    const invents = inSchema.filter((one) => !inReader.includes(one));
    const says = `docs/views.schema.json: of the ${what} it lacks [${lacks}] and has too many [${invents}]`;
    assert.deepEqual(inSchema, inReader, says);
  };
  same("keys of a view", Object.keys(view.properties), constant("src/data/view.rs", "KEYS"));
  same("chart forms", view.properties.chart.enum, matches(source, /\("([a-z-]+)", Chart::/g));
  same("measures", view.properties.measures.items.enum, matches(source, /\("([a-z-]+)", Shown::/g));
  same("columns", shared.facet.enum, matches(source, /\("([a-z-]+)", Facet::/g));
  const languages = matches(read("src/locale/mod.rs"), /Lang::\w+ => "([a-z]+)"/g);
  same("languages", Object.keys(shared.text.anyOf[1].properties), languages);
});

test("docs/check.md has the keys of the JSON form, the verdicts, slips and exit codes", () => {
  const text = read("docs/check.md");
  const source = read("src/finding/document.rs");
  // The keys that a function sets on the object that it makes.
  const keys = (head, object) => {
    const body = source.slice(source.indexOf(head)).split("\n}")[0];
    return matches(body, new RegExp(`\\b${object}\\.set\\("(\\w+)"`, "g"));
  };
  const named = (head) => unique(table(text, head).flatMap(([name]) => codes(name)));
  assert.deepEqual(named("key"), keys("impl Document", "document"));
  assert.deepEqual(named("key of a claim"), keys("fn entry(", "entry"));
  assert.deepEqual(named("key of a repair"), keys("fn repair_entry(", "entry"));
  const report = read("src/check/report.rs");
  assert.deepEqual(named("verdict"), matches(report, /Verdict::\w+(?:\(_\))? => "([a-z-]+)"/g));
  const slips = codes(table(text, "key of a repair").find(([name]) => name === "`slip`")[1]);
  assert.deepEqual(unique(slips.filter((slip) => slip !== "null")), matches(report, /SlipKind::\w+ => "([a-z-]+)"/g));
  const exits = matches(read("src/cli/main.rs"), /^const [A-Z]+: u8 = (\d);/gm);
  assert.deepEqual(unique(table(text, "exit code").map(([code]) => code)), exits);
});

const ARCHITECTURE = read("docs/architecture.md");

test("docs/architecture.md has every folder, and who uses whom", () => {
  const folders = PATHS.filter((path) => /^([a-z]+\/|src\/[a-z]+\/)$/.test(path) && !/^(src|docs)\/$/.test(path));
  assert.deepEqual(folders.filter((folder) => !ARCHITECTURE.includes(`\`${folder}\``)), []);

  const modules = matches(read("src/lib.rs"), /^pub mod (\w+);/gm);
  const rows = table(ARCHITECTURE, "folder").map(([folder, uses]) => [/src\/(\w+)\//.exec(folder)[1], codes(uses)]);
  assert.deepEqual(unique(rows.map(([name]) => name)), modules);
  for (const [name, uses] of rows) {
    const source = PATHS.filter((path) => path.startsWith(`src/${name}/`) && path.endsWith(".rs")).map(read).join("\n");
    // Comments may speak of anything; `use crate::{…}` has its modules at the first level.
    const code = source.replaceAll(/^\s*\/\/.*$/gm, "");
    const direct = matches(code, /crate::(\w+)/g);
    const grouped = Array.from(code.matchAll(/crate::\{([^;]+)\};/g), ([, list]) =>
      matches(list.replaceAll(/\{[^{}]*\}/g, ""), /(?:^|,)\s*(\w+)/g),
    ).flat();
    const used = unique([...direct, ...grouped]).filter((other) => modules.includes(other) && other !== name);
    assert.deepEqual(used, unique(uses), `src/${name}/`);
  }
});
