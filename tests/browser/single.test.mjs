// The file that holds everything, dist/trade-figure.html: from disk, in every kind of frame, and inside pages
// that were not made for it. What publishing systems do to a page is written out below as they do it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { FIRST, PATH, SINGLE, VIEWS, asked, drawn, followed, host, settled } from "./packed.mjs";
import { skipUnless, withPage } from "./support.mjs";

/** What stands between the tags of the body. */
const BODY = /<body>([^]*)<\/body>/.exec(SINGLE)[1];

/** The frame of `page` whose element has this id. */
async function frameOf(page, id) {
  const element = await page.$(`#${id}`);
  return element.contentFrame();
}

for (const browser of ["chrome", "firefox"]) {
  const options = { skip: skipUnless(browser) };

  test(`it opens from disk and asks for nothing in ${browser}`, options, () =>
    withPage(
      async ({ page, log }) => {
        await page.goto(`file://${PATH}`);
        assert.deepEqual(await drawn(page), FIRST);
        await followed(page, "composition");
        await settled(page);
        assert.equal((await drawn(page)).title, VIEWS.find(({ name }) => name === "composition").title.en);
        // Firefox does not count what it opens from disk.
        assert.deepEqual(asked(log).filter((url) => url !== `file://${PATH}`), []);
        assert.deepEqual(log.problems(), []);
      },
      { browser },
    ),
  );

  test(`it works in every kind of frame in ${browser}`, options, () =>
    withPage(
      async ({ page, log, origin }) => {
        await page.goto(`${origin}/t.html`);
        for (const id of ["same", "sandboxed", "srcdoc", "sandboxed-srcdoc", "blob", "data", "sandboxed-data"]) {
          // Browsers paint no frame that is out of sight.
          await page.$eval(`#${id}`, (frame) => frame.scrollIntoView());
          const frame = await frameOf(page, id);
          assert.deepEqual(await drawn(frame), FIRST, id);
          // Another view is seen there, and the frame has not left for another page.
          await followed(frame, "exports-slope");
          await settled(frame);
          assert.equal((await drawn(frame)).title, VIEWS.find(({ name }) => name === "exports-slope").title.en, id);
        }
        assert.deepEqual([...new Set(asked(log))].sort(), [`${origin}/frames.js`, `${origin}/t.html`, `${origin}/trade-figure.html`]);
        assert.deepEqual(log.problems(), []);
      },
      { browser, pages: { "/t.html": { body: FRAMES }, "/frames.js": { body: MAKE_FRAMES } } },
    ),
  );

  for (const [name, page] of Object.entries(pasted())) {
    test(`it survives ${name} in ${browser}`, options, () =>
      withPage(
        async ({ page, log, origin }) => {
          await page.goto(`${origin}/t.html`);
          const count = await page.$$eval("trade-figure", (figures) => figures.length);
          assert.ok(count > 0);
          for (let index = 0; index < count; index += 1) assert.deepEqual(await drawn(page, index), FIRST, `figure ${index}`);
          assert.deepEqual(asked(log), [`${origin}/t.html`]);
          assert.deepEqual(log.problems(), []);
        },
        { browser, pages: { "/t.html": { body: page } } },
      ),
    );
  }

  test(`without scripts it has every number in ${browser}`, options, () =>
    withPage(
      async ({ page, origin }) => {
        await page.goto(`${origin}/t.html`);
        const frame = await frameOf(page, "off");
        const text = await frame.$eval("body", (body) => body.innerText);
        // Source: Tables 1 to 3 of the article, row by row.
        for (const number of ["18", "24.1", "9.8", "13.2", "8.2", "11", "1.9", "4.1", "1.99", "2.3", "1.06", "1.2", "0.7", "0.91", "0.37", "0.83", "0.93", "0.197"]) {
          assert.match(text, new RegExp(`(^|\\s)${number.replace(".", "\\.")}(\\s|$)`, "m"), number);
        }
        for (const { name, title } of VIEWS) {
          assert.equal(await frame.$eval(`nav a[href="#view=${name}"]`, (link) => link.textContent), title.en);
          const section = await frame.$(`[id="view=${name}"]`);
          // tests/standalone.rs looks into the tables that a section names in place of one of its own.
          assert.ok(await section.$("table caption, li, p a[href^='#view=']"), name);
        }
        assert.match(text, /140\.8 cannot follow from 9\.8 and 13\.2/);
      },
      {
        browser,
        pages: { "/t.html": { body: host('<iframe id="off" sandbox="allow-same-origin" src="/trade-figure.html" width="800"></iframe>') } },
      },
    ),
  );

}

test("put into a page by innerHTML it runs nothing, and its tables are there", () =>
  withPage(
    async ({ page, log, origin }) => {
      await page.goto(`${origin}/t.html`);
      const found = await page.evaluate(async (body) => {
        document.querySelector("#box").innerHTML = body;
        await new Promise((resolve) => setTimeout(resolve, 300));
        const table = document.querySelector("trade-figure table");
        return [Boolean(customElements.get("trade-figure")), table.checkVisibility(), document.querySelectorAll("table").length > 8];
      }, BODY);
      assert.deepEqual(found, [false, true, true]);
      assert.deepEqual(log.problems(), []);
    },
    { pages: { "/t.html": { body: host('<div id="box"></div>') } } },
  ));

