/**
 * Lets one series stand out: a second drawing over the figure's own, with all
 * other series faint. What is below is not painted anew.
 */
import { make } from "./parts.js";

export class Veil {
  #parts;
  #canvas = make("canvas", { className: "copy veil" });
  #core = null;
  #legend = [];
  #token = null;

  constructor(parts, explorer) {
    this.#parts = parts;
    this.#canvas.setAttribute("aria-hidden", "true");
    parts.canvas.after(this.#canvas);
    explorer.onShow = (readout) => this.#show(readout && this.#core?.ask("seriesOf", readout.id));
    const entry = ({ target }) => {
      const index = [...parts.legend.children].findIndex((item) => item.contains(target));
      const { token, hidden } = this.#legend[index] ?? {};
      this.#show(hidden ? null : token);
    };
    for (const type of ["pointerover", "focusin"]) parts.legend.addEventListener(type, entry);
    for (const type of ["pointerleave", "focusout"]) parts.legend.addEventListener(type, () => this.#show(null));
  }

  /** Goes along with a drawing that is new. */
  follow(drawn, core) {
    this.#core = core;
    this.#legend = drawn?.legend ?? [];
    this.#token = null;
    this.#canvas.classList.remove("on");
    this.#fit();
  }

  /** As large as the drawing, also while nothing is seen of it: what is wider makes the page scroll. */
  #fit() {
    const { width, height } = this.#parts.canvas.style;
    Object.assign(this.#canvas.style, { width, height });
  }

  #show(token) {
    if (!this.#core || (token || null) === this.#token) return;
    this.#token = token || null;
    const canvas = this.#canvas;
    this.#fit();
    const isOn = this.#token !== null && this.#core.ask("dim", canvas, this.#token);
    canvas.classList.toggle("on", isOn);
  }
}
