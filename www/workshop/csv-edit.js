/**
 * Changes cells of a CSV text and leaves every other letter where it is.
 */

/** How the file of a resource is written, or null where that is none of the forms that are edited here. */
export function dialectOf(resource) {
  const { delimiter = ",", quoteChar = '"', doubleQuote = true, header = true, commentChar, lineTerminator = "\n" } = resource?.dialect ?? {};
  const isSimple = header && doubleQuote && !commentChar && delimiter.length === 1 && quoteChar?.length === 1 && /^(\r\n?|\n)$/.test(lineTerminator);
  return isSimple ? { delimiter, quote: quoteChar } : null;
}

/** The rows of a CSV text that are not empty: lists of cells `{ text, start, end }`. */
export function readCSV(text, { delimiter = ",", quote = '"' } = {}) {
  const rows = [];
  let cells = [];
  let index = text.startsWith("\ufeff") ? 1 : 0;
  while (index <= text.length) {
    const start = index;
    let value = "";
    if (text[index] === quote) {
      // A quote inside is written twice.
      for (index += 1; index < text.length; index += 1) {
        if (text[index] === quote) {
          if (text[index + 1] !== quote) break;
          index += 1;
        }
        value += text[index];
      }
      index += 1;
    }
    const from = index;
    while (index < text.length && text[index] !== delimiter && text[index] !== "\n" && text[index] !== "\r") index += 1;
    value += text.slice(from, index);
    cells.push({ text: value, start, end: index });
    if (text[index] === delimiter) {
      index += 1;
      continue;
    }
    if (cells.length > 1 || cells[0].end > cells[0].start) rows.push(cells);
    cells = [];
    index += text[index] === "\r" && text[index + 1] === "\n" ? 2 : 1;
  }
  return rows;
}

function written(value, { delimiter, quote }) {
  if (![delimiter, quote, "\n", "\r"].some((letter) => value.includes(letter))) return value;
  return quote + value.replaceAll(quote, quote + quote) + quote;
}

/** Writes `edits`, a list of `[cell, value]` of cells that were read of this text. */
export function setCells(text, edits, dialect) {
  let result = text;
  for (const [{ start, end }, value] of [...edits].sort(([one], [other]) => other.start - one.start)) {
    result = result.slice(0, start) + written(value, dialect) + result.slice(end);
  }
  return result;
}

/** Adds a row of texts at the end. */
export function addRow(text, values, dialect) {
  const line = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const row = values.map((value) => written(value, dialect)).join(dialect.delimiter);
  return (text === "" || /[\n\r]$/.test(text) ? text : text + line) + row + line;
}
