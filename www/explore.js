/**
 * Goes through the values of a drawing, by pointer and by key.
 *
 * All of it happens on a layer over the canvas: the value that was found has a
 * frame and a tooltip there, so that nothing is painted anew as a pointer moves.
 *
 * A mouse hovers; a finger or a pen taps, which pins the tooltip until a tap
 * elsewhere. The layer is one stop of the Tab key. Its role is `application`
 * because arrow keys go to the page otherwise, not to the figure, when a screen
 * reader is on; what it says, it says through one polite live region.
 */
import { make } from "./parts.js";

const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
/** Between a mark and its frame. */
const FRAME_CSS = 3;
/** What was said is no news after this. */
const SPOKEN_MS = 8000;

export class Explorer {
  #parts;
  #tooltip;
  #ask;
  #select;
  #marker = make("div", { className: "marker", hidden: true });
  #shown = null;
  /** The observation that a key goes on from. */
  lastId = "";
  /** The observation that the reader chose. */
  selected = "";
  /** Told of each readout that is shown, and of null. */
  onShow = null;
  #isPinned = false;
  #pointer = null;
  #frame = 0;
  #forget = 0;

  /** `ask` finds values: `"hit", xCss, yCss`, `"step", id, key`; `select(id)` is told of a choice. */
  constructor(parts, tooltip, ask, select) {
    this.#parts = parts;
    this.#tooltip = tooltip;
    this.#ask = ask;
    this.#select = select;
    parts.layer.append(this.#marker);
  }

  /** Starts listening; returns what ends it. */
  connect() {
    const { layer, root } = this.#parts;
    const listening = new AbortController();
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal: listening.signal });
    on(layer, "pointermove", (event) => this.#move(event));
    on(layer, "pointerleave", () => this.#isPinned || this.hide());
    on(layer, "click", (event) => this.#click(event));
    on(layer, "keydown", (event) => this.#press(event));
    on(layer, "blur", () => this.#isPinned || this.hide());
    const page = root.ownerDocument;
    on(page, "keydown", (event) => event.key === "Escape" && this.#escape(event));
    on(page, "pointerdown", (event) => event.composedPath()[0] !== layer && this.hide());
    return () => {
      listening.abort();
      this.hide();
    };
  }

  /** Shows no value any more. */
  hide() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#isPinned = false;
    if (!this.#shown) return;
    this.#shown = null;
    this.#marker.hidden = true;
    this.#tooltip.hide();
    this.say("");
    this.onShow?.(null);
  }

  /**
   * Hides what is shown, for another drawing; returns what shows there what the reader selected, if it is
   * there: after a choice of the reader's, and where it was shown, as when the page has become narrower.
   */
  leave() {
    const [wasShown, wasPinned] = [this.#shown, this.#isPinned];
    const said = this.#parts.live.textContent;
    this.hide();
    return (isReadersChoice) => {
      const readout = (isReadersChoice || wasShown) && this.selected && this.#ask("step", this.selected, "");
      if (!readout) return;
      this.show(readout);
      this.#isPinned = wasPinned;
      // What was being said of it is not cut off by a drawing that nobody asked for.
      this.say(isReadersChoice ? readout.spoken : said);
    };
  }

  /** At most one question to the core in a frame, however fast the pointer is. */
  #move(event) {
    if (event.pointerType === "touch" || this.#isPinned) return;
    const { offsetX: xCss, offsetY: yCss, screenX, screenY } = event;
    // Scrolling to a value that a key went to moves the page under a pointer that rests.
    const rests = this.#pointer?.screenX === screenX && this.#pointer.screenY === screenY;
    this.#pointer = { xCss, yCss, screenX, screenY };
    // Most moves stay at the same mark: they need neither a frame nor the core.
    if (rests || this.#frame || isWithin(this.#pointer, this.#shown)) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.show(this.#ask("hit", this.#pointer.xCss, this.#pointer.yCss));
    });
  }

  #click({ offsetX, offsetY, pointerType }) {
    const readout = this.#ask("hit", offsetX, offsetY);
    this.show(readout);
    this.selected = readout?.id ?? "";
    if (!readout) return;
    this.#isPinned = pointerType === "touch" || pointerType === "pen";
    this.#select(readout.id);
  }

  #press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && this.#shown) this.#select((this.selected = this.#shown.id));
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    const readout = this.#ask("step", this.lastId, event.key);
    if (!readout) return;
    this.#isPinned = false;
    this.show(readout);
    this.#marker.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.say(readout.spoken);
  }

  /** Puts the tooltip away and nothing else: the focus stays, a dialog around the figure too. */
  #escape(event) {
    this.selected = "";
    if (!this.#shown) return;
    event.preventDefault();
    this.hide();
  }

  /** Frames a value and says beside it what there is to say. */
  show(readout) {
    if (!readout) return this.hide();
    if (readout.id === this.#shown?.id) return;
    this.#shown = readout;
    this.lastId = readout.id;
    const { style } = this.#marker;
    style.transform = `translate(${readout.markXCss - FRAME_CSS}px, ${readout.markYCss - FRAME_CSS}px)`;
    style.width = `${readout.markWidthCss + 2 * FRAME_CSS}px`;
    style.height = `${readout.markHeightCss + 2 * FRAME_CSS}px`;
    this.#marker.hidden = false;
    this.#tooltip.show(readout);
    this.onShow?.(readout);
  }

  /** Says a text, once. */
  say(text) {
    clearTimeout(this.#forget);
    this.#parts.live.textContent = text;
    if (text !== "") this.#forget = setTimeout(() => this.say(""), SPOKEN_MS);
  }
}

/** Whether a point is where a readout's mark is reached. */
function isWithin({ xCss, yCss }, readout) {
  if (!readout) return false;
  const [right, down] = [xCss - readout.reachXCss, yCss - readout.reachYCss];
  return right >= 0 && right < readout.reachWidthCss && down >= 0 && down < readout.reachHeightCss;
}
