// What a reader takes along in words, asks of one value, and hears.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Cite } from "@citation-js/core";
import { parse as parseBibtex } from "@retorquere/bibtex-parser";
import astrocite from "astrocite-ris";

import { TABLE, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const figure = (attributes) => `<trade-figure ${attributes} loading="eager">${TABLE}</trade-figure>`;
const EXPORTS = figure('id="f" view="exports"');

const ready = (page, count = 1) => page.evaluate((count) => helpers.happened("ready", count), count);

/** Opens citations and waits until they are there. */
async function openCiting(page) {
  await page.evaluate(() => helpers.inShadow(".toolbar .cite").click());
  await page.evaluate(() => helpers.until(() => helpers.inShadow(".citing textarea") !== null));
}

/** The texts that can be taken along, by their labels. */
const taken = (page) =>
  page.evaluate(() => {
    const areas = helpers.inShadow(".citing").querySelectorAll("textarea");
    return Object.fromEntries(Array.from(areas, ({ ariaLabel, value }) => [ariaLabel, value]));
  });

async function form(page, name) {
  await page.evaluate((name) => {
    const buttons = [...helpers.inShadow(".citing").querySelectorAll(".choice button")];
    buttons.find(({ textContent }) => textContent === name).click();
  }, name);
  return taken(page);
}

const WORKS = ["This figure", "The article", "Numbers of the article", "Original data"];
const TITLE = "Strategic priorities for expanding China Kazakhstan international economic cooperation";

for (const browser of ["chrome", "firefox"]) {
  const skip = skipUnless(browser);

  test(`every form of citation is one that others read, in ${browser}`, { skip }, () =>
    onPage(
      EXPORTS,
      async ({ page, log, origin }) => {
        await ready(page);
        await page.evaluate(() => (document.querySelector("#f").measure = "growth"));
        await openCiting(page);
        const texts = await taken(page);
        assert.deepEqual(Object.keys(texts), [...WORKS, "Link to this figure as it is shown", "Element", "Frame", "Single file"]);
        assert.equal(texts["The article"], `Tang, Sai; Wang, Liyuan; Huo, Xuedi. ${TITLE}.`);
        const address = `${origin}/t.html#trade-figure=measure:growth`;
        assert.equal(texts["Link to this figure as it is shown"], address);
        const title = "The value of Kazakhstan's oil exports to China more than doubled in 2022 [Growth]";

        const items = [];
        for (const text of Object.values(await form(page, "CSL-JSON")).slice(0, 4)) items.push(...JSON.parse(text));
        assert.deepEqual(new Cite(items).format("data", { format: "object" }), items);
        assert.deepEqual([items[0].title, items[0].URL, items[1].title], [title, address, TITLE]);
        const today = await page.evaluate(() => [new Date().getFullYear(), new Date().getMonth() + 1, new Date().getDate()]);
        assert.deepEqual(items[0].accessed["date-parts"], [today]);

        const bibtex = await form(page, "BibTeX");
        const { errors, entries } = parseBibtex(WORKS.map((work) => bibtex[work]).join("\n"), { sentenceCase: false });
        assert.deepEqual(errors, []);
        assert.deepEqual(entries.map(({ key, fields }) => [key, fields.title]), items.map(({ id, title }) => [id, title]));
        assert.equal(entries[0].fields.url, address);

        const ris = await form(page, "RIS");
        // A text area gives every line break as a line feed.
        const records = astrocite.parse(WORKS.map((work) => ris[work]).join("").replaceAll("\n", "\r\n"));
        assert.deepEqual(records.map(({ id, title }) => [id, title]), items.map(({ id, title }) => [id, title]));
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`Escape closes citations and the focus goes back, in ${browser}`, { skip }, () =>
    onPage(
      EXPORTS,
      async ({ page }) => {
        await ready(page);
        const focus = () => page.evaluate(() => helpers.inShadow("figure").getRootNode().activeElement?.className);
        await page.evaluate(() => helpers.inShadow(".toolbar .cite").focus());
        assert.equal(await page.evaluate(() => helpers.inShadow(".citing")), null);
        await page.keyboard.press("Enter");
        await page.evaluate(() => helpers.until(() => helpers.inShadow(".citing textarea") !== null));
        await page.evaluate(() => helpers.until(() => helpers.inShadow("figure").getRootNode().activeElement?.className === "close"));
        assert.equal(await page.evaluate(() => helpers.inShadow(".toolbar .cite").ariaExpanded), "true");
        await page.keyboard.press("Escape");
        assert.equal(await focus(), "cite");
        const closed = await page.evaluate(() => [helpers.inShadow(".citing").hidden, helpers.inShadow(".toolbar .cite").ariaExpanded]);
        assert.deepEqual(closed, [true, "false"]);
      },
      { browser },
    ),
  );

  test(`a link shows what a reader had chosen, in ${browser}`, { skip }, () =>
    onPage(
      `${EXPORTS}<div style="block-size: 4000px"></div><trade-figure id="second" view="turnover" measure="index">${TABLE}</trade-figure>`,
      async ({ page, log, origin }) => {
        await ready(page);
        const shown = (id) =>
          page.evaluate((id) => {
            const element = document.querySelector(id);
            const pressed = Array.from(helpers.inShadow(".legend", element).querySelectorAll("[aria-pressed=false]"), ({ textContent }) => textContent);
            return { view: element.view, measure: element.measure, panel: element.panel, hidden: pressed };
          }, id);
        await page.evaluate(() => document.querySelector("#second").scrollIntoView());
        await ready(page, 2);
        const link = await page.evaluate(async () => {
          const second = document.querySelector("#second");
          const choose = async (label, value) => {
            const select = [...second.shadowRoot.querySelectorAll("select")].find(({ ariaLabel }) => ariaLabel === label);
            select.value = value;
            select.dispatchEvent(new Event("change"));
            await helpers.settle();
          };
          await choose("Measure", "value");
          [...second.shadowRoot.querySelectorAll(".legend button")].find(({ textContent }) => textContent === "2021").click();
          await helpers.settle();
          helpers.inShadow(".toolbar .cite", second).click();
          await helpers.until(() => second.shadowRoot.querySelector(".citing textarea") !== null);
          return second.shadowRoot.querySelector('.citing [aria-label="Link to this figure as it is shown"]').value;
        });
        assert.equal(link, `${origin}/t.html#trade-figure=figure:second;measure:value;hidden:2021`);
        assert.deepEqual(await shown("#second"), { view: "turnover", measure: "value", panel: "chart", hidden: ["2021"] });

        const follow = async (hash) => {
          await page.goto("about:blank");
          await page.goto(`${origin}/t.html${hash}`);
          await ready(page);
        };
        await follow(new URL(link).hash);
        await page.evaluate(() => helpers.happened("change"));
        assert.deepEqual(await shown("#second"), { view: "turnover", measure: "value", panel: "chart", hidden: ["2021"] });
        assert.deepEqual(await shown("#f"), { view: "exports", measure: null, panel: "chart", hidden: [] });
        assert.ok(await page.evaluate(() => document.querySelector("#second").getBoundingClientRect().top < innerHeight));

        // The first figure of a page needs no name.
        await follow("#trade-figure=view:exports-slope;panel:table");
        await page.evaluate(() => helpers.happened("change"));
        assert.deepEqual(await shown("#f"), { view: "exports-slope", measure: null, panel: "table", hidden: [] });

        // What nobody wrote: a view that is not there, halves of characters, what is no attribute, another's hash.
        const odd = ["view:nowhere", "measure:%E0%A4%A", "onclick:alert(1);src:https%3A%2F%2Fexample.org", "sort:javascript%3Aalert(1)", "=;:;,:", "figure:9;view:imports"];
        for (const pairs of odd) {
          await follow(`#trade-figure=${pairs}`);
          await page.evaluate(() => helpers.settle());
          await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
          const found = await page.evaluate(() => ({
            view: document.querySelector("#f").view,
            names: document.querySelector("#f").getAttributeNames().sort(),
            seen: helpers.seen(),
          }));
          assert.equal(found.view, "exports", pairs);
          assert.deepEqual(found.names.filter((name) => !["measure", "panel"].includes(name)), ["id", "loading", "view"], pairs);
          assert.deepEqual(found.seen, { figure: true, fallback: false, status: "" }, pairs);
        }
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a link keeps the years and the growths that were chosen, in ${browser}`, { skip }, () =>
    onPage(
      figure('id="f" src="/data/china-kazakhstan-series/datapackage.json" view="to-kazakhstan"') + figure('id="g" view="prospects"'),
      async ({ page, log, origin }) => {
        await ready(page, 2);
        const linkOf = (id) =>
          page.evaluate(async (id) => {
            const element = document.querySelector(id);
            helpers.inShadow(".toolbar .cite", element).click();
            const label = '.citing [aria-label="Link to this figure as it is shown"]';
            await helpers.until(() => element.shadowRoot.querySelector(label)?.value.includes("#"));
            return element.shadowRoot.querySelector(label).value;
          }, id);
        const follow = async (link) => {
          await page.goto("about:blank");
          await page.goto(link);
          await ready(page, 2);
          await page.evaluate(() => helpers.happened("change"));
          return page.evaluate(() => helpers.events.findLast(({ name }) => name === "change").state);
        };
        for (const [id, state, hash] of [
          ["#f", { view: "to-kazakhstan", from: "2000", to: "2010", compare: ["2001", "2008"] }, "from:2000;to:2010;compare:2001,2008"],
          ["#g", { view: "prospects", rates: { export: 5.25, import: -3 } }, "figure:g;rate-export:5.25;rate-import:-3"],
        ]) {
          await page.evaluate((id, state) => document.querySelector(id).restore(state), id, state);
          await page.evaluate(() => helpers.settle());
          const link = await linkOf(id);
          assert.equal(link, `${origin}/t.html#trade-figure=${hash}`);
          assert.deepEqual(await follow(link), state);
        }
        // What is no year, and no number: the figure is there, and shows all.
        for (const odd of ["from:never;to:9999", "compare:2001", "compare:%3Cb%3E,2", "figure:g;rate-export:abc", "figure:g;rate-export:1e999"]) {
          await page.goto("about:blank");
          await page.goto(`${origin}/t.html#trade-figure=${odd}`);
          await ready(page, 2);
          await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
          const { seen } = await page.evaluate(() => ({ seen: helpers.seen() }));
          assert.deepEqual(seen, { figure: true, fallback: false, status: "" }, odd);
        }
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a value says where it is from, in ${browser}`, { skip }, () =>
    onPage(
      EXPORTS,
      async ({ page, log }) => {
        await ready(page);
        const block = () =>
          page.evaluate(async () => {
            await helpers.until(() => helpers.inShadow(".method")?.hidden === false);
            await new Promise((resolve) => setTimeout(resolve, 400));
            const block = helpers.inShadow(".method");
            const texts = (selector) => Array.from(block.querySelectorAll(selector), (node) => node.textContent);
            return {
              heading: block.querySelector("[role=heading]").textContent,
              formulas: texts("dd"),
              rows: Array.from(block.querySelectorAll("tbody tr"), (row) => Array.from(row.cells, (cell) => cell.textContent)),
              links: Array.from(block.querySelectorAll("a"), ({ href, textContent }) => `${textContent} ${href}`),
              live: helpers.inShadow("[aria-live]").textContent,
            };
          });
        await page.evaluate(() => helpers.inShadow(".layer").focus());
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        const first = await block();
        // Source: Table 1 of the article.
        assert.equal(first.heading, "Where this number is from: All goods, 2022");
        assert.deepEqual(first.formulas, ["13.2 − 9.8 = +3.4 (+3.3 to +3.5)", "100 × 13.2 / 9.8 ≈ 134.7 (133.5 to 135.9)"]);
        assert.deepEqual(first.rows, [
          ["Exports, 2022", "$13.2 billion", "13.15 to 13.25", "Table 1, row 2"],
          ["Exports, 2021", "$9.8 billion", "9.75 to 9.85", "Table 1, row 2"],
        ]);
        assert.deepEqual(first.links, ["Licence: MIT License https://opensource.org/license/mit", "Licence: Apache License 2.0 https://www.apache.org/licenses/LICENSE-2.0"]);
        assert.ok(first.live.startsWith("All goods, 2022. Change since 2021: 13.2 − 9.8"), first.live);

        // It follows the measure, and goes with the drawing.
        await page.evaluate(() => (document.querySelector("#f").measure = "growth"));
        await page.evaluate(() => helpers.until(() => helpers.inShadow(".method").textContent.includes("− 1)")));
        assert.equal((await block()).formulas.at(-1), "100 × (13.2 / 9.8 − 1) ≈ +34.7% (+33.5 to +35.9)");
        await page.evaluate(() => (document.querySelector("#f").panel = "table"));
        await page.evaluate(() => helpers.until(() => helpers.inShadow(".method").hidden));
        await page.evaluate(() => (document.querySelector("#f").panel = "chart"));
        await block();

        // Tab leads into it; Escape closes it, and the focus is where it was asked for.
        await page.evaluate(() => helpers.inShadow(".layer").focus());
        await page.keyboard.press("Tab");
        const focus = () => page.evaluate(() => helpers.inShadow("figure").getRootNode().activeElement?.className);
        assert.equal(await focus(), "close");
        await page.keyboard.press("Escape");
        assert.equal(await focus(), "layer");
        assert.ok(await page.evaluate(() => helpers.inShadow(".method").hidden));

        // The same by pointer.
        await page.evaluate(() => (document.querySelector("#f").measure = "value"));
        await page.evaluate(() => helpers.settle());
        const marks = await page.evaluate(() => helpers.marks().marks);
        const box = await page.evaluate(() => helpers.inShadow("canvas").getBoundingClientRect().toJSON());
        await page.mouse.click(box.x + marks[2].xCss, box.y + marks[2].yCss);
        assert.equal((await block()).heading, "Where this number is from: Crude oil and petroleum products, 2021");
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`a series is heard on request, and ends when it should, in ${browser}`, { skip }, () =>
    onPage(
      figure('id="f" src="p/datapackage.json"'),
      async ({ page, log }) => {
        await ready(page);
        // Nothing has sounded before anybody asked.
        assert.deepEqual(await page.evaluate(() => audio), { contexts: 0, closed: 0, tones: [] });
        await page.evaluate(() => helpers.inShadow(".layer").focus());
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Enter");
        const listen = (text) =>
          page.evaluate(async (text) => {
            const button = () => [...(helpers.inShadow(".method")?.querySelectorAll("button") ?? [])].find(({ textContent }) => textContent.startsWith(text));
            await helpers.until(() => button());
            button().click();
          }, text);
        await page.evaluate(() => {
          globalThis.said = [];
          const live = helpers.inShadow("[aria-live]");
          new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true });
        });
        await listen("Listen to the series: Exports");
        await page.evaluate(() => helpers.until(() => audio.closed === 1));
        const { tones, contexts } = await page.evaluate(() => audio);
        // 2.0 is the lowest, 6.0 the highest, 4.0 half way: 220 Hz, two octaves above, and one. 2020 is not printed.
        assert.deepEqual([contexts, tones], [1, [220, 880, 440]]);
        const said = await page.evaluate(() => said);
        assert.deepEqual(
          said.filter((text) => /^\d{4}: /.test(text)),
          ["2019: $2.0 billion.", "2020: not printed.", "2021: $6.0 billion.", "2022: $4.0 billion."],
        );
        assert.ok(said.includes("The lowest tone is 2019 ($2.0 billion), the highest 2021 ($6.0 billion). Silence is a value that is not there."));

        // By Escape, wherever the focus is, and by the button.
        await listen("Listen");
        await page.evaluate(() => helpers.until(() => audio.tones.length === 4));
        await page.keyboard.press("Escape");
        assert.equal(await page.evaluate(() => audio.closed), 2);
        assert.ok(await page.evaluate(() => !helpers.inShadow(".method").hidden), "one press ends one thing");
        await listen("Listen");
        await listen("Stop");
        assert.equal(await page.evaluate(() => audio.closed), 3);
        const count = await page.evaluate(() => audio.tones.length);
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
        assert.equal(await page.evaluate(() => audio.tones.length), count, "it has ended");

        // Where there is no sound to be had, it says so.
        await page.evaluate(() => (globalThis.AudioContext = undefined));
        await listen("Listen");
        assert.equal(await page.evaluate(() => helpers.inShadow(".method .now").textContent), "This browser makes no sound here.");
        assert.deepEqual(log.problems(), []);
      },
      { browser, head: `<script>(${mockAudio})()</script>`, pages: SERIES },
    ),
  );
}

/** Runs in the page: counts what would sound. */
function mockAudio() {
  globalThis.audio = { contexts: 0, closed: 0, tones: [] };
  const parameter = () => ({ setValueAtTime() {}, linearRampToValueAtTime() {} });
  globalThis.AudioContext = class {
    currentTime = 0;
    destination = {};
    constructor() {
      audio.contexts += 1;
    }
    createOscillator() {
      const frequency = { set value(hz) {
        audio.tones.push(hz);
      } };
      return { frequency, connect() {}, start() {}, stop() {} };
    }
    createGain() {
      return { gain: parameter(), connect() {} };
    }
    close() {
      audio.closed += 1;
    }
    resume() {}
  };
}

const SERIES = {
  "/p/datapackage.json": {
    body: JSON.stringify({
      name: "s",
      resources: ["observations", "labels"].map((name) => ({ name, path: `${name}.csv` })),
      views: [
        {
          name: "main",
          chart: "lines",
          title: "A series",
          source: "Somebody",
          select: { observations: ["a", "b", "c", "d", "e"] },
          category: "period",
          series: "flow",
        },
      ],
    }),
  },
  "/p/labels.csv": { body: "token,en,kk,ru,zh\nexport,Exports,,,\nimport,Imports,,,\ntrade,Trade,,,\nTOTAL,All,,,\n" },
  "/p/observations.csv": {
    body: [
      "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note",
      "a,trade,KAZ,CHN,export,TOTAL,2019,2.0,USD,9,,",
      "b,trade,KAZ,CHN,export,TOTAL,2020,,USD,9,,",
      "c,trade,KAZ,CHN,export,TOTAL,2021,6.0,USD,9,,",
      "d,trade,KAZ,CHN,export,TOTAL,2022,4.0,USD,9,,",
      "e,trade,KAZ,CHN,import,TOTAL,2022,5.0,USD,9,,",
    ].join("\n"),
  },
};

test("what is copied is in the clipboard; where that throws it is selected", () =>
  onPage(EXPORTS, async ({ page }) => {
    await ready(page);
    await openCiting(page);
    const copy = (throws) =>
      page.evaluate(async (throws) => {
        const copied = [];
        const writeText = async (text) => {
          if (throws) throw new DOMException("no", "NotAllowedError");
          copied.push(text);
        };
        Object.defineProperty(navigator, "clipboard", { configurable: true, value: throws === "absent" ? undefined : { writeText } });
        const [, article] = helpers.inShadow(".citing").querySelectorAll(".taken");
        const [button] = article.querySelectorAll("button");
        button.click();
        await helpers.settle();
        const area = article.querySelector("textarea");
        const isSelected = area.getRootNode().activeElement === area && area.selectionEnd - area.selectionStart === area.value.length;
        return { copied, name: button.ariaLabel, isSelected, said: helpers.inShadow(".citing [role=status]").textContent };
      }, throws);
    const text = (await taken(page))["The article"];
    const name = "Copy Text, The article";
    assert.deepEqual(await copy(false), { copied: [text], name, isSelected: false, said: "Copied." });
    const byHand = { copied: [], name, isSelected: true, said: "Selected, to be copied by hand." };
    assert.deepEqual(await copy(true), byHand);
    assert.deepEqual(await copy("absent"), byHand);
  }));

test("a citation is a file with a name of its form", () =>
  onPage(EXPORTS, async ({ page }) => {
    await ready(page);
    await openCiting(page);
    const names = [];
    for (const name of ["Text", "BibTeX", "RIS", "CSL-JSON"]) {
      await form(page, name);
      names.push(
        await page.evaluate(async () => {
          const found = [];
          const click = HTMLAnchorElement.prototype.click;
          HTMLAnchorElement.prototype.click = async function () {
            found.push(this.download, (await (await fetch(this.href)).text()).length > 20);
          };
          const [, article] = helpers.inShadow(".citing").querySelectorAll(".taken");
          article.querySelectorAll("button")[1].click();
          await helpers.until(() => found.length === 2);
          HTMLAnchorElement.prototype.click = click;
          return found;
        }),
      );
    }
    assert.deepEqual(names, ["txt", "bib", "ris", "json"].map((end) => [`china-kazakhstan-article.${end}`, true]));
  }));

test("the codes to embed show the same figure", () =>
  onPage(
    EXPORTS,
    async ({ page, origin }) => {
      await ready(page);
      await page.evaluate(() => {
        document.querySelector("#f").view = "imports";
        document.querySelector("#f").measure = "growth";
      });
      await openCiting(page);
      const { Element: element, Frame: frame, "Single file": single } = await taken(page);
      const parsed = await page.evaluate((codes) => {
        return codes.map((code) => {
          const { body, head } = new DOMParser().parseFromString(code, "text/html");
          const nodes = [...head.children, ...body.children];
          return nodes.map((node) => [node.localName, Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value]))]);
        });
      }, [element, frame, single]);
      const [[script, tag], [[, inFrame]], [[, inSingle]]] = parsed;
      assert.deepEqual(script, ["script", { type: "module", src: `${origin}/embed/trade-figure.js` }]);
      assert.deepEqual(tag, ["trade-figure", { view: "imports", measure: "growth" }]);
      assert.equal(inFrame.src, `${origin}/embed/frame.html?view=imports&measure=growth`);
      assert.equal(inSingle.src, `${origin}/trade-figure.html#view=imports&measure=growth`);
      assert.ok(inFrame.title.length > 10 && inFrame.title === inSingle.title);

      // The code is whole: a page with nothing else shows the figure.
      await page.goto(`${origin}/empty.html`);
      await page.setContent(`<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body>${element}</body></html>`);
      await page.waitForFunction(() => document.querySelector("trade-figure").shadowRoot?.querySelector("figure").checkVisibility());
      const shown = await page.evaluate(() => document.querySelector("trade-figure").shadowRoot.querySelector(".subtitle").textContent);
      assert.equal(shown, "Growth since the period before, %");
    },
    { pages: { "/empty.html": { body: "<!doctype html><title>x</title>" } } },
  ));

test("without the second pair of files nothing breaks, and the button says why", () =>
  onPage(
    EXPORTS,
    async ({ page }) => {
      await ready(page);
      await page.evaluate(() => helpers.inShadow(".layer").focus());
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await page.evaluate(() => helpers.settle());
      assert.deepEqual(await page.evaluate(() => [helpers.seen().figure, helpers.inShadow(".text").hidden]), [true, true]);
      await page.evaluate(() => helpers.inShadow(".toolbar .cite").click());
      await page.evaluate(() => helpers.until(() => !helpers.inShadow(".text").hidden));
      assert.match(await page.evaluate(() => helpers.inShadow(".text").value), /could not be fetched/);
    },
    { pages: { "/embed/trade-figure-more.js": { status: 404, body: "" } } },
  ));
