// Times reading a file of a trade database in a browser: the second module beside Papa Parse with the same
// grouping in JavaScript, the same file, the same page, in turns. docs/benchmarks.md says what is measured;
// `make bench` runs it.
//
//     node benches/peers/databases.mjs [ROUNDS] [ROWS]

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { withBrowser } from "../../tests/browser/support.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
const ROWS = Number(process.argv[3] ?? 300_000);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WORK = join(ROOT, "target/bench/peers");
const RESULT = join(ROOT, "target/bench/databases.json");

const HEADER =
  "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode," +
  "flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode," +
  "classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc," +
  "mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty," +
  "isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue," +
  "legacyEstimationFlag,isReported,isAggregate\n";

/** Number, letters and name. */
const ECONOMIES = [
  ["0", "W00", "World"], ["398", "KAZ", "Kazakhstan"], ["156", "CHN", "China"], ["643", "RUS", "Russian Federation"],
  ["842", "USA", "USA"], ["276", "DEU", "Germany"], ["251", "FRA", "France"], ["380", "ITA", "Italy"],
  ["860", "UZB", "Uzbekistan"], ["417", "KGZ", "Kyrgyzstan"], ["792", "TUR", "Türkiye"], ["699", "IND", "India"],
];
const DESCRIPTIONS = [
  '"Mineral fuels, mineral oils and products of their distillation; bituminous substances; mineral waxes"',
  "Copper and articles thereof",
  '"Nuclear reactors, boilers, machinery and mechanical appliances; parts thereof"',
  '"Ores, slag and ash"',
];

/** A made-up file of UN Comtrade's form, of the same shape as that of benches/databases.rs. */
function madeUp(count) {
  let state = 1;
  const below = (limit) => {
    // Park and Miller's generator.
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const rows = [HEADER];
  for (let row = 0; row < count; row += 1) {
    const year = 2000 + (row % 24);
    let rest = Math.floor(row / 24);
    const flow = rest % 2 ? "M,Import" : "X,Export";
    rest = Math.floor(rest / 2);
    const reporter = ECONOMIES[1 + (rest % 11)].join();
    rest = Math.floor(rest / 11);
    const partner = ECONOMIES[rest % 12].join();
    const code = Math.floor(rest / 12);
    const mode = below(8) ? "0,TOTAL MOT" : "2100,Sea";
    const value = `${below(1_000_000_000)}.${below(1000)}`;
    const weight = below(10_000_000);
    rows.push(
      `C,A,${year}0101,${year},52,${year},${reporter},${flow},${partner},0,W00,World,H5,HS,True,` +
        `${String(10_000 + code * 10).padStart(6, "0")},${DESCRIPTIONS[code % 4]},6,True,C00,TOTAL CPC,0,${mode},8,kg,` +
        `${weight}.0,False,-1,N/A,0.0,False,${weight}.0,False,0.0,False,${value},,${value},0,False,True\n`,
    );
  }
  return Buffer.from(rows.join(""));
}

/** What runs in the page: each reader takes the file and gives the count of numbers and their sum by hand. */
async function setUp() {
  const { default: init, TradeReader } = await import("/embed/trade-figure-authors.js");
  await init({ module_or_path: "/embed/trade-figure-authors.wasm" });
  const file = await (await fetch("/made-up.csv")).blob();
  const isOf = (economy, pair) => !pair || economy === "W00" || pair.includes(economy);

  globalThis.readers = {
    /** The module, in the pieces that the browser gives, as docs/databases.md has it, to the end of the file. */
    async "trade-figure"(pair) {
      const reader = new TradeReader("made-up.csv");
      if (pair) reader.only(...pair);
      for await (const piece of file.stream()) reader.push(piece);
      const { counted } = reader.report();
      reader.free();
      return counted;
    },
    /** Papa Parse in its own chunks, with the same columns, filters and key. */
    "Papa Parse": (pair) =>
      new Promise((resolve, reject) => {
        const groups = new Map();
        let columns;
        Papa.parse(file, {
          skipEmptyLines: true,
          chunk({ data }) {
            let start = 0;
            if (!columns) {
              columns = Object.fromEntries(data[0].map((name, place) => [name, place]));
              start = 1;
            }
            for (let i = start; i < data.length; i += 1) {
              const row = data[i];
              if (row[columns.customsCode] !== "C00" || row[columns.motCode] !== "0") continue;
              if (row[columns.partner2Code] !== "0") continue;
              const reporter = row[columns.reporterISO];
              const partner = row[columns.partnerISO];
              if (!isOf(reporter, pair) || !isOf(partner, pair)) continue;
              const key = `${row[columns.refYear]},${row[columns.flowCode]},${reporter},${partner},${row[columns.cmdCode]}`;
              if (!groups.has(key)) groups.set(key, Number(row[columns.primaryValue]));
            }
          },
          complete: () => resolve(groups.size),
          error: reject,
        });
      }),
  };
  return file.size;
}

const time = (page, name, pair) =>
  page.evaluate(
    async (name, pair) => {
      const start = performance.now();
      const numbers = await readers[name](pair);
      return { numbers, ms: performance.now() - start };
    },
    name, pair,
  );

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

async function main() {
  await mkdir(WORK, { recursive: true });
  const papa = join(WORK, "node_modules/papaparse");
  const pages = {
    "/databases.html": {
      body: '<!doctype html><meta charset="utf-8"><title>Files</title><link rel="icon" href="data:,"><script src="/papaparse.js"></script>',
    },
    "/papaparse.js": { body: await readFile(join(papa, "papaparse.min.js")) },
    "/made-up.csv": { body: madeUp(ROWS), headers: { "content-type": "text/csv" } },
  };
  const { version } = JSON.parse(await readFile(join(papa, "package.json"), "utf8"));
  await withBrowser(
    async ({ browser, origin }) => {
      const page = await browser.newPage();
      await page.goto(`${origin}/databases.html`);
      const bytes = await page.evaluate(setUp);
      const found = {};
      for (const [what, pair] of [["one pair", ["KAZ", "CHN"]], ["all economies", null]]) {
        const times = { "trade-figure": [], "Papa Parse": [] };
        const counts = {};
        // The first round warms up, and counts for nobody.
        for (let round = 0; round <= ROUNDS; round += 1) {
          const names = Object.keys(times);
          if (round % 2) names.reverse();
          for (const name of names) {
            const { numbers, ms } = await time(page, name, pair);
            counts[name] = numbers;
            if (round > 0) times[name].push(ms);
          }
        }
        if (counts["trade-figure"] !== counts["Papa Parse"]) {
          throw new Error(`${what}: the readers found ${JSON.stringify(counts)} numbers`);
        }
        const [own, other] = ["trade-figure", "Papa Parse"].map((name) => median(times[name]));
        found[what] = { numbers: counts["trade-figure"], times, ratio: other / own };
        console.log(
          `${what}: trade-figure ${own.toFixed(0)} ms (${(bytes / own / 1000).toFixed(0)} MB/s), ` +
            `Papa Parse ${version} ${other.toFixed(0)} ms (${(bytes / other / 1000).toFixed(0)} MB/s), ` +
            `${(other / own).toFixed(1)} times as fast; ${counts["trade-figure"]} numbers`,
        );
      }
      const machine = { cpu: cpus()[0].model, cores: cpus().length, browser: await browser.version() };
      const result = { machine, papaparse: version, rounds: ROUNDS, rows: ROWS, bytes, found };
      await writeFile(RESULT, `${JSON.stringify(result, null, 1)}\n`);
      console.log(RESULT);
    },
    { pages },
  );
}

await main();
