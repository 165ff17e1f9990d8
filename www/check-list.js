/**
 * The list of what the check found: every printed number with its verdict, the
 * sentence, both ranges on one scale, the repair and the place.
 *
 * Words, order and the ends of the bars come from the core; this makes nodes.
 */
import { make } from "./parts.js";

/** Fills `panel` with `list`, or leaves it as it is if it shows that already. */
export class CheckList {
  #panel;
  #shown = null;
  #kind = "";

  constructor(panel) {
    this.#panel = panel;
  }

  show(list) {
    const key = JSON.stringify(list);
    if (key === this.#shown) return;
    this.#shown = key;
    const items = list.findings.map((finding) => [finding, item(finding, list)]);
    const entries = make("ol", { className: "findings" }, ...items.map(([, node]) => node));
    entries.setAttribute("role", "list");
    const filter = this.#filter(list, items);
    this.#panel.replaceChildren(make("p", { className: "summary", textContent: list.summary }), filter, entries);
  }

  #filter(list, items) {
    const options = list.choices.map(({ kind, label }) => make("option", { value: kind, textContent: label }));
    const select = make("select", {}, ...options);
    const apply = () => {
      this.#kind = select.value;
      for (const [finding, node] of items) node.hidden = this.#kind !== "" && finding.kind !== this.#kind;
    };
    // A choice outlives a change of language or view, if it is still there.
    if (list.choices.some(({ kind }) => kind === this.#kind)) select.value = this.#kind;
    apply();
    select.addEventListener("change", apply);
    return make("label", { className: "filter" }, list.filter, " ", select);
  }
}

function item(finding, words) {
  const sign = make("span", { className: "sign", textContent: finding.sign });
  // The word beside it says the same.
  sign.setAttribute("aria-hidden", "true");
  const node = make(
    "li",
    { className: `finding ${finding.kind}` },
    make("div", { className: "verdict" }, sign, make("span", { textContent: finding.word })),
    make("p", { className: "sentence", textContent: finding.sentence }),
  );
  if (finding.bars) node.append(bars(finding.bars, words));
  node.append(
    ...finding.repairs.map((text) => make("p", { className: "repair", textContent: text })),
    ...finding.notes.map((text) => make("p", { className: "remark", textContent: text })),
    make("p", { className: "place", textContent: finding.place }),
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
