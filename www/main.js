/**
 * The entry point of the bundle: registers the tag and hands out its class.
 */
import "./define.js";

export { TradeFigureElement } from "./element.js";
