/**
 * All numbers of a view as a table, in the order of any of its columns.
 *
 * Cells, order and words come from the core; this makes nodes.
 */
import { make } from "./parts.js";

/** No column: the order of the view. */
const GIVEN = -1;
/** A table of more rows scrolls in itself; a shorter one is seen whole. */
const LONG = 40;

export class DataTable {
  #panel;
  #load;
  #column = GIVEN;
  #falls = false;
  #shownHead = null;
  #shownRows = null;
  #heads = [];
  #caption = make("caption", {});
  #head = make("tr", {});
  #body = make("tbody", {});

  /** `load(column, falls)` gives the table in the order of a column; null if it cannot. */
  constructor(panel, load) {
    this.#panel = panel;
    this.#load = load;
    const table = make("table", {}, this.#caption, make("thead", {}, this.#head), this.#body);
    table.setAttribute("part", "table");
    // What scrolls must be reached without a pointer.
    panel.tabIndex = 0;
    panel.setAttribute("role", "region");
    panel.append(table);
  }

  show() {
    const table = this.#load(this.#column, this.#falls);
    if (!table) return;
    this.#caption.textContent = table.caption;
    this.#panel.setAttribute("aria-label", table.caption);
    this.#panel.classList.toggle("long", table.rows.length > LONG);
    this.#showHead(table);
    const key = JSON.stringify(table.rows);
    if (key === this.#shownRows) return;
    this.#shownRows = key;
    this.#body.replaceChildren(...table.rows.flatMap((row) => rowsOf(row, table)));
  }

  #showHead({ columns, firstNumber }) {
    const key = JSON.stringify([columns, firstNumber]);
    if (key !== this.#shownHead) {
      this.#shownHead = key;
      this.#heads = columns.map((name, column) => {
        const button = make("button", { type: "button", textContent: name });
        button.addEventListener("click", () => this.#sort(column, column >= firstNumber));
        return make("th", { scope: "col", className: column < firstNumber ? "" : "number" }, button);
      });
      this.#head.replaceChildren(...this.#heads);
    }
    this.#heads.forEach((head, column) => {
      if (column !== this.#column) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", this.#falls ? "descending" : "ascending");
    });
  }

  /** Names rise first, numbers fall first; the next press turns them. */
  #sort(column, fallsFirst) {
    this.#falls = column === this.#column ? !this.#falls : fallsFirst;
    this.#column = column;
    this.show();
  }
}

/** The row of a number, and under it what the check says against it. */
function rowsOf({ cells, missing, warnings }, { firstNumber, sign }) {
  const row = cells.map((textContent, column) => {
    if (column < firstNumber) return make("th", { scope: "row", textContent });
    return make("td", { className: missing[column] ? "number missing" : "number", textContent });
  });
  if (warnings.length === 0) return [make("tr", {}, ...row)];
  row[firstNumber].prepend(alert(sign), " ");
  const sentences = warnings.map((text) => make("p", {}, alert(sign), ` ${text}`));
  const remark = make("td", { colSpan: cells.length }, ...sentences);
  return [make("tr", {}, ...row), make("tr", { className: "against" }, remark)];
}

/** The words beside it say the same. */
function alert(sign) {
  const mark = make("span", { className: "alert", textContent: sign });
  mark.setAttribute("aria-hidden", "true");
  return mark;
}
