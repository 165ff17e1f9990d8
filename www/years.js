/**
 * Views over time: which years are shown, two of them compared, and all of them
 * played one after the other.
 *
 * Years are places in a list here. Which there are, where they stand in the
 * drawing and everything that is said of them comes from the core.
 */
import { Choice } from "./choice.js";
import { make } from "./parts.js";

/** On a drawing that is narrower, a comparison has a row for each number. */
const NARROW_CSS = 480;
/** A pointer that has gone less far has pressed, not dragged. */
const DRAG_CSS = 6;
/** How far a wheel turns for one step. */
const WHEEL_STEP = 24;
const ZOOM = 0.7;
/** Each year that is played is shown so long. */
const YEAR_MS = 1000;
/** What stands for a number that is not there. */
const NONE = "\u2013";

export class Years {
  #parts;
  #explorer;
  #choices;
  #asked;
  #choose;
  #core = null;
  #years = null;

  #panel = make("div", { className: "years", hidden: true });
  #play = make("button", { type: "button" });
  #now = make("span", { className: "now" });
  #low = make("input", { type: "range", min: 0 });
  #high = make("input", { type: "range", min: 0 });
  #slider = make("div", { className: "slider" }, this.#low, this.#high);
  #ends = [make("span", { className: "end" }), make("span", { className: "end" })];
  #all = make("button", { type: "button" });
  #dragLabel = make("span", { className: "label" });
  #drags;
  #pair = [make("select", {}), make("select", {})];
  #pairRow = make("span", { hidden: true }, this.#pair[0], " ", this.#pair[1]);
  #table = make("div", { className: "compared", tabIndex: 0, hidden: true });
  #band = make("div", { className: "band", hidden: true });
  #ones = [make("div", { className: "one", hidden: true }), make("div", { className: "one", hidden: true })];
  #cursor = make("div", { className: "cursor", hidden: true });

  #drag = null;
  #fingers = new Map();
  #pinch = null;
  #wheel = 0;
  #timer = 0;
  #played = "";
  #announce = null;
  #wasDragged = false;
  #isNarrow = false;

