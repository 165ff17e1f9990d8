// Only the components that columns need are registered, as "Bundle optimization" on
// https://www.chartjs.org/docs/latest/getting-started/integration.html has it.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Title, Tooltip } from "chart.js";
import { categories, series, title, unit } from "exports-view";

const colours = ["#36a2eb", "#ff6384"];

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Title, Tooltip);

bench.draw((container) => {
  const canvas = document.createElement("canvas");
  container.append(canvas);
  new Chart(canvas, {
    type: "bar",
    data: {
      labels: categories,
      datasets: series.map(({ name, values }, i) => ({ label: name, data: values, backgroundColor: colours[i] })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { title: { display: true, text: title } },
      scales: { y: { title: { display: true, text: unit } } },
    },
  });
});
