/**
 * The element `<trade-figure>`.
 *
 * It owns its attributes and nothing else: what is drawn, every word and every
 * number come from the core. What stands between its tags is the figure until
 * the core has painted, and again whenever it cannot.
 */
import { OBSERVED, readChoice, readText, write } from "./attributes.js";
import { CheckList } from "./check-list.js";
import { openCore, referenceWidth } from "./core.js";
import { ShellError } from "./error.js";
import { EvidenceMap } from "./evidence.js";
import { fontWidthFactor, watchFonts } from "./font.js";
import { resolveLanguage, watchLanguage } from "./language.js";
import { whenNear } from "./lazy.js";
import { Panels } from "./panels.js";
import { adoptStyle, buildParts, showFallback, showFigure, showPanel, writeWords } from "./parts.js";
import { Rates } from "./rates.js";
import { pixelRatio, sizeCanvas, watchPixelRatio, watchWidth, wholeDevicePixels } from "./size.js";
import { resolveTheme, watchTheme } from "./theme.js";
import { Tooltip } from "./tooltip.js";

export class TradeFigureElement extends HTMLElement {
  static observedAttributes = OBSERVED;

  #parts;
  #tooltip;
  #checkList;
  #panels;
  #evidence;
  #rateRows;
  #unwatch = [];
  #queued = false;
  #near = false;
  #hostWidthCss = 0;

  // The package: `undefined` as the source means that none was asked for yet.
  #openedSrc = undefined;
  #opening = null;
  #loadFailed = false;
  #core = null;

  // The last request, as text: the same request again changes nothing.
  #requestKey = null;
  #isDrawn = false;
  #shownError = null;

  // The growths that the reader set, by flow.
  #rates = {};
  // The list that a number was opened from: its view, the number's and the button.
  #cameFrom = null;

