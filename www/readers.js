/**
 * What a reader may ask of a figure that few do, so that it is in the second
 * script: to cite and share it, and where a value is from.
 *
 * A figure hands over `{ element, parts, choices, authors, take, choose }`.
 */
import { Citing } from "./cite.js";
import { Method } from "./method.js";
import { CSS } from "./readers-style.js";

export { restore } from "./state.js";

/** Opens or closes citations, link and code. */
export const cite = (hand) => of(hand).citing.toggle();

/** Shows where the value of `id` is from. */
export const explain = (hand, id) => of(hand).method.show(id);

const known = new WeakMap();
const sheets = new WeakMap();

function of(hand) {
  let parts = known.get(hand);
  if (!parts) {
    parts = { citing: new Citing(hand), method: new Method(hand) };
    known.set(hand, parts);
    const refresh = () => {
      adoptStyle(hand.parts.root);
      for (const part of Object.values(parts)) part.refresh().catch(() => (part.node.hidden = true));
    };
    // Its name says what is shown of what in which language; the plot is hidden behind other panels.
    const observer = new MutationObserver(refresh);
    observer.observe(hand.parts.canvas, { attributeFilter: ["aria-label"] });
    observer.observe(hand.parts.plot, { attributeFilter: ["hidden"] });
    hand.element.addEventListener("trade-figure-change", refresh);
  }
  adoptStyle(hand.parts.root);
  return parts;
}

/** Adds the style of all this to that of the figure; again when its document changes. */
function adoptStyle(root) {
  const owner = root.ownerDocument;
  let sheet = sheets.get(owner);
  if (!sheet) {
    const { CSSStyleSheet } = owner.defaultView ?? globalThis;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    sheets.set(owner, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
