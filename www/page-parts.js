/**
 * What is the same in every file that holds everything itself: the program, out
 * of a page that is such a file. With the files of another package the core
 * makes another page of it, `TradeFigureCore.standalone(parts, files)`.
 */

/** The texts of the parts, to the letter; null where `document` is no such file. */
export function partsOf(document) {
  const generator = document.querySelector('meta[name="generator"][content^="trade-figure "]');
  const style = document.querySelector("style.trade-figure-style");
  const packed = document.querySelector('.trade-figure-page > script[type="text/plain"]');
  const start = packed?.nextElementSibling;
  if (!generator || !style || !start) return null;
  return {
    version: generator.content.slice("trade-figure ".length),
    style: style.textContent,
    name: packed.className,
    packed: packed.textContent,
    start: start.textContent,
  };
}
