/**
 * A figure's state in the hash of an address, and back.
 *
 * `#trade-figure=figure:imports;view:imports-slope;hidden:2021,2022`: pairs of
 * a name and a value, or values, each of them percent-encoded. Only what differs
 * from the page as its author made it is there.
 */

const START = "#trade-figure=";
/** No address that a figure wrote is longer. */
const MOST_LETTERS = 2000;

/** What an address may say of the choices that no attribute has. */
const CHOSEN = ["hidden", "sort"];
/** Of the years: the ends of what is shown, and two that are compared. */
const ENDS = ["from", "to"];
/** The growths that a reader sets: the flow's name, and that of its pair. */
const RATES = [
  ["export", "rate-export"],
  ["import", "rate-import"],
];

/** The pairs of a hash, each value a list; null where it is not a figure's. */
export function readHash(hash) {
  if (!hash.startsWith(START) || hash.length > MOST_LETTERS) return null;
  const pairs = new Map();
  for (const pair of hash.slice(START.length).split(";")) {
    const [name, values] = pair.split(":");
    try {
      if (values !== undefined) pairs.set(name, values.split(",").map(decodeURIComponent));
    } catch {
      // Cut off in the middle of a character: the rest may do.
    }
  }
  return pairs;
}

/** The address of `page` that shows `state`, an object of texts and lists of texts. */
export function writeAddress(page, state) {
  const [address] = page.split("#");
  const pairs = Object.entries(state).map(([name, value]) => `${name}:${[value].flat().map(encodeURIComponent)}`);
  return pairs.length > 0 ? address + START + pairs.join(";") : address;
}

/** What a figure is called on its page: its id, or its number from 1. */
function nameOf(element) {
  const place = [...document.querySelectorAll(element.localName)].indexOf(element);
  return element.id || String(place + 1);
}

/** What differs of a figure that shows `drawn` from how it was at first. */
export function differences({ element, authors, choices }, drawn) {
  const state = {};
  const name = nameOf(element);
  if (element !== document.querySelector(element.localName) && name !== "0") state.figure = name;
  const now = { view: drawn.view, measure: drawn.measure, panel: element.panel };
  for (const [key, value] of Object.entries(now)) {
    if (value !== authors[key]) state[key] = value;
  }
  return { ...state, ...chosen(choices, drawn) };
}

function chosen(choices, drawn) {
  const state = {};
  const hidden = drawn.legend.filter((entry) => entry.hidden).map(({ token }) => token);
  if (hidden.length > 0) state.hidden = hidden;
  if (drawn.sort === "value") state.sort = drawn.sort;
  const { from, to, compare, patterns, rates = {} } = choices.asked;
  for (const [name, value] of Object.entries({ from, to, compare })) {
    if (value) state[name] = value;
  }
  if (patterns !== undefined) state.patterns = patterns ? "on" : "off";
  for (const [flow, name] of RATES) {
    if (Number.isFinite(rates[flow])) state[name] = String(rates[flow]);
  }
  return state;
}

/** What `pairs` ask of the years, growths and patterns, as a request takes it. */
function askedOf(pairs) {
  const asked = {};
  for (const name of ENDS) {
    if (pairs.has(name)) asked[name] = pairs.get(name)[0];
  }
  if (pairs.has("patterns")) asked.patterns = pairs.get("patterns")[0] === "on";
  if (pairs.get("compare")?.length === 2) asked.compare = pairs.get("compare");
  for (const [flow, name] of RATES) {
    const percent = parseFloat(pairs.get(name)?.[0]);
    if (Number.isFinite(percent)) asked.rates = { ...asked.rates, [flow]: percent };
  }
  return asked;
}

/** Shows what the hash of the page says of a figure, once it is drawn. */
export async function restore({ element, parts, choices, take, choose }) {
  const pairs = readHash(location.hash);
  if (!pairs) return;
  const [meant] = pairs.get("figure") ?? [];
  const isMeant = meant === undefined ? element === document.querySelector(element.localName) : meant === nameOf(element);
  if (!isMeant) return;
  // A figure far below is drawn only once it is near.
  element.scrollIntoView();
  if (parts.figure.hidden) {
    await new Promise((resolve) => element.addEventListener("trade-figure-ready", resolve, { once: true }));
  }
  const attributes = Object.fromEntries(["view", "measure", "panel"].flatMap((name) => (pairs.has(name) ? [[name, pairs.get(name)[0]]] : [])));
  const asked = askedOf(pairs);
  try {
    await take((core, request) => core.ask("build", { ...request, ...attributes, ...asked }));
  } catch {
    // A view that is no longer there: the figure stays as its author made it.
    return;
  }
  choose(() => {
    Object.assign(element, attributes);
    const { rates, patterns, ...years } = asked;
    Object.assign(choices, { asked, years: Object.keys(years).length > 0 });
    for (const name of CHOSEN) {
      if (pairs.has(name)) choices[name] = Array.isArray(choices[name]) ? pairs.get(name) : pairs.get(name)[0];
    }
  });
}
