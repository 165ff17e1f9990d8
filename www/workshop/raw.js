/**
 * The files of a package as they are, and the list of what is wrong in them.
 */
import { button, choice, group, labelled, make, section } from "./nodes.js";
import { descriptorOf, listOf, withFile } from "./package-edit.js";

/** `{ path, line, column, text }` of each line of an error; without a place the path is null. */
export function problemsOf(message) {
  return message.split("\n").map((text) => {
    const [, path, line, column] = /^(.+?):(\d+):(\d+): /.exec(text) ?? [];
    return path ? { path, line: Number(line), column: Number(column), text } : { path: null, text };
  });
}

/** Where a place is in a text, as an index; line and column are counted from 1, the column in characters. */
export function indexOf(text, line, column) {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  const rest = text.slice(start).split(/\r?\n/, 1)[0];
  return start + Array.from(rest).slice(0, column - 1).join("").length;
}

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
    this.#text.focus();
    // To the end of the cell, or of the word.
    const end = start + Math.max(1, /^("[^"]*"?|[^,\n}\]]*)/.exec(text.slice(start))[0].length);
    this.#text.setSelectionRange(start, Math.min(end, text.length));
    const high = parseFloat(getComputedStyle(this.#text).lineHeight) || 18;
    this.#text.scrollTop = Math.max(0, (line - 4) * high);
  }
}

/** The list of what is wrong; a press goes to the place. */
export function problemList(words, go) {
  const list = make("ul", { className: "wrong" });
  const node = make("section", { className: "problems", hidden: true }, make("h2", { textContent: words.errors }), list);
  const show = (problems) => {
    node.hidden = problems.length === 0;
    list.replaceChildren(...problems.map((one) => make("li", { lang: "en" }, one.path ? button(one.text, () => go(one)) : one.text)));
  };
  return { node, show };
}
