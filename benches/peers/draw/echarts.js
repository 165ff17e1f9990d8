// The tree-shakable imports of https://echarts.apache.org/handbook/en/basics/import.
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { categories, series, title, unit } from "exports-view";

echarts.use([BarChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, CanvasRenderer]);

bench.draw((container) => {
  const chart = echarts.init(container);
  const finished = new Promise((resolve) => chart.on("finished", resolve));
  chart.setOption({
    animation: false,
    title: { text: title, textStyle: { fontSize: 13 } },
    legend: { top: 28 },
    tooltip: {},
    xAxis: { data: categories, axisLabel: { interval: 0, width: 130, overflow: "break" } },
    yAxis: { name: unit },
    series: series.map(({ name, values }) => ({ type: "bar", name, data: values })),
  });
  return finished;
});
