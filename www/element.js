/**
 * The element `<trade-figure>`.
 *
 * It owns its attributes and nothing else: what is drawn, every word and every
 * number come from the core. What stands between its tags is the figure until
 * the core has painted, and again whenever it cannot.
 */
import { OBSERVED, readChoice, readText, write } from "./attributes.js";
import { Choices } from "./choices.js";
import { openCore, openMore } from "./core.js";
import { ShellError } from "./error.js";
import { Explorer } from "./explore.js";
import { fadeOut } from "./fade.js";
import { fontWidthFactor, watchFonts } from "./font.js";
import { resolveLanguage, watchLanguage } from "./language.js";
import { whenNear } from "./lazy.js";
import { Legend } from "./legend.js";
import { adoptStyle, buildParts, showFallback, showFigure, writeWords } from "./parts.js";
import { pixelRatio, sizeCanvas, watchPixelRatio, watchWidth, wholeDevicePixels } from "./size.js";
import { isPrinting, needsPatterns, resolveTheme, watchTheme } from "./theme.js";
import { Toolbar } from "./toolbar.js";
import { Tooltip } from "./tooltip.js";

/** How wide a figure is taken away that is on no page, or not laid out. */
const UNSEEN_WIDTH_CSS = 640;

/** What says of a table, or of the element around it, that the figure is of its numbers. */
const TABLE = "[data-unit],[data-decimal],[data-rules]";

export class TradeFigureElement extends HTMLElement {
  static observedAttributes = OBSERVED;

  #parts;
  #explorer;
  #toolbar;
  #legend;
  #extras;
  #hand;
  #choices = new Choices();
  #unwatch = [];
  #queued = false;
  #near = false;
  // Far from the window: a drawing would be seen by nobody, and its pixels take more memory than all the rest.
  #isFar = false;
  #owesPaint = false;
  #hostWidthCss = 0;

  #files = null;

  // The package: `undefined` as the source means that none was asked for yet.
  #openedSrc = undefined;
  #opening = null;
  #loadFailed = false;
  #core = null;
  // Why the second program is not there, of which the first can do without.
  #lacks = null;

  // The last request, as text: the same request again changes nothing.
  #requestKey = null;
  #isReadersChoice = false;
  #isDrawn = false;
  #shownError = null;

