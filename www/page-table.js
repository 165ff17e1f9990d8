/**
 * A page's own table as plain data: the texts of its cells, and what spans what.
 *
 * What they mean is the core's business. The table is read as it stands in the
 * document, whether it is shown or not, so nothing here asks for a layout.
 */

/** What is no text of a page, or no longer: what is struck out is not printed. */
const SILENT = "script, style, template, noscript, del, s, [hidden]";

/** What a caption sets apart from its title. */
const APART = "SPAN|SMALL|DIV|P";

/** Elements whose table is watched, by the function that is told. */
const watched = new WeakMap();

/** What an author says of a table, on it or on the element around it. */
const SAID = ["data-unit", "data-decimal", "data-rules", "data-source"];

/** Everything inside a table that changes what is read of it. */
const READ = [...SAID, "scope", "colspan", "rowspan", "lang", "hidden"];

/** Whether a figure is of the table between the tags of `element`. */
export function hasOwnTable(element) {
  const says = (node) => SAID.slice(0, 3).some((name) => node.hasAttribute(name));
  return !element.src && [element, ...element.querySelectorAll("table")].some(says);
}

/** The table of `element` as HTML, with all that its author says of it. */
export function ownTableAsHTML(element) {
  const table = element.querySelector("table").cloneNode(true);
  for (const name of SAID) {
    if (element.hasAttribute(name)) table.setAttribute(name, element.getAttribute(name));
  }
  // As XML it says in what language it is written, which a page does not have to.
  return new XMLSerializer().serializeToString(table).replaceAll(/ xmlns="[^"]*"/g, "");
}

/** The text of a node, with a space where a line breaks. */
function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SILENT)) return "";
  if (node.localName === "br") return " ";
  return Array.from(node.childNodes, textOf).join("");
}

/** A cell's text and the raised marks at its end. */
function textAndMarks(cell) {
  const nodes = Array.from(cell.childNodes);
  const marks = [];
  // One element around everything is for the style.
  if (nodes.length === 1 && nodes[0].nodeType === Node.ELEMENT_NODE && nodes[0].localName !== "sup" && !nodes[0].matches(SILENT)) {
    return textAndMarks(nodes[0]);
  }
  for (let last = nodes.at(-1); last; last = nodes.at(-1)) {
    const isMark = last.localName === "sup";
    if (!isMark && textOf(last).trim() !== "") break;
    if (isMark) marks.unshift(...textOf(last).split(/[\s,]+/));
    nodes.pop();
  }
  return { text: nodes.map(textOf).join(""), marks };
}

/** The title of a caption, and what stands behind it in elements of its own. */
function captionOf(caption) {
  const parts = [""];
  for (const node of caption?.childNodes ?? []) {
    const isApart = node.localName === "br" || new RegExp(`^(${APART})$`).test(node.nodeName);
    if (isApart && parts.join("").trim() !== "") parts.push("");
    parts[parts.length - 1] += textOf(node);
  }
  return parts;
}

/** The lines that follow a table inside of `element`. */
function linesAfter(table, element) {
  const lines = [];
  for (let node = table; node !== element; node = node.parentNode) {
    for (let next = node.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.localName !== "figcaption") lines.push(textOf(next));
    }
  }
  return lines;
}

/** The caption of the figure around or inside of `element`. */
function figureCaption(element) {
  const caption = element.querySelector("figcaption") ?? element.closest("figure")?.querySelector("figcaption");
  return caption ? textOf(caption) : "";
}

/** The cells of a table and what its page says around them. */
export function gather(table, element) {
  return {
    caption: captionOf(table?.caption),
    lang: (table ?? element).closest("[lang]")?.getAttribute("lang") ?? "",
    rows: Array.from(table?.rows ?? [], (row) => ({
      section: row.parentNode.localName,
      cells: Array.from(row.cells, (cell) => ({
        ...textAndMarks(cell),
        tag: cell.localName,
        scope: cell.scope,
        columns: cell.colSpan,
        rows: cell.rowSpan,
      })),
    })),
    after: table ? linesAfter(table, element) : [],
    figureCaption: figureCaption(element),
  };
}

/** Once the document is whole: before, a table may have but its first rows. */
export const parsed = () =>
  document.readyState === "loading" &&
  new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));

/**
 * A core object of the table between the tags of `element`.
 *
 * `onChange()` is called whenever the table changes from then on.
 */
export function readTable(Core, element, onChange) {
  watch(element, onChange);
  const table = element.querySelector("table");
  const attribute = (name) => element.getAttribute(name) ?? table?.getAttribute(name) ?? null;
  return Core.fromTable(gather(table, element), {
    unit: attribute("data-unit"),
    decimal: attribute("data-decimal"),
    rules: attribute("data-rules"),
    source: attribute("data-source"),
  });
}

/** Tells of any number of changes in one go once, as long as the element is there. */
function watch(element, onChange) {
  if (!onChange || watched.has(element)) return;
  // The element's own `lang` is a reader's choice, not the table's.
  const isRead = ({ target, attributeName }) => target !== element || !/^(lang|hidden)$/.test(attributeName);
  const observer = new MutationObserver((changes) => changes.some(isRead) && onChange());
  observer.observe(element, {
    attributes: true, attributeFilter: READ, characterData: true, childList: true, subtree: true,
  });
  watched.set(element, observer);
}
