// What a figure says in each language, on a page whose language changes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { TABLE, hostPage, onPage } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const FIGURE = `<trade-figure id="f" view="exports" loading="eager">${TABLE}</trade-figure>`;

/** What is read of the figure: heading, menu and panels, the first amount of the table, the keys' help. */
const EXPECTED = {
  en: {
    title: /^The value of Kazakhstan.s oil exports/,
    download: "Download",
    panels: ["Chart", "Table", "Check", "About"],
    column: "Printed, billion US dollars",
    cells: ["All goods", "2021", "9.8", "9.75 to 9.85"],
    keys: /^Left and right arrow keys/,
  },
  kk: {
    title: /^2022 жылы Қазақстанның Қытайға мұнай/,
    download: "Жүктеп алу",
    panels: ["График", "Кесте", "Тексеру", "Деректер туралы"],
    column: "Жарияланған мәні, млрд\u{a0}АҚШ доллары",
    cells: ["Барлық тауарлар", "2021", "9,8", "9,75 – 9,85"],
    keys: /^Сол және оң жақ көрсеткі пернелері/,
  },
  ru: {
    title: /^В 2022 году стоимость экспорта нефти/,
    download: "Скачать",
    panels: ["График", "Таблица", "Проверка", "О данных"],
    column: "Опубликовано, млрд\u{a0}долл. США",
    cells: ["Все товары", "2021", "9,8", "от 9,75 до 9,85"],
    keys: /^Стрелки влево и вправо/,
  },
  zh: {
    title: /^2022年哈萨克斯坦对中国的石油出口额/,
    download: "下载",
    panels: ["图表", "表格", "检验", "关于数据"],
    column: "公布值，亿美元",
    cells: ["全部商品", "2021", "98", "97.5至98.5"],
    keys: /^左右方向键/,
  },
};

