/**
 * A module of the form that notebooks and MyST pages take (anywidget's front-end
 * modules): it makes a figure in the element that its host gives, of what the
 * host's model has, and tells the model what its reader chooses.
 *
 * Hosts copy such a file, or run it out of a text, so that nothing can lie
 * beside it: the whole program is in it.
 */
import packed from "trade-figure-packed";
import { provide } from "./core.js";
import { TradeFigureElement } from "./element.js";
import "./define.js";
import * as more from "./more.js";

/** What a model may have of the properties of the element. */
const PROPERTIES = ["src", "view", "panel", "measure", "lang", "theme", "controls"];

async function inflate() {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

// Where another copy came first, the tag is that one's, with its own module.
if (customElements.get("trade-figure") === TradeFigureElement) {
  const module = inflate();
  // The figure says what went wrong.
  module.catch(() => {});
  provide(module, more);
}

/** What lies between the tags until the figure is drawn, and if it cannot be: the model's `fallback`, a text. */
function fallback(model, document) {
  const text = model.get("fallback");
  if (typeof text !== "string") return [];
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return [paragraph];
}

/** What the model has under `name`, or null: a notebook's usual values of a text and an object are empty ones. */
function given(model, name) {
  const value = model.get(name) ?? null;
  const isEmpty = value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
  return isEmpty ? null : value;
}

/** Makes a figure in `el`; returns what takes it away again. */
function render({ model, el }) {
  const figure = el.ownerDocument.createElement("trade-figure");
  figure.append(...fallback(model, el.ownerDocument));
  // What the figure itself told the model comes back as a change of the model.
  let told = null;

  const listeners = PROPERTIES.map((name) => [name, () => (figure[name] = given(model, name))]);
  listeners.push(["files", () => (figure.files = given(model, "files"))]);
  listeners.push([
    "state",
    () => {
      const state = given(model, "state");
      if (state && JSON.stringify(state) !== told) figure.restore(state);
    },
  ]);
  for (const [name, apply] of listeners) {
    if (given(model, name) !== null) apply();
    model.on?.(`change:${name}`, apply);
  }
  const tell = (name, value) => {
    model.set?.(name, value);
    model.save_changes?.();
  };
  figure.addEventListener("trade-figure-change", ({ detail: { state } }) => {
    told = JSON.stringify(state);
    tell("state", state);
  });
  figure.addEventListener("trade-figure-select", ({ detail: { id } }) => tell("selected", id));
  el.append(figure);

  return () => {
    for (const [name, apply] of listeners) model.off?.(`change:${name}`, apply);
    figure.remove();
  };
}

export default { render };
