/**
 * The figure as a picture in a file.
 *
 * The core draws it, with the words around it; this gives it a canvas that no
 * reader sees.
 */
import { ShellError } from "./error.js";
import { make } from "./parts.js";

const SVG_TYPE = "image/svg+xml";
const HIGHEST_SCALE = 4;

/** A picture of what `request` asks for; rejects for a type that the browser does not write. */
export async function toBlob(core, request, type, scale) {
  if (type === SVG_TYPE) return new Blob([core.take("svg", request)], { type });
  core.build({ ...request, drawn: true, pixelRatio: Math.min(scale, HIGHEST_SCALE) });
  // Which form of a Chinese character is drawn depends on the language.
  const canvas = make("canvas", { lang: request.lang });
  core.paint(canvas);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, type));
  // Browsers write PNG in place of what they cannot.
  if (blob?.type !== type) throw new ShellError(`the browser cannot write the type ${type}`, "type");
  return blob;
}
