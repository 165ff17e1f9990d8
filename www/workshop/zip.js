/**
 * A package as one file, and back. The same package makes the same bytes on every machine.
 */
import { strToU8, unzipSync, zipSync } from "fflate";

/** The first day that a zip can name, in the zone of the machine, as it is written; when a file was made says nothing. */
const firstDay = () => new Date(1980, 0, 1);

/** More than that in one file is no package for a page. */
export const MOST_BYTES = 50_000_000;


/** The bytes of a zip of texts by path. */
export function zip(files) {
  const entries = Object.keys(files).sort().map((path) => [path, strToU8(files[path])]);
  return zipSync(Object.fromEntries(entries), { mtime: firstDay(), level: 9 });
}

/** The bytes of the files in a zip by path, folders left out; throws if they are too many or none of a zip. */
export function unzip(bytes) {
  let sum = 0;
  return unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (name.endsWith("/") || /(^|\/)(__MACOSX\/|\.)/.test(name)) return false;
      sum += originalSize;
      if (sum > MOST_BYTES) throw new RangeError(name);
      return true;
    },
  });
}

/** The names alone. */
export function namesIn(bytes) {
  const names = [];
  unzipSync(bytes, { filter: ({ name }) => void names.push(name) });
  return names;
}

