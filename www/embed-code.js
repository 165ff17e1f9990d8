/**
 * What an author writes to show the same figure elsewhere.
 */

import { hasOwnTable, ownTableAsHTML } from "./page-table.js";

const base = new URL("./", import.meta.url).href;
/** Where the files lie; what is not on the web has to be copied beside the page. */
const EMBED = isWeb(base) ? base : "embed/";
const SINGLE = isWeb(base) ? String(new URL("../trade-figure.html", base)) : "trade-figure.html";

const FRAME_STYLE = ["border: 0", "height: 40rem", "width: 100%"];

/** Whether an address can be followed from elsewhere. */
export function isWeb(address) {
  return /^https?:/.test(address);
}

/**
 * The element, the frame, and for the article that ships the single file, as HTML; of a page's own table the element alone,
 * of a package in memory the file that holds it, at the place of the single file.
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
  const title = link === "" ? escape(drawn.title) : tag("a", { href: link }, escape(drawn.title));
  const script = tag("script", { type: "module", src: `${EMBED}trade-figure.js` });
  if (hasOwnTable(element)) {
    // Its numbers are in no file that a frame could read.
    return [`${script}\n${tag("trade-figure", { ...src, ...state }, ownTableAsHTML(element))}`];
  }
  if (element.files) {
    // What is in memory is at no address but, where this page is such a file, at that of the page.
    const isFile = document.querySelector('meta[name="generator"][content^="trade-figure"]');
    return isFile ? [, , frame(`${fileName()}#${query}`, drawn.title)] : [];
  }
  const codes = [
    [
      script,
      tag("trade-figure", { ...src, ...state }, tag("p", {}, title)),
    ].join("\n"),
    frame(`${EMBED}frame.html?${query}`, drawn.title),
  ];
  if (element.src === null) codes.push(frame(`${SINGLE}#${query}`, drawn.title));
  return codes;
}

/** The frame and the element of a package that an author has as NAME.html and as the folder NAME. */
export function fileCodes(name, view, title) {
  const element = tag("trade-figure", { src: `${name}/datapackage.json`, view }, tag("p", {}, escape(title)));
  return [
    frame(`${name}.html#${new URLSearchParams({ view })}`, title),
    `${tag("script", { type: "module", src: `${EMBED}trade-figure.js` })}\n${element}`,
  ];
}

/** The name of the file that this page is. */
function fileName() {
  return isWeb(location) ? location.href.split(/[?#]/)[0] : (/([^/]+\.html?)$/i.exec(location.pathname)?.[1] ?? "trade-figure.html");
}

function frame(src, title) {
  return tag("iframe", { class: "trade-figure", src, title, loading: "lazy", style: FRAME_STYLE.join("; ") });
}

/** An element as markup; `inside` is markup already. */
function tag(name, attributes, inside = "") {
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  return `<${name}${list.join("")}>${inside}</${name}>`;
}

/** A text as it stands in an attribute or between tags. */
function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
