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
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const next = byte(stream);
    value |= (next & 127) << shift;
    if (next < 128) return value;
  }
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
    if (op > 0x1f && op < 0x23) leb(isLoad(next()) ? BASE : LOCAL);
    else if (op === 0x41) leb(CONSTANT + next());
    // An end, and operations on what is at hand.
    else if (op === 0x0b) depth -= 1;
    else if (op > 0x44 && op < 0xc5) continue;
    else if (op > 0x27 && op < 0x3f) {
      // How it is aligned belongs to the instruction.
      leb(OPS);
      leb(isLoad(op) ? LOADED : STORED);
    } else if (op === 0x10) leb(CALL);
    else if (op === 0x0c || op === 0x0d) leb(LABEL);
    else if (op === 0x0e) for (let labels = leb(LABEL); labels >= 0; labels -= 1) leb(LABEL);
    else if (op === 0x42) leb(LONG);
    else if (op === 0x43 || op === 0x44) many(FLOAT, op === 0x43 ? 4 : 8);
    else if (op > 1 && op < 5) {
      leb(OPS);
      depth += 1;
    }
    // Globals, the size of the memory, calls out of a table.
    else if (op === 0x23 || op === 0x24 || op === 0x3f || op === 0x40) leb(OPS);
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
  const places = Uint32Array.from(ends, (length, stream) => ((ends[stream] = at += length), at - length));
  const [module, script] = out;
  let end = 0;
  // Loops without calls, since a page waits for this.
  const text = (stream, into) => {
    let place = places[stream];
    for (const last = ends[stream]; place < last; ) {
      const byte = bytes[place++];
      if (byte < CYRILLIC) into[end++] = byte;
      else if (byte < VERBATIM) {
        into[end++] = 0xd0 + (byte >= 0xb0);
        into[end++] = byte >= 0xb0 ? byte - 0x30 : byte + 0x10;
      } else {
        if (byte > VERBATIM) into[end++] = byte;
        for (let rest = sizeOf(byte); rest > 1; rest -= 1) into[end++] = bytes[place++];
      }
    }
  };
  const byte = (stream) => (module[end++] = bytes[places[stream]++]);
  const op = () => bytes[places[OPS]];
  text(BEFORE, module);
  while (places[OPS] < ends[OPS]) {
    const start = end;
    follow(byte, op);
    let length = end - start;
    const digits = length < 128 ? 1 : length < 16384 ? 2 : 3;
    module.copyWithin(start + digits, start, end);
    for (end += digits, at = start; at < start + digits; length >>= 7) module[at++] = (length & 127) + (length > 127 ? 128 : 0);
  }
  text(BEHIND, module);
  end = 0;
  text(SCRIPT, script);
  return out;
}
