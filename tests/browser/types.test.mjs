// What the element gives is what its TypeScript declarations say: the compiler is given the values as literals, so
// it refuses keys that are not declared, keys that are missing, and values of another type.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { TABLE, onPage } from "./host.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DECLARATIONS = readFileSync(`${ROOT}/www/trade-figure.d.ts`, "utf8");
const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const FOLDER = `${ROOT}/target/types`;

/** What the compiler says of a module that has every type of the declarations; empty if nothing is wrong. */
function compile(name, text) {
  mkdirSync(FOLDER, { recursive: true });
  const types = Array.from(DECLARATIONS.matchAll(/^export (?:type|interface|class) (\w+)/gm), ([, type]) => type);
  const file = `${FOLDER}/${name}.ts`;
  writeFileSync(file, `import type { ${types.join(", ")} } from "../../www/trade-figure.js";\n${text}\n`);
  // No types that happen to be installed around it.
  const how = { noEmit: true, strict: true, target: "es2022", lib: ["es2022", "dom"], types: [], module: "es2022", moduleResolution: "bundler" };
  const project = `${FOLDER}/${name}.json`;
  writeFileSync(project, JSON.stringify({ compilerOptions: how, files: [file] }));
  try {
    execFileSync(process.execPath, [TSC, "--skipDefaultLibCheck", "--project", project], { encoding: "utf8", stdio: "pipe" });
    return "";
  } catch ({ stdout }) {
    return stdout;
  }
}

const { views: all } = JSON.parse(readFileSync(`${ROOT}/data/china-kazakhstan/datapackage.json`, "utf8"));
/** Those that are drawings: of a list there are no numbers to take away. */
const views = all.filter(({ chart }) => !["check", "evidence", "indicators"].includes(chart));

test("what the methods and events give has the declared keys and types", () =>
  onPage(
    `<trade-figure view="turnover" loading="eager">${TABLE}</trade-figure><trade-figure id="bad" view="nowhere" loading="eager">${TABLE}</trade-figure>`,
    async ({ page }) => {
      await page.evaluate(async () => {
        await helpers.happened("ready");
        await helpers.happened("error");
      });
      const given = await page.evaluate(async (views) => {
        const figure = document.querySelector("trade-figure");
        const check = await figure.check();
        const indicators = await figure.indicators();
        const data = [];
        for (const { name, measures } of views) {
          const other = figure.cloneNode();
          other.view = name;
          for (const measure of measures ?? [null]) {
            other.measure = measure;
            data.push(await other.toJSON().catch((error) => ({ refused: error.name })));
          }
        }
        const names = ["src", "view", "panel", "measure", "lang", "theme", "loading", "controls"];
        const properties = Object.fromEntries(names.map((name) => [name, figure[name]]));
        return { check, indicators, data, properties };
      }, views);
      // A reader's choice, by the menu or the button that is there.
      await page.evaluate(async () => {
        const choice = helpers.inShadow("[part=toolbar] select");
        const button = helpers.inShadow("[part=toolbar] button[aria-pressed=false]");
        if (button) button.click();
        else {
          choice.selectedIndex = choice.options.length - 1;
          choice.dispatchEvent(new Event("change", { bubbles: true }));
        }
        await helpers.happened("change");
      });
      const events = await page.evaluate(() => helpers.events.map(({ time, id, ...detail }) => detail));
      assert.ok(given.data.length >= views.length && given.data.every(({ refused }) => refused === undefined));

      const lines = [];
      const add = (type, value) => lines.push(`const v${lines.length}: ${type} = ${JSON.stringify(value)};`);
      add("Check", given.check);
      add("Indicator[]", given.indicators);
      for (const data of given.data) add("FigureData", data);
      for (const [name, value] of Object.entries(given.properties)) add(`TradeFigureElement["${name}"]`, value);
      const seen = new Set();
      for (const { name, ...detail } of events) {
        seen.add(name);
        add(`TradeFigureEventMap["trade-figure-${name}"]["detail"]`, detail);
      }
      assert.deepEqual([...seen].sort(), ["change", "error", "ready"]);
      assert.equal(compile("values", lines.join("\n")), "");
    },
  ));

test("the class has the declared members and no others", () =>
  onPage(`<trade-figure>${TABLE}</trade-figure>`, async ({ page }) => {
    const [, body] = /export class TradeFigureElement extends HTMLElement \{\n([^]*?)\n\}/.exec(DECLARATIONS);
    const declared = new Set(Array.from(body.matchAll(/^  (?:get |set )?(\w+)[(<]/gm), ([, name]) => name));
    // Inherited, and declared for the types of its events.
    declared.delete("addEventListener");
    const found = await page.evaluate(async () => {
      await customElements.whenDefined("trade-figure");
      return Object.getOwnPropertyNames(customElements.get("trade-figure").prototype);
    });
    const called = /^(constructor|(dis)?connected(Move)?Callback|adoptedCallback|attributeChangedCallback)$/;
    assert.deepEqual(found.filter((name) => !called.test(name)).sort(), [...declared].sort());
  }));

test("what is not as declared is refused", () => {
  const lines = [
    'const wrong: FigureState = { view: "x", extra: 1 };',
    "const lacking: FigureState = {};",
    'const other: FigureState = { view: "x", measure: "weight" };',
  ];
  const said = compile("wrong", lines.join("\n"));
  assert.equal(said.match(/error TS/g)?.length, lines.length, said);
});
