/**
 * Changes one value of a JSON text and leaves every other letter where it is:
 * the order of keys, those that nobody here knows, spaces and the form of numbers.
 *
 * The texts have been parsed before by somebody else, so they are JSON.
 */

const SPACE = /[\s\ufeff]*/y;
const SCALAR = /[^\s,\]}]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;

/** Where a match of `pattern` that begins at `index` ends. */
function endOf(pattern, text, index) {
  pattern.lastIndex = index;
  pattern.test(text);
  return pattern.lastIndex;
}

/** What stands at `start`: `{ start, end, items }`, where items of an object or a list are `{ key, start, value }`. */
function read(text, start) {
  const open = text[start];
  if (open === '"') return { start, end: endOf(STRING, text, start) };
  if (open !== "{" && open !== "[") return { start, end: endOf(SCALAR, text, start) };
  const items = [];
  let index = endOf(SPACE, text, start + 1);
  while (text[index] !== "}" && text[index] !== "]") {
    const item = { key: items.length, start: index };
    if (open === "{") {
      const end = endOf(STRING, text, index);
      item.key = JSON.parse(text.slice(index, end));
      // Past the colon.
      index = endOf(SPACE, text, endOf(SPACE, text, end) + 1);
    }
    item.value = read(text, index);
    items.push(item);
    index = endOf(SPACE, text, item.value.end);
    if (text[index] === ",") index = endOf(SPACE, text, index + 1);
  }
  return { start, end: index + 1, items };
}

const root = (text) => read(text, endOf(SPACE, text, 0));

// Of two equal keys a parser takes the last.
const itemOf = (node, key) => node?.items?.findLast((item) => item.key === key);

const nodeAt = (text, path) => path.reduce((node, key) => itemOf(node, key)?.value, root(text));

const splice = (text, start, end, put) => text.slice(0, start) + put + text.slice(end);

/** The spaces before the first item of an object or list that has one. */
const before = (text, node) => text.slice(node.start + 1, node.items[0].start);

/** `value` as text, its lines indented as those of `text` are behind the indent `base`. */
function written(text, value, base) {
  const top = root(text);
  const space = top.items?.length ? before(text, top) : "\n  ";
  if (!space.includes("\n")) return JSON.stringify(value);
  const line = space.includes("\r\n") ? "\r\n" : "\n";
  return JSON.stringify(value, null, space.split("\n").at(-1)).replaceAll("\n", line + base);
}

/** The indent of the line that `index` is in. */
const indentAt = (text, index) => /^[ \t\ufeff]*/.exec(text.slice(text.lastIndexOf("\n", index - 1) + 1))[0].replace("\ufeff", "");

/** Makes the value at `path` of a JSON text `value`; without one, there is none any more. */
export function setJSON(text, path, value) {
  if (value === undefined) return removeJSON(text, path);
  const node = nodeAt(text, path);
  if (node) return splice(text, node.start, node.end, written(text, value, indentAt(text, node.start)));
  const key = path.at(-1);
  const parent = nodeAt(text, path.slice(0, -1));
  // What is to hold it may be missing, too.
  if (!parent?.items) return setJSON(text, path.slice(0, -1), typeof key === "number" ? [value] : { [key]: value });
  const name = typeof key === "number" ? "" : `${JSON.stringify(key)}: `;
  if (parent.items.length > 0) {
    const space = before(text, parent);
    const indent = space.includes("\n") ? space.split("\n").at(-1) : indentAt(text, parent.start);
    const { end } = parent.items.at(-1).value;
    return splice(text, end, end, `,${space || " "}${name}${written(text, value, indent)}`);
  }
  const whole = typeof key === "number" ? [value] : { [key]: value };
  return splice(text, parent.start, parent.end, written(text, whole, indentAt(text, parent.start)));
}

function removeJSON(text, path) {
  const parent = nodeAt(text, path.slice(0, -1));
  const item = itemOf(parent, path.at(-1));
  if (!item) return text;
  const at = parent.items.indexOf(item);
  if (parent.items.length === 1) return splice(text, parent.start + 1, parent.end - 1, "");
  const next = parent.items[at + 1];
  if (next) return splice(text, item.start, next.start, "");
  return splice(text, parent.items[at - 1].value.end, item.value.end, "");
}

/** Lets the item at `index` of the list at `path` and the one behind it change places. */
export function swapJSON(text, path, index) {
  const [one, other] = nodeAt(text, path).items.slice(index, index + 2).map(({ value }) => value);
  const inside = (node) => text.slice(node.start, node.end);
  return text.slice(0, one.start) + inside(other) + text.slice(one.end, other.start) + inside(one) + text.slice(other.end);
}
