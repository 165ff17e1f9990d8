/**
 * The values under the pointer, in a small panel beside the mark they are of.
 *
 * A mouse hovers; a finger has no hover, so a tap pins the panel and a tap
 * elsewhere releases it. Escape puts it away. Its words are the core's.
 */
import { make } from "./parts.js";

/** Between the panel and its mark. */
const GAP_CSS = 8;
/** Between the panel and the edge of the figure. */
const MARGIN_CSS = 4;
const WIDEST_CSS = 340;

export class Tooltip {
  #parts;
  #hit;
  #select;
  #panel = make("div", { className: "tooltip", hidden: true });
  #heading = make("div", { className: "heading" });
  #lines = make("dl", {});
  #warnings = make("div", {});
  #shown = null;
  #pinned = false;
  #pointer = null;
  #frame = 0;
  #open = null;

  /** `hit(xCss, yCss)` asks the core; `select(id)` is told of a click. */
  constructor(parts, hit, select) {
    this.#parts = parts;
    this.#hit = hit;
    this.#select = select;
    this.#panel.setAttribute("part", "tooltip");
    // The same numbers are in the description; a pointer's panel is not read out.
    this.#panel.setAttribute("aria-hidden", "true");
    this.#panel.append(this.#heading, this.#lines, this.#warnings);
    parts.plot.append(this.#panel);
  }

  /** Starts listening; returns what ends it. */
  connect() {
    const listening = new AbortController();
    const on = (type, listener) =>
      this.#parts.canvas.addEventListener(type, listener, { signal: listening.signal });
    on("pointermove", (event) => this.#move(event));
    on("pointerleave", () => this.#leave());
    on("click", (event) => this.#click(event));
    return () => {
      listening.abort();
      this.hide();
    };
  }

  hide() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pointer = null;
    this.#pinned = false;
    this.#shown = null;
    this.#panel.hidden = true;
    this.#open?.abort();
    this.#open = null;
  }

  #move(event) {
    if (event.pointerType === "touch" || this.#pinned) return;
    this.#pointer = { xCss: event.offsetX, yCss: event.offsetY };
    // Most moves stay at the same mark: they need neither a frame nor the core.
    if (this.#frame || isWithin(this.#pointer, this.#shown)) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const { xCss, yCss } = this.#pointer;
      this.#show(this.#hit(xCss, yCss));
    });
  }

  #leave() {
    if (!this.#pinned) this.hide();
  }

  #click(event) {
    const readout = this.#hit(event.offsetX, event.offsetY);
    this.#show(readout);
    if (!readout) return;
    this.#pinned = event.pointerType === "touch";
    this.#select(readout.id);
  }

  #show(readout) {
    if (!readout) return this.hide();
    if (readout.id === this.#shown?.id) return;
    this.#shown = readout;
    this.#heading.textContent = readout.title;
    this.#lines.replaceChildren(
      ...readout.lines.flatMap(({ label, text }) => [
        make("dt", { textContent: label }),
        make("dd", { textContent: text }),
      ]),
    );
    this.#warnings.replaceChildren(
      ...readout.warnings.map((text) => make("p", { className: "warning", textContent: text })),
    );
    this.#panel.hidden = false;
    this.#place(readout);
    this.#listenWhileOpen();
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

  #listenWhileOpen() {
    if (this.#open) return;
    this.#open = new AbortController();
    const options = { signal: this.#open.signal };
    const page = this.#parts.root.ownerDocument;
    page.addEventListener("keydown", (event) => event.key === "Escape" && this.hide(), options);
    page.addEventListener(
      "pointerdown",
      (event) => event.composedPath()[0] !== this.#parts.canvas && this.hide(),
      options,
    );
  }
}

/** Whether a point is where a readout's mark is reached. */
function isWithin({ xCss, yCss }, readout) {
  if (!readout) return false;
  const [right, down] = [xCss - readout.reachXCss, yCss - readout.reachYCss];
  return right >= 0 && right < readout.reachWidthCss && down >= 0 && down < readout.reachHeightCss;
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
