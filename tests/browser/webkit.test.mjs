// Figures in WebKitGTK: the file that holds everything, from disk and in frames, and the two files of a page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { FIRST, PATH, VIEWS, drawn, followed, host, settled } from "./packed.mjs";
import { serve } from "./support.mjs";
import { skipWebKit, withWebKit } from "./webkit.mjs";

const options = { skip: skipWebKit() };
const titleOf = (view) => VIEWS.find(({ name }) => name === view).title;

/** Errors and requests, as the page itself can know them. */
const WATCH = `
  var wrong = [];
  addEventListener("error", ({ message }) => wrong.push(message));
  addEventListener("unhandledrejection", ({ reason }) => wrong.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective }) => wrong.push(violatedDirective));
`;

test("WebKitGTK opens the single file from disk, with every view and its state", options, () =>
  withWebKit(async (browser) => {
    await browser.goto(`file://${PATH}`);
    assert.deepEqual(await drawn(browser), FIRST);
    for (const { name, title } of VIEWS) {
      await followed(browser, name);
      await settled(browser);
      assert.equal(await browser.evaluate(() => document.querySelector("trade-figure").shadowRoot.querySelector(".title").textContent), title.en);
    }
    const fetched = await browser.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.deepEqual(fetched.filter((name) => !name.startsWith("data:")), []);

    await browser.goto("about:blank");
    await browser.goto(`file://${PATH}#view=imports&lang=kk&theme=dark&panel=table`);
    await drawn(browser);
    await settled(browser);
    const state = () =>
      browser.evaluate(() => {
        const figure = document.querySelector("trade-figure");
        const inside = (selector) => figure.shadowRoot.querySelector(selector);
        return [inside(".title").textContent, inside(".table").hidden, document.documentElement.lang, figure.theme, location.hash, inside("[role=status]").textContent];
      });
    const before = await state();
    assert.deepEqual(before, [titleOf("imports").kk, false, "kk", "dark", "#view=imports&lang=kk&theme=dark&panel=table", ""]);
    await browser.reload();
    await drawn(browser);
    await settled(browser);
    assert.deepEqual(await state(), before);
  }));

test("WebKitGTK draws the single file in every kind of frame", options, async () => {
  const make = `
    const request = new XMLHttpRequest();
    request.open("GET", "/trade-figure.html", false);
    request.send();
    const add = (id, set) => {
      const frame = Object.assign(document.createElement("iframe"), { id, width: 700, height: 500 });
      if (id.startsWith("sandboxed")) frame.setAttribute("sandbox", "allow-scripts");
      set(frame);
      document.body.append(frame);
    };
    add("same", (frame) => (frame.src = "/trade-figure.html"));
    add("sandboxed", (frame) => (frame.src = "/trade-figure.html"));
    add("srcdoc", (frame) => (frame.srcdoc = request.responseText));
    add("blob", (frame) => (frame.src = URL.createObjectURL(new Blob([request.responseText], { type: "text/html" }))));
    const bytes = new TextEncoder().encode(request.responseText);
    add("data", (frame) => (frame.src = "data:text/html;base64," + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))));
  `;
  const server = await serve({ "/t.html": { body: host('<script src="/make.js"></script>') }, "/make.js": { body: make } });
  try {
    await withWebKit(async (browser) => {
      await browser.goto(`${server.origin}/t.html`);
      for (const id of ["same", "sandboxed", "srcdoc", "blob", "data"]) {
        await browser.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
        await browser.frame(`#${id}`);
        assert.deepEqual(await drawn(browser), FIRST, id);
        await followed(browser, "exports-slope");
        await settled(browser);
        assert.equal((await drawn(browser)).title, titleOf("exports-slope").en, id);
        await browser.frame(null);
      }
    });
  } finally {
    await server.close();
  }
});

test("WebKitGTK draws a page's figure from its two files, under the strictest policy", options, async () => {
  const body = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/watch.js"></script>
    <script type="module" src="/embed/trade-figure.js"></script></head><body><trade-figure view="exports" loading="eager"><table><tr><td>24.1</td></tr></table></trade-figure></body></html>`;
  const policy = (script) => ({ "content-security-policy": `default-src 'none'; script-src 'self'${script}; connect-src 'self'; img-src data:; require-trusted-types-for 'script'` });
  const server = await serve({
    "/t.html": { body, headers: policy(" 'wasm-unsafe-eval'") },
    "/refused.html": { body, headers: policy("") },
    "/watch.js": { body: WATCH },
  });
  try {
    await withWebKit(async (browser) => {
      await browser.goto(`${server.origin}/t.html`);
      assert.deepEqual(await drawn(browser), { colours: true, title: titleOf("exports").ru, status: "" });
      assert.deepEqual(await browser.evaluate(() => wrong), []);
      const files = await browser.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
      assert.deepEqual(files.filter((path) => path.startsWith("/embed/")).sort(), ["/embed/trade-figure.js", "/embed/trade-figure.wasm"]);

      // Where the module is refused the table stays, with the reason.
      await browser.goto(`${server.origin}/refused.html`);
      await browser.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
      const [status, height] = await browser.evaluate(() => {
        const figure = document.querySelector("trade-figure");
        return [figure.shadowRoot.querySelector("[role=status]").textContent, figure.querySelector("table").offsetHeight];
      });
      assert.match(status, /wasm-unsafe-eval/);
      assert.ok(height > 0);
    });
  } finally {
    await server.close();
  }
});
