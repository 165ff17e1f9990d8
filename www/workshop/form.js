/**
 * The form of a package: what most authors change, each field of which writes one place of one file.
 */
import { button, group, labelled, make, section } from "./nodes.js";
import { labelsSection, sourcesSection, unitsSection } from "./form-tables.js";
import { descriptorOf, setValue, tableOf } from "./package-edit.js";
import { viewsSection } from "./form-views.js";
import { LANGUAGES, NAMES } from "./words.js";

export class Form {
  node = group("form");
  /** What the fields are of: the files, and their descriptor and tables as far as these can be read. */
  model = null;
  #shape = null;
  /** The fields that were made last, and those that are on the page. */
  #fields = [];
  #kept = [];
  #open = { about: true, views: true };

  /** `change(files, key)` takes in new files, `settle()` ends a step of typing, `look(view)` shows a figure. */
  constructor(words, lang, { change, settle, look }) {
    this.words = words;
    this.lang = lang;
    this.change = change;
    this.settle = settle;
    this.look = look;
  }

  /** Shows the values of `files`; what an author is typing is left alone. */
  show(files) {
    const descriptor = descriptorOf(files);
    this.node.hidden = descriptor === null;
    if (!descriptor) return;
    const table = (name) => tableOf(files, descriptor, name);
    this.model = { files, descriptor, labels: table("labels"), observations: table("observations"), claims: table("claims") };
    const fields = [];
    this.#fields = fields;
    const sections = [this.#aboutSection(), viewsSection(this), labelsSection(this), unitsSection(this), sourcesSection(this)].filter(Boolean);
    const shape = JSON.stringify(fields.map(({ key }) => key));
    // The same fields as before keep their nodes, and so their place and what is selected in them.
    if (shape === this.#shape) return this.#update();
    this.#shape = shape;
    const { activeElement } = this.node.getRootNode();
    const focused = activeElement?.dataset?.key;
    this.node.replaceChildren(...sections);
    this.#kept = fields;
    if (focused) this.#kept.find(({ key }) => key === focused)?.node.focus();
  }

  /** Gives the fields that are on the page their new values. */
  #update() {
    this.#fields.forEach(({ value }, index) => {
      const { node } = this.#kept[index];
      // Where a value is the one that was typed, the cursor stays.
      if (node.value !== value) node.value = value;
    });
  }

  /** A section that is open as it was. */
  section(name, ...children) {
    const node = section(this.words[name], this.#open[name] ?? false, ...children);
    node.addEventListener("toggle", () => (this.#open[name] = node.open));
    return node;
  }

  /** A part of a section, closed at first; `opened()` is called when it opens. */
  part(name, title, opened, ...children) {
    const summary = make("summary", {}, make("h3", { textContent: title }));
    const node = make("details", { open: this.#open[name] ?? false }, summary, group("inside", ...children));
    node.addEventListener("toggle", () => {
      if (node.open && !this.#open[name]) opened();
      this.#open[name] = node.open;
    });
    return node;
  }

  /** Lets `node` show `value` and write what `write(files, value)` makes of it, at each `event`. */
  field(key, node, value, write, event = "input") {
    node.value = value;
    node.dataset.key = key;
    node.addEventListener(event, () => {
      this.change(write(this.model, node.value), key);
    });
    node.addEventListener("change", () => this.settle());
    this.#fields.push({ key, node, value });
    return node;
  }

  /** A button that changes the files in one step. */
  button(text, write, properties) {
    return button(text, () => this.change(write(this.model)), properties);
  }

  /** A field of a text of the descriptor, which goes if it is empty, unless it is `needed`. */
  text(label, path, value, { needed = false, rows = 1 } = {}) {
    const node = rows > 1 ? make("textarea", { rows }) : make("input", {});
    const text = typeof value === "string" ? value : "";
    const write = ({ files }, typed) => setValue(files, path, typed === "" && !needed ? undefined : typed);
    return labelled(label, this.field(path.join("."), node, text, write));
  }

  /** The same of a text that may be one for each language. */
  texts(label, path, value, options) {
    if (!value || typeof value !== "object") {
      const whole = this.text(label, path, value, options);
      if (!value) return whole;
      const own = this.button(this.words.inLanguages, ({ files }) => setValue(files, path, { [this.lang]: value }), { className: "quiet" });
      own.ariaLabel = `${this.words.inLanguages}: ${label}`;
      return group("texts", whole, own);
    }
    const each = LANGUAGES.map((lang) => {
      const field = this.text(NAMES[lang], [...path, lang], value[lang]);
      field.querySelector("input, textarea").lang = lang;
      return field;
    });
    const set = make("fieldset", { className: "texts" }, make("legend", { textContent: label }), group("languages", ...each));
    return set;
  }

  #aboutSection() {
    const { title, description, name } = this.words;
    const { descriptor } = this.model;
    return this.section(
      "about",
      this.text(title, ["title"], descriptor.title),
      this.text(description, ["description"], descriptor.description, { rows: 3 }),
      this.text(name, ["name"], descriptor.name, { needed: true }),
    );
  }
}
