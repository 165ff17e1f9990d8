/**
 * Fetches a data package: the descriptor, then the files that it names.
 *
 * What the files mean is the core's business; this only brings their text.
 */
import { ShellError } from "./error.js";

async function fetchText(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new ShellError("the file could not be fetched", url, { cause });
  }
  if (!response.ok) throw new ShellError(`the file could not be fetched: ${response.status}`, url);
  return response.text();
}

/** What a descriptor or schema says of tables beyond the form that the first program reads. */
const RARE = /"(dialect|decimalChar|groupChar|bareNumber)"|"encoding":(?! *"utf-8")|"schema": *"\w+:|"missingValues":(?!\s*\[\s*""\s*])/;

/** Whether only the second program can read the tables of a package; the first says what is wrong with no package. */
export function needsMore(files) {
  try {
    return RARE.test(Object.values(files));
  } catch {
    return false;
  }
}

/**
 * The text of each file of the package at `url`, by its path in the package.
 *
 * `pathsOf(descriptor)` is the core's list of the files a descriptor names.
 * The descriptor itself is there as `datapackage.json`.
 */
export async function fetchPackage(url, pathsOf) {
  const descriptor = await fetchText(url);
  // A schema in a file of its own, which says how numbers are written, within the package.
  const schemas = Array.from(descriptor.matchAll(/"schema": *"([\w./-]+)"/g), (found) => found[1]);
  const fetched = [...new Set([...pathsOf(descriptor), ...schemas])].map(async (path) => [
    path,
    await fetchText(new URL(path, url).href),
  ]);
  // No prototype: a file may be called `__proto__`.
  const files = Object.create(null);
  files["datapackage.json"] = descriptor;
  for (const [path, text] of await Promise.all(fetched)) files[path] = text;
  return files;
}