  constructor() {
    super();
    const parts = buildParts(this.attachShadow({ mode: "open" }));
    this.#parts = parts;
    // What the second script gets of this figure.
    this.#hand = {
      element: this,
      parts,
      choices: this.#choices,
      ask: (...question) => this.#ask((core) => core.ask(...question)),
      take: (use) => this.#take(use),
      choose: (apply) => this.#choose(apply),
    };
    const select = (id) => {
      this.#dispatch("trade-figure-select", { id });
      if (this.controls === "full") this.#extend("explain", id);
    };
    this.#explorer = new Explorer(parts, new Tooltip(parts), this.#hand.ask, select);
    const choose = (name, target) => (value) => this.#choose(() => (target[name] = value));
    this.#toolbar = new Toolbar(parts.toolbar, {
      view: choose("view", this),
      measure: choose("measure", this),
      sort: choose("sort", this.#choices),
      file: (kind) => this.#download(kind),
      panel: choose("panel", this),
      cite: () => this.#extend("cite"),
      years: () => this.#toggleYears(),
      patterns: () => {
        const patterns = !this.#hasPatterns();
        this.#choose(() => (this.#choices.asked = { ...this.#choices.asked, patterns }));
      },
    });
    this.#legend = new Legend(parts.legend, choose("hidden", this.#choices));
  }

  /** The address of a datapackage.json; null for the article that ships. */
  get src() {
    return readText(this, "src");
  }
  set src(value) {
    write(this, "src", value);
  }

  /** The texts of a package's files by path, which is shown in place of any other; null for none. */
  get files() {
    return this.#files;
  }
  set files(value) {
    // A text would be an address.
    this.#files = value && Object(value);
    this.#openedSrc = undefined;
    this.#queueUpdate();
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
   * Rejects with the figure's error if its package, or the part of the program that checks it,
   * cannot be read. So do all others below.
   */
  check() {
    return this.#take((core, { lang }) => core.ask("check", lang));
  }

  /** Every indicator of the package as plain data, the same as the command line writes. */
  indicators() {
    return this.#take((core, { lang }) => core.ask("indicators", lang));
  }

  /** The drawing with its title, legend, source and note, as the text of an SVG document. */
  toSVG() {
    return this.#take((core, request) => core.more.toSVG(core, request));
  }

  /** The same as a picture, `scale` px for each CSS px. */
  toBlob(type = "image/png", scale = 1) {
    return this.#take((core, request) => core.more.toBlob(core, request, type, scale));
  }

  /** The numbers that are drawn as CSV; with `whole` all that the package has. */
  toCSV({ whole = false } = {}) {
    return this.#take((core, request) => core.ask("numbers", whole ? "package" : "csv", request));
  }

  /** The numbers that are drawn as plain data, with what they are and where they are from. */
  toJSON() {
    return this.#take((core, request) => core.more.toJSON(core, request));
  }

  /** Shows a state that `trade-figure-change` told of. */
  restore(state) {
    const { view, measure, panel, lang, hidden = [], sort, selected, ...asked } = state;
    Object.assign(this, { view, measure, panel, lang });
    const years = Boolean(asked.from || asked.to || asked.compare);
    Object.assign(this.#choices, { hidden, sort, asked, years });
    this.#queueUpdate();
  }

  /** What `use(core, request)` makes in the second program of the figure, which need not be drawn or on the page. */
  async #take(use) {
    const core = await openCore(this.#source(), () => {}, true);
    try {
      const request = this.#request(core);
      if (!(request.widthCss > 0)) request.widthCss = UNSEEN_WIDTH_CSS;
      request.fontFamily ||= "sans-serif";
      return await use(core, request);
    } finally {
      core.free();
    }
  }

  connectedCallback() {
    this.#takeEarlyProperties();
    const queue = () => this.#queueUpdate();
    this.#unwatch = [
      watchWidth(this.#parts.ruler, (widthCss) => {
        this.#hostWidthCss = widthCss;
        this.#update();
      }),
      whenNear(this, this.#parts.ruler, (isNear, widthCss) => {
        this.#near ||= isNear;
        this.#hostWidthCss ||= widthCss;
        // Of one that is drawn all the same, the page is spared all but the size.
        this.#isFar = isNear === false;
        this.#parts.figure.classList.toggle("far", this.#isFar);
        this.#update();
        this.#ask(() => this.#paint());
      }),
      watchPixelRatio(queue),
      watchTheme(queue),
      watchLanguage(queue),
      watchFonts(queue),
      this.#explorer.connect(),
    ];
    queue();
    if (location.hash.startsWith("#trade-figure=")) this.#extend("restore");
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
    this.#extras?.adoptStyle();
  }

  attributeChangedCallback(_name, before, after) {
    // What could not be loaded may be there now: any attribute that is set asks again.
    if (this.#loadFailed) this.#openedSrc = undefined;
    else if (before === after && !this.#lacks) return;
    this.#lacks = null;
    this.#queueUpdate();
  }

  /** Properties set before the tag was defined would hide the accessors. */
  #takeEarlyProperties() {
    for (const name of ["files", ...OBSERVED]) {
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
    const waits = !this.#core.more && (this.#choices.years || this.panel !== "chart" || this.#hasPatterns());
    if (waits && !this.#lacks) {
      this.#open(this.src, true, true);
      // What can be used meanwhile is drawn; nothing is drawn just to go again.
      if (!this.#isDrawn) return;
    }
    // The page is told of a choice once it shows.
    const isReadersChoice = this.#isReadersChoice && (!waits || Boolean(this.#lacks));
    if (isReadersChoice) this.#isReadersChoice = false;
    try {
      const request = this.#request(this.#core);
      const key = JSON.stringify([request, waits, says(this.#lacks)]);
      if (request.widthCss <= 0 || key === this.#requestKey) return;
      this.#requestKey = key;
      const drawn = this.#draw(request, isReadersChoice, waits);
      if (!isReadersChoice) return;
      const state = { ...this.#choices.stateOf(this, drawn, this.#explorer.selected), ...this.#choices.asked };
      this.#dispatch("trade-figure-change", { state });
    } catch (error) {
      if (!error.needsMore) return this.#fail(error);
      this.#isReadersChoice ||= isReadersChoice;
      this.#open(this.src, true);
    }
  }

  /** With `more`, in the second program, which the first can do without if it `goesOn`. */
  async #open(src, more = false, goesOn = false) {
    // What is shown stays until the second program is there.
    if (more && this.#opening?.more) return;
    if (!more) this.#closeCore();
    this.#loadFailed = false;
    this.#lacks = null;
    this.#openedSrc = src;
    // Only the latest attempt counts, whichever comes back first.
    const attempt = { more };
    this.#opening = attempt;
    try {
      const core = await openCore(this.#source(), (error) => this.#fail(error), more, () => {
        this.#openedSrc = undefined;
        this.#queueUpdate();
      });
      if (this.#opening !== attempt) return core.free();
      this.#closeCore();
      this.#core = core;
      this.#update();
    } catch (error) {
      if (this.#opening !== attempt) return;
      this.#opening = null;
      // A package that only the second program reads.
      if (!more && error.needsMore) return this.#open(src, true);
      if (goesOn) {
        this.#lacks = error;
        this.#isReadersChoice = false;
        return this.#update();
      }
      this.#loadFailed = true;
      this.#fail(error);
    }
  }

  /** Where the numbers are: in memory, at an address, in the table between the tags, or in the article that ships. */
  #source() {
    const { src } = this;
    if (this.#files) return this.#files;
    if (!src) return this.matches(TABLE) || this.querySelector(`table:is(${TABLE})`) ? this : null;
    try {
      return new URL(src, this.baseURI).href;
    } catch (cause) {
      throw new ShellError("not an address", src, { cause });
    }
  }

  /** Whether patterns are to be there: the reader says so, or else page and system do. */
  #hasPatterns() {
    return this.#choices.asked.patterns ?? needsPatterns(getComputedStyle(this.#parts.figure));
  }

  /** What is asked of the core: everything that a picture depends on. */
  #request(core) {
    const { fontFamily, paddingLeft, paddingRight } = getComputedStyle(this.#parts.figure);
    const ratio = pixelRatio();
    const paddingCss = parseFloat(paddingLeft) + parseFloat(paddingRight);
    return {
      view: this.view,
      measure: this.measure,
      hidden: this.#choices.hidden,
      sort: this.#choices.sort,
      ...this.#choices.asked,
      // The first program has none.
      patterns: Boolean(core.more && this.#hasPatterns()),
      years: this.#choices.years,
      panel: core.more ? this.panel : "chart",
      controls: this.controls,
      lang: this.lang,
      theme: resolveTheme(this.theme),
      widthCss: wholeDevicePixels(this.#hostWidthCss - paddingCss, ratio),
      pixelRatio: ratio,
      fontFamily,
      fontWidthFactor: fontWidthFactor(fontFamily, core.referenceWidth()),
    };
  }

  #draw(request, isReadersChoice, waits) {
    const drawn = this.#core.ask("build", request);
    const again = this.#explorer.leave();
    // Before the paint: canvas text takes its language from around it.
    writeWords(this.#parts, drawn, request.theme);
    const { canvas, plot } = this.#parts;
    const wasChart = this.#isDrawn && !plot.hidden;
    const isChart = this.#showPanel(drawn, request, waits) === "chart";
    if (isChart) {
      // What follows a slider is to be seen at once.
      if (wasChart && isReadersChoice && !this.#owesPaint && !drawn.rates?.length) fadeOut(canvas);
      sizeCanvas(canvas, drawn.widthCss, drawn.heightCss, request.pixelRatio);
    }
    this.#owesPaint = isChart;
    this.#paint();
    showFigure(this.#parts, says(this.#lacks), this.lang);
    if (isChart) again(isReadersChoice);
    this.#extras?.follow(drawn, isChart && request.controls === "full" ? this.#core : null);
    this.#shownError = null;
    if (!this.#isDrawn) {
      this.#isDrawn = true;
      this.#hand.authors ??= { view: drawn.view, measure: drawn.measure, panel: this.panel };
      this.#dispatch("trade-figure-ready", { view: drawn.view });
    }
    return drawn;
  }

  /** Puts what was drawn last into pixels, once somebody can see them. */
  #paint() {
    if (!this.#owesPaint || (this.#isFar && !isPrinting())) return;
    this.#owesPaint = false;
    this.#core.ask("paint", this.#parts.canvas);
  }

  /** Opens the panel that is asked for, or the nearest that there is. */
  #showPanel(drawn, { panel: asked, controls, patterns }, waits) {
    const { more } = this.#core;
    if (more) this.#extras ??= new more.Extras({ ...this.#hand, explorer: this.#explorer });
    const own = drawn.panel;
    const isList = own !== "chart";
    const all = ["chart", "table", "check", "about"].map((token, index) => ({ token, label: drawn.words.panel[index] }));
    const isKnown = !isList || own === "check";
    const has = { chart: !isList, table: !isList, check: isKnown && (drawn.checked || isList), about: isKnown };
    const panels = all.filter(({ token }) => has[token]);
    const panel = has[asked] ? asked : own;
    this.#parts.plot.hidden = panel !== "chart";
    this.#extras?.show(drawn, panel, this.#core);
    this.#legend.show(drawn, controls === "full");
    if (panel !== "chart") this.#parts.legend.hidden = true;
    // A list has no other panel that says more.
    this.#toolbar.show(drawn, {
      panel,
      panels: isList ? [] : panels,
      asked: waits && has[this.panel] ? this.panel : panel,
      isBusy: waits && !this.#lacks,
      controls,
      years: this.#choices.years,
      patterns,
    });
    return panel;
  }

  /** Takes in a choice of the reader's; the page is told once it shows. */
  #choose(apply) {
    this.#isReadersChoice = true;
    apply();
    this.#queueUpdate();
  }

  /** Opens or closes what the second script has for views over time. */
  async #toggleYears() {
    // Where that cannot be fetched, the figure stays as it is.
    if (!(await openMore().catch(() => null))) return;
    this.#choose(() => {
      this.#choices.years = !this.#choices.years;
      this.#extras?.leaveYears();
    });
  }

  /** Gives the reader a file, or where that may be refused its text to copy. */
  async #download(kind) {
    const made = openMore().then(({ module }) => module.download(this, kind));
    // What could not be made is said in the same place: the figure itself is whole.
    this.#offer(await made.catch(failed));
  }

  /** Shows a text to copy, if there is one. */
  #offer(kept) {
    const text = kept?.text ?? "";
    this.#parts.text.hidden = text === "";
    this.#parts.text.value = text;
    this.#parts.text.ariaLabel = kept?.name;
    if (text !== "") this.#parts.text.select();
  }

  /** Has the second script do something for this figure. */
  async #extend(what, ...rest) {
    try {
      const { module } = await openMore();
      await module[what](this.#hand, ...rest);
    } catch (error) {
      // Of what nobody asked for by name, nothing is missing.
      if (what === "cite") this.#offer(failed(error));
    }
  }

  /** An answer of the core, or null. */
  #ask(question) {
    try {
      return this.#core ? question(this.#core) : null;
    } catch (error) {
      this.#fail(error);
      return null;
    }
  }

  #fail(error) {
    if (error === this.#shownError) return;
    this.#shownError = error;
    this.#isDrawn = false;
    this.#explorer.hide();
    showFallback(this.#parts, says(error), this.lang);
    if (this.lang !== "en") this.#translate(error, this.lang);
    this.#dispatch("trade-figure-error", { message: error.message, where: error.where ?? "" });
  }

  /** Says an error in the reader's language: the second program has the words. */
  async #translate(error, lang) {
    const core = await openCore(null, () => {}, true).catch(() => null);
    const text = core?.ask("inLanguage", says(error), lang);
    core?.free();
    if (text && this.#shownError === error) Object.assign(this.#parts.status.lastChild, { lang, textContent: text });
  }

  #closeCore() {
    this.#extras?.follow(null, null);
    this.#core?.free();
    this.#core = null;
    this.#lacks = null;
    this.#opening = null;
    this.#requestKey = null;
    this.#owesPaint = false;
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

/** What an error says, with its place; nothing of none. */
function says(error) {
  const { message = "", where = "" } = error ?? {};
  // Errors in files begin with their place.
  return where === "" || message.startsWith(where) ? message : `${message} (${where})`;
}

/** What went wrong, where a file would be told of. */
function failed({ message }) {
  return { name: message, text: message };
}
