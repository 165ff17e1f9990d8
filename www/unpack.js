/**
 * Unpacks the program of the file that holds everything.
 *
 * It is packed as LZMA (lc 2, lp 0, pb 0, without its header) and written in the
 * 84 visible letters of ASCII that no publishing system looks for; no browser can
 * read either by itself. scripts/pack.mjs is the other way.
 */

/** The letters, in their order, of numbers of 51 bits: eight letters each. */
export const ALPHABET = Array.from({ length: 94 }, (_, index) => String.fromCharCode(index + 33)).filter((letter) => !"<>&\"'=\\${}".includes(letter));

/** How many letters are one number, and how many numbers have three bits left over that make whole bytes. */
const LETTERS = 8;

/** How many bytes are unpacked in one go, so that the page can be scrolled between. */
const PIECE = 1 << 17;

/** The bytes of a text of whole groups of eight numbers. */
export function fromLetters(text) {
  const places = [];
  ALPHABET.forEach((letter, place) => (places[letter.charCodeAt()] = place));
  const bytes = new Uint8Array((text.length / (LETTERS * LETTERS)) * 51);
  let end = 0;
  let rest = 0;
  for (let start = 0; start < text.length; start += LETTERS) {
    let number = 0;
    for (let i = 0; i < LETTERS; i += 1) number = number * ALPHABET.length + places[text.charCodeAt(start + i)];
    // Six bytes, and three bits that wait for those of seven other numbers.
    for (let i = 0; i < 6; i += 1) {
      bytes[end++] = number % 256;
      number = Math.floor(number / 256);
    }
    rest = rest * 8 + number;
    if (start % (LETTERS * LETTERS) === LETTERS * (LETTERS - 1)) {
      for (let i = 0; i < 3; i += 1) bytes[end++] = rest >> (8 * i);
      rest = 0;
    }
  }
  return bytes;
}

// Where the probabilities of each kind stand, one after the other.
const IS_REP = 12;
const IS_REP_0 = 24;
const IS_REP_1 = 36;
const IS_REP_2 = 48;
const IS_LONG = 60;
const SLOT = 72;
const FAR = 328;
const ALIGN = 456;
const LENGTH = 472;
const REP_LENGTH = 746;
const LITERAL = 1020;

/**
 * The `size` bytes that were packed.
 *
 * Source: I. Pavlov, LZMA specification, 2015, whose names of the states it keeps.
 */
export async function unpack(source, size) {
  const out = new Uint8Array(size);
  const odds = new Uint16Array(LITERAL + 4 * 768).fill(1024);
  // The first byte is always 0.
  let next = 5;
  let range = 0xffffffff;
  let code = ((source[1] << 24) | (source[2] << 16) | (source[3] << 8) | source[4]) >>> 0;
  let at = 0;

  const more = () => {
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | source[next++]) >>> 0;
    }
  };
  const bit = (place) => {
    const odd = odds[place];
    const bound = (range >>> 11) * odd;
    if (code < bound) {
      range = bound;
      odds[place] = odd + ((2048 - odd) >> 5);
      more();
      return 0;
    }
    range -= bound;
    code -= bound;
    odds[place] = odd - (odd >> 5);
    more();
    return 1;
  };
  const tree = (place, bits) => {
    let found = 1;
    for (let i = 0; i < bits; i += 1) found = (found << 1) | bit(place + found);
    return found - (1 << bits);
  };
  const turned = (place, bits) => {
    let node = 1;
    let found = 0;
    for (let i = 0; i < bits; i += 1) {
      const one = bit(place + node);
      node = (node << 1) | one;
      found |= one << i;
    }
    return found;
  };
  const even = (bits) => {
    let found = 0;
    for (let i = 0; i < bits; i += 1) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      found = (found << 1) | one;
      more();
    }
    return found;
  };
  const length = (place) => {
    if (!bit(place)) return 2 + tree(place + 2, 3);
    if (!bit(place + 1)) return 10 + tree(place + 10, 3);
    return 18 + tree(place + 18, 8);
  };

  let state = 0;
  const reps = [0, 0, 0, 0];
  const literal = () => {
    const place = LITERAL + (at > 0 ? out[at - 1] >> 6 : 0) * 768;
    let found = 1;
    if (state > 6) {
      let match = out[at - reps[0] - 1];
      let same = 256;
      while (found < 256) {
        match <<= 1;
        const one = bit(place + same + (match & same) + found);
        same &= one ? match : ~match;
        found = (found << 1) | one;
      }
    }
    while (found < 256) found = (found << 1) | bit(place + found);
    out[at++] = found;
    state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
  };
  /** How many bytes are repeated, from `reps[0]` and one before. */
  const repeated = () => {
    if (!bit(IS_REP + state)) {
      reps.unshift(0);
      reps.pop();
      const count = length(LENGTH);
      state = state < 7 ? 7 : 10;
      const slot = tree(SLOT + Math.min(count - 2, 3) * 64, 6);
      reps[0] = slot;
      if (slot < 4) return count;
      const bits = (slot >> 1) - 1;
      reps[0] = (2 | (slot & 1)) << bits;
      reps[0] += slot < 14 ? turned(FAR + reps[0] - slot - 1, bits) : (even(bits - 4) << 4) + turned(ALIGN, 4);
      return count;
    }
    if (!bit(IS_REP_0 + state)) {
      if (!bit(IS_LONG + state)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      const which = bit(IS_REP_1 + state) ? 2 + bit(IS_REP_2 + state) : 1;
      reps.unshift(...reps.splice(which, 1));
    }
    const count = length(REP_LENGTH);
    state = state < 7 ? 8 : 11;
    return count;
  };
  while (at < size) {
    for (const end = Math.min(size, at + PIECE); at < end; ) {
      if (!bit(state)) literal();
      else for (let count = repeated(); count > 0; count -= 1, at += 1) out[at] = out[at - reps[0] - 1];
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  return out;
}
