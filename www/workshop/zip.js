/**
 * A package as one file, and back. The same package makes the same bytes on every machine.
 *
 * Texts are stored as they are, since browsers compress in different ways; what others have compressed is read by the
 * browser, as the page itself is. So this is a twentieth of a library that brings a compressor.
 */

/** More than that in one file is no package for a page. */
export const MOST_BYTES = 50_000_000;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
/** The names are UTF-8. */
const IS_UTF8 = 0x0800;
const IS_LOCKED = 1;
const VERSION = 20;
/** The first day that a zip can name: when a file was made says nothing. */
const FIRST_DAY = 0x21;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

function checksum(bytes) {
  let sum = -1;
  for (const byte of bytes) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** Numbers of two bytes or four, the lowest first; `fields` are pairs of value and length. */
function record(...fields) {
  const bytes = [];
  for (const [value, length] of fields) {
    for (let place = 0; place < length; place += 1) bytes.push((value >>> (8 * place)) & 255);
  }
  return Uint8Array.from(bytes);
}

/** A zip of texts by path, as a Blob. */
export function zip(files) {
  const encoder = new TextEncoder();
  const [parts, central] = [[], []];
  let [offset, size] = [0, 0];
  const paths = Object.keys(files).sort();
  for (const path of paths) {
    const [name, data] = [encoder.encode(path), encoder.encode(files[path])];
    const shared = [[VERSION, 2], [IS_UTF8, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [checksum(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]];
    const local = record([LOCAL, 4], ...shared);
    const entry = record([CENTRAL, 4], [VERSION, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    parts.push(local, name, data);
    central.push(entry, name);
    offset += local.length + name.length + data.length;
    size += entry.length + name.length;
  }
  const end = record([END, 4], [0, 4], [paths.length, 2], [paths.length, 2], [size, 4], [offset, 4], [0, 2]);
  return new Blob([...parts, ...central, end], { type: "application/zip" });
}

/** The files of a zip by path, folders and hidden ones left out, each with what `bytes()` resolves to. Throws if it is none. */
export function entriesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_BYTES;
  // A comment may stand behind it.
  while (view.getUint32(end, true) !== END) end -= 1;
  const entries = new Map();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError("entry");
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [sum, packed, size] = [16, 20, 24].map((place) => view.getUint32(at + place, true));
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    const local = view.getUint32(at + 42, true);
    at += 46 + name + extra + comment;
    if (path.endsWith("/") || /(^|\/)(__MACOSX\/|\.)/.test(path)) continue;
    const read = async () => {
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const data = bytes.subarray(start, start + packed);
      if (flags & IS_LOCKED || (method !== 0 && method !== 8)) throw new RangeError("method");
      const plain = method === 0 ? data : await inflate(data, size);
      if (checksum(plain) !== sum) throw new RangeError("checksum");
      return plain;
    };
    entries.set(path, { size, bytes: read });
  }
  return entries;
}

/** No more than `size` bytes of what is packed: a file of any size may say that it is small. */
async function inflate(data, size) {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const plain = new Uint8Array(size);
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    // Throws where it is more.
    plain.set(value, length);
    length += value.length;
  }
  return plain;
}
