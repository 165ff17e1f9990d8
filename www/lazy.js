/**
 * Waits until a figure is nearly in view, for `loading="lazy"`.
 */

/** Far enough below the window that the figure is there before the reader. */
const MARGIN = "200px";

const callbacks = new WeakMap();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      callbacks.get(target)?.();
      callbacks.delete(target);
    }
  },
  { rootMargin: MARGIN },
);

/** Calls back once, when `element` comes near the window. */
export function whenNear(element, callback) {
  callbacks.set(element, callback);
  observer.observe(element);
  return () => {
    callbacks.delete(element);
    observer.unobserve(element);
  };
}
