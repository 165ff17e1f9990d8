/**
 * The few kinds of node that the workshop is made of.
 */
import { make } from "../parts.js";

export { make };

export function button(text, act, properties = {}) {
  const node = make("button", { type: "button", textContent: text, ...properties });
  node.addEventListener("click", act);
  return node;
}

/** A field under its label. */
export function labelled(text, field, hint) {
  return make("label", {}, make("span", { textContent: text }), field, ...(hint ? [make("small", { textContent: hint })] : []));
}

/** A field that stands where its label is heard alone, in a table. */
export function named(text, field) {
  field.setAttribute("aria-label", text);
  return field;
}

/** A choice; `options` are pairs of value and text. */
export function choice(options, value) {
  const select = make("select", {}, ...options.map(([value, textContent]) => make("option", { value, textContent })));
  select.value = value;
  return select;
}

/** Something that opens under its heading. */
export function section(title, isOpen, ...children) {
  const summary = make("summary", {}, make("h2", { textContent: title }));
  return make("details", { open: isOpen }, summary, make("div", { className: "inside" }, ...children));
}

export const group = (className, ...children) => make("div", { className }, ...children);

/** A line that is read out when it changes. */
export function notice() {
  const node = make("p", { className: "notice" });
  node.setAttribute("role", "status");
  return node;
}
