import init, { version } from "trade-figure-core";

await init();
const output = document.querySelector("#version");
if (output) output.value = version();
