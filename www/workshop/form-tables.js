/**
 * The names of rows, the units, and where the numbers are from.
 */
import { choice, group, labelled, make, named } from "./nodes.js";
import { listOf, setTable, setValue, unitsOf } from "./package-edit.js";
import { POWERS } from "./start.js";
import { LANGUAGES, NAMES, fill } from "./words.js";

/** With more the form would be slower than the file. */
const MOST_ROWS = 150;

export function labelsSection(form) {
  const { words, model } = form;
  const { labels } = model;
  if (labels?.columns.token === undefined) return null;
  const head = make("tr", {}, ...["token", ...LANGUAGES.map((lang) => NAMES[lang])].map((textContent) => make("th", { textContent, scope: "col" })));
  const rows = labels.rows.slice(0, MOST_ROWS).map((row, index) => {
    const token = row[labels.columns.token]?.text ?? "";
    const cells = LANGUAGES.map((lang) => {
      const column = labels.columns[lang];
      if (row[column] === undefined) return make("td", {});
      const write = (now, text) => setTable(now.files, now.labels, [[now.labels.rows[index][column], text]]);
      const field = form.field(`labels.${token}.${index}.${lang}`, make("input", { lang, placeholder: NAMES[lang] }), row[column].text, write);
      return make("td", {}, named(fill(words.labelOf, token, NAMES[lang]), field));
    });
    return make("tr", {}, make("th", { scope: "row", textContent: token }), ...cells);
  });
  const rest = labels.rows.length - rows.length;
  const table = make("table", { className: "names" }, make("thead", {}, head), make("tbody", {}, ...rows));
  return form.section("labels", table, ...(rest > 0 ? [make("p", { textContent: fill(words.moreRows, rest) })] : []));
}

export function unitsSection(form) {
  const { words, model } = form;
  const nodes = [];
  for (const name of ["observations", "claims"]) {
    if (!model[name]) continue;
    unitsOf(model[name]).forEach(({ measure, power }, index) => {
      const write = (which) => (now, value) => {
        const edits = unitsOf(now[name])[index].cells.map((pair) => [pair[which], value]);
        return setTable(now.files, now[name], edits);
      };
      const key = (which) => `units.${name}.${index}.${which}`;
      const powers = POWERS.map((value, at) => [value, words.powers[at]]);
      if (!POWERS.includes(power)) powers.unshift([power, power === "" ? words.powers[0] : `10^${power}`]);
      const one = labelled(words.measure, form.field(key(0), make("input", { size: 8 }), measure, write(0), "change"));
      const other = labelled(words.power, form.field(key(1), choice(powers), power, write(1), "change"));
      nodes.push(make("fieldset", {}, make("legend", { textContent: model[name].path }), group("fields", one, other)));
    });
  }
  return nodes.length > 0 ? form.section("units", ...nodes) : null;
}

export function sourcesSection(form) {
  const { words, model } = form;
  const all = [];
  for (const [key, label, add] of [["sources", words.source, words.addSource], ["licenses", words.licence, words.addLicence]]) {
    const list = listOf(model.descriptor[key]);
    list.forEach((one, index) => {
      const at = (part) => [key, index, part];
      const remove = form.button(words.removes, ({ files }) => setValue(files, [key, list.length > 1 ? index : undefined].filter((part) => part !== undefined), undefined), {
        ariaLabel: fill(words.remove, one?.title ?? label),
      });
      all.push(
        make(
          "fieldset",
          {},
          make("legend", { textContent: label }),
          group("fields", form.text(words.title, at("title"), one?.title), form.text(words.path, at("path"), one?.path)),
          group("row", remove),
        ),
      );
    });
    all.push(form.button(add, ({ files }) => setValue(files, [key, list.length], key === "licenses" ? { name: "CC-BY-4.0", title: "CC BY 4.0", path: "https://creativecommons.org/licenses/by/4.0/" } : { title: label })));
  }
  return form.section("sources", ...all);
}
