/**
 * The scorecard: a family of indicators after the other, each with its latest
 * value, its range, a small line through all years, and on demand the formula
 * and the numbers behind it.
 *
 * Words, numbers and points come from the core; this makes nodes.
 */
import { make } from "./parts.js";
import { told } from "./told.js";

const SVG = "http://www.w3.org/2000/svg";

export class Scorecard {
  #panel;
  #shown = null;

  constructor(panel) {
    this.#panel = panel;
  }

  /** Shows `card`, or leaves the panel as it is if it shows that already. */
  show(card) {
    const key = JSON.stringify(card);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#panel.replaceChildren(
      make("p", { className: "summary", textContent: card.summary }),
      ...card.groups.map((group) => family(group, card)),
    );
  }
}

function family({ label, items, absent, absentLabel }, words) {
  const heading = make("div", { className: "family", textContent: label });
  heading.setAttribute("role", "heading");
  heading.setAttribute("aria-level", "4");
  const node = make("section", {}, heading, ...items.map((entry) => item(entry, words)));
  if (absent.length > 0) {
    const rows = absent.map(({ name, reason }) => make("li", {}, name, make("span", { textContent: reason })));
    node.append(make("details", { className: "absent" }, make("summary", { textContent: absentLabel }), list(rows)));
  }
  return node;
}

function item({ name, about, value, range, lines, years, formula, inputs }, words) {
  const rows = inputs.map(({ name, text, place, lang }) =>
    make("li", {}, make("span", { textContent: name }), make("b", { textContent: text }), told("i", lang, { textContent: place })),
  );
  return make(
    "details",
    { className: "item" },
    make(
      "summary",
      {},
      make("span", { className: "what" }, name, make("small", { textContent: about })),
      spark(lines, years),
      make("span", { className: "value" }, value, make("small", { textContent: range })),
    ),
    make("p", { className: "label", textContent: words.formula }),
    make("p", { className: "formula", textContent: formula }),
    make("p", { className: "label", textContent: words.inputs }),
    list(rows),
  );
}

function list(rows) {
  const node = make("ul", {}, ...rows);
  node.setAttribute("role", "list");
  return node;
}

/** Lines in a box of one by one, and a dot at the last value. */
function spark(lines, years) {
  const box = make("span", { className: "spark" });
  if (lines.length === 0) return box;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 1 1");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const path = (data, name) => {
    const node = document.createElementNS(SVG, "path");
    node.setAttribute("d", data);
    node.setAttribute("class", name);
    svg.append(node);
  };
  // A line of a single value is a dot.
  path(lines.map((line) => `M${line.join(" ")}${line.length > 2 ? "" : "h0"}`).join(""), "line");
  path(`M${lines.at(-1).slice(-2).join(" ")}h0`, "dot");
  box.append(svg, make("small", { textContent: years }));
  return box;
}
