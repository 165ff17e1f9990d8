/**
 * The entry point of the second script, which a figure loads once it needs more
 * than the first has: the glue of the second wasm module, and what shows that
 * module's panels.
 */
import { Scorecard } from "./scorecard.js";
import { CSS as SCORECARD } from "./scorecard-style.js";
import { Veil } from "./veil.js";
import { Years } from "./years.js";
import { CSS as YEARS } from "./years-style.js";

export { default, TradeFigureCore } from "trade-figure-core";

/** What shows each panel that the first script does not know: its class, and the core's answer that it takes. */
export const PANELS = { indicators: [Scorecard, "scorecard"] };

/** The panels of one figure, and what it has over its chart. */
export class Extras {
  #parts;
  #shown = {};
  #years;
  #veil;

  /** `explorer` and `choices` are the figure's; `choose(apply)` takes in a choice of the reader's. */
  constructor(parts, explorer, choices, choose) {
    this.#parts = parts;
    this.#years = new Years(parts, explorer, choices, choose);
    this.#veil = new Veil(parts, explorer);
    this.adoptStyle();
  }

  /** Goes along with what is drawn now; `core` is null where there is no chart, or one without controls. */
  follow(drawn, core) {
    this.#veil.follow(drawn, core);
    this.#years.follow(drawn, core);
  }

  /** Adds the style of these panels to that of the figure, again when its document changes. */
  adoptStyle() {
    const { root } = this.#parts;
    const { CSSStyleSheet } = root.ownerDocument.defaultView ?? globalThis;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SCORECARD + YEARS);
    root.adoptedStyleSheets.push(sheet);
  }

  /** Fills the panel of `drawn` with what `core` says of it. */
  show({ panel, lang }, core) {
    const [Panel, answer] = PANELS[panel];
    this.#shown[panel] ??= new Panel(this.#parts[panel]);
    this.#shown[panel].show(core.ask(answer, lang));
  }
}
