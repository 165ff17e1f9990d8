// The named exports of the package, bundled; columns in groups are facets, as on
// https://observablehq.com/plot/marks/bar.
import { barY, plot, ruleY } from "@observablehq/plot";
import { categories, series, title, unit } from "exports-view";

const values = categories.flatMap((category, place) =>
  series.map(({ name, values }) => ({ category, year: Number(name), value: values[place] })),
);

bench.draw((container) => {
  const figure = plot({
    title,
    width: bench.widthCss,
    // The title and the legend stand above, outside this height.
    height: bench.heightCss - 80,
    fx: { domain: categories, label: null },
    x: { type: "band", axis: null },
    y: { label: unit, grid: true },
    color: { legend: true, type: "ordinal", tickFormat: "d" },
    marks: [barY(values, { fx: "category", x: "year", y: "value", fill: "year", tip: true }), ruleY([0])],
  });
  container.append(figure);
});
