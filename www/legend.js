/**
 * The series and their colours; a press leaves a series out or takes it in again.
 */
import { make } from "./parts.js";

export class Legend {
  #list;
  #toggle;
  #shown = null;
  #buttons = [];

  /** `toggle(hidden)` is told of the tokens that the reader leaves out now. */
  constructor(list, toggle) {
    this.#list = list;
    this.#toggle = toggle;
  }

  /** Shows the entries of `drawn`; `canChoose` is false where they are not to be pressed. */
  show(drawn, canChoose) {
    const entries = drawn.legend;
    // Where the drawing names its series, a legend is there to choose from them alone.
    this.#list.hidden = entries.length === 0 || (drawn.namesItself && (!canChoose || entries.length < 2));
    this.#list.setAttribute("aria-label", drawn.words.series);
    const key = JSON.stringify([canChoose, entries.map(({ token, label, colors }) => [token, label, colors])]);
    if (key !== this.#shown) this.#build(key, entries, canChoose && entries.length > 1 && entries[0].token !== "");
    const shown = entries.filter(({ hidden }) => !hidden);
    this.#buttons.forEach((button, index) => {
      const { token, hidden } = entries[index];
      button.setAttribute("aria-pressed", String(!hidden));
      // Something stays to be seen.
      button.setAttribute("aria-disabled", String(shown.length === 1 && !hidden));
      button.onclick = () => {
        const others = entries.filter((entry) => entry.hidden && entry.token !== token).map((entry) => entry.token);
        if (hidden) this.#toggle(others);
        else if (shown.length > 1) this.#toggle([...others, token]);
      };
    });
  }

  #build(key, entries, asButtons) {
    this.#shown = key;
    // A choice changes the colours of others: the focus stays on its entry.
    const focused = this.#buttons.indexOf(this.#list.getRootNode().activeElement);
    const contents = entries.map(({ label, colors }) => [swatch(colors), label]);
    this.#buttons = asButtons ? contents.map((content) => make("button", { type: "button" }, ...content)) : [];
    const items = asButtons ? this.#buttons.map((button) => [button]) : contents;
    this.#list.replaceChildren(...items.map((item) => make("li", {}, ...item)));
    this.#buttons[focused]?.focus();
  }
}

/** A series has a tone of each hue that its figure shows. */
function swatch(colors) {
  const node = make("span", { className: "swatch" });
  for (const color of colors) {
    const tone = make("span", {});
    tone.style.backgroundColor = color;
    node.append(tone);
  }
  return node;
}