test("beside the element of another build it shows its figures with that one", () =>
  withPage(
    async ({ page, log, origin }) => {
      await page.goto(`${origin}/t.html`);
      // As a system does it that runs the scripts of what it inserts.
      await page.evaluate(async (body) => {
        await customElements.whenDefined("trade-figure");
        const range = document.createRange();
        document.querySelector("#box").append(range.createContextualFragment(body));
      }, BODY);
      assert.deepEqual(await drawn(page), FIRST);
      // The other build draws before this one is unpacked.
      await page.waitForSelector(".trade-figure-page[data-live]");
      await followed(page, "exports");
      await settled(page);
      assert.equal((await drawn(page)).title, VIEWS.find(({ name }) => name === "exports").title.en);
      assert.deepEqual(asked(log).map((url) => url.replace(origin, "")), ["/t.html", "/embed/trade-figure.js", "/embed/trade-figure.wasm"]);
      assert.deepEqual(log.problems(), []);
    },
    { pages: { "/t.html": { body: host('<div id="box"></div>', '<script type="module" src="/embed/trade-figure.js"></script>') } } },
  ));

test("it leaves nothing on window", () =>
  withPage(
    async ({ page, origin }) => {
      const names = () => page.evaluate(() => Object.getOwnPropertyNames(window));
      await page.goto(`${origin}/t.html`);
      const before = await names();
      await page.goto(`${origin}/trade-figure.html`);
      await drawn(page);
      const added = (await names()).filter((name) => !before.includes(name));
      assert.deepEqual(added, []);
    },
    { pages: { "/t.html": { body: host("") } } },
  ));

/** A page with the file in frames of each kind; those that a script has to make are made by `MAKE_FRAMES`. */
const FRAMES = host(`
  <iframe id="same" src="/trade-figure.html" width="700" height="500"></iframe>
  <iframe id="sandboxed" sandbox="allow-scripts" src="/trade-figure.html" width="700" height="500"></iframe>
  <script src="/frames.js"></script>
`);

const MAKE_FRAMES = `
  const request = new XMLHttpRequest();
  request.open("GET", "/trade-figure.html", false);
  request.send();
  const text = request.responseText;
  const add = (id, set) => {
    const frame = Object.assign(document.createElement("iframe"), { id, width: 700, height: 500 });
    if (id.startsWith("sandboxed")) frame.setAttribute("sandbox", "allow-scripts");
    set(frame);
    document.body.append(frame);
  };
  add("srcdoc", (frame) => (frame.srcdoc = text));
  add("sandboxed-srcdoc", (frame) => (frame.srcdoc = text));
  add("blob", (frame) => (frame.src = URL.createObjectURL(new Blob([text], { type: "text/html" }))));
  const bytes = new TextEncoder().encode(text);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  add("data", (frame) => (frame.src = "data:text/html;base64," + base64));
  add("sandboxed-data", (frame) => (frame.src = "data:text/html;base64," + base64));
`;

/** Pages of others that hold the file, by what was done to it. */
function pasted() {
  // Source: what Open Journal Systems does to a galley in HTML, in its plugin htmlArticleGalley.
  const galley = (text) => {
    let page = text;
    for (const name of ["figure1.png", "trade-figure.wasm", "style.css"]) {
      page = page.replace(new RegExp(`(src|href|data)\\s*=\\s*"([^"]*${name})"`, "gi"), '$1="/download/1"');
      page = page.replace(new RegExp(`url\\s*:\\s*'(${name})'`, "gi"), "url: '/download/1'");
      page = page.replace(new RegExp(`url=([^"]*${name})`, "gi"), "url=/download/1");
    }
    page = page.replace(/(<[^<>]*")ojs:\/\/([^"]+)("[^<>]*>)/gi, "$1/index/$2$3");
    page = page.replaceAll("{$siteTitle}", "A journal");
    return page.replaceAll("<head>", '<head><style>* { font-family: serif }</style>\n<!-- "inserted" -->');
  };
  const styled = "<style>* { box-sizing: content-box; letter-spacing: 1px } table { display: block } canvas { width: 10px !important }</style>";
  return {
    "a journal's rewriting": galley(SINGLE),
    "its body in a page of another": host(`<article><div>${BODY}</div></article>`, styled),
    "all of its text in a page of another": host(`<article><div>${SINGLE}</div></article>`),
    "two copies on one page": host(`<div>${BODY}</div><p>Text between.</p><div>${BODY}</div>`),
    "a page without a doctype": `<meta charset="utf-8"><link rel="icon" href="data:,"><div>${BODY}</div>`,
    "a page in the way of XHTML": host(`<div>${BODY.replaceAll("<br>", "<br />")}</div>`).replace("<!doctype html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'),
  };
}
