// The module for notebooks and MyST pages. The hosts here do what the description of anywidget's front-end
// modules says of hosts (https://anywidget.dev/en/afm/): they import a module from an address or out of a text, and
// call `render({ model, el })` of what it exports, whose answer they call when the view goes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { onPath } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body><div id="a"></div><div id="b"></div></body></html>';
const SERIES = new URL("../../data/china-kazakhstan-series/", import.meta.url);

/** Runs in the page: `host.show(place, state, source)` is a host with a model like that of a notebook. */
function addHost() {
  class Model {
    #state;
    #listeners = new Map();
    saved = 0;
    constructor(state) {
      this.#state = state;
    }
    get(name) {
      return this.#state[name];
    }
    set(name, value) {
      if (this.#state[name] === value) return;
      this.#state[name] = value;
      for (const listener of this.#listeners.get(`change:${name}`) ?? []) listener();
    }
    save_changes() {
      this.saved += 1;
    }
    on(event, listener) {
      this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    }
    off(event, listener) {
      this.#listeners.set(event, this.#listeners.get(event)?.filter((one) => one !== listener));
    }
    get heard() {
      return [...this.#listeners.values()].flat().length;
    }
  }
  const models = {};
  globalThis.host = {
    models,
    async show(place, state, source, inShadow = false) {
      const { default: widget } = await import(source);
      const outer = document.querySelector(place);
      const el = inShadow ? outer.attachShadow({ mode: "open" }).appendChild(document.createElement("div")) : outer;
      models[place] = new Model(state);
      models[place].el = el;
      models[place].leave = await widget.render({ model: models[place], el });
    },
  };
}

for (const browser of ["chrome", "firefox"]) {
  const skip = skipUnless(browser);
  const onHost = (use) =>
    onPath(
      "/t.html",
      async (context) => {
        await context.page.evaluate(addHost);
        await use(context);
      },
      { browser, pages: { "/t.html": { body: PAGE } } },
    );
  const settle = (page) => page.evaluate(() => helpers.settle());

  test(`a host shows a figure from an address and follows it, in ${browser}`, { skip }, () =>
    onHost(async ({ page, origin, log }) => {
      // Empty texts and objects are what the traits of a notebook's class have until they are set.
      const unset = { files: {}, state: {}, measure: "", panel: "", src: "", selected: "" };
      await page.evaluate((unset) => host.show("#a", { ...unset, view: "exports", lang: "ru", fallback: "<b>no scripts</b>" }, "/embed/anywidget.js"), unset);
      await page.evaluate(() => helpers.happened("ready"));
      const figure = () => page.evaluate(() => {
        const { view, lang, measure, textContent } = document.querySelector("trade-figure");
        return { view, lang, measure, textContent };
      });
      assert.deepEqual(await figure(), { view: "exports", lang: "ru", measure: null, textContent: "<b>no scripts</b>" });
      // The model of the host changes.
      await page.evaluate(() => {
        host.models["#a"].set("view", "imports");
        host.models["#a"].set("measure", "growth");
      });
      await settle(page);
      assert.deepEqual(await figure(), { view: "imports", lang: "ru", measure: "growth", textContent: "<b>no scripts</b>" });
      // The reader chooses: a second pair of files is not asked for, since everything is in the module.
      const state = await page.evaluate(async () => {
        host.models["#a"].set("measure", null);
        await helpers.settle();
        helpers.inShadow(".legend button").click();
        await helpers.settle();
        return { told: host.models["#a"].get("state"), saved: host.models["#a"].saved };
      });
      assert.equal(state.told?.view, "imports");
      assert.equal(state.told.hidden.length, 1);
      assert.ok(state.saved > 0);
      await page.evaluate(() => host.models["#a"].set("state", { view: "exports-slope" }));
      await settle(page);
      await page.evaluate(() => helpers.until(() => document.querySelector("trade-figure").view === "exports-slope"));
      // It goes, and nothing of it stays.
      const left = await page.evaluate(() => {
        host.models["#a"].leave();
        return { figures: document.querySelectorAll("trade-figure").length, heard: host.models["#a"].heard };
      });
      assert.deepEqual(left, { figures: 0, heard: 0 });
      const asked = log.requests.map(({ url }) => url).filter((url) => url.startsWith(origin)).map((url) => url.slice(origin.length));
      assert.deepEqual([...new Set(asked)], ["/t.html", "/embed/anywidget.js"]);
      assert.deepEqual(log.problems(), []);
    }),
  );

  test(`a module that is run out of a text shows a package that the host has, in a shadow tree, in ${browser}`, { skip }, () =>
    onHost(async ({ page, log }) => {
      const names = ["datapackage.json", "observations.csv", "labels.csv", "schemas/observations.json", "schemas/labels.json"];
      const files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, SERIES), "utf8")])));
      await page.evaluate(async (files) => {
        const text = await (await fetch("/embed/anywidget.js")).text();
        const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
        await host.show("#a", { files, view: "to-kazakhstan" }, address, true);
        // A second view of a second model, as notebooks have them.
        await host.show("#b", {}, address);
      }, files);
      await page.evaluate(() => helpers.happened("ready", 2));
      const shown = await page.evaluate(async () => {
        const [first, second] = ["#a", "#b"].map((place) => host.models[place].el.querySelector("trade-figure"));
        return { csv: (await first.toCSV()).split(/\r?\n/).length, first: first.view, second: (await second.toJSON()).view };
      });
      // Two reporters, 1992 to 2020, and the line of names.
      assert.ok(shown.csv >= 2 * 29 + 1, JSON.stringify(shown));
      assert.equal(shown.first, "to-kazakhstan");
      assert.equal(typeof (shown.second.name ?? shown.second), "string");
      assert.deepEqual(log.problems(), []);
    }),
  );
}
