// The blocks of the guides as they stand there, for each of the systems that they speak of. What a system makes of a block
// is done by the system's own program where it is installed (Pandoc, PHP, Python); else by what is written here.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { TABLE, hostPage, onPath } from "./host.mjs";
import { skipUnless } from "./support.mjs";

const FOLDER = new URL("../../docs/guides/", import.meta.url);
const guide = (name) => readFileSync(new URL(name, FOLDER), "utf8");

/** The blocks of a guide: the heading that each stands under, its language and its text. */
function blocks(text) {
  let heading = "";
  const pattern = /^(?:#+ (.+)|(`{3,})([a-z]+)\n([^]*?)\n\2$)/gm;
  return Array.from(text.matchAll(pattern)).flatMap(([, title, , language, body]) => {
    if (title) heading = title;
    return title ? [] : [{ heading, language, body }];
  });
}

const AUTHOR = blocks(guide("author.md"));
const WEB = blocks(guide("web-team.md"));
const one = (list, heading, language) => {
  const found = list.filter((block) => block.heading === heading && block.language === language);
  assert.equal(found.length, 1, `${heading}: ${language}`);
  return found[0].body;
};

const [POLICY, PLAIN, FRAME, PHP, POST, QUARTO, MYST, PYTHON, COUNT] = [
  ["The policy", "text"], ["Plain HTML", "html"], ["Frames", "html"], ["WordPress", "php"], ["WordPress", "html"], ["Quarto", "markdown"],
  ["MyST", "markdown"], ["Jupyter", "python"], ["Measure", "html"],
].map(([heading, language]) => one(WEB, heading, language));
const OWN = one(AUTHOR, "The table itself", "html");
const PACKAGE = one(AUTHOR, "A package", "html");

// The commands, in blocks of sh, are tested in tests/guides.rs.
test("every block of the guides is tested", () => {
  const all = readdirSync(FOLDER).filter((name) => name.endsWith(".md")).flatMap((name) => blocks(guide(name)));
  const tested = [POLICY, PLAIN, FRAME, PHP, POST, QUARTO, MYST, PYTHON, COUNT, OWN, PACKAGE];
  assert.deepEqual(all.filter(({ language, body }) => language !== "sh" && !tested.includes(body)), []);
});

const isThere = (program) => spawnSync(program, ["--version"]).status === 0;

/** What the figure of the page shows: its title, and whether it is drawn. */
const drawn = async (page) => {
  await page.evaluate(() => helpers.happened("ready"));
  return page.evaluate(() => ({ title: helpers.inShadow(".title").textContent, ...helpers.seen() }));
};

/** A package as `trade-figure new` makes it. */
const NEW = new URL("../../src/cli/new/", import.meta.url);
const packagePages = Object.fromEntries(
  ["datapackage.json", "observations.csv", "claims.csv", "labels.csv"].map((name) => [`/my-article/${name}`, { body: readFileSync(new URL(name, NEW), "utf8") }]),
);

/** The page that a document in Quarto's Markdown becomes. */
const rendered = () => execFileSync("pandoc", ["--standalone", "--from", "markdown", "--to", "html5"], { input: QUARTO, encoding: "utf8" });

/** What WordPress asks the plugin of the guide: the tags that it allows, and what it prints into a page of `post`. */
function plugin(post) {
  const code = `
    $filters = []; $actions = [];
    function add_filter($name, $use) { global $filters; $filters[$name] = $use; }
    function add_action($name, $use) { global $actions; $actions[$name] = $use; }
    function is_singular() { return true; }
    function get_post() { return (object) ['post_content' => getenv('POST')]; }
    function esc_url($url) { return $url; }
    eval(preg_replace('/^<\\?php/', '', getenv('PLUGIN')));
    ob_start(); $actions['wp_head']();
    echo json_encode(['head' => ob_get_clean(), 'post' => $filters['wp_kses_allowed_html']([], 'post'), 'other' => $filters['wp_kses_allowed_html']([], 'data')]);`;
  const { status, stdout, stderr } = spawnSync("php", ["-r", code], { env: { ...process.env, PLUGIN: PHP, POST: post }, encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('{"head"')));
}

// Attributes as docs/embedding.md lists them.
test("the plugin for WordPress allows the tag and its attributes, and no more", { skip: isThere("php") ? false : "PHP is not installed" }, () => {
  const { head, post, other } = plugin(POST);
  assert.deepEqual(Object.keys(post), ["trade-figure"]);
  const attributes = Array.from(readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8").matchAll(/^\| `([a-z]+)` \| [^|]+ \| [^|]+ \|$/gm), ([, name]) => name);
  for (const name of ["src", "view", "measure", "lang", "theme", "loading", "panel", "controls"]) {
    assert.ok(attributes.includes(name) && post["trade-figure"][name], name);
  }
  assert.deepEqual(Object.keys(post["trade-figure"]).filter((name) => /^on|style/.test(name)), []);
  assert.deepEqual(other, []);
  assert.equal(head, '<script type="module" src="/embed/trade-figure.js"></script>\n');
  assert.equal(plugin("<p>No figure.</p>").head, "");
});

// Source of what is read: www/anywidget.js.
test("the class for Jupyter has traits that the module reads", () => {
  const code = readFileSync(new URL("../../www/anywidget.js", import.meta.url), "utf8");
  const read = [...JSON.parse(/const PROPERTIES = (\[.+\]);/.exec(code)[1]), "files", "state", "selected"];
  const traits = Array.from(PYTHON.matchAll(/^ {4}(\w+) = traitlets\.\w+\(\)\.tag\(sync=True\)$/gm), ([, name]) => name);
  assert.ok(traits.length >= 8);
  assert.deepEqual(traits.filter((name) => !read.includes(name)), []);
  if (isThere("python3")) execFileSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: PYTHON });
});

