// `import embed from "vega-embed"`, bundled, as "JavaScript or TypeScript" in its README has it. The
// specification is the grouped bar chart of https://vega.github.io/vega-lite/docs/bar.html.
import embed from "vega-embed";
import { categories, series, title, unit } from "exports-view";

const values = categories.flatMap((category, place) =>
  series.map(({ name, values }) => ({ category, year: name, value: values[place] })),
);

bench.draw((container) =>
  embed(
    container,
    {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      title,
      width: bench.widthCss,
      height: bench.heightCss,
      autosize: { type: "fit", contains: "padding" },
      data: { values },
      mark: { type: "bar", tooltip: true },
      encoding: {
        x: { field: "category", sort: null, axis: { labelAngle: 0, title: null } },
        y: { field: "value", type: "quantitative", title: unit },
        xOffset: { field: "year" },
        color: { field: "year", title: null },
      },
    },
    { actions: false },
  ),
);
