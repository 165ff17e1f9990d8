/**
 * The first page of the workshop: where files are dropped and tables pasted, and what is asked about them.
 */
import { DatabaseFile } from "./database.js";
import { OFFERED, decode } from "./encoding.js";
import { Refusal, draftPasted, filesChosen, filesDropped, takeFiles } from "./intake.js";
import { button, choice, group, labelled, make, named, notice } from "./nodes.js";
import { cellAt, cellsOf, problemsOf } from "./places.js";
import { select, showProblems } from "./raw.js";
import { fill } from "./words.js";

const UNITS = ["USD", "EUR", "CNY", "KZT", "RUB", "PERCENT", "T", "KG", "COUNT"];
export const POWERS = ["0", "3", "6", "9", "12"];
/** The fields of what the core calls by the attributes of a page. */
const FIELDS = { title: "caption", "data-unit": "measure", "data-decimal": "decimal", "data-rules": "rules", "data-source": "source", delimiter: "delimiter" };
/** What separates cells, by the names of the core, as it is seen. */
const DELIMITERS = [["comma", ","], ["semicolon", ";"], ["tab", "⇥"], ["bar", "|"]];

/** What is known of a table beside its cells. */
const NOTHING = { text: "", cells: null, name: "", caption: "", measure: "", power: "6", decimal: "", delimiter: "", rules: "", source: "" };

export class Start {
  draft = NOTHING;
  #words;
  #hooks;
  #fields = {};
  #said = notice();
  #more = group("asked");
  #wrong = make("ul", { className: "wrong" });
  #database = null;

