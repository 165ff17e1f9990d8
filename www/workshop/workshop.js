/**
 * The workshop: an author's table or package, the figure of it, and all that can be changed, in one page.
 *
 * It keeps the files as texts. Every part of it makes new texts of them, and shows what the texts say.
 */
import { Form } from "./form.js";
import { History } from "./history.js";
import { button, choice, group, labelled, make, notice } from "./nodes.js";
import { descriptorOf, listOf, textIn } from "./package-edit.js";
import { Program } from "./program.js";
import { Raw, problemList } from "./raw.js";
import { Start } from "./start.js";
import { load, save } from "./store.js";
import { sheet } from "./style.js";
import { Take } from "./take.js";
import { wordsOf } from "./words.js";

/** A pause in typing, after which the figure follows, and one after which the work is kept. */
const PAUSE_MS = 250;
const KEEP_MS = 600;

const NOTHING = { files: null, read: [] };

export class Workshop {
  #page;
  #program;
  #root;
  #history = new History(NOTHING);
  #lang = null;
  #parts = null;
  #figure;
  #view = null;
  /** The files that were whole last; what is wrong with those of now, or null while nobody knows. */
  #good = null;
  #problems = null;
  #attempt = null;
  #draft = {};
  #isKept = true;
  #said = notice();
  #timers = {};

