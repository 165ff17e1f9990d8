/**
 * What a reader takes along in words: citations, a link to what is shown, and
 * the code to show it elsewhere.
 *
 * Works and words come from the core. What cannot be copied for the reader, as
 * in a sandbox, is selected instead.
 */
import { Choice } from "./choice.js";
import { embedCodes, isWeb } from "./embed-code.js";
import { make } from "./parts.js";
import { differences, writeAddress } from "./state.js";

/** The forms of a citation: the key of the core's answer, the name, the end of a file's name, its type. */
const FORMS = [
  { token: "text", end: "txt", type: "text/plain" },
  { token: "bibtex", label: "BibTeX", end: "bib", type: "application/x-bibtex" },
  { token: "ris", label: "RIS", end: "ris", type: "application/x-research-info-systems" },
  { token: "csl", label: "CSL-JSON", end: "json", type: "application/vnd.citationstyles.csl+json" },
];
const MOST_ROWS = 12;
/** By then a browser has read the file. */
const KEPT_MS = 60_000;

export class Citing {
  node = make("section", { className: "citing", hidden: true });
  #hand;
  #form = "text";
  #asked = 0;
  #choice = new Choice((form) => this.#choose(form));
  #status = make("p", { className: "said" });
  #works = make("div", {});
  #share = make("div", {});
  #heading = heading("");
  #close = make("button", { type: "button", className: "close" });
  #answer = null;

  constructor(hand) {
    this.#hand = hand;
    this.#status.setAttribute("role", "status");
    this.node.append(this.#close, this.#heading, this.#choice.node, this.#works, this.#share, this.#status);
    this.#close.addEventListener("click", () => this.#hide());
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      // Nothing else on the page closes along with it.
      event.stopPropagation();
      this.#hide();
    });
    hand.parts.toolbar.after(this.node);
  }

  get #button() {
    return this.#hand.parts.toolbar.querySelector(".cite");
  }

  async toggle() {
    if (!this.node.hidden) return this.#hide();
    this.node.hidden = false;
    this.#button.ariaExpanded = "true";
    await this.refresh();
    this.#close.focus();
  }

  #hide() {
    this.node.hidden = true;
    this.#button.ariaExpanded = "false";
    this.#button.focus();
  }

  /** Shows the figure's state of now, if anything is shown. */
  async refresh() {
    if (this.node.hidden) return;
    const asked = (this.#asked += 1);
    const { element } = this.#hand;
    const page = isWeb(location) ? String(location) : "";
    const answer = await this.#hand.take((core, request) => {
      const drawn = core.ask("build", request);
      const link = page && writeAddress(page, differences(this.#hand, drawn));
      const address = element.src === null ? page.split("#")[0] : new URL(element.src, element.baseURI).href;
      return { drawn, link, ...core.ask("cite", link, address, today()) };
    });
    // Only the latest answer counts.
    if (asked !== this.#asked) return;
    this.#answer = answer;
    this.#show();
  }

  #choose(form) {
    this.#form = form;
    this.#status.textContent = "";
    this.#show();
  }

  #show() {
    const { drawn, link, words, works } = this.#answer;
    this.node.setAttribute("role", "region");
    this.node.ariaLabel = drawn.words.cite;
    this.#close.textContent = words.close;
    this.#heading.textContent = words.cite;
    const forms = FORMS.map(({ token, label = words.text }) => ({ token, label }));
    this.#choice.show(words.cite, forms, this.#form, forms.length);
    const form = FORMS.find(({ token }) => token === this.#form);
    const name = form.label ?? words.text;
    this.#works.replaceChildren(
      ...works.map((work) => {
        const answer = work[form.token];
        const text = typeof answer === "string" ? answer : JSON.stringify(answer, null, 2);
        const file = { name: `${work.file}.${form.end}`, type: form.type };
        return this.#item(work.label, text, { name, file });
      }),
    );
    const shared = link === "" ? [] : [heading(words.share), this.#item(words.link, link, {})];
    const codes = embedCodes(this.#hand.element, drawn, link);
    // A code that there is not leaves its place empty.
    const embedded = codes.flatMap((code, index) => this.#item(words.embeds[index], code, {}));
    const head = embedded.length > 0 ? [heading(words.embed)] : [];
    this.#share.replaceChildren(...shared, ...head, ...embedded);
  }

  /** A text that can be taken along, under its label. */
  #item(label, text, { name = "", file }) {
    const { words } = this.#answer;
    const rows = text.trimEnd().split(/\r?\n/).length;
    const area = make("textarea", { className: "text", readOnly: true, value: text, rows: Math.min(Math.max(rows, 2), MOST_ROWS) });
    area.ariaLabel = label;
    area.spellcheck = false;
    const button = (pattern, act) => {
      const textContent = pattern.replace("{}", name).trim();
      const node = make("button", { type: "button", textContent });
      // The same words stand on several buttons.
      node.ariaLabel = `${textContent}, ${label}`;
      node.addEventListener("click", act);
      return node;
    };
    const buttons = [button(words.copy, () => this.#copy(text, area))];
    if (file) buttons.push(button(words.download, () => this.#download(text, area, file)));
    return make("div", { className: "taken" }, make("div", { className: "label" }, label), area, make("div", { className: "row" }, ...buttons));
  }

  async #copy(text, area) {
    const { words } = this.#answer;
    try {
      await navigator.clipboard.writeText(text);
      this.#status.textContent = words.copied;
    } catch {
      this.#select(area);
    }
  }

  #download(text, area, { name, type }) {
    const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
    // A sandbox may refuse without a word.
    if (origin === "null" && location.protocol !== "file:") this.#select(area);
  }

  #select(area) {
    area.focus();
    area.select();
    this.#status.textContent = this.#answer.words.selected;
  }
}

function heading(textContent) {
  const node = make("div", { className: "heading", textContent });
  node.setAttribute("role", "heading");
  node.setAttribute("aria-level", "4");
  return node;
}

/** The reader's day: `2026-11-24`. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
