/**
 * What a figure shows and where its numbers come from, in the core's words.
 */
import { make } from "./parts.js";

/** Fills `panel` with `lines`, some of which are headings. */
export function showAbout(panel, lines) {
  panel.replaceChildren(
    ...lines.map(({ text, address, isHeading }) => {
      if (address !== "") {
        const link = make("a", { href: address, target: "_blank", rel: "noopener noreferrer", textContent: text });
        return make("p", {}, link);
      }
      const line = make("p", { textContent: text });
      if (isHeading) {
        line.setAttribute("role", "heading");
        line.setAttribute("aria-level", "4");
      }
      return line;
    }),
  );
}
