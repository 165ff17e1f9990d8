/**
 * Keeps an author's work in the browser, where it may be kept: one piece of work for each address.
 */

const NAME = "trade-figure-workshop";

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function work(mode, use) {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(NAME);
  const database = await answered(request);
  try {
    return await answered(use(database.transaction(NAME, mode).objectStore(NAME)));
  } finally {
    database.close();
  }
}

/** Files from disk may share one store, so the address is part of the key; what stands behind `#` is not. */
const key = () => location.href.split("#")[0];

/** What was kept last, or undefined; rejects where nothing can be. */
export const load = () => work("readonly", (store) => store.get(key()));

/** Keeps plain data in place of what was kept before. */
export const save = (data) => work("readwrite", (store) => store.put(data, key()));
