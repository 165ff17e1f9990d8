/**
 * One listener for all figures of a page.
 *
 * Twenty figures need not watch the same media query twenty times, and a page
 * without figures must not be watched at all.
 */

/**
 * Makes a `watch(callback)` that returns its own undo.
 *
 * `start(notify)` begins listening when the first callback arrives and returns
 * what ends it, which runs when the last callback has gone.
 */
export function shared(start) {
  const callbacks = new Set();
  let stop = null;
  const notify = () => {
    for (const callback of [...callbacks]) callback();
  };
  return (callback) => {
    // A fresh function, so that one callback given twice is two watchers.
    const entry = () => callback();
    callbacks.add(entry);
    if (callbacks.size === 1) stop = start(notify);
    return () => {
      if (callbacks.delete(entry) && callbacks.size === 0) stop();
    };
  };
}
