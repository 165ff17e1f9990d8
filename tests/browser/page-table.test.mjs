// What a figure makes of the table between its own tags: the article's table against the package that
// ships, a Russian one, errors, texts that mean harm, and a table that its page edits.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const ROOT = new URL("../../", import.meta.url);

/** The article's Table 2 as the demonstration has it. */
async function tableOfArticle() {
  const page = await readFile(new URL("index.html", ROOT), "utf8");
  const [table] = page.slice(page.indexOf("<trade-figure view=\"exports\"")).match(/<table>[^]*?<\/table>/);
  return table;
}

const RULES = 'data-rules="Change=difference(2022,2021); Index=index(2022,2021)"';

const figure = (table, attributes = "") => `<trade-figure id="f" loading="eager" ${attributes}>${table}</trade-figure>`;

/** A table of one row of headings and rows of cells, the first of which is a header. */
const tableOf = (caption, [head, ...rows]) =>
  `<table><caption>${caption}</caption><thead><tr>${head.map((text) => `<th>${text}</th>`).join("")}</tr></thead>` +
  `<tbody>${rows.map(([name, ...cells]) => `<tr><th>${name}</th>${cells.map((text) => `<td>${text}</td>`).join("")}</tr>`).join("")}</tbody></table>`;

/** What the figure `id` says as data, and what it checks. */
const saying = (page, id) =>
  page.evaluate(async (id) => {
    const figure = document.getElementById(id);
    return { json: await figure.toJSON(), check: await figure.check() };
  }, id);

/** The panel `about`, a line each. */
const about = (page) =>
  page.evaluate(async () => {
    const figure = document.querySelector("#f");
    figure.panel = "about";
    await helpers.settle();
    const lines = Array.from(helpers.inShadow(".about", figure).children, (line) => line.textContent);
    figure.panel = "chart";
    await helpers.settle();
    return lines;
  });

/** The error of the page's figure; its table must be there with the message above it. */
async function errorOf(page) {
  await page.evaluate(() => helpers.happened("error"));
  const [{ message, where }] = await page.evaluate(() => helpers.events);
  const { figure, fallback, status } = await page.evaluate(() => helpers.seen());
  assert.deepEqual({ figure, fallback }, { figure: false, fallback: true });
  assert.ok(status.includes(message), status);
  return { message, where };
}