  /** `asked` holds what a request takes in; `choose(apply)` takes in a choice, after which the figure is drawn anew. */
  constructor(parts, explorer, choices, asked, choose) {
    this.#parts = parts;
    this.#explorer = explorer;
    this.#choices = choices;
    this.#asked = asked;
    this.#choose = choose;
    this.#drags = new Choice((mode) => this.#compare(mode === "compare" ? this.#shownEnds() : null));
    this.#panel.setAttribute("role", "group");
    this.#table.setAttribute("role", "region");
    const ends = make("div", { className: "ends" }, this.#ends[0], this.#slider, this.#ends[1]);
    this.#panel.append(
      make("div", {}, this.#play, this.#now, this.#all, ends),
      make("div", { className: "drags" }, this.#dragLabel, this.#drags.node, this.#pairRow),
      this.#table,
    );
    parts.plot.after(this.#panel);
    parts.layer.append(...this.#ones, this.#band, this.#cursor);
    this.#listen();
  }

  /** Goes along with a drawing; `core` is null where there is none. */
  follow(drawn, core) {
    const isOpen = Boolean(core && drawn.years && this.#choices.years);
    this.#core = isOpen ? core : null;
    this.#panel.hidden = !isOpen;
    this.#parts.plot.classList.toggle("timed", isOpen);
    this.#drag = null;
    this.#cursor.hidden = true;
    if (!isOpen) {
      this.#stop();
      for (const node of [this.#band, ...this.#ones]) node.hidden = true;
      return;
    }
    this.#band.hidden = true;
    this.#years = core.ask("years");
    this.#isNarrow = drawn.widthCss < NARROW_CSS;
    this.#parts.keys.textContent = `${drawn.words.keys} ${this.#years.words.keys}`;
    this.#write();
    this.#writePair();
    if (this.#timer) this.#explorer.say("");
    if (this.#announce === "span") this.#explorer.say(this.#years.span);
    this.#announce = null;
  }

  #write() {
    const { periods, first, last, least, words } = this.#years;
    const most = periods.length - 1;
    this.#panel.ariaLabel = words.group;
    this.#writePlay();
    for (const [index, [input, value, name]] of [[this.#low, first, words.from], [this.#high, last, words.to]].entries()) {
      // The largest first, since a value is cut to it.
      input.max = most;
      input.value = value;
      input.ariaLabel = name;
      input.setAttribute("aria-valuetext", periods[value].label);
      this.#ends[index].textContent = periods[value].label;
    }
    this.#slider.style.setProperty("--low", first / most);
    this.#slider.style.setProperty("--high", last / most);
    // Where both are at the end, the one that can still move is on top.
    this.#low.style.zIndex = first > most - least ? 2 : 1;
    this.#all.textContent = words.all;
    this.#all.disabled = first === 0 && last === most;
    this.#dragLabel.textContent = words.drag;
    this.#dragLabel.hidden = !this.#years.isAxis;
    const modes = ["zoom", "compare"].map((token) => ({ token, label: words[token] }));
    this.#drags.show(words.drag, modes, this.#asked.asked.compare ? "compare" : "zoom", 2);
  }

  #writePlay() {
    const { words } = this.#years;
    const [sign, label] = this.#timer ? ["\u275a\u275a", words.pause] : ["\u25b6\ufe0e", words.play];
    const glyph = make("span", { textContent: sign });
    glyph.setAttribute("aria-hidden", "true");
    this.#play.replaceChildren(glyph, label);
  }

  /** The table of the two years that are compared, and where they are in the chart. */
  #writePair() {
    const { periods, spots, words } = this.#years;
    const pair = this.#asked.asked.compare;
    this.#pairRow.hidden = this.#table.hidden = !pair;
    this.#ones.forEach((node, index) => {
      const spot = pair && spots.find(({ token }) => token === pair[index]);
      node.hidden = !spot;
      if (spot) layOver(node, spot);
    });
    if (!pair) return;
    this.#pair.forEach((select, index) => {
      const options = periods.map(({ token, label }) => make("option", { value: token, textContent: label }));
      select.replaceChildren(...options);
      select.value = pair[index];
      select.ariaLabel = index === 0 ? words.first : words.second;
    });
    const compared = this.#core.ask("compare", ...pair);
    this.#table.ariaLabel = compared.caption;
    const caption = make("caption", { textContent: compared.caption });
    this.#table.replaceChildren(make("table", {}, caption, ...(this.#isNarrow ? longTable : wideTable)(compared)));
    if (this.#announce === "pair") this.#explorer.say(compared.spoken);
  }

  #listen() {
    const { plot, layer, figure, root } = this.#parts;
    const early = { capture: true };
    plot.addEventListener("pointerdown", (event) => this.#down(event), early);
    plot.addEventListener("pointermove", (event) => this.#move(event), early);
    plot.addEventListener("pointerup", (event) => this.#up(event), early);
    plot.addEventListener("pointercancel", (event) => this.#cancel(event), early);
    plot.addEventListener("click", (event) => this.#click(event), early);
    plot.addEventListener("keydown", (event) => event.target === layer && this.#press(event), early);
    plot.addEventListener("wheel", (event) => this.#turn(event), { passive: false });
    figure.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(), early);
    figure.addEventListener("focusout", ({ relatedTarget }) => figure.contains(relatedTarget) || this.#stop());
    root.ownerDocument.addEventListener("visibilitychange", () => this.#stop());
    this.#play.addEventListener("click", () => (this.#timer ? this.#pause() : this.#start()));
    this.#low.addEventListener("input", () => this.#slide(this.#low));
    this.#high.addEventListener("input", () => this.#slide(this.#high));
    this.#all.addEventListener("click", () => this.#show(0, this.#years.periods.length - 1));
    for (const select of this.#pair) {
      select.addEventListener("change", () => this.#compare(this.#pair.map(({ value }) => value)));
    }
  }

  // Which years are shown.

  /** Shows the years from one place to another. */
  #show(first, last, announce = null) {
    const { periods } = this.#years;
    if (first === this.#years.first && last === this.#years.last) return;
    const { from, to, ...span } = this.#asked.asked;
    if (first > 0) span.from = periods[first].token;
    if (last < periods.length - 1) span.to = periods[last].token;
    this.#announce = announce;
    this.#choose(() => (this.#asked.asked = span));
  }

  /** So many years from `first` on, as far as there are. */
  #showCount(first, count, announce) {
    const start = clamp(first, 0, this.#years.periods.length - count);
    this.#show(start, start + count - 1, announce);
  }

  /** As many times the years as `factor` says, with the one at `center` where it is. */
  #zoom(factor, center, announce) {
    const { periods, first, last, least } = this.#years;
    const before = last - first + 1;
    const wanted = factor < 1 ? Math.floor(before * factor) : Math.ceil(before * factor);
    const count = clamp(wanted, least, periods.length);
    const part = before > 1 ? (center - first) / (before - 1) : 0.5;
    this.#showCount(Math.round(center - part * (count - 1)), count, announce);
  }

  #pan(years, announce) {
    const { first, last } = this.#years;
    this.#showCount(first + years, last - first + 1, announce);
  }

  #slide(moved) {
    const room = this.#years.least - 1;
    let [first, last] = [this.#low.valueAsNumber, this.#high.valueAsNumber];
    if (moved === this.#low) first = Math.min(first, last - room);
    else last = Math.max(last, first + room);
    moved.value = moved === this.#low ? first : last;
    this.#show(first, last);
  }

  // Two years compared.

  #shownEnds() {
    const { periods, first, last } = this.#years;
    return [periods[first].token, periods[last].token];
  }

  #compare(pair) {
    const { compare, ...span } = this.#asked.asked;
    this.#announce = pair && "pair";
    this.#choose(() => (this.#asked.asked = pair ? { ...span, compare: pair } : span));
  }

  // Pointers.

  #place(token) {
    return this.#years.periods.findIndex((period) => period.token === token);
  }

  /** The place of the spot at a point: along the drawing, or down it where years lie below one another. */
  #spotAt(x, y) {
    const { spots } = this.#years;
    const far = ({ xCss, yCss, widthCss, heightCss }) =>
      Math.max(xCss - x, x - xCss - widthCss, 0) + Math.max(yCss - y, y - yCss - heightCss, 0);
    return spots.reduce((best, spot) => (far(spot) < far(best) ? spot : best), spots[0]);
  }

  /** Lays the band over all years from one to another. */
  #layBand(one, other) {
    const [first, last] = [this.#place(one), this.#place(other)].sort((a, b) => a - b);
    const within = this.#years.spots.filter(({ token }) => this.#place(token) >= first && this.#place(token) <= last);
    const left = Math.min(...within.map(({ xCss }) => xCss));
    const top = Math.min(...within.map(({ yCss }) => yCss));
    const right = Math.max(...within.map(({ xCss, widthCss }) => xCss + widthCss));
    const bottom = Math.max(...within.map(({ yCss, heightCss }) => yCss + heightCss));
    layOver(this.#band, { xCss: left, yCss: top, widthCss: right - left, heightCss: bottom - top });
  }

  #down(event) {
    if (!this.#core || event.target !== this.#parts.layer || event.button !== 0) return;
    this.#wasDragged = false;
    const { pointerId, offsetX, offsetY } = event;
    this.#fingers.set(pointerId, offsetX);
    if (this.#fingers.size === 2) this.#pinchFrom();
    else if (this.#years.spots.length > 1) this.#drag = { pointerId, offsetX, offsetY, to: null };
  }

  #move(event) {
    if (!this.#core) return;
    // What is played is not to be lost to a pointer on its way.
    if (this.#timer) event.stopPropagation();
    const { pointerId, offsetX, offsetY } = event;
    if (this.#fingers.has(pointerId)) this.#fingers.set(pointerId, offsetX);
    if (this.#pinch) return this.#pinchTo(event);
    const drag = this.#drag;
    if (drag?.pointerId !== pointerId) return;
    if (!drag.to && Math.hypot(offsetX - drag.offsetX, offsetY - drag.offsetY) < DRAG_CSS) return;
    event.stopPropagation();
    if (!drag.to) {
      this.#parts.layer.setPointerCapture(pointerId);
      this.#explorer.hide();
      drag.from = this.#spotAt(drag.offsetX, drag.offsetY).token;
    }
    drag.to = this.#spotAt(offsetX, offsetY).token;
    this.#layBand(drag.from, drag.to);
  }

  #up({ pointerId }) {
    const drag = this.#drag;
    this.#fingers.delete(pointerId);
    if (this.#fingers.size < 2) this.#pinch = null;
    if (drag?.pointerId !== pointerId) return;
    this.#drag = null;
    if (!drag.to) return;
    this.#wasDragged = true;
    const [first, last] = [this.#place(drag.from), this.#place(drag.to)].sort((a, b) => a - b);
    this.#band.hidden = true;
    if (last - first < this.#years.least - 1 || first === last) return;
    const { periods } = this.#years;
    if (this.#asked.asked.compare) this.#compare([periods[first].token, periods[last].token]);
    else this.#show(first, last, "span");
  }

  #cancel({ pointerId }) {
    this.#fingers.delete(pointerId);
    this.#pinch = null;
    if (this.#drag?.pointerId === pointerId) this.#abandon();
  }

  /** Ends a drag without a result. */
  #abandon() {
    this.#wasDragged = Boolean(this.#drag?.to);
    this.#drag = null;
    this.#band.hidden = true;
  }

  /** A drag, or a press while years are played, is no press on a value. */
  #click(event) {
    if (!this.#core || (!this.#wasDragged && !this.#timer)) return;
    this.#wasDragged = false;
    event.stopPropagation();
    this.#pause();
  }

  #pinchFrom() {
    this.#abandon();
    const [one, other] = this.#fingers.values();
    const { first, last } = this.#years;
    this.#pinch = { apart: Math.max(Math.abs(one - other), 1), middle: (one + other) / 2, first, last };
  }

  /** Two fingers: as many years as fit between them, and along with them. */
  #pinchTo(event) {
    event.stopPropagation();
    const { apart, middle, first, last } = this.#pinch;
    const { least, periods } = this.#years;
    const [one, other] = this.#fingers.values();
    const before = last - first + 1;
    const count = clamp(Math.round((before * apart) / Math.max(Math.abs(one - other), 1)), least, periods.length);
    const { clientWidth } = this.#parts.layer;
    const under = first + (middle / clientWidth) * before;
    this.#showCount(Math.round(under - ((one + other) / 2 / clientWidth) * count), count, null);
  }

  /** With Ctrl, as browsers also report two fingers on a pad, a wheel zooms; sideways it moves the years. */
  #turn(event) {
    if (!this.#core) return;
    const { deltaX, deltaY, ctrlKey, shiftKey, offsetX, offsetY } = event;
    const { first, last, periods, spots } = this.#years;
    const isSideways = shiftKey || Math.abs(deltaX) > Math.abs(deltaY);
    const isPart = first > 0 || last < periods.length - 1;
    if (!ctrlKey && !(isSideways && isPart)) return;
    event.preventDefault();
    this.#wheel += !ctrlKey && Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY;
    if (Math.abs(this.#wheel) < WHEEL_STEP) return;
    const sign = Math.sign(this.#wheel);
    this.#wheel = 0;
    const center = spots.length > 0 ? this.#place(this.#spotAt(offsetX, offsetY).token) : (first + last) / 2;
    if (ctrlKey) this.#zoom(sign > 0 ? 1 / ZOOM : ZOOM, center, null);
    else this.#pan(sign, null);
  }

  // Keys.

  #press(event) {
    if (!this.#core || event.altKey || event.ctrlKey || event.metaKey) return;
    const { first, last, periods } = this.#years;
    const center = (first + last) / 2;
    const { key, shiftKey } = event;
    if (key === "+" || key === "=") this.#zoom(ZOOM, center, "span");
    else if (key === "-" || key === "_") this.#zoom(1 / ZOOM, center, "span");
    else if (key === "0") this.#show(0, periods.length - 1, "span");
    else if (shiftKey && key === "ArrowLeft") this.#pan(-1, "span");
    else if (shiftKey && key === "ArrowRight") this.#pan(1, "span");
    else return this.#stop();
    event.preventDefault();
    event.stopPropagation();
  }

  #escape() {
    if (this.#drag?.to) this.#abandon();
    this.#stop();
  }

  // One year after the other.

  #start() {
    const { first, last, least, periods } = this.#years;
    this.#timer = -1;
    this.#parts.plot.classList.add("playing");
    this.#writePlay();
    if (this.#years.isAxis) {
      const at = this.#explorer.lastId;
      const next = at && this.#core.ask("step", at, "ArrowRight");
      this.#played = at && next && next.id !== at ? at : "";
    } else if (last - first + 1 !== least || last === periods.length - 1) {
      this.#played = "";
    }
    this.#tick();
  }

  /** Goes on to the next year, or stops at the last. */
  #tick() {
    if (!this.#core) return this.#stop();
    const goesOn = this.#years.isAxis ? this.#tickAlong() : this.#tickThrough();
    if (!goesOn) return this.#pause();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tick(), YEAR_MS);
  }

  /** The marker goes along the drawing. */
  #tickAlong() {
    const key = this.#played ? "ArrowRight" : "Home";
    const readout = this.#core.ask("step", this.#played || this.#explorer.lastId, key);
    if (!readout || readout.id === this.#played) return false;
    this.#played = readout.id;
    this.#explorer.show(readout);
    const spot = this.#spotAt(readout.markXCss + readout.markWidthCss / 2, readout.markYCss + readout.markHeightCss / 2);
    layOver(this.#cursor, spot);
    this.#now.textContent = this.#years.periods[this.#place(spot.token)].label;
    return true;
  }

  /** The drawing shows another year. */
  #tickThrough() {
    const { periods, last, least } = this.#years;
    const next = this.#played === "" ? least - 1 : last + 1;
    if (next >= periods.length) return false;
    this.#played = periods[next].token;
    this.#now.textContent = periods[next].label;
    this.#show(next - least + 1, next);
    return true;
  }

  /** Stops and says where. */
  #pause() {
    const readout = this.#core && this.#years.isAxis && this.#played && this.#core.ask("step", this.#played, "");
    this.#stop();
    if (readout) this.#explorer.say(readout.spoken);
  }

  #stop() {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#parts.plot.classList.remove("playing");
    this.#writePlay();
  }
}

/** A row for each thing, with its range under each number. */
function wideTable({ columns, rows }) {
  const heads = columns.map((name, index) => header("col", name, index > 0 ? "number" : ""));
  const cell = ({ text, range }) => {
    const below = range ? [make("small", { textContent: range })] : [];
    return make("td", { className: "number" }, text || NONE, ...below);
  };
  const lines = rows.map(({ name, cells }) => make("tr", {}, header("row", name), ...cells.map(cell)));
  return [make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...lines)];
}

/** A row for each number, with its range beside it. */
function longTable({ columns, rows }) {
  return rows.map(({ name, cells }) => {
    const lines = cells.map(({ text, range }, index) => {
      const value = make("td", { className: "number", textContent: text || NONE });
      return make("tr", {}, header("row", columns[index + 1]), value, make("td", { className: "rounded", textContent: range }));
    });
    const heading = Object.assign(header("rowgroup", name), { colSpan: 3 });
    return make("tbody", {}, make("tr", {}, heading), ...lines);
  });
}

function header(scope, textContent, className = "") {
  return make("th", { scope, textContent, className });
}

function layOver(node, { xCss, yCss, widthCss, heightCss }) {
  const { style } = node;
  style.insetBlockStart = style.insetInlineStart = "0";
  style.transform = `translate(${xCss}px, ${yCss}px)`;
  style.width = `${widthCss}px`;
  style.height = `${heightCss}px`;
  node.hidden = false;
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
