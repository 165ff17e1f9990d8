/**
 * What each attribute of the element may say, and what it means if absent.
 *
 * Attributes are text from anywhere. These are the only readers of them, so
 * nothing else in the shell sees a value that is not in the lists below.
 */

export const CHOICES = {
  panel: ["chart", "table", "check", "about"],
  measure: ["value", "index", "growth", "share", "contribution"],
  theme: ["auto", "light", "dark"],
  loading: ["lazy", "eager"],
  controls: ["full", "minimal", "none"],
};

const DEFAULTS = {
  panel: "chart",
  measure: null,
  theme: "auto",
  loading: "lazy",
  controls: "full",
};

/** The attributes that change what is drawn. */
export const OBSERVED = ["src", "view", "lang", ...Object.keys(CHOICES)];

/** The value of one of the attributes with a closed list, or its default. */
export function readChoice(element, name) {
  const text = element.getAttribute(name)?.trim().toLowerCase();
  return CHOICES[name].includes(text) ? text : DEFAULTS[name];
}

/** The value of an attribute with free text; null when absent or empty. */
export function readText(element, name) {
  return element.getAttribute(name)?.trim() || null;
}

/** Sets an attribute from a property; null and undefined remove it. */
export function write(element, name, value) {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
