/**
 * The figure as a picture in a file, and as data.
 *
 * The core draws and writes; this gives it a canvas that no reader sees.
 */
import { ShellError } from "./error.js";
import { make } from "./parts.js";

const SVG_TYPE = "image/svg+xml";
const HIGHEST_SCALE = 4;

/** What `request` asks for as the text of an SVG document, in the fonts that it names itself. */
export function toSVG(core, request) {
  core.ask("build", { ...request, drawn: true, fontWidthFactor: 1 });
  return core.ask("svg");
}

/** A picture of what `request` asks for; rejects for a type that the browser does not write. */
export async function toBlob(core, request, type, scale) {
  if (type === SVG_TYPE) return new Blob([toSVG(core, request)], { type });
  core.ask("build", { ...request, drawn: true, pixelRatio: Math.min(scale, HIGHEST_SCALE) });
  // Which form of a Chinese character is drawn depends on the language.
  const canvas = make("canvas", { lang: request.lang });
  core.ask("paint", canvas);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, type));
  // Browsers write PNG in place of what they cannot.
  if (blob?.type !== type) throw new ShellError(`the browser cannot write the type ${type}`, "type");
  return blob;
}

/** What `request` asks for as plain data; numbers are texts, so that every printed digit is there. */
export function toJSON(core, request) {
  const { package: name, about, view, measure, lang, title, subtitle, source, note, description } = core.ask("build", request);
  const [header, ...rows] = core.ask("numbers", "rows", request);
  const entry = (row) => Object.fromEntries(header.map((key, i) => [key, row[i]]));
  return { package: name, about, view, measure, lang, title, subtitle, source, note, description, rows: rows.map(entry) };
}
