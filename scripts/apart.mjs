// Takes a module and a script apart into streams of bytes of one kind; www/join.js is the other way.

import { BEFORE, BEHIND, CYRILLIC, OPS, SCRIPT, STREAMS, VERBATIM, follow, join, number, sizeOf } from "../www/join.js";
import { unsigned } from "./order.mjs";

const CODE = 10;

/** Both as one text for LZMA. */
export function apart(module, script) {
  const streams = Array.from({ length: STREAMS }, () => []);
  let at = 8;
  const size = () => number(() => module[at++]);
  /** The instruction behind the number that comes first. */
  const next = () => {
    let place = at;
    while (module[place++] > 127);
    return module[place];
  };
  while (module[at++] !== CODE) at = size() + at;
  size();
  const count = size();
  streams[BEFORE] = text(module.subarray(0, at));
  for (let functions = count; functions > 0; functions -= 1) {
    const end = size() + at;
    follow((stream) => (streams[stream].push(module[at]), module[at++]), next);
    if (at !== end) throw new Error("a function of the module has an instruction that www/join.js does not know");
  }
  streams[BEHIND] = text(module.subarray(at));
  streams[SCRIPT] = text(script);
  const sizes = [module, script, ...streams].flatMap(({ length }) => unsigned(length));
  const bytes = Buffer.from([sizes, ...streams].flat());
  for (const [index, part] of join(bytes).entries()) {
    if (!Buffer.from(part).equals([module, script][index])) throw new Error("a part of the program is not what it was");
  }
  return bytes;
}

/** Bytes in which a Cyrillic letter is one. */
function text(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at];
    const size = sizeOf(byte);
    const letter = (byte << 6) + (bytes[at + 1] ^ 128) - (0xc0 << 6) - 0x410;
    if (size === 2 && bytes[at + 1] >> 6 === 2 && letter >= 0 && letter < 64) found.push(CYRILLIC + letter);
    else if (byte < 128) found.push(byte);
    // What looks like the first byte of a letter is taken for it, with those behind it.
    else if (size > 1 && byte !== VERBATIM && at + size <= bytes.length) found.push(...bytes.subarray(at, at + size));
    else {
      found.push(VERBATIM, byte);
      at += 1;
      continue;
    }
    at += size;
  }
  return found;
}
