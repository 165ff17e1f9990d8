/**
 * Bytes as text. What encoding they are in is never guessed in silence: it is
 * marked, or it is UTF-8, or the author is asked.
 */

/** What a file without a mark that is not UTF-8 may be in, where this project is read. */
export const OFFERED = ["windows-1251", "gb18030"];

const MARKS = [
  ["UTF-8", [0xef, 0xbb, 0xbf]],
  ["UTF-16LE", [0xff, 0xfe]],
  ["UTF-16BE", [0xfe, 0xff]],
];

/** First bytes of what is no text, and what to call it. */
const KINDS = [
  ["zip", "PK\x03\x04"],
  ["zip", "PK\x05\x06"],
  ["XLS", "\xd0\xcf\x11\xe0"],
  ["PDF", "%PDF"],
  ["RTF", "{\\rtf"],
  ["gzip", "\x1f\x8b"],
  ["PNG", "\x89PNG"],
  ["JPEG", "\xff\xd8\xff"],
];

/** The name of what a file is by its first bytes if that is no text, or null. */
export function binaryKind(bytes) {
  const first = String.fromCharCode(...bytes.subarray(0, 4096));
  const known = KINDS.find(([, start]) => first.startsWith(start));
  if (known) return known[0];
  return !markOf(bytes) && first.includes("\0") ? "binary" : null;
}

const markOf = (bytes) => MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));

/**
 * `{ text, encoding }`, or null if it has to be said in which one: `asked` then.
 *
 * A mark of UTF-8 stays in the text, so that the file can be given back as it was.
 */
export function decode(bytes, asked) {
  const encoding = asked ?? markOf(bytes)?.[0] ?? "UTF-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === "UTF-8" }).decode(bytes);
    return { text, encoding: text.startsWith("\ufeff") ? "UTF-8 (BOM)" : encoding };
  } catch {
    return null;
  }
}
