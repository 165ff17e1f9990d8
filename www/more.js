/**
 * The entry point of the second script, which a figure loads once it needs more
 * than the first has: the glue of the second wasm module, and what shows that
 * module's panels.
 */
import { showAbout } from "./about.js";
import { CSS as ARGUMENT } from "./argument-style.js";
import { CheckList } from "./check-list.js";
import { EvidenceMap } from "./evidence.js";
import { CSS as PANELS } from "./panels-style.js";
import { make } from "./parts.js";
import { CSS as PATTERNS, showSwatches } from "./patterns.js";
import { Rates } from "./rates.js";
import { Scorecard } from "./scorecard.js";
import { CSS as SCORECARD } from "./scorecard-style.js";
import { DataTable } from "./table.js";
import { Veil } from "./veil.js";
import { Years } from "./years.js";
import { CSS as YEARS } from "./years-style.js";

export { default, TradeFigureCore } from "trade-figure-core";
export { download } from "./download.js";
export { toBlob, toJSON, toSVG } from "./export.js";
export { cite, explain, restore } from "./readers.js";

/** What shows each panel but the chart in its node; `ask` answers for the core, or null; `open` shows a number's figure. */
const MAKERS = {
  check(node) {
    const list = new CheckList(node);
    // A list is about the whole package.
    return ({ panel, view, lang }, core) => list.show(core.ask("findings", panel === "chart" ? view : null, lang));
  },
  table(node, ask) {
    const table = new DataTable(node, (column, falls) => ask("table", column, falls));
    return () => table.show();
  },
  about: (node) => (_drawn, core) => showAbout(node, core.ask("about")),
  indicators(node, _ask, open) {
    const card = new Scorecard(node, open);
    return ({ lang }, core) => card.show(core.ask("scorecard", lang));
  },
  evidence(node, _ask, open) {
    const map = new EvidenceMap(node, open);
    return ({ lang }, core) => map.show(core.ask("evidence", lang));
  },
};

/** What one figure has that the first script does not know. */
export class Extras {
  #parts;
  #choices;
  #years;
  #veil;
  // Draws the legend as the chart is drawn.
  #core;
  #panels = {};
  #rates;
  #back = make("button", { type: "button", className: "back", hidden: true });
  // The list that a number was opened from: its view, the number's and the button.
  #cameFrom = null;

  /**
   * `choose(apply)` takes in a choice of the reader's of `element`, whose `explorer` and `choices` these
   * are; `ask` answers for the core, or null.
   */
  constructor({ element, parts, explorer, choices, choose, ask }) {
    this.#parts = parts;
    this.#choices = choices;
    this.#veil = new Veil(parts, explorer);
    this.#years = new Years(parts, explorer, choices, this, choose);
    const open = (view, button) => {
      this.#cameFrom = { list: element.view, view, button };
      choose(() => (element.view = view));
    };
    this.#back.addEventListener("click", () => choose(() => (element.view = this.#cameFrom.list)));
    for (const [name, maker] of Object.entries(MAKERS)) {
      const node = make("div", { className: name, hidden: true });
      this.#panels[name] = { node, show: maker(node, ask, open) };
    }
    const rates = make("div", { className: "rates", hidden: true });
    this.#rates = new Rates(rates, (flow, percent) =>
      choose(() => (this.asked = { ...this.asked, rates: { ...this.asked.rates, [flow]: percent } })),
    );
    parts.figure.prepend(this.#back);
    parts.plot.after(rates, ...Object.values(this.#panels).map(({ node }) => node));
    this.adoptStyle();
  }

  /** What the reader set that a request takes in. */
  get asked() {
    return this.#choices.asked;
  }
  set asked(asked) {
    this.#choices.asked = asked;
  }

  /** Goes along with what is drawn now; `core` is null where there is no chart, or one without controls. */
  follow(drawn, core) {
    if (drawn) showSwatches(this.#parts.legend, this.#core);
    this.#veil.follow(drawn, core);
    this.#years.follow(drawn, core);
  }

  /** Shows all years again. */
  leaveYears() {
    const { from, to, compare, ...rest } = this.asked;
    this.asked = rest;
  }

  /** Adds the style of all this to that of the figure, again when its document changes. */
  adoptStyle() {
    const { root } = this.#parts;
    const { CSSStyleSheet } = root.ownerDocument.defaultView ?? globalThis;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PANELS + SCORECARD + ARGUMENT + YEARS + PATTERNS);
    root.adoptedStyleSheets.push(sheet);
  }

  /** Shows what of `drawn` is not in the first script, while `open` is the panel; `core` answers. */
  show(drawn, open, core) {
    for (const [name, { node, show }] of Object.entries(this.#panels)) {
      node.hidden = name !== open;
      if (name === open) show(drawn, core);
    }
    this.#core = core;
    this.#rates.show((open === "chart" && drawn.rates) || []);
    this.#showBack(drawn);
  }

  /** The way back from a number's figure to the list, and the focus along it. */
  #showBack(drawn) {
    const isThere = drawn.view === this.#cameFrom?.view;
    this.#back.textContent = drawn.words.back;
    if (this.#back.hidden === isThere) {
      this.#back.hidden = !isThere;
      // What is shown only now cannot have the focus before.
      const { button } = this.#cameFrom ?? {};
      queueMicrotask(() => (isThere ? this.#back : button)?.focus());
    }
    if (!isThere) this.#cameFrom = null;
  }
}
