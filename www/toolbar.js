/**
 * The quiet row above a figure: which view, which measure, which order, which panel.
 *
 * What there is to choose, and every word, comes from the core; a choice that
 * leaves nothing to choose is not there.
 */
import { Choice } from "./choice.js";
import { make } from "./parts.js";

/** Below this width of the drawing, rows of buttons become menus. */
const NARROW_CSS = 480;
/** The files that can be had, in the order of their words. */
const KINDS = ["svg", "png", "csv", "json"];
/** The most buttons of one choice beside others. */
const MOST_BUTTONS = 3;

export class Toolbar {
  #toolbar;
  #views;
  #measure;
  #sort;
  #files;
  #panels;
  #cite;
  #years;
  #patterns;

  /** `choose` has a function for each of `view`, `measure`, `sort`, `file` and `panel`, told of a token, and `years`, `patterns` and `cite`. */
  constructor(toolbar, choose) {
    this.#toolbar = toolbar;
    this.#views = new Choice(choose.view);
    this.#measure = new Choice(choose.measure);
    this.#sort = new Choice(choose.sort);
    this.#files = new Choice((kind) => {
      // The menu says what it is for again, so that the same file can be had twice.
      this.#files.mark("");
      if (kind !== "") choose.file(kind);
    });
    this.#panels = new Choice(choose.panel);
    this.#panels.node.classList.add("panels");
    const button = (className, onclick) => make("button", { type: "button", className, onclick });
    this.#years = button("", choose.years);
    this.#patterns = button("", choose.patterns);
    this.#cite = button("cite", choose.cite);
    const choices = [this.#views, this.#measure, this.#sort, { node: this.#years }, { node: this.#patterns }, this.#files, { node: this.#cite }, this.#panels];
    toolbar.append(...choices.map(({ node }) => node));
  }

  /** Shows what can be chosen of a figure while `panel` is open, one of `panels`, and `asked` is on its way if that `isBusy`. */
  show(drawn, { panel, panels, asked, isBusy, controls, years, patterns }) {
    const { words } = drawn;
    const isFull = controls === "full";
    const isNarrow = drawn.widthCss < NARROW_CSS;
    const most = isNarrow ? 2 : MOST_BUTTONS;
    const hasNumbers = panel === "chart" || panel === "table";
    const views = isFull ? drawn.options.map(({ view, label }) => ({ token: view, label })) : [];
    const measures = isFull && hasNumbers ? drawn.measures : [];
    const sorts = isFull && panel === "chart" && drawn.sort ? sortsOf(words) : [];
    this.#views.show(words.views, views, drawn.view, most);
    this.#measure.show(words.measure, measures, drawn.measure, most);
    this.#sort.show(words.sort, sorts, drawn.sort, 0);
    this.#years.hidden = !isFull || panel !== "chart" || !drawn.years;
    this.#years.textContent = drawn.years;
    this.#years.ariaExpanded = years;
    this.#patterns.hidden = !isFull || panel !== "chart" || !drawn.patterns;
    this.#patterns.textContent = drawn.patterns;
    this.#patterns.ariaPressed = patterns;
    this.#files.show(words.download, isFull && hasNumbers ? filesOf(words) : [], "", 0);
    this.#cite.hidden = !isFull;
    this.#cite.textContent = words.cite;
    this.#panels.show(words.panels, panels, asked, isFull && !isNarrow ? panels.length : 0, isBusy);
    this.#toolbar.hidden = controls === "none" || [...this.#toolbar.children].every(({ hidden }) => hidden);
  }
}

function filesOf({ download, downloads }) {
  const files = KINDS.map((token, index) => ({ token, label: downloads[index] }));
  return [{ token: "", label: download }, ...files];
}

function sortsOf({ sorts: [given, value] }) {
  return [
    { token: "given", label: given },
    { token: "value", label: value },
  ];
}
