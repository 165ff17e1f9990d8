/**
 * The list of what the check found: every printed number with its verdict, the
 * sentence, both ranges on one scale, the repair and the place.
 *
 * Words, order and the ends of the bars come from the core; this makes nodes.
 * Numbers that nothing speaks against are folded away, a press from sight.
 */
import { make } from "./parts.js";
import { told } from "./told.js";

export class CheckList {
  #panel;
  #shown = null;
  #kind = "";

  constructor(panel) {
    this.#panel = panel;
  }

  /** Shows `list`, or leaves the panel as it is if it shows that already. */
  show(list) {
    const key = JSON.stringify(list);
    if (key === this.#shown) return;
    this.#shown = key;
    const sections = list.groups.map((group) => section(group, list));
    this.#panel.replaceChildren(
      make("p", { className: "summary", textContent: list.summary }),
      this.#filter(list, sections),
      ...sections,
    );
  }

  #filter(list, sections) {
    const options = list.groups.map(({ kind, label }) => make("option", { value: kind, textContent: label }));
    const select = make("select", {}, make("option", { value: "", textContent: list.all }), ...options);
    const apply = () => {
      this.#kind = select.value;
      sections.forEach((node, index) => {
        const { kind, sound } = list.groups[index];
        node.hidden = this.#kind !== "" && kind !== this.#kind;
        node.open = kind === this.#kind || !sound;
      });
    };
    // A choice outlives a change of language or view, if it is still there.
    if (list.groups.some(({ kind }) => kind === this.#kind)) select.value = this.#kind;
    apply();
    select.addEventListener("change", apply);
    return make("label", { className: "filter" }, list.filter, " ", select);
  }
}

function section({ kind, sign, label, findings }, words) {
  const mark = make("span", { className: "sign", textContent: sign });
  // The words beside it say the same.
  mark.setAttribute("aria-hidden", "true");
  const entries = make("ol", { className: "findings" }, ...findings.map((finding) => item(finding, words)));
  entries.setAttribute("role", "list");
  return make("details", { className: `group ${kind}` }, make("summary", {}, mark, label), entries);
}

function item(finding, words) {
  const node = make("li", {}, make("p", { className: "sentence", textContent: finding.sentence }));
  if (finding.bars) node.append(bars(finding.bars, words));
  node.append(
    ...finding.repairs.map((text) => make("p", { className: "repair", textContent: text })),
    ...finding.notes.map((text, place, { length }) =>
      told("p", place === length - 1 ? finding.noteLang : "", { className: "remark", textContent: text }),
    ),
    told("p", finding.placeLang, { className: "place", textContent: finding.place }),
  );
  return node;
}

/** Two ranges on one scale; the sentence says them in numbers. */
function bars({ allowedStart, allowedEnd, printedStart, printedEnd }, words) {
  const rows = [
    ["allowed", words.allowed, allowedStart, allowedEnd],
    ["printed", words.printed, printedStart, printedEnd],
  ].flatMap(([name, label, start, end]) => {
    const range = make("span", { className: `range ${name}` });
    range.style.insetInlineStart = `${start * 100}%`;
    range.style.inlineSize = `${(end - start) * 100}%`;
    return [make("span", { className: "label", textContent: label }), make("span", { className: "track" }, range)];
  });
  const node = make("div", { className: "bars" }, ...rows);
  node.setAttribute("aria-hidden", "true");
  return node;
}
