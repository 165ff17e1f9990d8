// The ES module that its package.json names. Columns in groups are two series of `uPlot.paths.bars`, one on
// each side of its place; values under the pointer are in the legend, as is its default.
import uPlot from "uplot";
import { categories, series, title, unit } from "exports-view";

const sides = [-1, 1];
const colours = ["#36a2eb", "#ff6384"];

bench.draw((container) => {
  const places = categories.map((_, place) => place);
  const options = {
    title,
    // The legend stands below the plot, and the title above, outside this height.
    width: bench.widthCss,
    height: bench.heightCss - 60,
    scales: { x: { time: false, range: [-0.5, categories.length - 0.5] }, y: { range: (_, low, high) => [0, high * 1.05] } },
    axes: [{ splits: () => places, values: () => categories, grid: { show: false } }, { label: unit }],
    series: [
      { label: "Goods", value: (_, place) => categories[place] ?? "–" },
      ...series.map(({ name }, index) => ({
        label: name,
        stroke: colours[index],
        fill: colours[index],
        points: { show: false },
        paths: uPlot.paths.bars({ size: [0.35], align: sides[index] }),
      })),
    ],
  };
  // It draws in a microtask of its own.
  return new Promise((drawn) => {
    new uPlot({ ...options, hooks: { draw: [drawn] } }, [places, ...series.map(({ values }) => values)], container);
  });
});
