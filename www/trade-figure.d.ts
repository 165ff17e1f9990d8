// Written by `trade-figure types`, and compared with what it writes by tests/types.rs.

/** A language that the figure speaks. */
export type Lang =
  | "en"
  | "kk"
  | "ru"
  | "zh";

/** What of the numbers is shown. */
export type Measure =
  | "value"
  | "index"
  | "growth"
  | "share"
  | "contribution";

/** How a printed number is derived from others. */
export type Rule =
  | "difference"
  | "index"
  | "growth"
  | "ratio"
  | "share"
  | "sum"
  | "balance"
  | "equal";

/** Whether a printed number can follow from its inputs. */
export type Verdict =
  | "consistent"
  | "contradicted"
  | "untestable";

/** A kind of slip. */
export type Slip =
  | "decimal-point"
  | "sign"
  | "swapped"
  | "percent-for-index";

/** A group of indicators. */
export type Family =
  | "change"
  | "share"
  | "concentration"
  | "advantage"
  | "fit"
  | "two-way"
  | "price"
  | "decomposition";

/** Which way goods go. */
export type Flow =
  | "total"
  | "export"
  | "import";

/** Whether an indicator has a value, and if not, whether a number is not given or the formula has no result. */
export type Status =
  | "computed"
  | "missing"
  | "undefined";

/** Why an indicator has no value. */
export type Missing =
  | "not-reported"
  | "needs-world"
  | "needs-gdp"
  | "needs-mirror"
  | "needs-product"
  | "needs-partner"
  | "needs-base-year"
  | "gap-in-years"
  | "no-time-between"
  | "divisor-zero"
  | "negative-base"
  | "negative"
  | "not-positive"
  | "empty-basket"
  | "no-flows"
  | "one-flow"
  | "one-product"
  | "no-change"
  | "no-growth"
  | "nothing-else"
  | "unequal-lists"
  | "too-large"
  | "unknown-indicator";

/** The whole check of a package: `check()`. */
export interface Check {
  /** The package's name. */
  package: string;
  /** One entry for each derived number, in the order of the package. */
  claims: Claim[];
  /** Numbers that cannot all hold, each set by the ids of its members. */
  conflicts: string[][];
  /** The smallest sets of numbers that explain the conflicts, by id. */
  suspects: string[][];
  /** What each number can be if everything printed is true, by id; null where it has no end. */
  ranges: Record<string, [low: number | null, high: number | null]>;
}

/** A derived number and its verdict. */
export interface Claim {
  /** The claim's id. */
  id: string;
  /** How it is derived. */
  rule: Rule;
  /** Where it is printed. */
  source: string;
  /** The number as printed. */
  printed: string;
  /** The smallest value that its inputs allow. */
  low: number | null;
  /** The value that its inputs give as they are printed. */
  value: number | null;
  /** The largest value that its inputs allow. */
  high: number | null;
  /** Whether it can follow. */
  verdict: Verdict;
  /** Why it cannot be tested, in a sentence. */
  reason?: string;
  /** What would repair it, if it cannot follow. */
  repair?: Repair;
  /** What else to know, in sentences. */
  notes: string[];
  /** The share of one-digit slips that its test would have caught, 0 to 1. */
  power: number | null;
}

/** What would repair a number that cannot follow. */
export interface Repair {
  /** What the inputs give, with as many decimal places as the printed number. */
  value: string;
  /** The kind of slip that explains the number, if exactly one does. */
  slip: Slip | null;
  /** How numbers would have to be read for that slip. */
  readings: Reading[];
  /** Readings with one other digit. */
  digits: Reading[];
}

/** A number read otherwise. */
export interface Reading {
  /** The number's id. */
  id: string;
  /** What it would have to say. */
  text: string;
}

/** An indicator: a row of `indicators()`. */
export interface Indicator {
  /** The indicator's id. */
  indicator: string;
  /** Its name in the figure's language. */
  name: string;
  /** What it belongs to. */
  family: Family;
  /** Who reports. */
  reporter: string;
  /** The other side. */
  partner: string;
  /** Which way the goods go. */
  flow: Flow | null;
  /** The product's code. */
  product: string;
  /** The year. */
  year: number | null;
  /** The year that it is compared with. */
  base_year: number | null;
  /** What is computed from the numbers as they are printed. */
  value: number | null;
  /** The smallest value that the printed digits allow. */
  low: number | null;
  /** The largest one. */
  high: number | null;
  /** What it is counted in. */
  unit: string;
  /** Whether there is a value. */
  status: Status;
  /** Why there is none. */
  reason: Missing | null;
  /** The ids of the numbers it is computed from. */
  inputs: string[];
  /** Where these are printed. */
  sources: string[];
}

/** A printed number: a row of `toJSON()`. */
export interface NumberRow {
  /** The observation's id. */
  id: string;
  /** The name of its category, in the figure's language. */
  category: string;
  /** The name of its series; empty if the view has none. */
  series: string;
  /** The number as printed; empty where nobody printed it. */
  printed: string;
  /** The smallest number that it was rounded from. */
  low: string;
  /** The largest one. */
  high: string;
  /** What it is printed in. */
  unit: string;
  /** Where it is printed. */
  source: string;
  /** Whether a number that is printed of it cannot follow. */
  contradicted: "true" | "false";
  /** What is computed in the place of the printed number, or an end of its range. */
  index?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  index_low?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  index_high?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  growth?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  growth_low?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  growth_high?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  share?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  share_low?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  share_high?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  contribution?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  contribution_low?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  contribution_high?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  computed?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  computed_low?: string;
  /** What is computed in the place of the printed number, or an end of its range. */
  computed_high?: string;
}

/** A derived number and what is allowed: a row of `toJSON()` of a range plot. */
export interface ClaimRow {
  /** The claim's id. */
  id: string;
  /** What the number is, in the figure's language. */
  number: string;
  /** The number as printed. */
  printed: string;
  /** The smallest number that it was rounded from. */
  low: string;
  /** The largest one. */
  high: string;
  /** The smallest value that its inputs allow. */
  allowed_low: string;
  /** The largest one. */
  allowed_high: string;
  /** Whether it cannot follow. */
  contradicted: "true" | "false";
}

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
