/**
 * The script that stands in the file that holds everything as it is: it unpacks
 * the program and runs it as what it would have been in the page. A policy that
 * asks for a nonce gets that of this script. Where nothing can be unpacked, the
 * tables stay.
 */
import { join } from "./join.js";
import { fromLetters, unpack } from "./unpack.js";

const { nonce } = document.currentScript;
const { textContent } = document.querySelector("script.%payload%");

async function start() {
  const packed = fromLetters(textContent);
  const [size] = new Uint32Array(packed.buffer, 0, 1);
  const [module, script] = join(await unpack(packed.subarray(4), size));
  const element = document.createElement("script");
  element.nonce = nonce;
  element.textContent = new TextDecoder().decode(script);
  // It leaves no name behind by which to find it.
  element.module = module;
  document.body.append(element);
  element.remove();
}

// The tables are there first. A page that nobody sees draws no frames.
const seen = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
Promise.race([seen, new Promise((resolve) => setTimeout(resolve, 200))]).then(start);
