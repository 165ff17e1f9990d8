/**
 * What there is to say about a value, in a small panel beside its mark.
 *
 * It stays inside the figure and off the mark. Its words are the core's.
 */
import { make } from "./parts.js";

/** Between the panel and its mark. */
const GAP_CSS = 8;
/** Between the panel and the edge of the figure. */
const MARGIN_CSS = 4;
const WIDEST_CSS = 340;

export class Tooltip {
  #parts;
  #panel = make("div", { className: "tooltip", hidden: true });
  #heading = make("div", { className: "heading" });
  #lines = make("dl", {});
  #warnings = make("div", {});

  constructor(parts) {
    this.#parts = parts;
    this.#panel.setAttribute("part", "tooltip");
    // What it says is said through the live region, or stands in the table.
    this.#panel.setAttribute("aria-hidden", "true");
    this.#panel.append(this.#heading, this.#lines, this.#warnings);
    parts.plot.append(this.#panel);
  }

  hide() {
    this.#panel.hidden = true;
  }

  show(readout) {
    this.#heading.textContent = readout.title;
    const texts = readout.lines.flatMap(({ label, text }) => [label, text]);
    const { children } = this.#lines;
    while (children.length > texts.length) this.#lines.lastChild.remove();
    // The nodes of the value before: new ones would be styled anew while a pointer moves.
    texts.forEach((text, index) => {
      const node = children[index] ?? this.#lines.appendChild(make(index % 2 ? "dd" : "dt", { textContent: " " }));
      node.firstChild.data = text;
    });
    this.#warnings.replaceChildren(
      ...readout.warnings.map((text) => make("p", { className: "warning", textContent: text })),
    );
    this.#panel.hidden = false;
    this.#place(readout);
  }

  #place(readout) {
    const figure = this.#parts.figure.getBoundingClientRect();
    const plot = this.#parts.plot.getBoundingClientRect();
    const room = {
      left: figure.left - plot.left + MARGIN_CSS,
      top: figure.top - plot.top + MARGIN_CSS,
      right: figure.right - plot.left - MARGIN_CSS,
      bottom: figure.bottom - plot.top - MARGIN_CSS,
    };
    this.#panel.style.maxWidth = `${Math.min(WIDEST_CSS, room.right - room.left)}px`;
    const size = { width: this.#panel.offsetWidth, height: this.#panel.offsetHeight };
    const { left, top } = placeBeside(readout, size, room);
    this.#panel.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}

/**
 * Where a panel of `size` goes: beside the mark, inside `room`, not on the mark.
 *
 * Right, left, above, below: the first side with room enough. If no side has,
 * the one with most room, pushed inside, where it may cover part of the mark.
 */
export function placeBeside(mark, size, room) {
  const markLeft = mark.markXCss;
  const markRight = mark.markXCss + mark.markWidthCss;
  const markTop = mark.markYCss;
  const markBottom = mark.markYCss + mark.markHeightCss;
  const centredLeft = (markLeft + markRight - size.width) / 2;
  const sides = [
    { left: markRight + GAP_CSS, top: markTop },
    { left: markLeft - GAP_CSS - size.width, top: markTop },
    { left: centredLeft, top: markTop - GAP_CSS - size.height },
    { left: centredLeft, top: markBottom + GAP_CSS },
  ].map(({ left, top }, index) => {
    const inside = {
      left: clamp(left, room.left, room.right - size.width),
      top: clamp(top, room.top, room.bottom - size.height),
    };
    // Along the mark a panel may slide; away from it, it may not.
    const pushed = index < 2 ? Math.abs(inside.left - left) : Math.abs(inside.top - top);
    return { ...inside, pushed };
  });
  return sides.reduce((best, side) => (side.pushed < best.pushed ? side : best));
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
