/**
 * Reads a download of a trade database in pieces, in a worker where there may be one.
 */

/** The reader's side: answers what comes through `port`; `start(bytes)` gives the class that reads. */
export function serve(port, start) {
  let Reader;
  let reader;
  let isStopped = false;
  const answers = {
    async read({ file, only, bytes }) {
      Reader ??= await start(bytes);
      reader?.free();
      reader = new Reader(file.name);
      if (only) reader.only(...only);
      const pieces = file.stream().getReader();
      isStopped = false;
      for (let { done, value } = await pieces.read(); !done; { done, value } = await pieces.read()) {
        if (isStopped) return void pieces.cancel();
        reader.push(value);
        port.postMessage({ bytes: reader.bytes });
      }
      return { report: reader.report(), reporters: reader.reporters() };
    },
    pair: ({ pair: [reporter, partner] }) => (reader.files ? reader.files(reporter, partner) : reader.finish(reporter, partner)),
    stop: () => void (isStopped = true),
  };
  port.onmessage = async ({ data }) => {
    try {
      const result = await answers[data.ask](data);
      if (result) port.postMessage({ result });
    } catch (error) {
      port.postMessage({ error: error.message });
    }
  };
  port.postMessage({ ready: true });
}

/** The page's side. `program` has `script()` and `bytes()` for a worker, and `start()` for where there may be none. */
export class DatabaseFile {
  #port;
  #worker = null;
  #waiting = null;

  constructor(file, program) {
    this.file = file;
    this.ready = this.#open(program);
  }

  async #open(program) {
    try {
      const address = URL.createObjectURL(new Blob([await program.script()], { type: "text/javascript" }));
      const worker = new Worker(address);
      // A policy may refuse it only now.
      await new Promise((resolve, reject) => Object.assign(worker, { onmessage: resolve, onerror: reject }));
      URL.revokeObjectURL(address);
      this.bytes = await program.bytes();
      this.#port = this.#worker = worker;
      worker.onerror = ({ message }) => this.#answer({ error: message });
    } catch {
      // Here, piece by piece.
      const { port1, port2 } = new MessageChannel();
      serve(port1, program.start);
      this.#port = port2;
    }
    this.#port.onmessage = ({ data }) => this.#answer(data);
  }

  #answer({ ready, bytes, result, error }) {
    if (ready) return;
    if (bytes !== undefined) return this.onProgress?.(bytes);
    const waiting = this.#waiting;
    this.#waiting = null;
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  async #ask(question) {
    await this.ready;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#port.postMessage(question);
    });
  }

  /** Reads it all, or with `only` what is about two economies: `{ report, reporters }`. */
  read(onProgress, only) {
    this.onProgress = onProgress;
    return this.ready.then(() => this.#ask({ ask: "read", file: this.file, only, bytes: this.bytes }));
  }

  /** The trade of two economies: `{ files, report }`. */
  pair(reporter, partner) {
    return this.#ask({ ask: "pair", pair: [reporter, partner] });
  }

  /** Ends reading; what was asked is never answered. */
  close() {
    if (this.#worker) this.#worker.terminate();
    else this.#port?.postMessage({ ask: "stop" });
  }
}
