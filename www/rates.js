/**
 * The growths that a reader sets: for each flow a slider, a field for the
 * number, and a button that goes back to the growth it had.
 */
import { make } from "./parts.js";

export class Rates {
  #panel;
  #set;
  #rows = [];

  /** Keeps its rows in `panel`; `set(flow, percent)` is told of a choice, null for the flow's own. */
  constructor(panel, set) {
    this.#panel = panel;
    this.#set = set;
  }

  show(rates) {
    this.#panel.hidden = rates.length === 0;
    if (rates.length !== this.#rows.length) {
      this.#rows = rates.map(({ flow }) => this.#row(flow));
      this.#panel.replaceChildren(...this.#rows.map(({ row }) => row));
    }
    rates.forEach(({ label, percent, least, most, own, ownLabel }, index) => {
      const { name, inputs, reset } = this.#rows[index];
      name.textContent = label;
      for (const input of inputs) {
        Object.assign(input, { min: least, max: most });
        // Who is writing a number is not interrupted.
        if (input.valueAsNumber !== percent && !input.matches(":focus[type=number]")) input.value = percent;
      }
      reset.textContent = ownLabel;
      reset.setAttribute("aria-pressed", String(own));
    });
  }

  #row(flow) {
    const name = make("label", { id: `label-${flow}`, htmlFor: `rate-${flow}` });
    const inputs = ["range", "number"].map((type) => {
      const input = make("input", { type, step: type === "range" ? 0.5 : "any" });
      input.addEventListener("input", () => {
        const percent = input.valueAsNumber;
        this.#set(flow, Number.isFinite(percent) ? percent : null);
      });
      return input;
    });
    const [slider, field] = inputs;
    field.id = name.htmlFor;
    slider.setAttribute("aria-labelledby", name.id);
    const reset = make("button", { type: "button" });
    reset.addEventListener("click", () => this.#set(flow, null));
    const row = make("div", { className: "rate" }, name, slider, field, reset);
    row.setAttribute("role", "group");
    row.setAttribute("aria-labelledby", name.id);
    return { row, name, inputs, reset };
  }
}
