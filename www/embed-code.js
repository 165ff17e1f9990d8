/**
 * What an author writes to show the same figure elsewhere.
 */

import { hasOwnTable, ownTableAsHTML } from "./page-table.js";

const base = new URL("./", import.meta.url).href;
/** Where the files lie; what is not on the web has to be copied beside the page. */
const EMBED = isWeb(base) ? base : "embed/";
const SINGLE = isWeb(base) ? new URL("../trade-figure.html", base).href : "trade-figure.html";

const SCRIPT = `<script type="module" src="${escape(`${EMBED}trade-figure.js`)}"></script>`;

const FRAME_STYLE = "border: 0; height: 40rem; width: 100%";

/** Whether an address can be followed from elsewhere. */
export function isWeb(address) {
  return /^https?:/.test(address);
}

/**
 * The element, the frame, and for the article that ships the single file, as HTML; of a page's own table the element alone.
 *
 * `drawn` is what the figure shows, `link` its address or empty.
 */
export function embedCodes(element, drawn, link) {
  const state = { view: drawn.view };
  if (drawn.measure !== drawn.measures[0]?.token) state.measure = drawn.measure;
  if (element.panel !== "chart") state.panel = element.panel;
  if (element.hasAttribute("lang")) state.lang = drawn.lang;
  const src = element.src === null ? {} : { src: new URL(element.src, element.baseURI).href };
  const query = new URLSearchParams({ ...src, ...state });
  const title = escape(drawn.title);
  const attributes = Object.entries({ ...src, ...state }).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const fallback = link === "" ? title : `<a href="${escape(link)}">${title}</a>`;
  if (hasOwnTable(element)) {
    // Its numbers are in no file that a frame could read.
    const inside = ownTableAsHTML(element);
    return [`${SCRIPT}\n<trade-figure${attributes.join("")}>${inside}</trade-figure>`];
  }
  const codes = [
    [
      SCRIPT,
      `<trade-figure${attributes.join("")}><p>${fallback}</p></trade-figure>`,
    ].join("\n"),
    frame(`${EMBED}frame.html?${query}`, title),
  ];
  if (element.src === null) codes.push(frame(`${SINGLE}#${query}`, title));
  return codes;
}

function frame(address, title) {
  return `<iframe class="trade-figure" src="${escape(address)}" title="${title}" loading="lazy" style="${FRAME_STYLE}"></iframe>`;
}

/** A text as it stands in an attribute or between tags. */
function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
