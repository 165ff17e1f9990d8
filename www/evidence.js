/**
 * The map of an argument: directions and paths, and within them what is aimed
 * at, what is in the way and which cases are named, each with the sign of what
 * it rests on and with its numbers.
 *
 * Words, signs and order come from the core; this makes nodes.
 */
import { make } from "./parts.js";
import { told } from "./told.js";

export class EvidenceMap {
  #panel;
  #open;
  #shown = null;

  /** Shows itself in `panel`; `open(view, button)` is told of a press on a number. */
  constructor(panel, open) {
    this.#panel = panel;
    this.#open = open;
  }

  /** Shows `evidence`, or leaves the panel as it is if it shows that already. */
  show({ counts, points }) {
    const key = JSON.stringify([counts, points]);
    if (key === this.#shown) return;
    this.#shown = key;
    const summary = counts.map((count) => make("li", { className: count.basis }, sign(count), count.label));
    const map = make("div", { className: "map" });
    const nodes = [];
    const heads = [];
    points.forEach((point, index) => {
      const parent = nodes[point.parent] ?? map;
      if (point.basis === null) {
        nodes[index] = section(point);
        parent.append(nodes[index]);
        return;
      }
      // The first of its kind brings the head of the list.
      if (heads[point.parent] !== point.kind) {
        heads[point.parent] = point.kind;
        parent.append(make("p", { className: "head", textContent: point.head }), list("points"));
      }
      parent.lastChild.append(this.#item(point));
    });
    const legend = list("counts");
    legend.append(...summary);
    this.#panel.replaceChildren(legend, map);
  }

  #item(point) {
    const mark = sign(point);
    mark.title = point.rests;
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", point.rests);
    const numbers = point.numbers.map((number) => this.#number(number));
    const body = make("div", {}, make("p", { textContent: point.text }), ...numbers);
    if (point.place) body.append(place(point));
    return make("li", { className: point.basis }, mark, body);
  }

  #number({ text, contradicted, view }) {
    const node = make(view ? "button" : "p", { className: "cited", textContent: text });
    if (contradicted) node.classList.add("warned");
    if (view) {
      node.type = "button";
      node.addEventListener("click", () => this.#open(view, node));
    }
    return node;
  }
}

function section(point) {
  const { kind, text } = point;
  const heading = make("p", { className: "heading", textContent: text });
  heading.setAttribute("role", "heading");
  heading.setAttribute("aria-level", kind === "path" ? "5" : "4");
  return make("section", { className: kind }, heading, place(point));
}

function place({ place, placeLang }) {
  return told("p", placeLang, { className: "place", textContent: place });
}

function sign({ sign }) {
  return make("span", { className: "sign", textContent: sign });
}

function list(className) {
  const node = make("ul", { className });
  node.setAttribute("role", "list");
  return node;
}
