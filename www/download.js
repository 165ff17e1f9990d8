/**
 * Gives the reader a file of what a figure shows.
 */
import { make } from "./parts.js";

const PNG_SCALE = 4;
/** By then a browser has read the file, however slow its dialogue is answered. */
const KEPT_MS = 60_000;

const BLOBS = {
  svg: (figure) => figure.toBlob("image/svg+xml"),
  png: (figure) => figure.toBlob("image/png", PNG_SCALE),
  // Spreadsheets take a file for UTF-8 that begins with this mark, and no other.
  csv: async (figure) => new Blob(["\ufeff", await figure.toCSV()], { type: "text/csv" }),
  json: async (figure, data) => new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }),
};

/**
 * Downloads a figure as `kind`: `svg`, `png`, `csv` or `json`.
 *
 * Resolves to null, or to `{ name, blob, text }` where the page is in a sandbox,
 * which may refuse downloads without a word: the reader then needs something to
 * copy. `text` is null for a picture.
 */
export async function download(figure, kind) {
  const data = await figure.toJSON();
  const blob = await BLOBS[kind](figure, data);
  const name = `${fileName(data)}.${kind}`;
  if (save(name, blob)) return null;
  return { name, blob, text: kind === "png" ? null : await blob.text() };
}

/** Gives the reader a file; false where the page is in a sandbox, which may refuse it without a word. */
export function save(name, blob) {
  const link = make("a", { download: name, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  // A sandbox takes away the origin; so does opening a file, where downloads work.
  return origin !== "null" || location.protocol === "file:";
}

/** The package, the view and the measure, as far as file systems like their characters. */
function fileName({ package: name, view, measure }) {
  return [name, view, measure].join("-").replaceAll(/[^\p{L}\p{N}-]+/gu, "-").slice(0, 100);
}
