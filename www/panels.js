/**
 * The quiet row of buttons that choose what a figure shows.
 */
import { make } from "./parts.js";

/** Keeps the buttons in `toolbar`; `choose(panel)` is told of a press. */
export class Panels {
  #toolbar;
  #buttons;

  constructor(toolbar, choose) {
    this.#toolbar = toolbar;
    this.#buttons = ["chart", "check"].map((panel) => {
      const button = make("button", { type: "button" });
      button.addEventListener("click", () => choose(panel));
      return { panel, button };
    });
    toolbar.append(...this.#buttons.map(({ button }) => button));
  }

  /** Shows which panel is open; `visible` is false where there is no choice. */
  show(words, open, visible) {
    this.#toolbar.hidden = !visible;
    this.#toolbar.setAttribute("aria-label", words.panels);
    for (const { panel, button } of this.#buttons) {
      if (button.textContent !== words[panel]) button.textContent = words[panel];
      button.setAttribute("aria-pressed", String(panel === open));
    }
  }
}
