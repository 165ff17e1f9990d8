// Makes dist/trade-figure.html: the page www/single.html with the script, the whole module and the article's
// tables in it. It asks for no other file, and it survives what publishing systems do to pages: they insert
// text after the tag of the head, rewrite attributes that they find with regular expressions, and put the body
// into a page of their own. So none of what they look for may stand in what is packed; `check` sees to that.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const LANGUAGES = ["en", "kk", "ru", "zh"];

/** The article that is compiled into the module. */
const PACKAGE = "data/china-kazakhstan/datapackage.json";

/** The order of a view's own, as the shell asks for it. */
const GIVEN = -1;

/**
 * Packs the page.
 *
 * `glue` and `module` are wasm-bindgen's, for Node; `wasm` is the module as pages load it, which `plugins` let
 * the script find its glue for.
 */
export async function makeSingle({ root, out, plugins, glue, module, wasm }) {
  const { initSync, TradeFigureCore, version } = await import(pathToFileURL(glue));
  initSync({ module: await readFile(module) });
  const core = TradeFigureCore.embedded();
  const views = JSON.parse(await readFile(join(root, PACKAGE), "utf8")).views.map(({ name }) => name);

  const bytes = await readFile(wasm);
  const payload = `trade-figure-module-${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}`;
  const titles = Object.fromEntries(views.map((view) => [view, titlesOf(core, view)]));
  const first = views[0];
  const parts = {
    title: escape(titles[first].en),
    version: version(),
    first,
    links: views
      .map((view) => `<li><a href="#view=${view}" data-view="${view}">${escape(titles[view].en)}</a></li>`)
      .join("\n"),
    tables: views.map((view) => section(core, view)).join("\n"),
    titles: JSON.stringify(titles).replaceAll("<", "\\u003c"),
    payload,
    module: packed(bytes),
    script: packed(await script(root, plugins, payload)),
    start: START.replace("%payload%", payload),
  };
  const template = await readFile(join(root, "www", "single.html"), "utf8");
  const page = template.replaceAll(/%([a-z]+)%/g, (_, name) => parts[name]);
  check(page, parts);
  await writeFile(out, page);
  const empty = page.replace('<div class="trade-figure-page">', '<div class="trade-figure-page" data-start="workshop">');
  await writeFile(join(dirname(out), "workshop.html"), empty);
}

/** What stands in the page as text: publishing systems find nothing in it, and it is a third of its length. */
function packed(bytes) {
  return gzipSync(bytes, { level: 9 }).toString("base64");
}

/**
 * Unpacks the script and runs it as what it would have been in the page. A policy that asks for a nonce gets
 * that of this script. Where nothing can be unpacked, the tables stay.
 */
const START = `(() => {
  const { nonce } = document.currentScript;
  const letters = atob(document.querySelector("script.%payload%-script").textContent);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt());
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text().then((text) => {
    const script = document.createElement("script");
    script.nonce = nonce;
    script.textContent = text;
    document.body.append(script);
    script.remove();
  });
})();`;

/** The bundle as one classic script that leaves no name behind. */
async function script(root, plugins, payload) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["www/single.js"],
    write: false,
    bundle: true,
    format: "iife",
    target: ["es2022"],
    minify: true,
    legalComments: "none",
    charset: "utf8",
    // No file lies beside this one; addresses are made all the same, and asked for by nobody.
    define: { "import.meta.url": '"file:///"' },
    external: ["./trade-figure-more.js", "./trade-figure-authors.js"],
    plugins,
    logLevel: "warning",
  });
  return outputFiles[0].text.trim().replace("%payload%", () => payload);
}

function request(view, lang) {
  const size = { widthCss: 640, pixelRatio: 1, fontFamily: "sans-serif", fontWidthFactor: 1 };
  return { view, measure: null, hidden: [], sort: null, lang, theme: "light", ...size };
}

function titlesOf(core, view) {
  return Object.fromEntries(LANGUAGES.map((lang) => [lang, core.build(request(view, lang)).title]));
}

