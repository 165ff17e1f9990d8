/**
 * The entry point of the second script, which a figure loads once it needs more
 * than the first has: the glue of the second wasm module, and what shows that
 * module's panels.
 */
import { Scorecard } from "./scorecard.js";
import { CSS } from "./scorecard-style.js";

export { default, TradeFigureCore } from "trade-figure-core";
export { cite, explain, restore } from "./readers.js";

/** What shows each panel that the first script does not know: its class, and the core's answer that it takes. */
export const PANELS = { indicators: [Scorecard, "scorecard"] };

/** The panels of one figure. */
export class Extras {
  #parts;
  #shown = {};

  constructor(parts) {
    this.#parts = parts;
    this.adoptStyle();
  }

  /** Adds the style of these panels to that of the figure, again when its document changes. */
  adoptStyle() {
    const { root } = this.#parts;
    const { CSSStyleSheet } = root.ownerDocument.defaultView ?? globalThis;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets.push(sheet);
  }

  /** Fills the panel of `drawn` with what `core` says of it. */
  show({ panel, lang }, core) {
    const [Panel, answer] = PANELS[panel];
    this.#shown[panel] ??= new Panel(this.#parts[panel]);
    this.#shown[panel].show(core.ask(answer, lang));
  }
}