  /**
   * `hooks` are `take({ files, read })` for a finished package, `make(draft)` that makes one of a table or
   * rejects, `say(message)` that gives an error in the language `lang`, `program` for large files, `ours()` for the package
   * of this page or null, and `kept()` after a change.
   * `answers` is what became of files that were dropped, and stays in sight while others are at work.
   */
  constructor(words, hooks, draft) {
    this.#words = words;
    this.#hooks = hooks;
    this.draft = { ...NOTHING, ...draft };
    this.node = group("start", this.#dropZone(), this.#table());
    this.answers = group("answers", this.#said, this.#more, this.#wrong);
  }

  #dropZone() {
    const { choose, folder, drop, ours } = this.#words;
    const picker = (properties) => {
      const input = make("input", { type: "file", multiple: true, hidden: true, ...properties });
      input.addEventListener("change", () => {
        // The list empties with the field.
        const chosen = filesChosen(input.files);
        input.value = "";
        this.#take(chosen);
      });
      return input;
    };
    const [files, whole] = [picker({}), picker({ webkitdirectory: true })];
    const zone = group("drop", make("p", { textContent: drop }), files, whole);
    const row = group("row", button(choose, () => files.click(), { className: "first" }), button(folder, () => whole.click()));
    const own = this.#hooks.ours();
    if (own) row.append(button(ours, () => this.#hooks.take({ files: own, read: [] })));
    zone.append(row);
    return zone;
  }

  /** Takes in what was dropped anywhere on the workshop. */
  async drop(transfer) {
    await this.#take(await filesDropped(transfer));
  }

  /** Takes back what was said and asked. */
  clear() {
    this.#more.replaceChildren();
    this.#wrong.replaceChildren();
    this.#said.textContent = "";
  }

  async #take(entries) {
    if (entries.length === 0) return;
    this.#database?.close();
    this.clear();
    try {
      const taken = await takeFiles(entries, (name, bytes) => this.#askEncoding(name, bytes));
      if (!taken) return;
      const read = taken.encoding ? [fill(this.#words.encoding, taken.encoding)] : [];
      if (taken.database) return void (await this.#read(taken.database));
      if (taken.files) return void this.#hooks.take({ files: taken.files, read });
      this.#setDraft(taken.draft);
      this.#said.textContent = read.join(" ");
      await this.#make(read);
    } catch (error) {
      this.#refuse(error);
    }
  }

  async #refuse(error, isOfTable = false) {
    if (error instanceof Refusal) return void (this.#said.textContent = fill(this.#words[error.key], ...error.texts));
    this.#said.textContent = this.#words.errors;
    const { say, lang } = this.#hooks;
    const { message } = error;
    const show = (said) => {
      const problems = isOfTable ? cellsOf(message, said) : problemsOf(message, said).map(({ text }) => ({ path: null, text }));
      showProblems(this.#wrong, problems, lang, (place) => this.#go(place));
    };
    // One line for each thing that is wrong, at once, and then in the words of the reader.
    show(message);
    const first = this.#wrong.firstChild;
    const said = await say(message);
    if (this.#wrong.firstChild === first) show(said);
  }

  /** Selects the cell of the pasted table that is wrong, or the field of what is said beside it. */
  #go({ path, line, column }) {
    if (path !== "") return void this.#fields[FIELDS[path] ?? "text"].focus();
    const { text, delimiter } = this.draft;
    // As the core tells them apart: what an author does not name is the one that the first lines have.
    const known = Object.fromEntries(DELIMITERS.map(([name, sign]) => [name, name === "tab" ? "\t" : sign]));
    const first = text.split("\n", 1)[0];
    const sign = known[delimiter] ?? ["\t", ";", "|", ","].find((one) => first.includes(one));
    select(this.#fields.text, cellAt(this.#fields.text.value, line, column, sign), line);
  }

  /** Lets the author see the first lines as each encoding reads them; null if none was right. */
  #askEncoding(name, bytes) {
    const { askEncoding, cancel } = this.#words;
    return new Promise((resolve) => {
      const done = (encoding) => () => {
        this.#more.replaceChildren();
        resolve(encoding);
      };
      // The first line that ASCII cannot say shows it best.
      const sample = (text) => (text.split(/[\r\n]+/).find((line) => /[^\0-~]/.test(line)) ?? "").slice(0, 60);
      const offers = OFFERED.flatMap((encoding) => {
        const read = decode(bytes, encoding);
        return read ? [button(`${encoding}: ${sample(read.text)}`, done(encoding))] : [];
      });
      this.#ask(fill(askEncoding, name), group("column", ...offers, button(cancel, done(null))));
    });
  }

  #ask(question, ...answers) {
    this.#more.replaceChildren(make("p", { textContent: question }), ...answers);
    this.#more.querySelector("button, input")?.focus();
  }

  async #read(file, only) {
    const { reading, cancel } = this.#words;
    const database = (this.#database = new DatabaseFile(file, this.#hooks.program));
    const progress = named(file.name, make("progress", { max: file.size, value: 0 }));
    const stop = () => {
      database.close();
      this.#more.replaceChildren();
    };
    this.#ask(fill(reading, file.name), group("row", progress, button(cancel, stop)));
    try {
      const { report, reporters } = await database.read((bytes) => (progress.value = bytes), only);
      this.#askEconomies(database, report, reporters, only);
    } catch (error) {
      this.#refuse(error);
      // Of two economies alone there may be room for what was too much.
      this.#askEconomies(database, null, [], only);
    }
  }

  #askEconomies(database, report, reporters, only = ["", ""]) {
    const { economies, reporter, partner, make: makeIt } = this.#words;
    const field = (value, list) => {
      const input = make("input", { value, size: 6, maxLength: 3, autocapitalize: "characters", spellcheck: false, required: true });
      if (list.length === 0) return input;
      const id = "reporters";
      input.setAttribute("list", id);
      return group("", input, make("datalist", { id }, ...list.map((value) => make("option", { value }))));
    };
    const one = labelled(reporter, field(only[0] || (reporters.length === 1 ? reporters[0] : ""), reporters));
    const other = labelled(partner, field(only[1], []));
    const form = make("form", { className: "row" }, one, other, make("button", { textContent: makeIt, className: "first" }));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      this.#wrong.replaceChildren();
      const pair = Array.from(form.querySelectorAll("input"), ({ value }) => value.trim().toUpperCase());
      if (!report) return void this.#read(database.file, pair);
      try {
        const { files, report: account = report } = await database.pair(...pair);
        database.close();
        this.#hooks.take({ files, read: this.#account(account) });
      } catch (error) {
        this.#refuse(error);
      }
    });
    const lines = report ? this.#account(report) : [];
    this.#ask(economies, form, make("ul", { className: "account" }, ...lines.map((textContent) => make("li", { textContent }))));
  }

  /** What became of the rows of a database, a line each. */
  #account({ rows, counted, setAside = [], notes = [] }) {
    const { rowsRead, setAside: line } = this.#words;
    return [fill(rowsRead, rows, counted), ...setAside.map((one) => fill(line, one.words, one.rows, one.firstLine)), ...notes];
  }

  #table() {
    const words = this.#words;
    const text = make("textarea", { rows: 8, spellcheck: false, wrap: "off", value: this.draft.text });
    text.addEventListener("paste", (event) => {
      // Into a text that is there already a piece of it may be pasted.
      if (text.value !== "" || !event.clipboardData) return;
      event.preventDefault();
      this.#setDraft(draftPasted(event.clipboardData));
      this.#make([]);
    });
    text.addEventListener("input", () => this.#change({ text: text.value, cells: null }));
    this.#fields.text = text;
    const keep = (key, field) => {
      field.value = this.draft[key];
      field.addEventListener("input", () => this.#change({ [key]: field.value }));
      this.#fields[key] = field;
      return field;
    };
    const measures = make("datalist", { id: "measures" }, ...UNITS.map((value) => make("option", { value })));
    const measure = keep("measure", make("input", { size: 8, placeholder: words.asPrinted }));
    measure.setAttribute("list", "measures");
    const fields = group(
      "fields",
      labelled(words.caption, keep("caption", make("input", {}))),
      labelled(words.source, keep("source", make("input", {}))),
      labelled(words.measure, measure),
      labelled(words.power, keep("power", choice(POWERS.map((power, index) => [power, words.powers[index]]), "6"))),
      labelled(words.decimal, keep("decimal", choice([["", words.asPrinted], ["point", words.point], ["comma", words.comma]], ""))),
      labelled(words.delimiter, keep("delimiter", choice([["", words.asPrinted], ...DELIMITERS], ""))),
      labelled(words.rules, keep("rules", make("input", { placeholder: "Change = difference(2022, 2021)", spellcheck: false }))),
    );
    const form = make("form", {}, labelled(words.paste, text, words.pasteHint), measures, fields, make("button", { textContent: words.make, className: "first" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#make([]);
    });
    return form;
  }

  #change(change) {
    this.draft = { ...this.draft, ...change };
    this.#hooks.kept();
  }

  #setDraft(draft) {
    this.#change({ cells: null, name: "", ...draft });
    this.#fields.text.value = this.draft.text;
  }

  /** Makes the figure of the table, or says everything that is wrong with it. */
  async #make(read) {
    this.#wrong.replaceChildren();
    this.#said.textContent = "";
    if (this.draft.text.trim() === "") return;
    try {
      const made = await this.#hooks.make(this.draft);
      this.#hooks.take({ files: made.files, read: [...read, ...(made.read ?? [])] });
    } catch (error) {
      this.#refuse(error, true);
    }
  }
}
