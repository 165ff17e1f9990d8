/**
 * What an author brings, told apart by what it is: a package, a table, or a download of a trade database.
 *
 * Nothing is read whole before its size is known, and nothing is changed.
 */
import { gather } from "../page-table.js";
import { binaryKind, decode } from "./encoding.js";
import { DESCRIPTOR, withFile } from "./package-edit.js";
import { MOST_BYTES, entriesOf } from "./zip.js";

/** A table of more is none that a page shows. */
const MOST_TABLE_BYTES = 10_000_000;
/** Enough of a file to see its header. */
const HEAD_BYTES = 65_536;

/** Headers of trade databases; letters and digits alone, as they are told apart there. */
const DATABASE = /cmdcode.*primaryvalue|primaryvalue.*cmdcode|commoditycode.*tradevalue|^tijkvq?$|reporteriso3.*tradevalue|timeperiod.*obsvalue|obsvalue.*timeperiod/;

/** Files in zips that are documents of other programs. */
const OFFICE = { "xl/workbook.xml": "XLSX", "xl/workbook.bin": "XLSB", "word/document.xml": "DOCX", "content.xml": "ODS" };

/** What cannot be taken, and the way out: a key of the words, and the texts at its places. */
export class Refusal extends Error {
  constructor(key, ...texts) {
    super(key);
    this.key = key;
    this.texts = texts;
  }
}

/** Every file that was dropped, those in folders too: `{ path, file }`. */
export async function filesDropped(transfer) {
  // Both have to be asked before anything is awaited.
  const entries = Array.from(transfer.items ?? [], (item) => item.kind === "file" && item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) return filesChosen(transfer.files);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

/** Every file that was chosen. */
export const filesChosen = (list) => Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file }));