for (const browser of ["chrome", "firefox"]) {
  const on = (body, use, options) => onPage(body, use, { browser, ...options });
  const skip = skipUnless(browser);

  test(`the article's table gives what its package gives in ${browser}`, { skip }, async () =>
    on(
      figure(await tableOfArticle(), RULES) +
        `<trade-figure id="g" view="exports" loading="eager"><p>Exports</p></trade-figure>`,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready", 2));
        const [own, packaged] = [await saying(page, "f"), await saying(page, "g")];
        const numbers = ({ json }) => json.rows.map(({ printed, low, high, contradicted }) => [printed, low, high, contradicted]);
        assert.equal(own.json.rows.length, 8);
        assert.deepEqual(numbers(own), numbers(packaged));
        assert.equal(own.json.title, "Kazakhstan’s main exports to China");
        assert.match(own.json.subtitle, /^Billions of US dollars/);
        const claims = ({ check }, of) =>
          check.claims
            .filter(({ source, rule }) => of.test(source) && rule !== "equal")
            .map(({ rule, printed, verdict, low, high }) => JSON.stringify({ rule, printed, verdict, low, high }))
            .sort();
        assert.equal(own.check.claims.length, 8);
        assert.deepEqual(claims(own, /row/), claims(packaged, /^Table 2/));
        assert.equal(own.check.claims.filter(({ verdict }) => verdict === "contradicted").length, 1);
        const mark = await page.evaluate(() => helpers.marks(document.querySelector("#f")));
        assert.deepEqual([mark.form, mark.marks.length], ["columns", 8]);
        await page.evaluate(async () => {
          document.querySelector("#f").panel = "check";
          await helpers.settle();
        });
        assert.match(await page.evaluate(() => helpers.inShadow(".check").textContent), /140\.8/);
        assert.deepEqual(log.problems(), []);
      },
    ),
  );

  test(`a Russian table with commas is read and said in ${browser}`, { skip }, () =>
    on(
      `<div lang="ru">${figure(
        tableOf("Экспорт, млрд долл.", [
          ["Товары", "2021 г.", "2022 г.", "Темп роста, %"],
          ["Всего", "9,8", "13,2<sup>1</sup>", "134,7"],
          ["Нефть", "1\u{202f}204,50", "&minus;4,1", "216"],
          ["Медь", "..", "2,3", ""],
        ]) + "<p><sup>1</sup> Оценка.</p><p>Источник: Ежегодник</p>",
        'data-unit=""',
      )}</div>`,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const { json } = await saying(page, "f");
        assert.deepEqual(
          json.rows.map(({ category, series, printed }) => [category, series, printed].join(" ")),
          ["Всего 2021 9.8", "Всего 2022 13.2", "Нефть 2021 1204.50", "Нефть 2022 -4.1", "Медь 2021 ", "Медь 2022 2.3"],
        );
        assert.equal(json.title, "Экспорт, млрд долл.");
        assert.match(json.source, /Ежегодник/);
        assert.match(json.note, /1 Оценка/);
        const lines = await about(page);
        for (const expected of [
          /^Единица: .*долл.*\(из названия таблицы\)$/,
          /^Десятичный знак: запятая \(строка 2, столбец 2 \(2021 г\.\): «9,8»\)$/,
          /^Знаки между тысячами опущены: .*«1 204,50»/,
          /^Знаки сносок убраны: строка 2, столбец 3 \(2022 г\.\): «1»$/,
          /^Не опубликовано: строка 4, столбец 2 \(2021 г\.\): «\.\.»$/,
          /^«Темп роста, %»: не показано и не проверено/,
          /^Целое: «Всего»$/,
        ]) {
          assert.ok(lines.some((line) => expected.test(line)), `${expected} in\n${lines.join("\n")}`);
        }
        assert.deepEqual(log.problems(), []);
      },
    ),
  );

  test(`all that is wrong is said with its place, and the table stays in ${browser}`, { skip }, () =>
    on(
      figure(tableOf("Exports", [["Goods", "2021", "2022"], ["Oil", "1,234", "5"], ["Gas", "six", "7"]]), 'data-decimal=" dot "'),
      async ({ page }) => {
        const { message, where } = await errorOf(page);
        assert.equal(where, "data-unit");
        const lines = message.split("\n");
        assert.equal(lines.length, 3, message);
        assert.match(lines[1], /^data-decimal: expected "point" or "comma", found "dot"/);
        assert.match(lines[2], /^row 3, column 2 \(2021\): expected a number/);
        // With what was missing it is drawn, and the message goes.
        await page.evaluate(async () => {
          const figure = document.querySelector("#f");
          figure.setAttribute("data-decimal", "point");
          figure.setAttribute("data-unit", "USD 6");
          figure.querySelector("tbody tr:last-child td").textContent = "6";
          await helpers.happened("ready");
        });
        const { json } = await saying(page, "f");
        assert.deepEqual(json.rows.map(({ printed }) => printed), ["1234", "5", "6", "7"]);
        assert.deepEqual(await page.evaluate(() => helpers.events.map(({ name }) => name)), ["error", "ready"]);
        assert.equal(await page.evaluate(() => helpers.seen().status), "");
      },
    ),
  );

  test(`a table that its page edits is drawn again, once, in ${browser}`, { skip }, () =>
    on(figure(tableOf("Exports", [["Goods", "2021", "2022"], ["Oil", "10", "20"], ["Gas", "30", "40"]]), 'data-unit="USD 6"'), async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const { before, after, paints, rows } = await page.evaluate(async () => {
        const figure = document.querySelector("#f");
        await helpers.settle();
        const before = helpers.pictureKey();
        // Each painting sets the height of the canvas.
        let paints = 0;
        const canvas = helpers.inShadow("canvas");
        new MutationObserver((changes) => {
          if (changes.some(({ attributeName }) => attributeName === "height")) paints += 1;
        }).observe(canvas, { attributes: true });
        const cells = figure.querySelectorAll("td");
        cells[0].firstChild.data = "15";
        cells[3].textContent = "70";
        const row = figure.querySelector("tbody").insertRow();
        row.innerHTML = "<th>Coal</th><td>5</td><td>6</td>";
        await helpers.until(() => paints > 0);
        await helpers.settle();
        return { before, after: helpers.pictureKey(), paints, rows: (await figure.toJSON()).rows.map(({ printed }) => printed) };
      });
      assert.deepEqual(rows, ["15", "20", "30", "70", "5", "6"]);
      assert.notEqual(before, after);
      assert.equal(paints, 1);
      assert.deepEqual(await page.evaluate(() => helpers.events.map(({ name }) => name)), ["ready"]);
      assert.deepEqual(log.problems(), []);
    }),
  );

  test(`texts that mean harm are texts in ${browser}`, { skip }, () =>
    on(
      figure(
        tableOf("&lt;img src=x onerror=alert(1)&gt; \u{202e}evil", [
          ["Goods", "2021", "2022", "&lt;b&gt;"],
          ["&lt;script&gt;hacked=1&lt;/script&gt;", "1.5", "2.5", "x"],
          ["__proto__", "3", "4", ""],
          ["=cmd|'/c calc'!A1", "5", "<script>6</script>6", ""],
          ["Struck", "<del>9</del><ins>8</ins>", "7<style>td{}</style>", ""],
        ]),
        'data-unit="USD 9"',
      ),
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        const { json } = await saying(page, "f");
        assert.deepEqual(json.rows.map(({ printed }) => printed), ["1.5", "2.5", "3", "4", "5", "6", "8", "7"]);
        assert.equal(json.title, "<img src=x onerror=alert(1)> \u{fffd}evil");
        const { injected, csv } = await page.evaluate(async () => {
          const figure = document.querySelector("#f");
          for (const panel of ["about", "table", "chart"]) {
            figure.panel = panel;
            await helpers.settle();
          }
          const injected = figure.shadowRoot.querySelectorAll("img, script, b").length;
          return { injected, csv: await figure.toCSV() };
        });
        assert.equal(injected, 0);
        assert.ok(csv.includes("'=cmd"), csv);
        assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
        assert.deepEqual(log.problems(), []);
      },
    ),
  );

  test(`views, languages and downloads work as of a package in ${browser}`, { skip }, async () =>
    on(figure((await tableOfArticle()).replace("<table>", `<table ${RULES}>`), 'view="slopes" lang="kk"'), async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const read = await page.evaluate(async () => {
        const figure = document.querySelector("#f");
        const svg = await figure.toSVG();
        const views = Array.from(helpers.inShadow(".toolbar").querySelectorAll("button, option"), (choice) => choice.textContent);
        figure.view = "bars";
        figure.measure = "growth";
        figure.lang = "zh";
        await helpers.settle();
        const { view, measure, lang } = await figure.toJSON();
        return { svg: svg.slice(0, 4), views, state: { view, measure, lang } };
      });
      assert.equal(read.svg, "<svg");
      assert.ok(read.views.includes("Көлбеу сызықтар"), read.views.join());
      assert.deepEqual(read.state, { view: "bars", measure: "growth", lang: "zh" });
      assert.deepEqual(log.problems(), []);
    }),
  );

  test(`a table without any of the attributes is the table of the article's figure in ${browser}`, { skip }, async () =>
    on(figure(await tableOfArticle()), async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready"));
      assert.deepEqual(await page.evaluate(() => helpers.events.map(({ view }) => view)), ["turnover"]);
      assert.deepEqual(log.requests.filter(({ url }) => /-(more|authors)\./.test(url)), []);
      assert.deepEqual(log.problems(), []);
    }),
  );

  test(`the examples of docs/tables.md are drawn in ${browser}`, { skip }, async () => {
    const text = await readFile(new URL("docs/tables.md", ROOT), "utf8");
    const examples = Array.from(text.matchAll(/```html\n([^]*?)```/g), ([, html]) => html.replace(/<script[^]*?<\/script>/, ""));
    assert.equal(examples.length, 2);
    const [first, second] = examples;
    await on(
      first.replace("<trade-figure", '<trade-figure id="f" loading="eager"') +
        `<trade-figure id="g" loading="eager">${second}</trade-figure>`,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready", 2));
        const [one, two] = [await saying(page, "f"), await saying(page, "g")];
        const contradicted = ({ check }) =>
          check.claims.filter(({ verdict }) => verdict === "contradicted").map(({ printed }) => printed);
        assert.deepEqual(contradicted(one), ["140.8"]);
        assert.match(one.json.source, /Tang, Wang and Huo, Table 2/);
        // Two growths, two shares, a growth and two sums of the total.
        assert.deepEqual([two.check.claims.length, contradicted(two)], [7, []]);
        assert.deepEqual(log.problems(), []);
      },
    );
  });
}
