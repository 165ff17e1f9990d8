/**
 * Whether the script runs in a worker, and what the element's modules then find in place of a page.
 *
 * A page that holds everything itself has one script; a worker that is to read a large file runs the same one, for
 * the module's glue in it. This has to be imported before anything else.
 */

export const isWorker = typeof document === "undefined";

if (isWorker) {
  class Nothing {
    observe() {}
  }
  const none = { get: () => true, define() {} };
  const matchMedia = () => ({});
  Object.assign(globalThis, { HTMLElement: Nothing, IntersectionObserver: Nothing, ResizeObserver: Nothing, customElements: none, matchMedia });
}
