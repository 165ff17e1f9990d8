/**
 * What a figure shows and where its numbers come from, in the core's words.
 */
import { make } from "./parts.js";

/** Fills `panel` with `sections`. */
export function showAbout(panel, { sections }) {
  panel.replaceChildren(
    ...sections.flatMap(({ heading, entries }) => {
      const head = make("div", { className: "heading", textContent: heading });
      head.setAttribute("role", "heading");
      head.setAttribute("aria-level", "4");
      return [head, make("ul", {}, ...entries.map(item))];
    }),
  );
}

function item({ text, address }) {
  if (address === "") return make("li", { textContent: text });
  const link = make("a", { href: address, target: "_blank", rel: "noopener noreferrer", textContent: text });
  return make("li", {}, link);
}
