/**
 * What an author takes away: the page that holds everything, the package, the figure without scripts, the code to embed.
 */
import { save } from "../download.js";
import { fileCodes } from "../embed-code.js";
import { button, group, make, named } from "./nodes.js";
import { descriptorOf, fileName, listOf, textIn } from "./package-edit.js";
import { zip } from "./zip.js";

export class Take {
  #text = make("textarea", { rows: 8, readOnly: true, hidden: true, wrap: "off", className: "raw" });
  #said;
  #files = null;

  /** `page(files)` is the text of the page that holds `files`; `lang` that of the author. */
  constructor(words, lang, page, say) {
    this.#said = say;
    const takes = [
      [words.takeHTML, () => this.#give("", ".html", page(this.#files), "text/html")],
      [words.takeZip, () => this.#give("", ".zip", zip(this.#files))],
      [words.takeStatic, () => this.#give("-static", ".html", this.#static(page, lang), "text/html")],
      [words.takeCode, () => this.#show(this.#code(lang))],
    ];
    const buttons = takes.map(([text, act], index) => button(text, act, index === 0 ? { className: "first" } : {}));
    named(words.takeCode, this.#text);
    this.node = make("section", { className: "take", ariaLabel: words.take }, make("h2", { textContent: words.take }), group("row", ...buttons), this.#text);
  }

  /** With null nothing can be taken: the package has errors. The zip has to wait for that, too: it would not open again. */
  show(files) {
    this.#files = files;
    this.#text.hidden = true;
    for (const node of this.node.querySelectorAll("button")) node.disabled = files === null;
  }

  async #give(suffix, ending, content, type) {
    try {
      const made = await content;
      this.#text.hidden = true;
      // In a sandbox there is only what can be copied.
      const blob = type ? new Blob([made], { type }) : made;
      if (!save(`${fileName(this.#files)}${suffix}${ending}`, blob) && typeof made === "string") this.#show(made);
    } catch (error) {
      this.#said(error.message);
    }
  }

  #show(text) {
    this.#text.value = text;
    this.#text.hidden = false;
    this.#text.focus();
    this.#text.select();
  }

  /** What is seen of the page without scripts, view by view. */
  async #static(page) {
    const made = new DOMParser().parseFromString(await page(this.#files), "text/html");
    return `${Array.from(made.querySelectorAll("trade-figure > section"), (part) => part.outerHTML).join("\n")}\n`;
  }

  #code(lang) {
    const [view] = listOf(descriptorOf(this.#files)?.views);
    const name = fileName(this.#files);
    return fileCodes(name, view?.name ?? "", textIn(view?.title, lang)).join("\n\n");
  }
}