async function walk(entry, found) {
  const asked = (method, on = entry) => new Promise((resolve, reject) => on[method](resolve, reject));
  if (entry.isFile) {
    found.push({ path: entry.fullPath.replace(/^\//, ""), file: await asked("file") });
    return;
  }
  const reader = entry.createReader();
  // Browsers give a folder's entries a hundred at a time.
  for (let some = await asked("readEntries", reader); some.length > 0; some = await asked("readEntries", reader)) {
    for (const inside of some) await walk(inside, found);
  }
}

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

/**
 * Takes files in. Gives `{ files }` of a package, `{ draft }` of a table, `{ database }` of a file that is read in
 * pieces, or null if the author did not say an encoding that `ask(name, bytes)` asked for.
 */
export async function takeFiles(entries, ask) {
  if (entries.length === 1) return takeFile(entries[0].file, ask);
  const sum = entries.reduce((bytes, { file }) => bytes + file.size, 0);
  const at = folderOf(entries.map(({ path }) => path));
  if (at === null) throw new Refusal("noPackage", entries.map(({ file }) => file.name).slice(0, 3).join(", "));
  if (sum > MOST_BYTES) throw tooLarge(entries[0].path, sum);
  return takePackage(await Promise.all(entries.map(async ({ path, file }) => [path, await bytesOf(file)])), at, ask);
}

async function takeFile(file, ask) {
  if (file.size === 0) throw new Refusal("empty", file.name);
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = binaryKind(head);
  if (kind === "zip" && file.size <= MOST_BYTES) return takeZip(file.name, await bytesOf(file), ask);
  if (kind && kind !== "zip") throw new Refusal("binary", file.name, kind === "binary" ? "?" : kind);
  if (isDatabase(head)) return { database: file };
  const isPage = /\.x?html?$/i.test(file.name);
  if (file.size > (isPage ? MOST_BYTES : MOST_TABLE_BYTES)) throw tooLarge(file.name, file.size);
  const read = await textOf(file.name, await bytesOf(file), ask);
  if (!read) return null;
  if (isPage || /^\s*<(!doctype|html|table)\b/i.test(read.text)) return takePage(file.name, read);
  // A descriptor alone is a package without its tables, and says so.
  if (/(^|\W)datapackage\.json$/i.test(file.name)) return { files: withFile({}, DESCRIPTOR, read.text) };
  const name = file.name.replace(/\.\w+$/, "");
  return { draft: { text: read.text.replace("\ufeff", ""), name }, encoding: read.encoding };
}

const tooLarge = (name, bytes) => new Refusal("tooLarge", name, String(Math.ceil(bytes / 1e6)));

function isDatabase(head) {
  // Of UTF-16 every other byte.
  const lines = new TextDecoder("latin1").decode(head).replaceAll("\0", "").split(/[\r\n]+/, 10);
  return lines.some((line) => DATABASE.test(line.toLowerCase().replaceAll(/[^a-z0-9]/g, "")));
}

/** The folder of the descriptor that lies highest, with its slash, or null without one. */
function folderOf(paths) {
  const found = paths.filter((path) => /(^|\/)datapackage\.json$/.test(path));
  const depth = (path) => path.split("/").length;
  found.sort((one, other) => depth(one) - depth(other));
  return found.length > 0 ? found[0].slice(0, -DESCRIPTOR.length) : null;
}

async function takeZip(name, bytes, ask) {
  let at = null;
  const read = [];
  try {
    const entries = entriesOf(bytes);
    const office = [...entries.keys()].map((path) => OFFICE[path]).find(Boolean);
    if (office) throw new Refusal("binary", name, office);
    at = folderOf([...entries.keys()]);
    let sum = 0;
    for (const [path, entry] of at === null ? [] : entries) {
      sum += entry.size;
      if (sum > MOST_BYTES) throw tooLarge(name, sum);
      read.push([path, await entry.bytes()]);
    }
  } catch (error) {
    // Whatever is wrong in it, the way out is the same.
    throw error instanceof Refusal ? error : new Refusal("badZip", name);
  }
  if (at === null) throw new Refusal("noPackage", name);
  return takePackage(read, at, ask);
}

/** The files below the folder `at`; what is no text, such as a picture, is left out. */
async function takePackage(entries, at, ask) {
  let files = {};
  let encoding = null;
  for (const [path, bytes] of entries) {
    if (!path.startsWith(at) || binaryKind(bytes)) continue;
    const read = await textOf(path, bytes, ask);
    if (!read) return null;
    if (!/^UTF-8/.test(read.encoding)) encoding = read.encoding;
    files = withFile(files, path.slice(at.length), read.text);
  }
  return { files, encoding };
}

async function textOf(name, bytes, ask) {
  const read = decode(bytes);
  if (read) return read;
  const encoding = await ask(name, bytes);
  return encoding && decode(bytes, encoding);
}

function takePage(name, { text, encoding }) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const files = packageIn(page);
  if (files) return { files };
  const draft = tableIn(page);
  if (!draft) throw new Refusal("noTable", name);
  return { draft: { ...draft, name: name.replace(/\.\w+$/, "") }, encoding };
}

/** The package that a page made by this program holds, or null. */
export function packageIn(page) {
  for (const script of page.querySelectorAll('script[type="application/json"]')) {
    try {
      const files = JSON.parse(script.textContent);
      if (typeof files?.[DESCRIPTOR] === "string") return files;
    } catch {
      // Data of somebody else.
    }
  }
  return null;
}

/** The first table of a page: its cells, or its text where no cell is a heading, as in what spreadsheets copy. */
function tableIn(page) {
  const table = page.querySelector("table");
  if (!table) return null;
  const lines = Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.textContent.trim().replaceAll(/\s+/g, " ")).join("\t"));
  const text = lines.join("\n");
  return table.querySelector("th") ? { text, cells: gather(table, page.body) } : { text };
}

/** What was pasted as a draft: a table with headings, or else the plain text of it. */
export function draftPasted(transfer) {
  const html = transfer.getData("text/html");
  const draft = html.includes("<t") ? tableIn(new DOMParser().parseFromString(html, "text/html")) : null;
  return draft?.cells ? draft : { text: transfer.getData("text/plain") || draft?.text || "" };
}
