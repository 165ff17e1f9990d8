/**
 * The entry point of the script for pages that read files of trade databases
 * themselves: the glue of a module that knows everything, and nothing else.
 */
export { default, TradeFigureCore, TradeReader } from "trade-figure-core";