/** What is seen of a view without scripts: all its numbers, or its list. */
function section(core, view) {
  const drawn = core.build(request(view, "en"));
  const body = { chart: () => table(core.table(GIVEN, false), drawn.subtitle), check: () => findings(core.findings(null, "en")), evidence: () => evidence(core.evidence("en")) };
  const origin = [drawn.source, drawn.note].filter((text) => text !== "");
  const lines = [
    `<section id="view=${view}" lang="en">`,
    `<h2>${escape(drawn.title)}</h2>`,
    body[drawn.panel](),
    ...origin.map((text) => `<p class="origin">${escape(text)}</p>`),
    "</section>",
  ];
  return lines.join("\n");
}

function table({ columns, firstNumber, sign, rows }, caption) {
  const head = columns.map((name, i) => `<th scope="col"${i < firstNumber ? "" : ' class="number"'}>${escape(name)}</th>`);
  const body = rows.map(({ cells, warnings }) => {
    const row = cells.map((text, i) =>
      i < firstNumber ? `<th scope="row">${escape(text)}</th>` : `<td class="number">${escape(text)}</td>`,
    );
    const against = warnings.map((text) => `<tr><td colspan="${cells.length}">${sign} ${escape(text)}</td></tr>`);
    return [`<tr>${row.join("")}</tr>`, ...against].join("\n");
  });
  return [
    '<div class="scroller"><table>',
    `<caption>${escape(caption)}</caption>`,
    `<thead><tr>${head.join("")}</tr></thead>`,
    `<tbody>\n${body.join("\n")}\n</tbody>`,
    "</table></div>",
  ].join("\n");
}

function findings({ summary, groups }) {
  const lines = [`<p>${escape(summary)}</p>`];
  for (const { sign, label, findings } of groups.filter(({ sound }) => !sound)) {
    const items = findings.map(({ sentence, place }) => `<li>${escape(sentence)} <small>${escape(place)}</small></li>`);
    lines.push(`<h3>${sign} ${escape(label)}</h3>`, `<ul>\n${items.join("\n")}\n</ul>`);
  }
  return lines.join("\n");
}

/** The map of an argument: its headings, and below each what it says, with the sign of what it rests on. */
function evidence({ counts, points }) {
  const lines = [`<ul>\n${counts.map(({ sign, label }) => `<li>${sign} ${escape(label)}</li>`).join("\n")}\n</ul>`];
  let isList = false;
  const end = () => {
    if (isList) lines.push("</ul>");
    isList = false;
  };
  let head = "";
  for (const point of points) {
    if (point.basis === null) {
      end();
      head = "";
      lines.push(`<h3>${escape(point.text)}</h3>`, `<p class="origin">${escape(point.place ?? "")}</p>`);
      continue;
    }
    if (head !== point.head) {
      end();
      head = point.head;
      lines.push(`<p>${escape(head)}</p>`);
    }
    if (!isList) lines.push("<ul>");
    isList = true;
    const numbers = point.numbers.map(({ text }) => `<br>${escape(text)}`).join("");
    lines.push(`<li>${point.sign} ${escape(point.text)}${numbers} <small>${escape(point.place ?? "")}</small></li>`);
  }
  end();
  return lines.join("\n");
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text) {
  return text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter]);
}

/** Fails where the page has what a parser or a publishing system would take for something else. */
function check(page, { module, script, start, titles }) {
  const wrong = [];
  const never = (what, text, pattern) => {
    const found = pattern.exec(text);
    if (found) wrong.push(`${what}: ${JSON.stringify(text.slice(found.index, found.index + 60))}`);
  };
  if (page.split("<head>").length !== 2) wrong.push("the tag of the head is not there once");
  never("a variable of a publishing system", page, /\{\$[a-z]\w*\}/i);
  for (const [name, text] of Object.entries({ module, script, start, titles })) {
    never(`the end of a script in the ${name}`, text, /<\/script|<!--|<script/i);
    never(`what looks like an attribute in the ${name}`, text, /(src|href|data|url)\s*[=:]\s*["']/i);
  }
  never("more than letters in what is packed", module + script, /[^A-Za-z0-9+/=]/);
  if (wrong.length > 0) throw new Error(`trade-figure.html would break in other pages:\n${wrong.join("\n")}`);
}
