/**
 * One of several things: a few buttons side by side, or a menu where they are many.
 */
import { make } from "./parts.js";

export class Choice {
  node = make("div", { className: "choice", hidden: true });
  #choose;
  #shown = null;
  #mark = null;

  /** `choose(token)` is told of what the reader chose. */
  constructor(choose) {
    this.#choose = choose;
  }

  /** Offers `items`, `{ token, label }` each: as buttons if they are no more than `mostButtons`. */
  show(label, items, chosen, mostButtons, isBusy = false) {
    this.node.hidden = items.length < 2;
    const asMenu = items.length > mostButtons;
    const key = JSON.stringify([label, items, asMenu]);
    // The same nodes as long as they will do: one of them may have the focus.
    if (key !== this.#shown) {
      this.#shown = key;
      this.#mark = asMenu ? this.#menu(label, items) : this.#buttons(label, items);
    }
    this.mark(chosen, isBusy);
  }

  /** Shows which of them is chosen, and whether it is still on its way. */
  mark(chosen, isBusy = false) {
    this.#mark(chosen, isBusy);
  }

  #menu(label, items) {
    const options = items.map(({ token, label }) => make("option", { value: token, textContent: label }));
    const select = make("select", {}, ...options);
    select.addEventListener("change", () => this.#choose(select.value));
    select.setAttribute("aria-label", label);
    this.#fill(true, [select]);
    return (chosen, isBusy) => {
      select.value = chosen;
      select.ariaBusy = isBusy;
    };
  }

  #buttons(label, items) {
    const buttons = items.map(({ token, label }) => {
      const button = make("button", { type: "button", textContent: label });
      button.addEventListener("click", () => this.#choose(token));
      return button;
    });
    this.#fill(false, buttons);
    this.node.setAttribute("role", "group");
    this.node.setAttribute("aria-label", label);
    return (chosen, isBusy) =>
      items.forEach(({ token }, index) => {
        const isChosen = token === chosen;
        buttons[index].setAttribute("aria-pressed", String(isChosen));
        buttons[index].ariaBusy = isChosen && isBusy;
      });
  }

  #fill(isMenu, controls) {
    this.node.classList.toggle("menu", isMenu);
    this.node.removeAttribute("role");
    this.node.removeAttribute("aria-label");
    this.node.replaceChildren(...controls);
  }
}
