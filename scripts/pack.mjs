// Packs the program of the file that holds everything; www/unpack.js and www/join.js are the other way.

import lzma from "lzma-purejs";

import { ALPHABET } from "../www/unpack.js";
import { apart } from "./apart.mjs";

/**
 * What fits this program best of 16 ways to know a byte by those before it and by its place: by the first
 * two bits of the last byte alone. www/unpack.js knows no other.
 */
const OPTIONS = { a: 1, d: 21, fb: 128, mf: "bt4", lc: 2, lp: 0, pb: 0, eos: false };
const PARAMETERS = 2;
const HEADER = 13;

/** A script and a module as one text. */
export const pack = (script, module) => compress(apart(module, Buffer.from(script)));

/** Bytes as such a text, with how many they are before them. */
export function compress(bytes) {
  const packed = lzma.compressFile(bytes, null, OPTIONS);
  if (packed[0] !== PARAMETERS) throw new Error(`LZMA has other parameters: ${packed[0]}`);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  return toLetters(Buffer.concat([size, packed.subarray(HEADER)]));
}

/** Bytes as letters: groups of 51 bytes as eight numbers of 51 bits, eight letters each. */
export function toLetters(bytes) {
  const whole = Buffer.concat([bytes, Buffer.alloc((51 - (bytes.length % 51)) % 51)]);
  let text = "";
  for (let start = 0; start < whole.length; start += 51) {
    const rest = whole.readUIntLE(start + 48, 3);
    for (let i = 0; i < 8; i += 1) {
      let number = ((rest >> (3 * (7 - i))) & 7) * 2 ** 48 + whole.readUIntLE(start + 6 * i, 6);
      let letters = "";
      for (let j = 0; j < 8; j += 1) {
        letters = ALPHABET[number % 84] + letters;
        number = Math.floor(number / 84);
      }
      text += letters;
    }
  }
  return text;
}
