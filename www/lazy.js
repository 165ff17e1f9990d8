/**
 * Where figures are on the page, for `loading="lazy"` and for the first drawing.
 *
 * What is in the window when it is connected is seen at once: an observer would
 * tell of it a frame later, and the program would be asked for a frame later.
 */

/** Far enough below the window that the figure is there before the reader. */
const MARGIN_CSS = 200;

/** The connected elements that nobody has looked at, with their rulers and callbacks. */
let fresh = [];
const callbacks = new WeakMap();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      callbacks.get(target)?.(true);
      callbacks.delete(target);
    }
  },
  { rootMargin: `${MARGIN_CSS}px` },
);

/** Whether `element` is near the window; null where that cannot be seen: a frame does not know where it is itself. */
function isNear(element) {
  if (window !== parent) return null;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -MARGIN_CSS && top < innerHeight + MARGIN_CSS;
}

/** Looks at all that came in one go before any is told, so that the page is laid out once for all. */
function look() {
  const here = fresh.filter(({ element, callback }) => callbacks.get(element) === callback);
  fresh = [];
  // A page that is still being read has more to come, and would be laid out for each; what a page leaves out
  // of its layout is not asked for.
  const isLaidOut = (element) => document.readyState !== "loading" && element.checkVisibility?.({ contentVisibilityAuto: true });
  const seen = here.map(({ element, ruler }) =>
    isLaidOut(element) ? [isNear(element), parseFloat(getComputedStyle(ruler).width) || 0] : [null, 0],
  );
  here.forEach(({ element, callback }, index) => {
    const [near, widthCss] = seen[index];
    if (near) callbacks.delete(element);
    else observer.observe(element);
    callback(near, widthCss);
  });
}

/**
 * Calls back with whether `element` is near the window, null for not known, and
 * how wide `ruler` is, 0 for not known; and once more when it comes near, if it was not.
 */
export function whenNear(element, ruler, callback) {
  if (fresh.length === 0) queueMicrotask(look);
  fresh.push({ element, ruler, callback });
  callbacks.set(element, callback);
  return () => {
    callbacks.delete(element);
    observer.unobserve(element);
  };
}