for (const browser of ["chrome", "firefox"]) {
  const skip = skipUnless(browser);
  const open = (body, use, { headers, pages } = {}) => onPath("/t.html", use, { browser, pages: { "/favicon.ico": { body: "" }, ...pages, "/t.html": { body, headers } } });

  test(`the author's own table becomes a figure, and its index is found, in ${browser}`, { skip }, () =>
    open(OWN, async ({ page, log }) => {
      assert.deepEqual(await drawn(page), { title: "Main exports to China, billions of US dollars", figure: true, fallback: false, status: "" });
      const check = await page.evaluate(() => document.querySelector("trade-figure").check());
      assert.deepEqual(check.claims.map(({ printed, verdict }) => [printed, verdict]), [["140.8", "contradicted"], ["220", "consistent"], ["113.6", "consistent"]]);
      assert.deepEqual(log.problems(), []);
    }),
  );

  test(`the author's package is shown in ${browser}`, { skip }, () =>
    open(
      hostPage(PACKAGE),
      async ({ page, log }) => {
        assert.deepEqual(await drawn(page), { title: "Exports grew faster than imports", figure: true, fallback: false, status: "" });
        assert.deepEqual(log.problems(), []);
      },
      { pages: packagePages },
    ),
  );

  test(`the plain page draws its figure, once with the policy too, in ${browser}`, { skip }, async () => {
    // The page of the guide has a style of its own, which a policy would have to allow.
    for (const headers of [{}, { "content-security-policy": `default-src 'none'; ${POLICY}; style-src 'unsafe-inline'; img-src 'self'` }]) {
      await open(
        PLAIN,
        async ({ page, log }) => {
          const { figure, status } = await drawn(page);
          assert.deepEqual({ figure, status }, { figure: true, status: "" });
          assert.deepEqual(log.errors, []);
        },
        { headers },
      );
    }
  });

  test(`the frame becomes as high as its figure in ${browser}`, { skip }, () =>
    open(hostPage(FRAME), async ({ page }) => {
      await page.evaluate(() => helpers.until(() => /^\d+px$/.test(document.querySelector("iframe").style.height)));
      const frame = await (await page.$("iframe")).contentFrame();
      const [high, inner] = await Promise.all([
        page.$eval("iframe", (frame) => frame.clientHeight),
        frame.evaluate(() => document.documentElement.scrollHeight),
      ]);
      assert.ok(Math.abs(high - inner) <= 1, `${high} and ${inner} px`);
    }),
  );

  test(`what an author saves in WordPress is drawn with what the plugin adds in ${browser}`, { skip: skip || (isThere("php") ? false : "PHP is not installed") }, () =>
    open(`<!doctype html><html lang="en"><head><title>A post</title>${plugin(POST).head}</head><body>${POST}</body></html>`, async ({ page, log }) => {
      assert.deepEqual(await drawn(page), { title: "Exports, billions of US dollars", figure: true, fallback: false, status: "" });
      assert.deepEqual(log.problems(), []);
    }),
  );

  test(`a page of Pandoc draws its table in ${browser}`, { skip: skip || (isThere("pandoc") ? false : "Pandoc is not installed") }, () =>
    open(rendered(), async ({ page, log }) => {
      assert.deepEqual(await drawn(page), { title: "Exports to China, billions of US dollars", figure: true, fallback: false, status: "" });
      const { claims } = await page.evaluate(() => document.querySelector("trade-figure").check());
      assert.deepEqual(claims.map(({ verdict }) => verdict), ["contradicted", "consistent"]);
      assert.deepEqual(log.problems(), []);
    }),
  );

  // Source: mystmd 1.8, whose node has the argument as `esm` and the body as `model`.
  test(`a host draws the node of the MyST directive in a shadow tree in ${browser}`, { skip }, () =>
    open(hostPage("<div id=place></div>").replace(/<script.*?<\/script>/, ""), async ({ page }) => {
      const [, esm, body] = /^```\{anywidget\} (\S+)\n([^]+)\n```$/.exec(MYST);
      const found = await page.evaluate(
        async ({ address, model }) => {
          const { default: widget } = await import(address);
          const el = document.querySelector("#place").attachShadow({ mode: "open" }).appendChild(document.createElement("div"));
          await widget.render({ model: { get: (name) => model[name], set() {}, on() {}, off() {}, save_changes() {} }, el });
          const figure = el.querySelector("trade-figure");
          await helpers.until(() => helpers.seen(figure).figure);
          return { view: figure.view, lang: figure.lang, fallback: figure.textContent };
        },
        { address: `/embed/${esm}`, model: JSON.parse(body) },
      );
      assert.deepEqual(found, { view: "exports", lang: "en", fallback: "Exports to China rose from 9.8 to 13.2 billion US dollars." });
    }),
  );

  test(`what happens can be counted in ${browser}`, { skip }, () =>
    open(hostPage(`${COUNT}<trade-figure view="exports" loading="eager">${TABLE}</trade-figure><trade-figure view="none" loading="eager">${TABLE}</trade-figure>`), async ({ page }) => {
      await page.evaluate(() => helpers.happened("ready"));
      await page.evaluate(() => helpers.happened("error"));
      const marks = await page.evaluate(() => performance.getEntriesByType("mark").filter(({ name }) => name.startsWith("trade-figure-")).map(({ name, detail }) => [name, detail.view ?? detail.where]));
      // What is wrong may be told again, where the figure tries again.
      const told = [...new Set(marks.map((mark) => mark.join(" ")))];
      assert.deepEqual(told.sort(), ["trade-figure-error view", "trade-figure-ready exports"]);
    }),
  );
}
