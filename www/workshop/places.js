/**
 * Where in a text something is wrong, as the core says it in the lines of its errors.
 */

/**
 * `{ path, line, column, text }` of each line of an error; without a place the path is null.
 *
 * `said` is the error in the words of the reader: what the lines are told apart by is English.
 */
export function problemsOf(message, said = message) {
  const texts = said.split("\n");
  return message.split("\n").map((found, index) => {
    const [, path, line, column] = /^(.+?):(\d+):(\d+): /.exec(found) ?? [];
    const text = texts[index] ?? found;
    return path ? { path, line: Number(line), column: Number(column), text } : { path: null, text };
  });
}

/** What else the lines of an error in a table begin with: something that is said beside it. */
const SAID = /^(title|data-[a-z]+|delimiter):/;

/**
 * The same of an error in a table, whose lines begin with a row and mostly a column, both counted from 1; or with what
 * is said beside the table, which is the path then.
 */
export function cellsOf(message, said = message) {
  const texts = said.split("\n");
  return message.split("\n").map((found, index) => {
    const [, row, column] = /^row (\d+)(?:, column (\d+))?/.exec(found) ?? [];
    const text = texts[index] ?? found;
    if (row) return { path: "", line: Number(row), column: Number(column ?? 0), text };
    return { path: SAID.exec(found)?.[1] ?? null, text };
  });
}

/** Where a cell of a pasted table begins and ends; the whole line where the cell cannot be told by its tabs or its one separator. */
export function cellAt(text, line, column, delimiter = "\t") {
  const start = indexOf(text, line, 1);
  const end = text.indexOf("\n", start) < 0 ? text.length : text.indexOf("\n", start);
  const cells = text.slice(start, end).split(delimiter);
  const isCell = column > 0 && column <= cells.length && !text.slice(start, end).includes('"');
  if (!isCell) return [start, end];
  const before = cells.slice(0, column - 1).reduce((sum, cell) => sum + cell.length + delimiter.length, start);
  return [before, before + cells[column - 1].length];
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
