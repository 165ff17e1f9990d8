/**
 * The script of the page for frames, dist/embed/frame.html: its query is the
 * attributes of its figure, it tells the page around it how high it is, and it
 * takes `view`, `lang` and `theme` from there.
 *
 * Nothing is believed: a query and a message may come from anybody.
 */
import { CHOICES } from "./attributes.js";
import { LANGUAGES } from "./language.js";

const SET = "trade-figure-set";
const STATE = "trade-figure-state";
const VERSION = 1;

/** No view has a longer name, and no address that anybody wrote is longer. */
const MOST_LETTERS = 500;

/** The figure takes the font of its page, and this one has no other reason to choose. */
const FONTS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

const figure = document.querySelector("trade-figure");

/** The address on this site that a text names, or null. */
function onThisSite(text) {
  try {
    const { origin, href } = new URL(text, location.href);
    return origin === location.origin ? href : null;
  } catch {
    return null;
  }
}

/** Whether an attribute may be set to a value from outside. */
function accepts(name, value) {
  if (typeof value !== "string" || value === "" || value.length > MOST_LETTERS) return false;
  if (name === "view") return true;
  if (name === "lang") return LANGUAGES.includes(value);
  if (name === "src") return onThisSite(value) !== null;
  return Object.hasOwn(CHOICES, name) && CHOICES[name].includes(value);
}

/** Makes the query the attributes of the figure, and says once what of it cannot be. */
function readQuery() {
  const ignored = [];
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (accepts(name, value)) figure.setAttribute(name, name === "src" ? onThisSite(value) : value);
    else ignored.push(name.slice(0, 40));
  }
  if (ignored.length > 0) console.info(`trade-figure: ignored in the address of the frame: ${ignored.slice(0, 20).join(", ")}`);
}

// --- How high the frame has to be ---

let heightCss = -1;

/** In the three dialects that pages already listen to. */
function tellHeight() {
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (now === heightCss) return;
  heightCss = now;
  expectHeight();
  // The oldest listeners look for a frame whose `src` has this in it.
  const id = location.pathname.split("/").at(-1) + location.search;
  parent.postMessage({ "datawrapper-height": { [id]: heightCss } }, "*");
  parent.postMessage({ sentinel: "amp", type: "embed-size", height: heightCss }, "*");
  parent.postMessage(JSON.stringify({ src: location.href, context: "iframe.resize", height: heightCss }), "*");
}

/** A page that sets the height of its frames has done so by then. */
const FOLLOWS_WITHIN_MS = 500;

let giveUp = 0;

/**
 * A scroll bar makes the figure narrower, which makes it higher or lower, which can take the scroll bar away again, on
 * and on. So the bar has its room kept while there may be one, and once the page around the frame has made it as high
 * as it has to be there is none.
 */
function keepScrollBar(isKept) {
  Object.assign(document.documentElement.style, isKept ? { overflowY: "auto", scrollbarGutter: "stable" } : { overflowY: "hidden", scrollbarGutter: "auto" });
}

/** The page around the frame has set its height. */
function takeHeight() {
  if (innerHeight !== heightCss) return;
  keepScrollBar(false);
  expectHeight();
}

/** Lets the frame scroll where the page around it does not give it the height that it has to have. */
function expectHeight() {
  clearTimeout(giveUp);
  giveUp = setTimeout(() => {
    if (innerHeight < heightCss) keepScrollBar(true);
  }, FOLLOWS_WITHIN_MS);
}

// --- What the page around it may set ---

/** The views before those that were set from outside, to go back to. */
const earlier = [];
const MOST_EARLIER = 20;

/** The view that was drawn first where none is named. */
let drawnView = null;

/** Makes the page what the figure is, and tells the page around it. */
function tellState() {
  const { view, lang, theme } = figure;
  document.documentElement.lang = lang;
  document.documentElement.style.colorScheme = theme === "auto" ? "" : theme;
  if (parent === window) return;
  parent.postMessage({ type: STATE, version: VERSION, view: view ?? drawnView, lang, theme }, "*");
}

/** Sets what a message says; a message with anything else in it does nothing. */
function take({ source, data }) {
  if (source !== parent || typeof data !== "object" || data?.type !== SET || data.version !== VERSION) return;
  const names = Object.keys(data).filter((name) => name !== "type" && name !== "version");
  const isKnown = (name) => ["view", "lang", "theme"].includes(name) && accepts(name, data[name]);
  if (names.length === 0 || !names.every(isKnown)) return;
  if (names.includes("view")) earlier.push(figure.view);
  if (earlier.length > MOST_EARLIER) earlier.shift();
  for (const name of names) figure.setAttribute(name, data[name]);
  tellState();
}

readQuery();
// By hand: the page's policy allows no style sheets but those that scripts make.
const style = new CSSStyleSheet();
style.replaceSync(`body { display: flow-root; font-family: ${FONTS}; margin: 0; }`);
document.adoptedStyleSheets.push(style);

for (const type of ["trade-figure-ready", "trade-figure-change"]) {
  figure.addEventListener(type, ({ detail }) => {
    drawnView = detail.view ?? detail.state.view;
    tellState();
  });
}
figure.addEventListener("trade-figure-error", ({ detail }) => {
  // A view that is not there is no reason to lose the one that was.
  if (detail.where === "view" && earlier.length > 0) figure.view = earlier.pop();
});
if (parent !== window) {
  addEventListener("message", take);
  addEventListener("resize", takeHeight);
  keepScrollBar(true);
  new ResizeObserver(tellHeight).observe(document.body);
}
