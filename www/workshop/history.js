/**
 * What an author did, step by step, so that each step can be taken back.
 */

/** More steps than anybody takes back; texts that do not change are held once. */
const MOST = 200;

export class History {
  #past = [];
  #future = [];
  #key = null;

  /** `now` is the state to begin with; states are never changed, only replaced. */
  constructor(now) {
    this.now = now;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Takes in a new state. Steps in a row with the same `key`, such as letters of one field, are one. */
  put(now, key = null) {
    if (key === null || key !== this.#key) this.#past.push(this.now);
    if (this.#past.length > MOST) this.#past.shift();
    this.#key = key;
    this.#future = [];
    this.now = now;
  }

  /** The next step is one of its own, whatever its key. */
  settle() {
    this.#key = null;
  }

  undo() {
    if (this.canUndo) this.#go(this.#past, this.#future);
  }

  redo() {
    if (this.canRedo) this.#go(this.#future, this.#past);
  }

  #go(from, to) {
    to.push(this.now);
    this.now = from.pop();
    this.#key = null;
  }
}
