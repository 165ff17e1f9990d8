/**
 * The program of the figures, of which a page has one wasm instance, or more.
 *
 * The first is what every page loads. The second knows everything that the
 * first does and more, the third also how to read a page's own table; each is
 * loaded, script and module, once a figure needs it.
 * Each figure has its own state inside an instance. After a panic the memory of
 * an instance cannot be trusted, so it is never entered again: every figure in
 * it goes back to its table and says why.
 */
import * as glue from "trade-figure-core";
import { ShellError } from "./error.js";
import { fetchPackage, needsMore } from "./package.js";

// Bundlers find a file by exactly this form, with its name in it.
const WASM = new URL("./trade-figure.wasm", import.meta.url).href;
const PARTS = {
  more: [() => import("./trade-figure-more.js"), new URL("./trade-figure-more.wasm", import.meta.url).href],
  authors: [() => import("./trade-figure-authors.js"), new URL("./trade-figure-authors.wasm", import.meta.url).href],
};

/** A wasm module, its one instance, and the figures in it. */
class Program {
  #wasm;
  #glue;
  #instance = null;
  #stoppedBy = null;
  #packages = new Map();

  // Strong references on purpose: once the instance is stopped, a collected
  // object would have its memory freed inside it.
  #open = new Set();

  /** `wasm` is an address, bytes, or a promise of them; `glue` calls what they are. */
  constructor(wasm, glue) {
    this.#wasm = wasm;
    this.#glue = glue;
  }

  /** What `call(Core)` makes of the class of this program, on no figure's behalf. */
  async use(call) {
    this.#instance ??= this.#start();
    await this.#instance;
    return this.enter(call);
  }

  /** With `read`, a core that this makes, of something that no other figure has. */
  async open(url, onStop, read) {
    this.#instance ??= this.#start();
    await this.#instance;
    const core = new FigureCore(this, this.enter(read || (await this.#another(url))), onStop);
    this.#open.add(core);
    return core;
  }

  /** What gives a further core of a package, which is fetched once. */
  async #another(url) {
    let shared = this.#packages.get(url);
    if (!shared) {
      shared = this.#readPackage(url);
      this.#packages.set(url, shared);
      // A file that was missing may be there at the next attempt.
      shared.catch(() => this.#packages.delete(url));
    }
    const first = await shared;
    return () => first.another();
  }

  /** Calls into the instance, unless it has stopped; stops it if the call kills it. */
  enter(call) {
    if (this.#stoppedBy) throw this.#stoppedBy;
    try {
      return call(this.#glue.TradeFigureCore);
    } catch (error) {
      if (!isFatal(error)) throw error;
      this.#stop(error);
      throw this.#stoppedBy;
    }
  }

  close(core, inner) {
    if (this.#stoppedBy) return;
    this.#open.delete(core);
    inner.free();
  }

  async #readPackage(url) {
    if (url === null) return this.enter((Core) => Core.embedded());
    const pathsOf = (descriptor) => this.enter((Core) => Core.resourcePaths(descriptor));
    const files = await fetchPackage(url, pathsOf);
    if (this === first && needsMore(files)) throw Object.assign(Error(), { needsMore });
    return this.enter((Core) => Core.fromFiles(files));
  }

  #stop(cause) {
    this.#stoppedBy = new ShellError(`the figure's program stopped: ${cause.message}`, "", { cause });
    for (const core of this.#open) queueMicrotask(() => core.onStop(this.#stoppedBy));
  }

  async #start() {
    try {
      await this.#glue.default({ module_or_path: await compile(await this.#wasm) });
    } catch (cause) {
      const error = cause instanceof ShellError ? cause : refusal(cause);
      // What was refused stays refused; what was not found may come back.
      if (!(cause instanceof WebAssembly.CompileError)) this.#instance = null;
      throw error;
    }
  }
}

let first = new Program(WASM, glue);
let own = null;
const parts = {};

/**
 * Uses these bytes, or a promise of them, in place of every module, and `module`
 * in place of the other scripts: for a page that holds everything itself. With
 * `files`, these are shown in place of the article that ships.
 */
export function provide(bytes, module, files = null) {
  first = null;
  own = files;
  parts.authors = parts.more = Promise.resolve({ program: new Program(bytes, glue), module });
}

/**
 * A core object for one figure; `free()` it when the figure goes.
 *
 * `url` is the address of a datapackage.json, null for the article that ships, an
 * element whose own table is read, again after each `onChange()`, or a package in
 * memory, as texts by path.
 * `onStop(error)` is called if the instance stops while this is open. With
 * `more` it is one of the second program, of a table one of the third;
 * `core.more` is the script of either.
 */
export async function openCore(url, onStop, more = false, onChange) {
  url ??= own;
  const isTable = url instanceof HTMLElement;
  // Read anew each time: whoever has the object may have changed it.
  const read = Object(url) === url && ((Core) => Core.fromFiles(url));
  if (first && !more && !isTable && !(read && needsMore(url))) return first.open(url, onStop, read);
  const { program, module } = await openMore(isTable ? "authors" : "more");
  if (isTable) await module.parsed();
  const core = await program.open(url, onStop, isTable ? (Core) => module.readTable(Core, url, onChange) : read);
  core.more = module;
  return core;
}

/** The second script and its program, or the third's. */
export function openMore(name = "more") {
  const [load, wasm] = PARTS[name];
  parts[name] ??= load().then(
    (module) => ({ program: new Program(wasm, module), module }),
    (cause) => {
      parts[name] = null;
      throw new ShellError("a part of the figure's program could not be fetched", wasm.replace(/wasm$/, "js"), { cause });
    },
  );
  return parts[name];
}

/** One figure's state in an instance. */
class FigureCore {
  #program;
  #inner;
  more = null;

  constructor(program, inner, onStop) {
    this.#program = program;
    this.#inner = inner;
    this.onStop = onStop;
  }

  /** What the method `name` of the core answers. */
  ask(name, ...rest) {
    return this.#program.enter(() => this.#inner[name](...rest));
  }

  /** A text and its width by the core's own table, to compare a font with. */
  referenceWidth() {
    return this.#program.enter((Core) => ({ text: Core.referenceText(), widthEm: Core.referenceWidthEm() }));
  }

  free() {
    this.#program.close(this, this.#inner);
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

/** Compiles bytes, or what is at an address. */
async function compile(wasm) {
  if (typeof wasm !== "string") return WebAssembly.compile(wasm);
  let response;
  try {
    response = await fetch(wasm);
  } catch (cause) {
    throw new ShellError("the figure's program could not be fetched", wasm, { cause });
  }
  if (!response.ok) {
    const status = `${response.status} ${response.statusText}`.trim();
    throw new ShellError(`the figure's program could not be fetched: ${status}`, wasm);
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
