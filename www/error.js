/**
 * An error with a place, of the same shape as the core's own.
 *
 * For what goes wrong before the core can speak: a program or a file that did
 * not come. These few sentences are for authors and in English; `language.js` has
 * what stands before them in the reader's language.
 */
export class ShellError extends Error {
  /** `where` is the file or address that the message is about, or empty. */
  constructor(message, where, options) {
    super(message, options);
    this.name = "TradeFigureError";
    this.where = where;
  }
}