  /**
   * `page` has `files()`, the package that the page holds or null, `isEmpty` where the workshop begins without it, `back()`,
   * and what `Program` needs.
   */
  constructor(host, page) {
    this.#page = page;
    this.#program = new Program(page);
    this.#root = host.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [sheet()];
    this.#figure = document.createElement("trade-figure");
    this.#figure.setAttribute("loading", "eager");
    host.addEventListener("keydown", (event) => this.#key(event));
    this.#listenToDrops(host);
    this.restored = this.#restore();
  }

  /** Shows everything in a language and in colours, which are the page's choice. */
  show(lang, theme) {
    this.#figure.lang = lang;
    this.#figure.theme = theme;
    if (lang === this.#lang) return;
    this.#lang = lang;
    this.#build();
  }

  /** The work of last time, unless the page holds another package since. */
  async #restore() {
    const own = this.#page.files();
    const begin = { files: this.#page.isEmpty ? null : own, read: [] };
    this.#history = new History(begin);
    try {
      const kept = await load();
      if (!kept?.steps || kept.own !== markOf(own)) return this.#refresh();
      this.#draft = kept.draft;
      const { files } = kept.steps.now;
      this.#history.resume(kept.steps);
      if (files && JSON.stringify(files) !== JSON.stringify(begin.files)) this.#say("kept");
    } catch {
      this.#cannotKeep();
    }
    if (this.#lang) this.#build();
  }

  #say(key) {
    this.#said.textContent = wordsOf(this.#lang)[key];
  }

  #cannotKeep() {
    if (this.#isKept) this.#say("notKept");
    this.#isKept = false;
  }

  #build() {
    const words = wordsOf(this.#lang);
    const { lead, workshop, back, undo, redo, anew } = words;
    const hooks = {
      change: (files, key) => this.#put({ ...this.#history.now, files }, key),
      settle: () => this.#history.settle(),
      look: (view) => this.#look(view),
    };
    const raw = new Raw(words, hooks);
    const problems = problemList(words, this.#lang, (place) => raw.go(place));
    const form = new Form(words, this.#lang, hooks);
    const give = new Take(words, this.#lang, (files) => this.#program.page(files), (text) => (this.#said.textContent = text));
    const start = new Start(words, this.#startHooks(), this.#draft);
    const steps = [button(undo, () => this.#undo()), button(redo, () => this.#redo()), button(anew, () => this.#askAnew())];
    const views = labelled(words.view, choice([]));
    views.lastChild.addEventListener("change", ({ target }) => this.#look(target.value));
    const stale = make("p", { className: "notice", textContent: words.stale, hidden: true });
    const read = make("ul", { className: "read" });
    const wasRead = make("details", {}, make("summary", {}, make("h2", { textContent: words.wasRead })), group("inside", read));
    const shown = group("shown", make("h2", { className: "heard", textContent: words.view }), views, stale, this.#figure, give.node);
    const sure = group("row sure");
    const tools = group("row tools", ...steps, sure);
    const edit = group("edit", form.node, raw.node, wasRead);
    const bench = group("bench", shown, edit);
    const leave = make("a", { href: "#", textContent: back });
    leave.addEventListener("click", (event) => {
      event.preventDefault();
      this.#page.back();
    });
    const head = make("header", {}, make("h1", { textContent: workshop }), leave, make("p", { textContent: lead }));
    this.#parts = { raw, problems, form, give, start, steps, views, stale, read, wasRead, bench, sure, tools, shown };
    const whole = make("section", { ariaLabel: workshop, lang: this.#lang }, head, this.#said, tools, start.answers, problems.node, start.node, bench);
    // Out of the way of its own sheet; a node that is moved keeps what it shows.
    this.#root.replaceChildren(whole);
    this.#refresh();
  }

  /** Shows a figure of the package, if it is one of those that were whole. */
  #look(view) {
    const select = this.#parts.views.lastChild;
    if (!Array.from(select.options, ({ value }) => value).includes(view)) return;
    this.#view = select.value = this.#figure.view = view;
  }

  #startHooks() {
    return {
      take: ({ files, read }) => this.#begin({ files, read }),
      make: (draft) => this.#program.filesOf(draft, this.#lang),
      say: (message) => this.#program.say(message, this.#lang),
      lang: this.#lang,
      program: this.#program.forFiles(),
      ours: () => this.#page.files(),
      kept: () => this.#keep(),
    };
  }

  #begin(state) {
    this.#view = null;
    this.#parts.start.clear();
    this.#said.textContent = "";
    this.#put(state);
  }

  #put(state, key) {
    this.#history.put(state, key);
    this.#refresh(key);
  }

  #undo() {
    this.#history.undo();
    this.#refresh();
  }

  #redo() {
    this.#history.redo();
    this.#refresh();
  }

  #askAnew() {
    const { sureAnew, yes, no } = wordsOf(this.#lang);
    const { sure, steps } = this.#parts;
    const done = (isSure) => () => {
      sure.replaceChildren();
      if (isSure) this.#begin(NOTHING);
      steps[isSure ? 0 : 2].focus();
    };
    const sureButton = button(yes, done(true));
    sure.replaceChildren(make("span", { textContent: sureAnew }), sureButton, button(no, done(false)));
    sureButton.focus();
  }

  /** In a field, the browser's own undo is meant. */
  #key(event) {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const [target] = event.composedPath();
    if (!(ctrlKey || metaKey) || altKey || target.matches?.("input, textarea, select")) return;
    const isRedo = (key.toLowerCase() === "z" && shiftKey) || key.toLowerCase() === "y";
    if (!isRedo && key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (isRedo) this.#redo();
    else this.#undo();
  }

  #listenToDrops(host) {
    const over = (isOver) => (event) => {
      // A piece of text that is dragged into a field is the field's.
      if (!event.dataTransfer?.types.includes("Files")) return false;
      event.preventDefault();
      this.#root.firstElementChild?.classList.toggle("over", isOver);
      return true;
    };
    host.addEventListener("dragover", over(true));
    host.addEventListener("dragleave", over(false));
    host.addEventListener("drop", (event) => {
      if (!over(false)(event)) return;
      // Onto work of another package, too: it is a step that undo takes back.
      this.#parts.start.drop(event.dataTransfer);
    });
  }

  /** Shows the state of now everywhere. */
  #refresh(key) {
    if (!this.#parts) return;
    const { files, read } = this.#history.now;
    const { raw, form, start, steps, bench, wasRead, read: list, sure } = this.#parts;
    start.node.hidden = files !== null;
    bench.hidden = files === null;
    steps[0].disabled = !this.#history.canUndo;
    steps[1].disabled = !this.#history.canRedo;
    steps[2].disabled = files === null;
    if (key === undefined) sure.replaceChildren();
    if (files) {
      form.show(files);
      raw.show(files);
      wasRead.hidden = read.length === 0;
      list.replaceChildren(...read.map((textContent) => make("li", { textContent })));
      this.#later("check", key ? PAUSE_MS : 0, () => this.#check(files));
    } else {
      clearTimeout(this.#timers.check);
      this.#good = this.#problems = null;
      this.#showProblems([]);
    }
    this.#keep();
  }

  #later(name, delay, act) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, delay);
  }

  #keep() {
    this.#later("keep", KEEP_MS, () => {
      this.#draft = this.#parts.start.draft;
      const { steps } = this.#history;
      save({ steps, draft: this.#draft, own: markOf(this.#page.files()) }).catch(() => this.#cannotKeep());
    });
  }

  /** Lets the figure follow if the files are whole, or lists all that is wrong. */
  async #check(files) {
    const attempt = (this.#attempt = {});
    const problems = await this.#program.check(files, this.#lang);
    if (this.#attempt !== attempt) return;
    if (problems.length === 0) this.#showFigure(files);
    this.#showProblems(problems);
  }

  #showFigure(files) {
    this.#good = files;
    const { views } = this.#parts;
    const all = listOf(descriptorOf(files)?.views);
    const names = all.map(({ name }) => name);
    if (!names.includes(this.#view)) this.#view = names[0];
    const select = views.lastChild;
    select.replaceChildren(...choice(all.map(({ name, title }) => [name, textIn(title, this.#lang) || name])).children);
    select.value = this.#view;
    views.hidden = names.length < 2;
    this.#figure.view = this.#view;
    this.#figure.files = files;
  }

  #showProblems(problems) {
    const { problems: list, stale, shown, give, views } = this.#parts;
    const isWrong = problems.length > 0;
    list.show(problems);
    this.#figure.hidden = this.#good === null;
    if (this.#good === null) views.hidden = true;
    stale.hidden = !isWrong || this.#good === null;
    shown.classList.toggle("stale", !stale.hidden);
    give.show(isWrong ? null : this.#history.now.files);
  }
}

/** Tells the package of a page from that of the page that was here before. */
function markOf(files) {
  if (!files) return "";
  let hash = 0;
  for (const letter of JSON.stringify(files)) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return String(hash);
}

