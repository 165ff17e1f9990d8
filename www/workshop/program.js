/**
 * What the workshop asks of the program that the page has.
 */
import { TradeReader } from "trade-figure-core";
import { openMore } from "../core.js";
import { descriptorOf, listOf } from "./package-edit.js";
import { problemsOf } from "./places.js";

/** What a figure is asked for to see whether it can be drawn. */
const REQUEST = {
  measure: null, hidden: [], sort: null, lang: "en", theme: "light",
  widthCss: 640, pixelRatio: 1, fontFamily: "sans-serif", fontWidthFactor: 1,
};

export class Program {
  #page;

  /** `page` has `parts()`, what every such page shares, and `script()` and `module()`, what it is packed of. */
  constructor(page) {
    this.#page = page;
  }

  async #use(call) {
    const { program } = await openMore("authors");
    return program.use(call);
  }

  /** An error in the words of a language. */
  say(message, lang) {
    return this.#use((Core) => said(Core, message, lang)).catch(() => message);
  }

  /** Everything that is wrong with the files, and with the figures of them, in the words of a language. */
  check(files, lang) {
    return this.#use((Core) => {
      let core;
      try {
        core = Core.fromFiles(files);
      } catch (error) {
        // The program itself may have stopped.
        if (!("where" in error)) throw error;
        return problemsOf(error.message, said(Core, error.message, lang));
      }
      const problems = [];
      for (const { name } of listOf(descriptorOf(files)?.views)) {
        try {
          core.build({ ...REQUEST, view: name });
        } catch (error) {
          if (!("where" in error)) throw error;
          problems.push({ path: null, text: `${name}: ${core.inLanguage(error.message, lang)}` });
        }
      }
      core.free();
      return problems;
    }).catch((error) => [{ path: null, text: error.message }]);
  }

  /** A package of a table: `{ files, read }`. Rejects with everything that is wrong with it. */
  filesOf({ text, cells, caption, name, measure, power, decimal, rules, source, delimiter }, lang) {
    const given = (value) => value.trim() || null;
    const attributes = {
      title: given(caption) ?? (cells ? null : name || "Table"),
      unit: measure.trim() === "" ? null : `${measure.trim().toUpperCase()} ${power}`,
      decimal: given(decimal),
      rules: given(rules),
      source: given(source),
      delimiter: given(delimiter),
      lang,
      readIn: lang,
    };
    return this.#use((Core) => (cells ? Core.filesOfTable(cells, attributes) : Core.filesOfText(text, attributes)));
  }

  /** The text of the page that holds a package. */
  page(files) {
    return this.#use((Core) => Core.standalone(this.#page.parts(), files));
  }

  /** What reads large files, in a worker or here. */
  forFiles() {
    return {
      script: () => this.#page.script(),
      bytes: () => this.#page.module(),
      start: () => this.#use(() => TradeReader),
    };
  }
}

function said(Core, message, lang) {
  if (lang === "en") return message;
  const core = Core.embedded();
  try {
    return core.inLanguage(message, lang);
  } finally {
    core.free();
  }
}
