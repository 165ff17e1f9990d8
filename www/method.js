/**
 * Where a value is from: its formula with the numbers in it, these numbers as
 * printed and where, and on request its series as tones.
 *
 * Words and numbers come from the core; this makes nodes.
 */
import { Player } from "./listen.js";
import { make } from "./parts.js";
import { told } from "./told.js";

/** What was said is no news after this. */
const SPOKEN_MS = 8000;
/** The block makes the page longer, so that the figure may be drawn anew, which ends what was said before. */
const SETTLED_MS = 150;

export class Method {
  node = make("section", { className: "method", hidden: true });
  #hand;
  #id = null;
  #asked = 0;
  #forget = 0;
  #tones = null;
  #now = make("p", { className: "now" });
  #listen = make("button", { type: "button" });
  #player = new Player((point) => this.#hear(point));

  constructor(hand) {
    this.#hand = hand;
    const { plot, root } = hand.parts;
    plot.after(this.node);
    this.#listen.addEventListener("click", () => this.#toggleTones());
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.#close(event);
    });
    // Before the node's own listener, and wherever the focus is: whoever hears it can end it.
    root.ownerDocument.addEventListener("keydown", (event) => this.#silence(event), { capture: true });
  }

  /** Shows where the value of `id` is from. */
  async show(id) {
    this.#id = id;
    await this.refresh(true);
  }

  /** Shows the same value as the figure has it now; nothing where that shows no values. */
  async refresh(isNew = false) {
    if (this.#id === null) return;
    const asked = (this.#asked += 1);
    const id = this.#id;
    const { take, parts } = this.#hand;
    const answer = await take((core, request) => {
      core.ask("build", request);
      return { method: core.ask("method", id), tones: core.ask("hear", id) };
    });
    if (asked !== this.#asked) return;
    this.#player.stop();
    this.node.hidden = answer.method === null || parts.plot.hidden;
    if (this.node.hidden) return;
    this.#fill(answer.method);
    this.#tones = answer.tones;
    this.#showListen();
    const { title, formulas } = answer.method;
    const said = [title, ...formulas.map(({ label, text }) => `${label}: ${text}`)].join(". ");
    if (isNew) setTimeout(() => this.#say(said), SETTLED_MS);
  }

  #fill({ heading, title, formulas, columns, inputs, warnings, source, licences, close }) {
    this.node.setAttribute("role", "region");
    this.node.ariaLabel = heading;
    const button = make("button", { type: "button", className: "close", textContent: close });
    button.addEventListener("click", (event) => this.#close(event));
    const head = make("div", { className: "heading", textContent: `${heading}: ${title}` });
    head.setAttribute("role", "heading");
    head.setAttribute("aria-level", "4");
    const lines = formulas.flatMap(({ label, text }) => [
      make("dt", { textContent: label }),
      make("dd", { textContent: text }),
    ]);
    const cells = (tag, texts, properties) => texts.map((textContent) => make(tag, { textContent, ...properties }));
    const rows = inputs.map(([name, printed, range, place, lang]) =>
      make(
        "tr",
        {},
        ...cells("th", [name], { scope: "row" }),
        ...cells("td", [printed, range], {}),
        told("td", lang, { textContent: place }),
      ),
    );
    const table = make(
      "table",
      {},
      make("caption", { textContent: `${heading}: ${title}` }),
      make("thead", {}, make("tr", {}, ...cells("th", columns, { scope: "col" }))),
      make("tbody", {}, ...rows),
    );
    const scroller = make("div", { className: "scroller", tabIndex: 0 }, table);
    scroller.setAttribute("role", "region");
    scroller.ariaLabel = columns[0];
    const from = [{ text: source, address: "" }, ...licences].map(({ text, address }) => {
      if (address === "") return make("p", { textContent: text });
      return make("p", {}, make("a", { href: address, target: "_blank", rel: "noopener noreferrer", textContent: text }));
    });
    this.node.replaceChildren(
      button,
      head,
      make("dl", {}, ...lines),
      ...cells("p", warnings, { className: "against" }),
      scroller,
      ...from,
      this.#listen,
      this.#now,
    );
  }

  #close(event) {
    event.preventDefault();
    this.#player.stop();
    this.#id = null;
    this.node.hidden = true;
    this.#hand.parts.layer.focus();
  }

  #showListen() {
    const isPlaying = this.#player.isPlaying;
    this.#listen.hidden = this.#tones === null;
    this.#now.hidden = !isPlaying && this.#now.textContent === "";
    if (this.#tones) this.#listen.textContent = isPlaying ? this.#tones.stop : this.#tones.listen;
  }

  #toggleTones() {
    if (this.#player.isPlaying) return this.#player.stop();
    try {
      this.#player.play([{ share: null, text: this.#tones.tones }, ...this.#tones.points]);
    } catch {
      this.#now.textContent = this.#tones.silent;
      this.#say(this.#tones.silent);
    }
    this.#showListen();
  }

  #hear(point) {
    this.#now.textContent = point?.text ?? "";
    if (point) this.#say(point.text);
    this.#showListen();
  }

  #silence(event) {
    if (event.key !== "Escape" || !this.#player.isPlaying) return;
    // One press ends one thing.
    event.preventDefault();
    event.stopPropagation();
    this.#player.stop();
  }

  #say(text) {
    const { live } = this.#hand.parts;
    clearTimeout(this.#forget);
    live.textContent = text;
    this.#forget = setTimeout(() => (live.textContent = ""), SPOKEN_MS);
  }
}
