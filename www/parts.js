/**
 * The nodes inside a figure's shadow root, made once, and the words in them.
 *
 * The page's own content stands in the slot; the figure stands beside it, not
 * around it, so that the page's table keeps the page's style.
 */
import { LEADS, PART_LEADS } from "./language.js";
import { sheetFor } from "./style.js";

/** The nodes of every figure; made by calls and not from markup, which a page's policy may forbid. */
let pattern;

/** Fills `root` and returns the nodes that change, by name. */
export function buildParts(root) {
  adoptStyle(root);
  root.append((pattern ??= makePattern()).cloneNode(true));
  const [ruler, status, slot, figure] = root.children;
  const [title, subtitle, toolbar, text, legend, plot, caption, keys, live] = figure.children;
  const [canvas, layer] = plot.children;
  const [source, note, address] = caption.children;
  return {
    root, ruler, status, slot, figure, title, subtitle, toolbar, text, legend, plot, canvas, layer,
    source, note, address, keys, live,
  };
}

// Roles as attributes: as properties, browsers that are two years old do not know them.
function makePattern() {
  // As wide as a figure here would be, whatever the page makes of the tag.
  const ruler = make("div", {});
  const status = make("p", { className: "status", hidden: true });
  status.setAttribute("role", "status");
  const slot = make("slot", {}, make("div", { className: "reserve" }));

  const title = make("div", { className: "title", id: "title" });
  title.setAttribute("role", "heading");
  title.setAttribute("aria-level", "3");
  const subtitle = make("p", { className: "subtitle" });
  const toolbar = make("div", { className: "toolbar", hidden: true });
  toolbar.setAttribute("part", "toolbar");
  // For what a sandbox does not let a reader download.
  const text = make("textarea", { className: "text", hidden: true, readOnly: true, rows: 6 });
  const legend = make("ul", { className: "legend" });
  legend.setAttribute("role", "list");

  const canvas = make("canvas", {});
  canvas.setAttribute("role", "img");
  canvas.setAttribute("part", "canvas");
  const layer = make("div", { className: "layer", tabIndex: 0 });
  layer.setAttribute("role", "application");
  layer.setAttribute("aria-describedby", "keys");
  const plot = make("div", { className: "plot" }, canvas, layer);
  const keys = make("p", { id: "keys", hidden: true });
  const live = make("div", { className: "live" });
  live.setAttribute("aria-live", "polite");
  live.setAttribute("aria-atomic", "true");

  const address = make("p", { className: "address" });
  const caption = make("figcaption", {}, make("p", { className: "source" }), make("p", { className: "note" }), address);
  caption.setAttribute("part", "caption");

  const figure = make("figure", { className: "figure", hidden: true }, title, subtitle, toolbar, text, legend, plot, caption, keys, live);
  figure.setAttribute("aria-labelledby", "title");
  const whole = document.createDocumentFragment();
  whole.append(ruler, status, slot, figure);
  return whole;
}

/** Gives `root` the sheet of the document it is in; again when that changes. */
export function adoptStyle(root) {
  root.adoptedStyleSheets = [sheetFor(root.ownerDocument)];
}

/** Writes the core's words and colours, touching only what differs. */
export function writeWords(parts, drawn, theme) {
  setProperty(parts.figure, "lang", drawn.lang);
  for (const [name, color] of Object.entries(drawn.colors)) {
    const property = `--drawn-${name}`;
    if (parts.figure.style.getPropertyValue(property) !== color) {
      parts.figure.style.setProperty(property, color);
    }
  }
  for (const [index, name] of ["title", "subtitle", "source", "note"].entries()) {
    setProperty(parts[name], "lang", drawn.langs[index]);
    setProperty(parts[name], "textContent", drawn[name]);
    setProperty(parts[name], "hidden", drawn[name] === "");
  }
  parts.figure.style.colorScheme = theme;
  // On paper alone: where the figure can be asked.
  const { baseURI } = parts.figure;
  setProperty(parts.address, "textContent", /^https?:/.test(baseURI) ? baseURI : "");
  setAttribute(parts.canvas, "aria-label", drawn.description);
  setAttribute(parts.layer, "aria-label", drawn.title);
  setAttribute(parts.layer, "aria-roledescription", drawn.words.explorable);
  setProperty(parts.keys, "textContent", drawn.words.keys);
}

/** Shows the figure in place of the page's own content, with `reason` above it why a part of it is not there. */
export function showFigure(parts, reason, lang) {
  showFallback(parts, reason, lang, true);
}

/** Shows the page's own content again, with `reason` above it if there is one, led in by the reader's language. */
export function showFallback(parts, reason = "", lang = "en", isFigure = false) {
  setProperty(parts.slot, "hidden", isFigure);
  setProperty(parts.figure, "hidden", !isFigure);
  setProperty(parts.status, "hidden", reason === "");
  parts.status.lang = lang;
  const leads = isFigure ? PART_LEADS : LEADS;
  parts.status.replaceChildren(...(reason && [leads[lang], make("span", { lang: "en" }, reason)]));
}

function setProperty(node, name, value) {
  if (node[name] !== value) node[name] = value;
}

function setAttribute(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** An element with properties and children; strings become text, never markup. */
export function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}
