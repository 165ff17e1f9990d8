/** What `toJSON()` gives: the numbers that are drawn, as texts, so that every printed digit is there. */
export interface FigureData {
  /** The package's name. */
  package: string;
  /** Which software made it of which data. */
  about: string;
  /** The view's name. */
  view: string;
  /** What is shown of its numbers. */
  measure: Measure;
  /** The language of its words. */
  lang: Lang;
  title: string;
  subtitle: string;
  source: string;
  note: string;
  /** The figure in words. */
  description: string;
  /** The numbers in their order; those of a range plot are derived ones. */
  rows: NumberRow[] | ClaimRow[];
}

/** What a reader has chosen: the view, and whatever is not as it would be anyway. */
export interface FigureState {
  view: string;
  measure?: Measure;
  panel?: Panel;
  lang?: Lang;
  /** The tokens of series that are left out. */
  hidden?: string[];
  sort?: "value";
  /** The growths that were set in a projection, in percent a year; null is the flow's own. */
  rates?: { export?: number | null; import?: number | null };
  /** The first and the last period shown. */
  from?: string;
  to?: string;
  /** Two periods beside one another. */
  compare?: [string, string];
  /** Whether series are told apart by patterns too; without it, as the page and the reader's system ask. */
  patterns?: boolean;
  /** The observation that was chosen last. */
  selected?: string;
}

/** What stands under the title. */
export type Panel = "chart" | "table" | "check" | "about";

/** What `trade-figure-error` carries. */
export interface ErrorDetail {
  /** What is wrong; several lines if several things of a package are. */
  message: string;
  /** The first place that is wrong: of a file, an address, what was asked for, or empty. */
  where: string;
}

/** What the methods reject with. */
export interface TradeFigureError extends Error {
  where: string;
}

/** What the element tells its page. */
export interface TradeFigureEventMap {
  /** The figure is there. */
  "trade-figure-ready": CustomEvent<{ view: string }>;
  /** The reader has chosen something. */
  "trade-figure-change": CustomEvent<{ state: FigureState }>;
  /** A mark was chosen; the id is the observation's. */
  "trade-figure-select": CustomEvent<{ id: string }>;
  /** The figure cannot be drawn. */
  "trade-figure-error": CustomEvent<ErrorDetail>;
}

/** The element `<trade-figure>`; importing this module defines the tag. */
export class TradeFigureElement extends HTMLElement {
  /** The address of a datapackage.json; null for the article that ships. */
  get src(): string | null;
  set src(value: string | null);
  /** The texts of a package's files by path, shown in place of any other; null for none. */
  get files(): Record<string, string> | null;
  set files(value: Record<string, string> | null);
  /** The name of a view; null for the package's first. */
  get view(): string | null;
  set view(value: string | null);
  get panel(): Panel;
  set panel(value: Panel | null);
  /** What is measured; null for the view's own choice. */
  get measure(): Measure | null;
  set measure(value: Measure | null);
  /** The language that is shown, given or found. */
  get lang(): Lang;
  set lang(value: Lang | null);
  get theme(): "auto" | "light" | "dark";
  set theme(value: "auto" | "light" | "dark" | null);
  get loading(): "lazy" | "eager";
  set loading(value: "lazy" | "eager" | null);
  get controls(): "full" | "minimal" | "none";
  set controls(value: "full" | "minimal" | "none" | null);
  /** The whole check of the package. */
  check(): Promise<Check>;
  /** Every indicator of the package. */
  indicators(): Promise<Indicator[]>;
  /** The drawing as the text of an SVG document. */
  toSVG(): Promise<string>;
  /** Shows a state that `trade-figure-change` told of; what is not in it becomes what it would be anyway. */
  restore(state: FigureState): void;
  /** The drawing as a file, PNG unless `type` says otherwise, `scale` px for each CSS px. */
  toBlob(type?: string, scale?: number): Promise<Blob>;
  /** The numbers that are drawn as CSV; with `whole` all that the package has. */
  toCSV(options?: { whole?: boolean }): Promise<string>;
  /** The numbers that are drawn as plain data. */
  toJSON(): Promise<FigureData>;
  addEventListener<Name extends keyof TradeFigureEventMap>(
    type: Name,
    listener: (this: TradeFigureElement, event: TradeFigureEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "trade-figure": TradeFigureElement;
  }
}
