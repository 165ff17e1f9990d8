/**
 * The figures of a package: which there are, of which kind, in which order, and their words.
 */
import { choice, group, labelled } from "./nodes.js";
import { addView, listOf, setValue, swapViews, textIn } from "./package-edit.js";
import { CHARTS, fill } from "./words.js";

/** The columns that tell categories and series apart. */
const COLUMNS = ["variable", "reporter", "partner", "flow", "product", "period"];

export function viewsSection(form) {
  const { words, model } = form;
  const views = listOf(model.descriptor.views);
  const nodes = views.map((view, index) => viewNode(form, view ?? {}, index, views.length));
  return form.section("views", ...nodes, form.button(words.addView, ({ files, descriptor }) => addView(files, descriptor)));
}

function viewNode(form, view, index, count) {
  const { words, lang } = form;
  const at = (...path) => ["views", index, ...path];
  const heading = textIn(view.title, lang) || view.name || String(index + 1);
  const kinds = CHARTS.map((token, at) => [token, words.charts[at]]);
  // What nobody here knows stays what it is until something else is chosen.
  if (!CHARTS.includes(view.chart)) kinds.unshift([view.chart ?? "", view.chart ?? "–"]);
  const pick = (label, key, options) => {
    const write = ({ files }, token) => setValue(files, at(key), token === "" ? undefined : token);
    return labelled(label, form.field(at(key).join("."), choice(options), view[key] ?? "", write, "change"));
  };
  const act = (word, sentence, write) => form.button(word, write, { ariaLabel: fill(sentence, heading) });
  const columns = ["", ...COLUMNS].map((name) => [name, name || "–"]);
  const buttons = [];
  if (index > 0) buttons.push(act(words.ups, words.up, ({ files }) => swapViews(files, index - 1)));
  if (index < count - 1) buttons.push(act(words.downs, words.down, ({ files }) => swapViews(files, index)));
  if (count > 1) buttons.push(act(words.removes, words.remove, ({ files }) => setValue(files, at(), undefined)));
  return form.part(
    at().join("."),
    heading,
    () => form.look(view.name),
    form.texts(words.title, at("title"), view.title, { needed: true }),
    form.texts(words.subtitle, at("subtitle"), view.subtitle),
    group("fields", pick(words.chart, "chart", kinds), pick("category", "category", columns), pick("series", "series", columns)),
    form.texts(words.source, at("source"), view.source, { needed: true }),
    form.texts(words.note, at("note"), view.note),
    group("row", ...buttons),
  );
}
