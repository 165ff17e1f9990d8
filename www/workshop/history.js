/**
 * What an author did, step by step, so that each step can be taken back.
 */

/** More steps than anybody takes back; texts that do not change are held once. */
const MOST = 200;
/** The most letters of steps that are kept for the next time; stores copy every text of every step. */
const MOST_KEPT = 8_000_000;

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

  /** The steps on both sides of now as plain data, the nearest of them as long as there is room. */
  get steps() {
    let room = MOST_KEPT;
    const nearest = (states) => {
      const kept = [];
      for (const state of states.toReversed()) {
        room -= lettersOf(state);
        if (room < 0) break;
        kept.unshift(plain(state));
      }
      return kept;
    };
    return { now: plain(this.now), past: nearest(this.#past), future: nearest(this.#future) };
  }

  /** Goes on where another history was, whose steps these are. */
  resume({ now, past, future }) {
    this.now = now;
    this.#past = past;
    this.#future = future;
    this.#key = null;
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

const lettersOf = ({ files }) => Object.values(files ?? {}).reduce((sum, text) => sum + text.length, 0);

/** Stores clone no object without a prototype as they should: entries do. */
const plain = ({ files, read }) => ({ files: files && Object.fromEntries(Object.entries(files)), read });