  constructor() {
    super();
    this.#parts = buildParts(this.attachShadow({ mode: "open" }));
    this.#tooltip = new Tooltip(
      this.#parts,
      (xCss, yCss) => this.#hit(xCss, yCss),
      (id) => this.#dispatch("trade-figure-select", { id }),
    );
    this.#checkList = new CheckList(this.#parts.check);
    this.#evidence = new EvidenceMap(this.#parts.evidence, (view, button) => {
      this.#cameFrom = { list: this.view, view, button };
      this.#chooseView(view);
    });
    this.#parts.back.addEventListener("click", () => this.#chooseView(this.#cameFrom.list));
    this.#rateRows = new Rates(this.#parts.rates, (flow, percent) => {
      this.#rates = { ...this.#rates, [flow]: percent };
      this.#queueUpdate();
    });
    this.#panels = new Panels(this.#parts.toolbar, (panel) => this.#choosePanel(panel));
  }

  /** The address of a datapackage.json; null for the article that ships. */
  get src() {
    return readText(this, "src");
  }
  set src(value) {
    write(this, "src", value);
  }

  /** The name of a view; null for the package's first. */
  get view() {
    return readText(this, "view");
  }
  set view(value) {
    write(this, "view", value);
  }

  /** `chart`, `table`, `check` or `about`. */
  get panel() {
    return readChoice(this, "panel");
  }
  set panel(value) {
    write(this, "panel", value);
  }

  /** What is measured; null for the view's own choice. */
  get measure() {
    return readChoice(this, "measure");
  }
  set measure(value) {
    write(this, "measure", value);
  }

  /** `en`, `kk`, `ru` or `zh`: the language that is shown, given or found. */
  get lang() {
    return resolveLanguage(this);
  }
  set lang(value) {
    write(this, "lang", value);
  }

  /** `auto`, `light` or `dark`. */
  get theme() {
    return readChoice(this, "theme");
  }
  set theme(value) {
    write(this, "theme", value);
  }

  /** `lazy` or `eager`. */
  get loading() {
    return readChoice(this, "loading");
  }
  set loading(value) {
    write(this, "loading", value);
  }

  /** `full`, `minimal` or `none`. */
  get controls() {
    return readChoice(this, "controls");
  }
  set controls(value) {
    write(this, "controls", value);
  }

  /**
   * The whole check as plain data, the same as the command line writes.
   *
   * Rejects with the figure's error if its package cannot be read.
   */
  async check() {
    const core = await openCore(this.src && this.#absoluteUrl(this.src), () => {});
    try {
      return core.check(this.lang);
    } finally {
      core.free();
    }
  }

  connectedCallback() {
    this.#takeEarlyProperties();
    const queue = () => this.#queueUpdate();
    this.#unwatch = [
      watchWidth(this, (widthCss) => {
        this.#hostWidthCss = widthCss;
        this.#update();
      }),
      whenNear(this, () => {
        this.#near = true;
        queue();
      }),
      watchPixelRatio(queue),
      watchTheme(queue),
      watchLanguage(queue),
      watchFonts(queue),
      this.#tooltip.connect(),
    ];
    queue();
  }

  disconnectedCallback() {
    for (const stop of this.#unwatch.splice(0)) stop();
    // An element that is moved is disconnected and connected in one go.
    queueMicrotask(() => {
      if (!this.isConnected) this.#release();
    });
  }

  /** With this, `moveBefore()` keeps everything as it is. */
  connectedMoveCallback() {
    this.#queueUpdate();
  }

  adoptedCallback() {
    adoptStyle(this.#parts.root);
  }

  attributeChangedCallback(_name, before, after) {
    // What could not be loaded may be there now: any attribute that is set asks again.
    if (this.#loadFailed) this.#openedSrc = undefined;
    else if (before === after) return;
    this.#queueUpdate();
  }

  /** Properties set before the tag was defined would hide the accessors. */
  #takeEarlyProperties() {
    for (const name of OBSERVED) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  /** Any number of changes in one go make one update. */
  #queueUpdate() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      this.#update();
    });
  }

  #update() {
    if (!this.isConnected) return;
    if (!this.#near && this.loading === "lazy") return;
    this.#near = true;
    if (this.src !== this.#openedSrc) this.#open(this.src);
    // No width: not laid out yet, or in a closed tab of the page.
    if (!this.#core || this.#hostWidthCss <= 0) return;
    try {
      const request = this.#request();
      const key = JSON.stringify(request);
      if (request.widthCss <= 0 || key === this.#requestKey) return;
      this.#requestKey = key;
      this.#draw(request);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #open(src) {
    this.#closeCore();
    this.#loadFailed = false;
    this.#openedSrc = src;
    // Only the latest attempt counts, whichever comes back first.
    const attempt = {};
    this.#opening = attempt;
    try {
      const core = await openCore(src && this.#absoluteUrl(src), (error) => this.#fail(error));
      if (this.#opening !== attempt) return core.free();
      this.#core = core;
      this.#update();
    } catch (error) {
      if (this.#opening !== attempt) return;
      this.#loadFailed = true;
      this.#fail(error);
    }
  }

  #absoluteUrl(src) {
    try {
      return new URL(src, this.baseURI).href;
    } catch (cause) {
      throw new ShellError("not an address", src, { cause });
    }
  }

  /** What is asked of the core: everything that a picture depends on. */
  #request() {
    const { fontFamily, paddingLeft, paddingRight } = getComputedStyle(this.#parts.figure);
    const ratio = pixelRatio();
    const paddingCss = parseFloat(paddingLeft) + parseFloat(paddingRight);
    return {
      view: this.view,
      measure: this.measure,
      hidden: [],
      rates: this.#rates,
      panel: this.panel,
      controls: this.controls,
      lang: this.lang,
      theme: resolveTheme(this.theme),
      widthCss: wholeDevicePixels(this.#hostWidthCss - paddingCss, ratio),
      pixelRatio: ratio,
      fontFamily,
      fontWidthFactor: fontWidthFactor(fontFamily, referenceWidth()),
    };
  }

  #draw(request) {
    const drawn = this.#core.build(request);
    this.#tooltip.hide();
    // Before the paint: canvas text takes its language from around it.
    writeWords(this.#parts, drawn);
    const panel = this.#showPanel(drawn, request);
    if (panel === "chart") {
      sizeCanvas(this.#parts.canvas, drawn.widthCss, drawn.heightCss, request.pixelRatio);
      this.#core.paint(this.#parts.canvas);
    }
    this.#rateRows.show(panel === "chart" ? drawn.rates : []);
    showFigure(this.#parts);
    this.#showBack(drawn);
    this.#shownError = null;
    if (this.#isDrawn) return;
    this.#isDrawn = true;
    this.#dispatch("trade-figure-ready", { view: drawn.view });
  }

  /** Opens the panel that is asked for, or the nearest that there is. */
  #showPanel(drawn, { panel: asked, controls }) {
    const isList = drawn.panel !== "chart";
    const panel = !isList && asked === "check" && drawn.checked ? "check" : drawn.panel;
    if (panel === "check") {
      this.#checkList.show(this.#core.findings(isList ? null : drawn.view, drawn.lang));
    }
    if (panel === "evidence") this.#evidence.show(this.#core.evidence(drawn.lang));
    showPanel(this.#parts, panel);
    this.#panels.show(drawn.words, panel, controls !== "none" && drawn.checked && !isList);
    return panel;
  }

  /** The reader's own choice of a panel. */
  #choosePanel(panel) {
    if (panel === this.panel) return;
    this.panel = panel;
    this.#dispatch("trade-figure-change", { state: { view: this.view, panel, lang: this.lang } });
  }

  /** The reader's own choice of a view. */
  #chooseView(view) {
    this.view = view;
    this.#dispatch("trade-figure-change", { state: { view, panel: this.panel, lang: this.lang } });
  }

  /** The way back from a number's figure to the list, and the focus along it. */
  #showBack(drawn) {
    const { back } = this.#parts;
    const isThere = drawn.view === this.#cameFrom?.view;
    if (back.hidden === isThere) {
      back.hidden = !isThere;
      back.textContent = drawn.words.back;
      if (isThere) back.focus();
      else this.#cameFrom?.button.focus();
    }
    if (!isThere) this.#cameFrom = null;
  }

  #hit(xCss, yCss) {
    try {
      return this.#core?.hit(xCss, yCss) ?? null;
    } catch (error) {
      this.#fail(error);
      return null;
    }
  }

  #fail(error) {
    if (error === this.#shownError) return;
    this.#shownError = error;
    this.#isDrawn = false;
    this.#tooltip.hide();
    const message = error.message;
    const where = error.where ?? "";
    // Errors in files begin with their place.
    const says = where === "" || message.startsWith(where);
    showFallback(this.#parts, says ? message : `${message} (${where})`);
    this.#dispatch("trade-figure-error", { message, where });
  }

  #closeCore() {
    this.#core?.free();
    this.#core = null;
    this.#opening = null;
    this.#requestKey = null;
  }

  /** Back to the state before the first connection. */
  #release() {
    this.#closeCore();
    this.#openedSrc = undefined;
    this.#isDrawn = false;
    this.#shownError = null;
    this.#near = false;
    this.#hostWidthCss = 0;
    showFallback(this.#parts);
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
