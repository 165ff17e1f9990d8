/**
 * What the form changes in the files of a package: new texts, in which everything else is as it was.
 */
import { addRow, dialectOf, readCSV, setCells } from "./csv-edit.js";
import { setJSON, swapJSON } from "./json-edit.js";

export const DESCRIPTOR = "datapackage.json";

/** The descriptor as plain data, or null where it is no JSON object. */
export function descriptorOf(files) {
  try {
    const descriptor = JSON.parse((files[DESCRIPTOR] ?? "").replace("\ufeff", ""));
    return descriptor && typeof descriptor === "object" && !Array.isArray(descriptor) ? descriptor : null;
  } catch {
    return null;
  }
}

/** A copy of the files in which the one at `path` is `text`. */
export function withFile(files, path, text) {
  // No prototype: a file may be called `__proto__`.
  const copy = Object.assign(Object.create(null), files);
  copy[path] = text;
  return copy;
}

export const setValue = (files, path, value) => withFile(files, DESCRIPTOR, setJSON(files[DESCRIPTOR], path, value));

export const listOf = (value) => (Array.isArray(value) ? value : []);

/** The resource of a name: `{ path, columns, rows, dialect }`, or null where it is not there or in a form of its own. */
export function tableOf(files, descriptor, name) {
  const resource = listOf(descriptor?.resources).find((one) => one?.name === name);
  const dialect = dialectOf(resource);
  const text = files[resource?.path];
  if (!dialect || typeof text !== "string") return null;
  const [head = [], ...rows] = readCSV(text, dialect);
  const columns = Object.fromEntries(head.map((cell, index) => [cell.text.trim(), index]));
  return { path: resource.path, columns, width: head.length, rows, dialect };
}

/** Writes cells of a table that was read of these files. */
export const setTable = (files, { path, dialect }, edits) => withFile(files, path, setCells(files[path], edits, dialect));

/** The units of a table, each once: `{ measure, power, cells }` with the cells of all its rows. */
export function unitsOf({ columns, rows }) {
  const units = new Map();
  for (const row of rows) {
    const [measure, power] = [row[columns.unit_measure], row[columns.unit_mult]];
    if (!measure || !power) continue;
    const key = `${measure.text} ${power.text}`;
    if (!units.has(key)) units.set(key, { measure: measure.text, power: power.text, cells: [] });
    units.get(key).cells.push([measure, power]);
  }
  return [...units.values()];
}

/** Adds a row of labels with the names of a token. */
export function addLabel(files, table, token) {
  const row = Array(table.width).fill("");
  row[table.columns.token] = token;
  return withFile(files, table.path, addRow(files[table.path], row, table.dialect));
}

/** Adds a view like the last, under a name that no other has. */
export function addView(files, descriptor) {
  const views = listOf(descriptor.views);
  const last = views.at(-1) ?? {};
  const names = new Set(views.map((view) => view?.name));
  let count = views.length + 1;
  while (names.has(`figure-${count}`)) count += 1;
  return setValue(files, ["views", views.length], { ...last, name: `figure-${count}` });
}

export const swapViews = (files, index) => withFile(files, DESCRIPTOR, swapJSON(files[DESCRIPTOR], ["views"], index));

/** What a text is in a language: texts are one for all, or one for each. */
export const textIn = (value, lang) =>
  typeof value === "string" ? value : (value?.[lang] ?? Object.values(value ?? {}).find((text) => typeof text === "string") ?? "");

/** What files are called that are made of a package. */
export function fileName(files) {
  const name = descriptorOf(files)?.name;
  return (typeof name === "string" && name.replaceAll(/[^\p{L}\p{N}-]+/gu, "-").slice(0, 100)) || "figure";
}
