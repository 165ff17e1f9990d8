/**
 * Registers `<trade-figure>`: the only side effect of loading the shell.
 *
 * A page may load the script twice, or in two versions (two articles on one
 * page, each with its own copy). The first one wins: a second `define` would
 * throw, and figures already on the page cannot change their class.
 */
import { TradeFigureElement } from "./element.js";

const TAG = "trade-figure";

if (!customElements.get(TAG)) customElements.define(TAG, TradeFigureElement);
