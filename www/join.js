/**
 * Joins the module and the script that scripts/apart.mjs has taken apart for
 * LZMA, which finds more that repeats where numbers of one kind lie together,
 * and where a Cyrillic letter is one byte.
 *
 * The instructions of all functions are one stream, and the numbers that follow
 * them are others by their kind. Only how long a function is stands in none.
 */

/** The streams. Behind them are those of constants: one for each instruction that may come next. */
export const BEFORE = 0;
export const BEHIND = 1;
export const SCRIPT = 2;
export const OPS = 3;
export const LOCALS = 4;
const LOCAL = 5;
const BASE = 6;
const LABEL = 7;
const CALL = 8;
const LOADED = 9;
const STORED = 10;
const LONG = 11;
const FLOAT = 12;
const CONSTANT = 13;
export const STREAMS = CONSTANT + 256;

/** 64 bytes from this one on are the letters from А to я. */
export const CYRILLIC = 0x80;

/** What comes before a byte that is none of them, and is no part of UTF-8 anywhere. */
export const VERBATIM = 0xc0;

/** How many bytes there are of the letter in UTF-8 that begins with `byte`. */
export const sizeOf = (byte) => (byte < VERBATIM ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);

/** A number of seven bits a byte, the least first, whose bytes `byte(stream)` gives; of a large one the last 32 bits. */
export function number(byte, stream) {
  let [value, shift, next] = [0, 0, 128];
  for (; next > 127; shift += 7) {
    next = byte(stream);
    value |= (next & 127) << shift;
  }
  return value;
}

const isLoad = (op) => op > 0x27 && op < 0x36;

/**
 * Follows the instructions of one function up to its end.
 *
 * `byte(stream)` moves a byte of one between the module and its stream, whichever
 * the way, and returns it; `next()` is the instruction that comes next.
 */
export function follow(byte, next) {
  const leb = (stream) => number(byte, stream);
  const many = (stream, count) => {
    for (; count > 0; count -= 1) byte(stream);
  };
  for (let groups = leb(LOCALS); groups > 0; groups -= 1) {
    leb(LOCALS);
    byte(LOCALS);
  }
  for (let depth = 1; depth > 0; ) {
    const op = byte(OPS);
    const isBlock = op > 1 && op < 5;
    if (isBlock) depth += 1;
    if (op === 0x0b) depth -= 1;
    else if (op > 0x1f && op < 0x23) leb(isLoad(next()) ? BASE : LOCAL);
    else if (op === 0x41) leb(CONSTANT + next());
    else if (op > 0x27 && op < 0x3f) {
      // How it is aligned belongs to the instruction.
      leb(OPS);
      leb(isLoad(op) ? LOADED : STORED);
    } else if (op === 0x10) leb(CALL);
    else if (op === 0x0c || op === 0x0d) leb(LABEL);
    else if (op === 0x0e) for (let labels = leb(LABEL); labels >= 0; labels -= 1) leb(LABEL);
    else if (op === 0x42) leb(LONG);
    else if (op === 0x43 || op === 0x44) many(FLOAT, op === 0x43 ? 4 : 8);
    // Blocks and globals, the size of the memory, calls out of a table.
    else if (isBlock || op === 0x23 || op === 0x24 || op === 0x3f || op === 0x40) leb(OPS);
    else if (op === 0x11) {
      leb(OPS);
      leb(OPS);
    }
    // Whole pieces of memory, where fractions are not cut off.
    else if (op === 0xfc) many(OPS, [2, 1][leb(OPS) - 10]);
  }
}

/** The module and the script. Their sizes come first, then those of all streams. */
export function join(bytes) {
  let at = 0;
  const size = () => number(() => bytes[at++]);
  const out = [new Uint8Array(size()), new Uint8Array(size())];
  const ends = Array.from({ length: STREAMS }, size);
  const places = ends.map((length, stream) => ((ends[stream] = at += length), at - length));
  const next = (stream) => bytes[places[stream]++];
  let [module, end] = [out[0], 0];
  const text = (stream) => {
    while (places[stream] < ends[stream]) {
      const byte = next(stream);
      if (byte >= CYRILLIC && byte < VERBATIM) {
        module[end++] = 0xd0 + (byte >= 0xb0);
        module[end++] = byte >= 0xb0 ? byte - 0x30 : byte + 0x10;
        continue;
      }
      if (byte !== VERBATIM) module[end++] = byte;
      for (let rest = sizeOf(byte); rest > 1; rest -= 1) module[end++] = next(stream);
    }
  };
  const byte = (stream) => (module[end++] = next(stream));
  const op = () => bytes[places[OPS]];
  text(BEFORE);
  while (places[OPS] < ends[OPS]) {
    const start = end;
    follow(byte, op);
    let length = end - start;
    const digits = length < 128 ? 1 : length < 16384 ? 2 : 3;
    module.copyWithin(start + digits, start, end);
    for (end += digits, at = start; at < start + digits; length >>= 7) module[at++] = (length & 127) + (length > 127 ? 128 : 0);
  }
  text(BEHIND);
  [module, end] = [out[1], 0];
  text(SCRIPT);
  return out;
}