for (const browser of ["chrome", "firefox"]) {
  test(`a figure follows its lang in place in ${browser}`, { skip: skipUnless(browser) }, () =>
    onPage(
      FIGURE,
      async ({ page, log }) => {
        await page.evaluate(() => helpers.happened("ready"));
        for (const lang of ["ru", "zh", "kk", "en"]) {
          const read = await page.evaluate(async (lang) => {
            const figure = document.querySelector("#f");
            figure.lang = lang;
            figure.panel = "table";
            await helpers.settle();
            const all = (selector) => Array.from(figure.shadowRoot.querySelectorAll(selector));
            const text = (node) => node.textContent.replace(/[↕↑↓]/gu, "").trim();
            const names = all(".toolbar button, .toolbar option").map((node) => node.textContent);
            return {
              lang: helpers.inShadow("figure").lang,
              title: helpers.inShadow(".title").textContent,
              names,
              column: text(all("thead th")[2]),
              cells: Array.from(all("tbody tr")[0].cells, text),
              keys: helpers.inShadow("#keys").textContent,
            };
          }, lang);
          const expected = EXPECTED[lang];
          assert.equal(read.lang, lang);
          assert.match(read.title, expected.title);
          assert.equal(read.column, expected.column);
          assert.deepEqual(read.cells, expected.cells);
          assert.match(read.keys, expected.keys);
          for (const name of [expected.download, ...expected.panels]) {
            assert.ok(read.names.includes(name), `${name} is not among ${read.names}`);
          }
        }
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ));
}

test("a key's value is said in the language of the figure", () =>
  onPage(FIGURE, async ({ page }) => {
    await page.evaluate(() => helpers.happened("ready"));
    for (const [lang, start] of [
      ["ru", "Все товары, 2021 год: 9,8\u{a0}млрд\u{a0}долл. США. До округления: от 9,75 до 9,85."],
      ["kk", "Барлық тауарлар, 2021 жыл: 9,8\u{a0}млрд\u{a0}АҚШ доллары. Дөңгелектеуге дейін: 9,75 – 9,85."],
      ["zh", "全部商品，2021年：98亿美元。舍入前：97.5至98.5。"],
    ]) {
      await page.evaluate(async (lang) => {
        document.activeElement?.blur();
        document.querySelector("#f").lang = lang;
        await helpers.settle();
        helpers.inShadow(".layer").focus();
      }, lang);
      await page.keyboard.press("Home");
      const said = await page.evaluate(async () => {
        await helpers.settle();
        return helpers.inShadow(".live").textContent;
      });
      assert.equal(said, start);
    }
  }));

/** A package in one language: nothing of it is translated, so all that is shown of it says which that is. */
const PLAIN = {
  "datapackage.json": JSON.stringify({
    name: "plain",
    resources: ["observations", "claims", "labels"].map((name) => ({ name, path: `${name}.csv` })),
    views: [{ name: "a", title: "Торговля", source: "Ежегодник", chart: "grouped-columns", select: { observations: ["a", "b"] }, category: "variable", series: "period" }],
  }),
  "observations.csv": "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note\na,trade,KAZ,CHN,,none,2021,10,USD,9,абзац 1,\nb,trade,KAZ,CHN,,none,2022,20,USD,9,абзац 1,\n",
  "claims.csv": "id,rule,operands,value,unit_measure,unit_mult,source,note\nc,growth,b;a,50,PERCENT,0,абзац 2,Так напечатано.\n",
  "labels.csv": "token,ru,en,kk,zh\ntrade,Торговля,,,\nnone,Без разбивки,,,\nKAZ,Казахстан,,,\nCHN,Китай,,,\n",
};

test("tooltip, method and check say places and notes in the language of the figure", () =>
  onPage(FIGURE, async ({ page, log }) => {
    await page.evaluate(() => helpers.happened("ready"));
    for (const [lang, places, tooltip, claim, note] of [
      ["kk", ["2-кесте, 3-жол", "1-кесте, 2-жол"], "Жарияланған мәні", "Нәтижелер, 1-кестеден кейінгі абзац", "«2.2 times more» — 2,2 есе болды деп түсінілді, 2-кестеде де солай."],
      ["ru", ["Таблица 2, строка 3", "Таблица 1, строка 2"], "Опубликовано", "Результаты, абзац после таблицы 1", "«2.2 times more» прочитано как рост в 2,2 раза; то же и в таблице 2."],
      ["zh", ["表2，第3行", "表1，第2行"], "公布值", "研究结果，表1之后的段落", "“2.2 times more”理解为增至2.2倍，表2亦如此。"],
    ]) {
      const read = await page.evaluate(async (lang) => {
        const figure = document.querySelector("#f");
        Object.assign(figure, { lang, panel: "chart" });
        await helpers.settle();
        const layer = helpers.inShadow(".layer");
        layer.blur();
        layer.focus();
        for (const key of ["Home", "ArrowRight", "ArrowRight", "Enter"]) layer.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const tooltip = helpers.inShadow(".tooltip").textContent;
        await helpers.until(() => helpers.inShadow(".method")?.hidden === false);
        await helpers.settle();
        const cells = Array.from(figure.shadowRoot.querySelectorAll(".method tbody td:last-child"), ({ textContent, lang }) => [textContent, lang]);
        figure.panel = "check";
        await helpers.until(() => helpers.inShadow(".check .place"));
        await helpers.settle();
        const texts = (selector) => Array.from(figure.shadowRoot.querySelectorAll(selector), (node) => node.textContent);
        const marked = figure.shadowRoot.querySelectorAll(".check [lang], .method [lang]").length;
        return { tooltip, cells, places: texts(".check .place"), notes: texts(".check .remark"), marked };
      }, lang);
      assert.ok(read.tooltip.includes(tooltip), read.tooltip);
      assert.deepEqual(read.cells, places.map((place) => [place, ""]));
      assert.ok(read.places.includes(claim), `${lang}: ${read.places.join(" / ")}`);
      assert.ok(read.notes.includes(note), `${lang}: ${read.notes.join(" / ")}`);
      assert.equal(read.marked, 0, "nothing is in another language");
    }
    assert.deepEqual(log.problems(), []);
  }));

test("what a package has in one language says which", () =>
  onPage(
    `<trade-figure id="f" src="/plain/datapackage.json" lang="zh" view="a" panel="check" loading="eager">${TABLE}</trade-figure>`,
    async ({ page }) => {
      const read = await page.evaluate(async () => {
        await helpers.until(() => helpers.inShadow(".check .place"));
        const nodes = document.querySelector("#f").shadowRoot.querySelectorAll(".check .place, .check .remark:nth-last-child(2)");
        return Array.from(nodes, ({ lang, textContent }) => [lang, textContent]);
      });
      assert.deepEqual(read, [["ru", "Так напечатано."], ["ru", "абзац 2"]]);
    },
    { pages: Object.fromEntries(Object.entries(PLAIN).map(([name, body]) => [`/plain/${name}`, { body }])) },
  ));

test("nothing of a figure is wider than a phone in any language", () =>
  onPage(
    FIGURE,
    async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      const wide = await page.evaluate(async () => {
        const figure = document.querySelector("#f");
        const wide = [];
        for (const view of ["exports", "turnover-waterfall", "imports"]) {
          for (const lang of ["en", "kk", "ru", "zh"]) {
            for (const panel of ["chart", "table", "check", "about"]) {
              for (const measure of ["value", "growth", "share", "contribution"]) {
                Object.assign(figure, { view, lang, panel, measure });
                await helpers.settle();
                const right = Math.max(
                  ...Array.from(figure.shadowRoot.querySelectorAll(".toolbar *, .title, .subtitle, .check *"), (node) => node.getBoundingClientRect().right),
                );
                if (document.documentElement.scrollWidth > innerWidth || right > innerWidth) wide.push([view, lang, panel, measure]);
              }
            }
          }
        }
        return wide;
      });
      assert.deepEqual(wide, []);
    },
    { size: { width: 320, height: 700 } },
  ));

