/**
 * The nodes inside a figure's shadow root, made once, and the words in them.
 *
 * The page's own content stands in the slot; the figure stands beside it, not
 * around it, so that the page's table keeps the page's style.
 */
import { sheetFor } from "./style.js";

/** Fills `root` and returns the nodes that change, by name. */
export function buildParts(root) {
  const status = make("p", { className: "status", hidden: true, lang: "en" });
  status.setAttribute("role", "status");

  const slot = make("slot", {}, make("div", { className: "reserve" }));

  const title = make("div", { className: "title", id: "title" });
  title.setAttribute("role", "heading");
  title.setAttribute("aria-level", "3");
  const subtitle = make("p", { className: "subtitle" });
  const legend = make("ul", { className: "legend" });
  legend.setAttribute("role", "list");

  const canvas = make("canvas", {});
  canvas.setAttribute("part", "canvas");
  canvas.setAttribute("role", "img");
  const plot = make("div", { className: "plot" }, canvas);
  const check = make("div", { className: "check", hidden: true });
  const evidence = make("div", { className: "evidence", hidden: true });
  const back = make("button", { type: "button", className: "back", hidden: true });
  const rates = make("div", { className: "rates", hidden: true });
  const toolbar = make("div", { className: "toolbar", hidden: true });
  toolbar.setAttribute("part", "toolbar");
  toolbar.setAttribute("role", "group");

  const source = make("p", { className: "source" });
  const note = make("p", { className: "note" });
  const caption = make("figcaption", {}, source, note);
  caption.setAttribute("part", "caption");

  const figure = make("figure", { className: "figure", hidden: true });
  figure.setAttribute("role", "group");
  figure.setAttribute("aria-labelledby", "title");
  figure.append(back, title, subtitle, legend, plot, check, evidence, rates, caption, toolbar);

  adoptStyle(root);
  root.append(status, slot, figure);
  return { root, status, slot, figure, title, subtitle, legend, plot, canvas, check, evidence, back, rates, source, note, toolbar };
}

/** Gives `root` the sheet of the document it is in; again when that changes. */
export function adoptStyle(root) {
  root.adoptedStyleSheets = [sheetFor(root.ownerDocument)];
}

/** Writes the core's words and colours, touching only what differs. */
export function writeWords(parts, drawn) {
  setProperty(parts.figure, "lang", drawn.lang);
  for (const [name, color] of Object.entries(drawn.colors)) {
    const property = `--drawn-${name}`;
    if (parts.figure.style.getPropertyValue(property) !== color) {
      parts.figure.style.setProperty(property, color);
    }
  }
  for (const name of ["title", "subtitle", "source", "note"]) {
    setProperty(parts[name], "textContent", drawn[name]);
    setProperty(parts[name], "hidden", drawn[name] === "");
  }
  writeLegend(parts.legend, drawn.legend);
  if (parts.canvas.getAttribute("aria-label") !== drawn.description) {
    parts.canvas.setAttribute("aria-label", drawn.description);
  }
}

/** Shows the drawing, or the list of what the check found, under the title. */
export function showPanel(parts, panel) {
  setProperty(parts.plot, "hidden", panel !== "chart");
  setProperty(parts.check, "hidden", panel !== "check");
  setProperty(parts.evidence, "hidden", panel !== "evidence");
  if (panel !== "chart") parts.legend.hidden = true;
  else setProperty(parts.legend, "hidden", parts.legend.childElementCount === 0);
}

/** Shows the figure in place of the page's own content. */
export function showFigure(parts) {
  setProperty(parts.status, "hidden", true);
  setProperty(parts.status, "textContent", "");
  setProperty(parts.figure, "hidden", false);
  setProperty(parts.slot, "hidden", true);
}

/** Shows the page's own content again, with `reason` above it if there is one. */
export function showFallback(parts, reason = "") {
  setProperty(parts.slot, "hidden", false);
  setProperty(parts.figure, "hidden", true);
  setProperty(parts.status, "hidden", reason === "");
  setProperty(parts.status, "textContent", reason);
}

// The entries that a legend shows, as text.
const legendKeys = new WeakMap();

function writeLegend(list, entries) {
  const key = JSON.stringify(entries);
  if (legendKeys.get(list) === key) return;
  legendKeys.set(list, key);
  list.replaceChildren(
    ...entries.map(({ label, colors }) => {
      const swatch = make("span", { className: "swatch" });
      // A series has a tone of each hue that its figure shows.
      for (const color of colors) {
        const tone = make("span", {});
        tone.style.backgroundColor = color;
        swatch.append(tone);
      }
      return make("li", {}, swatch, label);
    }),
  );
}

function setProperty(node, name, value) {
  if (node[name] !== value) node[name] = value;
}

/** An element with properties and children; strings become text, never markup. */
export function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}
