/**
 * The one wasm instance that all figures of a page share.
 *
 * Each figure has its own state inside it. After a panic the memory of the
 * instance cannot be trusted, so it is never entered again: every figure
 * goes back to its table and says why.
 */
import init, { TradeFigureCore } from "trade-figure-core";
import { ShellError } from "./error.js";
import { fetchPackage } from "./package.js";

let givenBytes = null;
let instance = null;
let stoppedBy = null;
const packages = new Map();

// Strong references on purpose: once the instance is stopped, a collected
// object would have its memory freed inside it.
const openCores = new Set();

/** Uses these bytes, or a promise of them, instead of `trade-figure.wasm`. */
export function provideBytes(bytes) {
  givenBytes = bytes;
}

/**
 * A core object for one figure; `free()` it when the figure goes.
 *
 * `url` is the address of a datapackage.json, null for the article that ships.
 * `onStop(error)` is called if the shared instance stops while this is open.
 */
export async function openCore(url, onStop) {
  instance ??= start();
  await instance;
  let shared = packages.get(url);
  if (!shared) {
    shared = readPackage(url);
    packages.set(url, shared);
    // A file that was missing may be there at the next attempt.
    shared.catch(() => packages.delete(url));
  }
  const first = await shared;
  return new FigureCore(enter(() => first.another()), onStop);
}

/** One figure's state in the shared instance. */
class FigureCore {
  #inner;

  constructor(inner, onStop) {
    this.#inner = inner;
    this.onStop = onStop;
    openCores.add(this);
  }

  build(request) {
    return enter(() => this.#inner.build(request));
  }

  check(lang) {
    return enter(() => this.#inner.check(lang));
  }

  findings(view, lang) {
    return enter(() => this.#inner.findings(view, lang));
  }

  evidence(lang) {
    return enter(() => this.#inner.evidence(lang));
  }

  paint(canvas) {
    enter(() => this.#inner.paint(canvas));
  }

  hit(xCss, yCss) {
    return enter(() => this.#inner.hit(xCss, yCss));
  }

  free() {
    if (stoppedBy) return;
    openCores.delete(this);
    this.#inner.free();
  }
}

/** A text and its width by the core's own table, to compare a font with. */
export function referenceWidth() {
  return enter(() => ({
    text: TradeFigureCore.referenceText(),
    widthEm: TradeFigureCore.referenceWidthEm(),
  }));
}

async function readPackage(url) {
  if (url === null) return enter(() => TradeFigureCore.embedded());
  const pathsOf = (descriptor) => enter(() => TradeFigureCore.resourcePaths(descriptor));
  const files = await fetchPackage(url, pathsOf);
  return enter(() => TradeFigureCore.fromFiles(files));
}

/** Calls into the core, unless it has stopped; stops it if the call kills it. */
function enter(call) {
  if (stoppedBy) throw stoppedBy;
  try {
    return call();
  } catch (error) {
    if (!isFatal(error)) throw error;
    stop(error);
    throw stoppedBy;
  }
}

/** A trap, or a stack that ran out: the instance was left in the middle. */
function isFatal(error) {
  return (
    error instanceof WebAssembly.RuntimeError ||
    error instanceof RangeError ||
    error?.name === "InternalError"
  );
}

function stop(cause) {
  stoppedBy = new ShellError(`the figure's program stopped: ${cause.message}`, "", { cause });
  for (const core of openCores) queueMicrotask(() => core.onStop(stoppedBy));
}

async function start() {
  try {
    await init({ module_or_path: await compile() });
  } catch (cause) {
    const error = cause instanceof ShellError ? cause : refusal(cause);
    // What was refused stays refused; what was not found may come back.
    if (!(cause instanceof WebAssembly.CompileError)) instance = null;
    throw error;
  }
}

/** Compiles the given bytes, else `trade-figure.wasm` from beside this script. */
async function compile() {
  if (givenBytes) return WebAssembly.compile(await givenBytes);
  const url = new URL("trade-figure.wasm", import.meta.url).href;
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new ShellError("the figure's program could not be fetched", url, { cause });
  }
  if (!response.ok) {
    const status = `${response.status} ${response.statusText}`.trim();
    throw new ShellError(`the figure's program could not be fetched: ${status}`, url);
  }
  // Streaming insists on the type, and publishing systems send others.
  const type = response.headers.get("content-type")?.trim().toLowerCase();
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** The error for a program that was there but could not be started. */
function refusal(cause) {
  const byPolicy = /security policy|unsafe-eval|\bCSP\b/i.test(cause.message);
  const reason = byPolicy
    ? "this page's security policy does not allow it (script-src needs 'wasm-unsafe-eval')"
    : cause.message;
  return new ShellError(`the figure's program could not be started: ${reason}`, "", { cause });
}
