/**
 * The entry point of the third script, which a figure loads in place of the
 * second if it is to read the page's own table: everything of the second, what
 * reads tables, and for pages of an author's own what reads trade databases.
 */
export * from "./more.js";
export { parsed, readTable } from "./page-table.js";
export { partsOf } from "./page-parts.js";
export { default, TradeFigureCore, TradeReader } from "trade-figure-core";
