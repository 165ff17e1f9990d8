// Only the components that columns need are registered, as "Bundle optimization" on
// https://www.chartjs.org/docs/latest/getting-started/integration.html has it.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Title, Tooltip } from "chart.js";
import { categories, series, title, unit } from "exports-view";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Title, Tooltip);

bench.draw((container) => {
  const canvas = document.createElement("canvas");
  container.append(canvas);
  new Chart(canvas, {
    type: "bar",
    data: { labels: categories, datasets: series.map(({ name, values }) => ({ label: name, data: values })) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { title: { display: true, text: title } },
      scales: { y: { title: { display: true, text: unit } } },
    },
  });
});