for (const [lang, lead, reason] of [
  ["kk", "Бұл графикті көрсету мүмкін емес: ", /^"none" көрінісі жоқ: бұл пакеттегі көріністер: turnover, /],
  ["ru", "Этот график нельзя показать: ", /^вида "none" нет: в этом пакете есть виды turnover, /],
  ["zh", "无法显示此图：", /^没有视图 "none"：此包中的视图有 turnover, /],
]) {
  test(`an error is said in the reader's language, the page is told it in English, ${lang}`, () =>
    onPage(`<trade-figure id="f" view="none" lang="${lang}" loading="eager">${TABLE}</trade-figure>`, async ({ page, log }) => {
      const read = await page.evaluate(async () => {
        await helpers.happened("error");
        const status = helpers.inShadow("[role=status]");
        await helpers.until(() => status.querySelector("span").lang !== "en");
        const { message } = helpers.events.find(({ name }) => name === "error");
        const { textContent, lang } = status.querySelector("span");
        return { text: status.textContent, lang: status.lang, reason: textContent, reasonLang: lang, message };
      });
      assert.ok(read.text.startsWith(lead), read.text);
      assert.match(read.reason, reason);
      assert.deepEqual([read.lang, read.reasonLang], [lang, lang]);
      assert.match(read.message, /^there is no view "none"/);
      assert.deepEqual(log.problems(), []);
    }));
}

test("an error stays English where the words of others cannot be fetched", () =>
  onPage(`<trade-figure id="f" view="none" lang="ru" loading="eager">${TABLE}</trade-figure>`, async ({ page }) => {
    const read = await page.evaluate(async () => {
      await helpers.happened("error");
      await new Promise((resolve) => setTimeout(resolve, 500));
      const status = helpers.inShadow("[role=status]");
      return { text: status.textContent, lang: status.querySelector("span").lang };
    });
    assert.match(read.text, /^Этот график нельзя показать: there is no view "none"/);
    assert.equal(read.lang, "en");
  }, { pages: { "/embed/trade-figure-more.js": { status: 404, body: "" } } }));

test("a language that the figure does not speak is said once in the console, that of a page is not", () =>
  onPage(
    `<div lang="de">${FIGURE}</div><trade-figure view="exports" lang="de" loading="eager">${TABLE}</trade-figure>
     <trade-figure view="imports" lang="de" loading="eager">${TABLE}</trade-figure>`,
    async ({ page, log }) => {
      await page.evaluate(() => helpers.happened("ready", 3));
      await page.evaluate(() => helpers.settle());
      assert.deepEqual(log.problems(), ['console.warn: trade-figure: lang="de" is none of en, kk, ru, zh']);
    },
  ));

test("a text that the package has in another language says in which", () => {
  const views = [
    {
      name: "main",
      chart: "bars",
      title: { ru: "Торговля", zh: "贸易" },
      subtitle: { en: "Trade" },
      source: { zh: "来源" },
      select: { flow: ["export"] },
      category: "flow",
      series: "period",
    },
  ];
  const resources = [{ name: "observations", path: "observations.csv" }];
  const pages = {
    "/p/datapackage.json": { body: JSON.stringify({ name: "p", resources, views }) },
    "/p/observations.csv": {
      body: [
        "id,variable,reporter,partner,flow,product,period,value,unit_measure,unit_mult,source,note",
        "a,trade,KAZ,CHN,export,TOTAL,2021,2.0,USD,9,,",
      ].join("\n"),
    },
    "/t.html": { body: hostPage(`<trade-figure id="f" src="p/datapackage.json" lang="zh" loading="eager">${TABLE}</trade-figure>`) },
  };
  return onPage("", async ({ page }) => {
    await page.evaluate(() => helpers.happened("ready"));
    const langs = () =>
      page.evaluate(async () => {
        await helpers.settle();
        return [".title", ".subtitle", ".source"].map((part) => helpers.inShadow(part).lang);
      });
    assert.deepEqual(await langs(), ["zh", "en", "zh"]);
    await page.evaluate(() => (document.querySelector("#f").lang = "kk"));
    assert.deepEqual(await langs(), ["ru", "en", "zh"]);
  }, { pages });
});
