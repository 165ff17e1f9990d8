/**
 * The files of a package as they are, and the list of what is wrong in them.
 */
import { button, choice, group, labelled, make, section } from "./nodes.js";
import { descriptorOf, listOf, withFile } from "./package-edit.js";
import { indexOf } from "./places.js";

export class Raw {
  #files = {};
  #path = null;
  #select = choice([]);
  #text = make("textarea", { rows: 16, spellcheck: false, wrap: "off", className: "raw" });

  constructor(words, { change, settle }) {
    this.#select.addEventListener("change", () => this.#open(this.#select.value));
    this.#text.addEventListener("input", () => change(withFile(this.#files, this.#path, this.#written()), `raw.${this.#path}`));
    this.#text.addEventListener("change", settle);
    const label = labelled(words.file, this.#select);
    this.#text.setAttribute("aria-label", words.files);
    this.node = section(words.files, false, label, this.#text);
  }

  show(files) {
    this.#files = files;
    // What the descriptor names and nobody brought can be written here.
    const named = listOf(descriptorOf(files)?.resources).map((one) => one?.path).filter((path) => typeof path === "string");
    const paths = [...new Set([...Object.keys(files), ...named])];
    this.#select.replaceChildren(...choice(paths.map((path) => [path, path])).children);
    this.#open(paths.includes(this.#path) ? this.#path : paths[0]);
  }

  #open(path) {
    this.#path = path;
    this.#select.value = path;
    const text = (this.#files[path] ?? "").replaceAll(/\r\n?/g, "\n");
    if (this.#text.value !== text) this.#text.value = text;
  }

  /** What stands in the field, in lines that end as those of the file did: fields know but one end. */
  #written() {
    const line = /\r\n|\r|\n/.exec(this.#files[this.#path] ?? "")?.[0] ?? "\n";
    return line === "\n" ? this.#text.value : this.#text.value.replaceAll("\n", line);
  }

  /** Opens a file at a place. */
  go({ path, line, column }) {
    this.node.open = true;
    this.#open(path);
    const text = this.#text.value;
    const start = indexOf(text, line, column);
    // To the end of the cell, or of the word.
    const end = start + Math.max(1, /^("[^"]*"?|[^,\n}\]]*)/.exec(text.slice(start))[0].length);
    select(this.#text, [start, Math.min(end, text.length)], line);
  }
}

/** Selects a part of a text that is edited, and brings its line into sight. */
export function select(field, [start, end], line) {
  field.focus();
  field.setSelectionRange(start, end);
  const high = parseFloat(getComputedStyle(field).lineHeight) || 18;
  field.scrollTop = Math.max(0, (line - 4) * high);
}

/** Shows problems in a list; a press on one that has a place goes there. */
export function showProblems(list, problems, lang, go) {
  const lines = problems.map((one) => make("li", { lang }, one.path === null ? one.text : button(one.text, () => go(one))));
  list.replaceChildren(...lines);
}

/** What is wrong with the files of now. */
export function problemList(words, lang, go) {
  const list = make("ul", { className: "wrong" });
  const node = make("section", { className: "problems", hidden: true }, make("h2", { textContent: words.errors }), list);
  const show = (problems) => {
    node.hidden = problems.length === 0;
    showProblems(list, problems, lang, go);
  };
  return { node, show };
}
